"""Proof that somebody reads an e-mail address: a code goes there and is typed here.

A link can be forwarded; a code that belongs to one browser, one purpose and a quarter of an hour
opens nothing elsewhere.  Only its digest is kept, in the session of the browser that asked.
"""

import enum
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core.ratelimit import consume
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.accounts.messages import Sending
from dedere_web.accounts.models import Invitation, User
from dedere_web.foundation import clock

GOOD_SECONDS = 15 * 60
"""How long a code can be typed."""
PROVED_SECONDS = 60 * 60
"""How long the proof holds, for who fills in the rest of the form meanwhile."""
MOST_TRIES = 5
LIMIT = "prove_address"
"""The name of the limit in ``ACCOUNT_RATE_LIMITS``."""

_KEY = "accounts.address_proof"


class Tried(enum.Enum):
    """What became of a code that was typed."""

    RIGHT = "right"
    WRONG = "wrong"
    VOID = "void"
    """There is no code to compare with any more: too old, or wrong too often."""


class TooManyCodesError(InvalidInputError):
    """One address, or one client, asked for code after code."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "Codes for this address were asked for too often. Wait an hour, then ask "
                    "for another one."
                )
            )
        )


def for_invitation(invitation: Invitation) -> str:
    """Return the purpose of proving the address of an invitation, as long as its link is good."""
    return f"invitation:{invitation.pk}:{invitation.token_hash}"


def for_change(person: User) -> str:
    """Return the purpose of proving the new address of an account."""
    return f"change:{person.pk}"


def ask(
    request: HttpRequest, *, purpose: str, email: str, send: Callable[[str], Sending]
) -> Sending:
    """Send a new code to an address; the one before is void.

    Args:
        request: Of the browser to which the proof belongs.
        purpose: What the proof is for; it serves nothing else.
        email: The address to be proved.
        send: Sends a code to the address and says what became of the message.

    Raises:
        TooManyCodesError: This was asked for too often.
    """
    if not consume(request, action=LIMIT, key=email):
        raise TooManyCodesError
    code = str(get_adapter().generate_email_verification_code())
    sending = send(code)
    if sending is Sending.FAILED:
        forget(request)
    else:
        request.session[_KEY] = {
            "purpose": purpose,
            "email": email,
            "digest": _digest(purpose, email, code),
            "at": clock.now().timestamp(),
            "wrong": 0,
            "proved": False,
            "sending": sending.value,
        }
    return sending


def awaited(request: HttpRequest, purpose: str) -> tuple[str, Sending] | None:
    """Return to which address a code went that can still be typed, and how it went."""
    state = _state(request, purpose, GOOD_SECONDS)
    if state is None or state["proved"] or int(state["wrong"]) >= MOST_TRIES:
        return None
    return str(state["email"]), Sending(state["sending"])


def try_code(request: HttpRequest, purpose: str, code: str) -> Tried:
    """Compare a code that was typed with the one that was sent."""
    waiting = awaited(request, purpose)
    if waiting is None:
        return Tried.VOID
    state = dict(request.session[_KEY])
    right = constant_time_compare(state["digest"], _digest(purpose, waiting[0], code))
    if right:
        state |= {"proved": True, "at": clock.now().timestamp()}
    else:
        state["wrong"] += 1
    request.session[_KEY] = state
    if right:
        return Tried.RIGHT
    return Tried.WRONG if state["wrong"] < MOST_TRIES else Tried.VOID


def proved_address(request: HttpRequest, purpose: str) -> str | None:
    """Return the address that this browser has proved for a purpose."""
    state = _state(request, purpose, PROVED_SECONDS)
    return str(state["email"]) if state and state["proved"] else None


def forget(request: HttpRequest) -> None:
    """Drop code and proof: they were used, or the person gave up."""
    request.session.pop(_KEY, None)


def _state(request: HttpRequest, purpose: str, seconds: int) -> dict[str, Any] | None:
    state: dict[str, Any] | None = request.session.get(_KEY)
    if state is None or state["purpose"] != purpose:
        return None
    age = clock.now().timestamp() - float(state["at"])
    return state if age < seconds else None


def _digest(purpose: str, email: str, code: str) -> str:
    """Return what is kept of a code; how it is written does not matter, dash or not."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return salted_hmac(_KEY, f"{purpose}\n{email}\n{plain}", algorithm="sha256").hexdigest()
