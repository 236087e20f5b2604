"""Messages that the platform sends to people."""

import enum
import logging
import smtplib
from collections.abc import Iterable
from contextlib import suppress

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from dedere_web.accounts.models import Invitation, User
from dedere_web.accounts.selectors import person_with
from dedere_web.foundation import clock

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


def send_code_of_invitation(invitation: Invitation, code: str) -> Sending:
    """Send the code that proves the address of an invitation."""
    with override(language_for(person_with(invitation.email))):
        subject = _("Your code for Dedere")
        shown = {"invitation": invitation, "code": code}
        text = render_to_string("accounts/mail/code_of_invitation.txt", shown)
    return _send(subject, text, invitation.email)


def send_code_of_change(person: User, email: str, code: str) -> Sending:
    """Send the code that proves the new address of an account."""
    with override(language_for(person)):
        subject = _("Your code for Dedere")
        text = render_to_string("accounts/mail/code_of_change.txt", {"code": code})
    return _send(subject, text, email)


def send_address_taken(email: str) -> Sending:
    """Tell an address that it has an account, where somebody else wanted it for theirs."""
    with override(language_for(person_with(email))):
        subject = _("Your account on Dedere stays as it is")
        text = render_to_string("accounts/mail/address_taken.txt", {})
    return _send(subject, text, email)


def send_address_changed(person: User, old: str, *, client: str, browser: str) -> Sending:
    """Warn the address that an account had until now."""
    with override(language_for(person)):
        subject = _("The address of your account on Dedere was changed")
        shown = {"now": clock.now(), "client": client, "browser": browser}
        text = render_to_string("accounts/mail/address_changed.txt", shown)
    return _send(subject, text, old)


def send_organisation_closed(people: Iterable[User], name: str) -> None:
    """Tell those who worked for an organisation that it was closed.

    Where the first message fails the others are not tried: each would wait for the same server.
    """
    for person in people:
        with override(language_for(person)):
            subject = _("An organisation on Dedere was closed")
            text = render_to_string("accounts/mail/organisation_closed.txt", {"name": name})
        if _send(subject, text, person.email) is Sending.FAILED:
            return


def send_factor_removed(person: User) -> Sending:
    """Tell somebody that an operator took the second factors off the account."""
    with override(language_for(person)):
        subject = _("Your account on Dedere was changed")
        text = render_to_string("accounts/mail/factor_removed.txt", {})
    return _send(subject, text, person.email)


def _send(subject: str, text: str, address: str) -> Sending:
    connection = get_connection()
    try:
        EmailMessage(subject, text, None, [address], connection=connection).send()
    except (OSError, smtplib.SMTPException) as error:
        log.warning("%s", what_failed(error))
        return Sending.FAILED
    finally:
        # A server that refused us while we came in is not left waiting.
        with suppress(OSError, smtplib.SMTPException):
            connection.close()
    return Sending.KEPT if settings.EMAIL_BACKEND == IN_FILES else Sending.SENT


def what_failed(error: OSError | smtplib.SMTPException) -> str:
    """Return one line for the log that says why a message could not be sent, and no address.

    What a server says in words may repeat an address or a name; its number does not.
    """
    number = getattr(error, "smtp_code", None)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        number = next((code for code, _words in error.recipients.values()), None)
    kind = type(error).__name__
    answered = f"{kind}, the mail server answered {number}" if number else kind
    return f"A message could not be sent ({answered}). Check DEDERE_SMTP_URL and that server."


def language_for(person: User | None) -> str | None:
    """Return the language in which to write to somebody: their own, or that of whoever writes."""
    return person.language if person and person.language else get_language()
