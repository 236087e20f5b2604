"""Messages that the platform sends to people."""

import enum
import logging
import smtplib

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from dedere_web.accounts.models import Invitation, User
from dedere_web.accounts.selectors import person_with

IN_FILES = "dedere_web.foundation.mail.FileBackend"

log = logging.getLogger(__name__)


class Sending(enum.Enum):
    """What became of a message."""

    SENT = "sent"
    KEPT = "kept"
    """It lies as a file with whoever runs the platform: there is no mail server."""
    FAILED = "failed"


def send_invitation(invitation: Invitation, link: str) -> Sending:
    """Send the link of an invitation and say what became of it."""
    with override(language_for(person_with(invitation.email))):
        subject = _("You are invited to Dedere")
        shown = {"invitation": invitation, "organisation": invitation.organisation, "link": link}
        text = render_to_string("accounts/mail/invitation.txt", shown)
    return _send(subject, text, invitation.email)


def send_factor_removed(person: User) -> Sending:
    """Tell somebody that an operator took the second factors off the account."""
    with override(language_for(person)):
        subject = _("Your account on Dedere was changed")
        text = render_to_string("accounts/mail/factor_removed.txt", {})
    return _send(subject, text, person.email)


def _send(subject: str, text: str, address: str) -> Sending:
    try:
        send_mail(subject, text, None, [address])
    except (OSError, smtplib.SMTPException) as error:
        log.warning("A message could not be sent: %s", type(error).__name__)
        return Sending.FAILED
    return Sending.KEPT if settings.EMAIL_BACKEND == IN_FILES else Sending.SENT


def language_for(person: User | None) -> str | None:
    """Return the language in which to write to somebody: their own, or that of whoever writes."""
    return person.language if person and person.language else get_language()
