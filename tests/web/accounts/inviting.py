"""Invitations as tests send them, and what came by mail."""

import re

from django.core import mail

from dedere_web.accounts.models import Membership, Role
from dedere_web.accounts.services import invite_member


def invite(administrator: Membership, email: str = "new@xaa.example", **said: object) -> str:
    _, token = invite_member(
        administrator.organisation,
        email=email,
        role=Role.CONTRIBUTOR,
        by=administrator.person,
        **said,  # type: ignore[arg-type] # days or until
    )
    return token


def link_in_mail() -> str:
    message = mail.outbox[0]
    found = re.search(r"http://testserver(/invitations/\S+)", str(message.body))
    assert found is not None
    return found[1]


def code_in_mail() -> str:
    found = re.search(r"[A-Z]{4}-[A-Z]{4}", str(mail.outbox[-1].body))
    assert found is not None
    return found[0]
