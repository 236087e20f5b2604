"""The link of an invitation is not enough: a code goes to the invited address."""

import datetime as dt

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from dedere_web.accounts.models import Invitation, Membership, User
from dedere_web.foundation import clock
from tests.web.accounts.inviting import code_in_mail, invite
from tests.web.people import PASSWORD

pytestmark = pytest.mark.django_db

FIELDS = {"name": "Mallory", "password": PASSWORD, "again": PASSWORD}


def test_a_forwarded_link_opens_nothing_without_the_code(
    administrator: Membership, client: Client
) -> None:
    link = reverse("accounts:invitation", args=[invite(administrator)])

    page = client.post(link, FIELDS)  # straight to the account, past the code

    assert "Show that this address is yours" in client.get(link).content.decode()
    assert "Password" not in page.content.decode()
    assert not User.objects.filter(email="new@xaa.example").exists()
    assert Invitation.objects.get().accepted_at is None


def test_the_code_goes_to_the_invited_address_whatever_the_form_says(
    administrator: Membership, client: Client
) -> None:
    link = reverse("accounts:invitation", args=[invite(administrator)])
    mallory = {"send": "1", "email": "mallory@evil.example"}

    client.post(link, mallory)
    client.post(link, {"code": code_in_mail()})
    client.post(link, FIELDS | mallory)

    assert [message.to for message in mail.outbox] == [["new@xaa.example"]]
    assert User.objects.filter(email="new@xaa.example").exists()
    assert not User.objects.filter(email="mallory@evil.example").exists()


def test_a_code_opens_one_browser_and_one_invitation(
    administrator: Membership, client: Client
) -> None:
    link = reverse("accounts:invitation", args=[invite(administrator)])
    other = reverse("accounts:invitation", args=[invite(administrator, "b@xaa.example")])
    client.post(link, {"send": "1"})
    code, elsewhere = code_in_mail(), Client()

    elsewhere.post(link, {"code": code})
    assert "Show that this address is yours" in elsewhere.get(link).content.decode()
    client.post(link, {"code": code.lower().replace("-", "")})  # as people type
    assert "Open your account" in client.get(link).content.decode()
    assert "Show that this address is yours" in client.get(other).content.decode()


def test_five_wrong_codes_make_the_right_one_void(
    administrator: Membership, client: Client
) -> None:
    link = reverse("accounts:invitation", args=[invite(administrator)])
    client.post(link, {"send": "1"})
    right = code_in_mail()

    pages = [client.post(link, {"code": "WRONGONE"}).content.decode() for _ in range(5)]
    late = client.post(link, {"code": right}).content.decode()

    assert "This is not the code" in pages[0]
    assert "This code is void" in pages[-1]
    assert "This code is void" in late


def test_a_code_is_void_after_a_quarter_of_an_hour(
    administrator: Membership, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = reverse("accounts:invitation", args=[invite(administrator)])
    client.post(link, {"send": "1"})
    later = clock.now() + dt.timedelta(minutes=15, seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)

    page = client.post(link, {"code": code_in_mail()})

    assert "This code is void" in page.content.decode()


def test_nobody_floods_a_box_with_codes(administrator: Membership) -> None:
    link = reverse("accounts:invitation", args=[invite(administrator)])

    pages = [Client(REMOTE_ADDR=f"192.0.2.{n}").post(link, {"send": "1"}) for n in range(7)]

    assert len(mail.outbox) == 5
    assert "Wait an hour" in pages[-1].content.decode()
    assert Invitation.objects.get().withdrawn_at is None


def test_the_code_lies_nowhere_in_clear(administrator: Membership, client: Client) -> None:
    link = reverse("accounts:invitation", args=[invite(administrator)])
    client.post(link, {"send": "1"})
    code = code_in_mail()

    kept = str(dict(client.session.items()))

    assert code not in kept
    assert code.replace("-", "") not in kept
