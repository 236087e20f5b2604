"""People and organisations that tests of accounts work with."""

import hashlib
import hmac
import struct
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db.models import QuerySet
from django.test import Client

from dedere_web.accounts.models import (
    Function,
    Kind,
    Membership,
    Organisation,
    PlatformRole,
    Role,
    User,
)
from dedere_web.accounts.services import (
    begin_membership,
    create_organisation,
    grant,
    open_account,
)
from tests.web.people import PASSWORD

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - of nobody


def code_now(secret: str = SECRET, *, steps: int = 0) -> str:
    """Return the code that a telephone shows, computed as RFC 6238 says."""
    key = base32(secret)
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.new(key, counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def base32(text: str) -> bytes:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    bits = "".join(f"{alphabet.index(sign):05b}" for sign in text.strip("="))
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8))


def person(email: str, *, enrolled: bool = True, name: str = "") -> User:
    made = open_account(email=email, password=PASSWORD, name=name)
    if enrolled:
        enrol(made)
    return made


def enrol(somebody: User) -> None:
    TOTP.activate(somebody, SECRET)
    RecoveryCodes.activate(somebody)


def factors(somebody: User) -> QuerySet[Authenticator]:
    found: QuerySet[Authenticator] = Authenticator.objects.filter(user_id=somebody.pk)
    return found


def operator(email: str = "operator@platform.example", *, enrolled: bool = True) -> User:
    made = person(email, enrolled=enrolled, name="Ola")
    grant(made, PlatformRole.OPERATOR, by=None)
    return made


def authority(name: str = "Central Authority of Xanadu", state: str = "XAA") -> Organisation:
    return create_organisation(
        name=name,
        kind=Kind.STATE_BODY,
        function=Function.CENTRAL_AUTHORITY,
        state=state,
        by=None,
    )


def member(
    organisation: Organisation,
    role: Role,
    email: str | None = None,
    *,
    enrolled: bool = True,
) -> Membership:
    address = email or f"{role.value}@{organisation.state.lower() or 'body'}.example"
    somebody = person(address, enrolled=enrolled, name=address.partition("@")[0].title())
    return begin_membership(somebody, organisation, role, by=None)


def browser(somebody: User | None) -> Client:
    """Return a browser in which a person, or nobody, is signed in."""
    made = Client()
    if somebody is not None:
        made.force_login(somebody)
    return made
