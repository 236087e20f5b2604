"""Who signed in and out, and what failed: on the platform's own chain, without any address.

The framework says so by its signals of authentication, which reach us from every door: password,
passkey, second factor.  An address that was tried stands here as a pseudonym only.
"""

import datetime as dt
from collections.abc import Mapping

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dedere_web.foundation import clock
from dedere_web.foundation.pseudonyms import NothingToNameError, pseudonym
from dedere_web.trail import selectors
from dedere_web.trail.chain import PLATFORM
from dedere_web.trail.registry import Subject, register
from dedere_web.trail.row_rules import writing
from dedere_web.trail.services import record

KIND = "sign-in"
UNKNOWN = "unknown"
MOST_FAILURES_AN_HOUR = 500
"""After these one more entry says that there are more: nobody fills the trail from outside."""
HOUR = dt.timedelta(hours=1)

register(
    kind=KIND,
    label=_("sign-in"),
    actions={
        "signed-in": _("The person signed in."),
        "signed-out": _("The person signed out."),
        "failed": _("Somebody tried to sign in and failed."),
        "failed-often": _("More failures followed within the hour; they are not listed."),
    },
)


def listen() -> None:
    """Start to record; again: changes nothing."""
    user_logged_in.connect(_signed_in, dispatch_uid="trail-signed-in")
    user_logged_out.connect(_signed_out, dispatch_uid="trail-signed-out")
    user_login_failed.connect(_failed, dispatch_uid="trail-failed")


def _signed_in(*, user: AbstractBaseUser, **_said: object) -> None:
    _record("signed-in", Subject.of(KIND, user.pk), actor=user.pk)


def _signed_out(*, user: AbstractBaseUser | None, **_said: object) -> None:
    if user is not None and user.pk is not None:
        _record("signed-out", Subject.of(KIND, user.pk), actor=user.pk)


def _failed(*, credentials: Mapping[str, object], **_said: object) -> None:
    since = clock.now() - HOUR
    with transaction.atomic(), writing(PLATFORM):
        is_listed = selectors.count_since(KIND, "failed", since) < MOST_FAILURES_AN_HOUR
        is_told = not is_listed and selectors.count_since(KIND, "failed-often", since) > 0
        if is_listed:
            _record("failed", Subject(KIND, _tried(credentials)), actor=None)
        elif not is_told:
            _record("failed-often", Subject(KIND, UNKNOWN), actor=None)


def _tried(credentials: Mapping[str, object]) -> str:
    """Return the pseudonym of the address that was tried."""
    names = ("username", "email", "login", get_user_model().USERNAME_FIELD)
    tried = next((str(credentials[name]) for name in names if credentials.get(name)), "")
    try:
        return pseudonym(KIND, [tried])
    except NothingToNameError:
        return UNKNOWN


def _record(action: str, subject: Subject, *, actor: int | None) -> None:
    with transaction.atomic():
        record(organisation=None, actor=actor, action=action, subject=subject)
