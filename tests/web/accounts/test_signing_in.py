"""Accounts: how they come into being, and how people sign in."""

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from dedere_web.accounts.models import User
from dedere_web.accounts.policies import may_edit_facts
from dedere_web.accounts.services import (
    AccountExistsError,
    UnusableEmailError,
    WeakPasswordError,
    create_operator,
)
from dedere_web.foundation import clock
from tests.web.people import PASSWORD

pytestmark = pytest.mark.django_db

SIGN_IN = "/accounts/sign-in/"


def test_an_operator_may_edit_facts_and_nobody_else_may(editor: User, account: User) -> None:
    assert may_edit_facts(editor)
    assert not may_edit_facts(account)


def test_an_address_is_one_person_however_it_is_written(editor: User) -> None:
    with pytest.raises(AccountExistsError):
        create_operator(email=" Editor@Ministry.example ", password=PASSWORD)


def test_the_database_refuses_an_address_with_capitals() -> None:
    with pytest.raises(IntegrityError):
        User(email="Capital@ministry.example", joined_at=clock.now()).save()


@pytest.mark.parametrize("password", ["", "short", "1234567890123456", "1q2w3e4r5t6y"])
def test_a_weak_password_makes_no_account(password: str) -> None:
    with pytest.raises(WeakPasswordError):
        create_operator(email="new@ministry.example", password=password)

    assert not User.objects.exists()


def test_what_is_no_address_makes_no_account() -> None:
    with pytest.raises(UnusableEmailError):
        create_operator(email="nobody", password=PASSWORD)


def sign_in(client: Client, **said: str) -> tuple[int, str]:
    fields = {"username": "Editor@ministry.example", "password": PASSWORD, **said}
    response = client.post(SIGN_IN, fields)
    return response.status_code, response.headers.get("Location", "")


def test_signing_in_leads_back_to_where_the_person_was(client: Client, editor: User) -> None:
    assert sign_in(client, next="/treaties/import/") == (302, "/treaties/import/")


def test_signing_in_never_leads_to_another_site(client: Client, editor: User) -> None:
    assert sign_in(client, next="https://evil.example/") == (302, "/")


def test_a_wrong_password_and_an_unknown_address_get_the_same_words(
    client: Client, editor: User
) -> None:
    wrong = client.post(SIGN_IN, {"username": editor.email, "password": "wrong"})
    unknown = client.post(SIGN_IN, {"username": "x@ministry.example", "password": "wrong"})

    says = "No account has this e-mail address and this password"
    assert says in wrong.content.decode()
    assert says in unknown.content.decode()


def test_signing_out_takes_a_form(client: Client, editor: User) -> None:
    client.force_login(editor)

    assert client.get(reverse("accounts:sign-out")).status_code == 405
    assert client.post(reverse("accounts:sign-out")).status_code == 302
    assert client.get(reverse("treaties:import")).status_code == 302


def test_a_signed_in_page_is_never_given_to_a_stranger(client: Client, editor: User) -> None:
    client.force_login(editor)
    mine = client.get("/api/")
    client.logout()
    public = client.get("/api/")

    assert mine.headers["Cache-Control"] == "private, no-cache"
    assert "Sign out" in mine.content.decode()
    assert "Sign out" not in public.content.decode()
