"""What the trail learns of people: that something was done, never what was typed."""

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse

from dedere_web.accounts.models import Organisation, PlatformRole, Role
from dedere_web.accounts.services import (
    accept_with_new_account,
    change_membership,
    grant,
    hand_over,
    invite_member,
    invite_to_platform,
    withdraw_invitation,
)
from dedere_web.trail.models import Entry
from tests.web.accounts import people
from tests.web.people import PASSWORD


def told(kind: str) -> list[str]:
    return list(Entry.objects.filter(kind=kind).order_by("pk").values_list("action", flat=True))


@pytest.mark.django_db
def test_every_change_of_an_organisation_is_told(xanadu: Organisation) -> None:
    admin = people.member(xanadu, Role.ADMINISTRATOR)
    leaver = people.member(xanadu, Role.READER)
    change_membership(leaver, role=Role.APPROVER, until=None, by=admin.person)
    hand_over(leaver, heir=None, by=admin.person)
    first, _ = invite_member(xanadu, email="a@xaa.example", role=Role.READER, by=admin.person)
    withdraw_invitation(first, by=admin.person)
    _, token = invite_member(xanadu, email="a@xaa.example", role=Role.READER, by=admin.person)
    accept_with_new_account(token, name="Nour", password=PASSWORD)

    assert told("organisation") == ["created"]
    assert told("membership") == ["began", "began", "changed", "ended", "handed-over", "began"]
    assert told("invitation") == ["sent", "withdrawn", "sent", "accepted"]
    changed = Entry.objects.get(kind="membership", action="changed")
    assert changed.actor == admin.person_id
    assert '"reader"' in str(changed.before)
    assert '"approver"' in str(changed.after)
    assert str(xanadu.pk) in changed.chain.name


@pytest.mark.django_db
def test_a_change_that_changes_nothing_is_not_told(xanadu: Organisation) -> None:
    admin = people.member(xanadu, Role.ADMINISTRATOR)

    change_membership(admin, role=Role.ADMINISTRATOR, until=None, by=admin.person)

    assert told("membership") == ["began"]


@pytest.mark.django_db
def test_the_trail_holds_no_address_no_password_and_no_link(xanadu: Organisation) -> None:
    admin = people.member(xanadu, Role.ADMINISTRATOR)
    _, token = invite_member(xanadu, email="a@xaa.example", role=Role.READER, by=admin.person)
    accept_with_new_account(token, name="Nour", password=PASSWORD)
    _, other = invite_to_platform(
        email="b@platform.example", role=PlatformRole.REPORT_DRAFTER, by=admin.person
    )

    kept = str(list(Entry.objects.values("before", "after", "why", "subject")))

    for secret in ("@", PASSWORD, token, other, "Nour"):
        assert secret not in kept


@pytest.mark.django_db
def test_changes_of_the_sign_in_are_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    # The transaction of a test is never committed; the library tells when it is.
    monkeypatch.setattr(transaction, "on_commit", lambda then: then())
    officer = people.person("officer@xaa.example", enrolled=False)
    grant(officer, PlatformRole.REPORT_DRAFTER, by=None)
    client.post("/accounts/sign-in/", {"login": officer.email, "password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    code = people.code_now(page.context["form"].secret)
    client.post(reverse("mfa_activate_totp"), {"code": code})
    client.post(
        reverse("account_change_password"),
        {
            "oldpassword": PASSWORD,
            "password1": "quite-another-sentence-42",
            "password2": "quite-another-sentence-42",
        },
    )

    assert told("person") == ["opened", "second-factor-changed", "password-changed"]
    assert "A telephone was added" in str(mail.outbox[-2].body)
    assert told("platform-role") == ["granted"]
