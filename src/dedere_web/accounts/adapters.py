"""How the library that signs people in behaves here."""

import logging
import smtplib
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from dedere_web.accounts import clients, selectors
from dedere_web.accounts.messages import language_for, what_failed
from dedere_web.accounts.models import User
from dedere_web.accounts.services import tell_of_sign_in_change
from dedere_web.foundation.sealing import seal, unseal

log = logging.getLogger(__name__)

FRESH_SECONDS = 300
"""How long after signing in a person is not asked for the password again."""
ONE_YEAR = 365 * 24 * 60 * 60
SEALED_IN = "mfa_authenticator.data"

NOT_OURS = gettext_lazy(
    "No account has this e-mail address and this password. Check both; the password "
    "distinguishes capital and small letters."
)
TOO_MANY = gettext_lazy(
    "This was tried too often. Wait five minutes, then try once more; other people can sign in "
    "meanwhile."
)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # the library is untyped
    """Accounts by invitation, one lock for each address and client, a second factor where due."""

    error_messages = {  # noqa: RUF012 - the library's shape
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": NOT_OURS,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
        "enter_current_password": gettext_lazy("This is not your present password."),
        "incorrect_password": gettext_lazy("This is not your password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the library's signature
        """Nobody signs up; people are invited."""
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count wrong passwords for an address and a client together, never for either alone."""
        address = clients.address_tried(request, credentials)
        return f"{clients.client_address(request)}:{address}"

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return where a request comes from; one without a network has no address."""
        if not request.META.get("REMOTE_ADDR"):
            return "0.0.0.0"  # noqa: S104 - nobody listens here: it says 'unknown'
        return str(super().get_client_ip(request))

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:  # noqa: ARG002 - the library's signature
        """Answer somebody whose account was closed and who knows its password."""
        return render(request, "account/account_inactive.html", status=403)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Go on to where the person was, by way of the second factor where one is missing."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if selectors.needs_second_factor(user) and not selectors.has_second_factor(user):
            onwards = urlencode({"next": response.headers["Location"]})
            response.headers["Location"] = f"{reverse('mfa_index')}?{onwards}"
        if user.language:
            keep_language(response, user.language)
        return response

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask for the password again, except of somebody who has just typed it."""
        request = context.request
        records = get_authentication_records(request, request.user)
        if records and time.time() - records[-1]["at"] < FRESH_SECONDS:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a message in the language of the person who gets it; a failure stops nothing."""
        person = selectors.person_with(email)
        try:
            with override(language_for(person)):
                super().send_mail(template_prefix, email, context)
        except (OSError, smtplib.SMTPException) as error:
            log.warning("%s", what_failed(error))

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell the trail and the person that something about the sign-in was changed."""
        what = template_prefix.rpartition("/")[2]
        tell_of_sign_in_change(user, what)
        told = {**(context or {}), "happened": what_happened(what)}
        super().send_notification_mail("account/email/changed", user, told, email)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc] # the library is untyped
    """Secrets under seal; the last second factor stays where one is needed."""

    error_messages = {  # noqa: RUF012 - the library's shape
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "This code is not right. Codes change every half minute: wait for the next one, and "
            "check that the clock of your telephone is right."
        ),
        "cannot_delete_authenticator": gettext_lazy(
            "Your roles need a second factor, and this is the last one. Add another first."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret before it goes to the database."""
        return seal(text, context=SEALED_IN)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret."""
        return unseal(encrypted_text, context=SEALED_IN)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Keep the last second factor of somebody who needs one."""
        person = authenticator.user
        if authenticator.type not in selectors.FACTORS:
            return True
        if not selectors.needs_second_factor(person):
            return True
        return selectors.factors_of(person).exclude(pk=authenticator.pk).exists()

    def generate_authenticator_name(self, user: User, type: str) -> str:
        """Name a passkey that its owner did not name."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}

    def _get_site_name(self) -> str:
        return str(settings.MFA_TOTP_ISSUER)


def what_happened(what: str) -> str:
    """Return the sentence for a change of the sign-in."""
    return {
        "password_changed": _("The password of your account was changed."),
        "password_reset": _("The password of your account was set anew, by a link sent to you."),
        "totp_activated": _("A telephone was added as your second factor."),
        "totp_deactivated": _("The telephone was removed as your second factor."),
        "webauthn_added": _("A passkey was added to your account."),
        "webauthn_removed": _("A passkey was removed from your account."),
        "recovery_codes_generated": _("New recovery codes were made; the old ones are void."),
    }.get(what, _("The way you sign in was changed."))


def keep_language(response: HttpResponse, language: str) -> None:
    """Let a browser remember the language of a person."""
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=ONE_YEAR,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
