"""A person changes the address: the new one is proved, the old one warned, the trail told."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse

from dedere_web.accounts.models import Organisation, Role, User
from dedere_web.accounts.services import AccountExistsError, change_address
from dedere_web.trail.models import Entry
from tests.web.accounts import people
from tests.web.accounts.inviting import code_in_mail
from tests.web.people import PASSWORD

pytestmark = pytest.mark.django_db

PAGE = "/account/address/"
NEW = "officer@new.example"


@pytest.fixture
def officer(xanadu: Organisation) -> User:
    return people.member(xanadu, Role.CONTRIBUTOR, "officer@xaa.example").person


@pytest.fixture
def browser(officer: User, client: Client) -> Client:
    """A browser in which the officer has just signed in."""
    client.post("/accounts/sign-in/", {"login": officer.email, "password": PASSWORD})
    client.post(reverse("mfa_authenticate"), {"code": people.code_now()})
    mail.outbox.clear()
    return client


def test_the_new_address_is_proved_before_it_opens_the_account(
    browser: Client, officer: User
) -> None:
    browser.post(PAGE, {"email": " Officer@NEW.example "})
    officer.refresh_from_db()
    assert officer.email == "officer@xaa.example"
    assert [message.to for message in mail.outbox] == [[NEW]]

    done = browser.post(PAGE, {"code": code_in_mail()})

    assert done.headers["Location"] == "/account/?done=address"
    officer.refresh_from_db()
    assert officer.email == NEW
    assert Client().post("/accounts/sign-in/", {"login": NEW, "password": PASSWORD}).headers[
        "Location"
    ] == reverse("mfa_authenticate")
    assert browser.get("/account/").status_code == 200  # the session goes on


def test_the_old_address_is_warned_and_is_not_told_the_new_one(
    browser: Client, officer: User
) -> None:
    browser.post(PAGE, {"email": NEW})
    browser.post(PAGE, {"code": code_in_mail()}, headers={"User-Agent": "Desk browser"})

    warning = mail.outbox[-1]
    assert warning.to == ["officer@xaa.example"]
    assert "was changed" in warning.subject
    assert "Desk browser" in str(warning.body)
    assert NEW not in str(warning.body)


def test_account_and_organisation_learn_of_it_without_an_address(
    browser: Client, officer: User, xanadu: Organisation
) -> None:
    browser.post(PAGE, {"email": NEW})
    browser.post(PAGE, {"code": code_in_mail()})

    entries = Entry.objects.filter(action="address-changed")
    assert {entry.kind for entry in entries} == {"person", "membership"}
    assert any(str(xanadu.pk) in entry.chain.name for entry in entries)
    assert {entry.actor for entry in entries} == {officer.pk}
    assert "@" not in str(list(entries.values("before", "after", "why", "subject")))


def test_a_wrong_code_changes_nothing(browser: Client, officer: User) -> None:
    browser.post(PAGE, {"email": NEW})

    page = browser.post(PAGE, {"code": "BBBB-BBBB"})

    assert "This is not the code" in page.content.decode()
    officer.refresh_from_db()
    assert officer.email == "officer@xaa.example"
    assert not Entry.objects.filter(action="address-changed").exists()


def test_the_page_does_not_tell_who_has_an_account(browser: Client, officer: User) -> None:
    people.person("taken@xaa.example")

    free = browser.post(PAGE, {"email": "free@xaa.example"})
    taken = browser.post(PAGE, {"email": "taken@xaa.example"})

    assert free.headers["Location"] == taken.headers["Location"] == PAGE
    assert "A code went to" in browser.get(PAGE).content.decode()
    message = mail.outbox[-1]
    assert message.to == ["taken@xaa.example"]
    assert re.search(r"[A-Z]{4}-[A-Z]{4}", str(message.body)) is None


def test_an_address_is_one_account_even_when_two_take_it_at_once(officer: User) -> None:
    people.person("taken@xaa.example")

    with pytest.raises(AccountExistsError):
        change_address(officer, "Taken@xaa.example")

    assert officer.email == "officer@xaa.example"
    assert User.objects.filter(email="taken@xaa.example").count() == 1


@pytest.mark.parametrize(
    ("email", "says"),
    [
        ("nobody", "valid email address"),
        ("", "required"),
        ("Officer@xaa.example", "your present address already"),
    ],
)
def test_a_bad_address_is_said_beside_its_field(browser: Client, email: str, says: str) -> None:
    assert says in browser.post(PAGE, {"email": email}).content.decode()
    assert mail.outbox == []


def test_the_password_is_asked_for_again_after_a_while(browser: Client) -> None:
    session = browser.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 301
    session.save()

    for answer in (browser.get(PAGE), browser.post(PAGE, {"email": NEW})):
        assert answer.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert mail.outbox == []


def test_nothing_of_the_new_address_is_kept_before_it_is_proved(
    browser: Client, officer: User
) -> None:
    # An unproved address in a row would get the link for a forgotten password.
    browser.post(PAGE, {"email": NEW})
    mail.outbox.clear()

    Client().post(reverse("account_reset_password"), {"email": NEW})

    assert not EmailAddress.objects.exists()
    assert "/account/password/new/" not in str(mail.outbox[-1].body)


def test_a_link_for_a_forgotten_password_dies_with_the_address(
    browser: Client, officer: User
) -> None:
    Client().post(reverse("account_reset_password"), {"email": officer.email})
    found = re.search(r"http://testserver(/account/password/new/\S+)", str(mail.outbox[-1].body))
    assert found is not None
    browser.post(PAGE, {"email": NEW})
    browser.post(PAGE, {"code": code_in_mail()})

    shown = Client().get(found[1], follow=True).content.decode()

    assert "This link cannot be used" in shown
