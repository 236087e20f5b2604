"""What people change about themselves: name, language, password, sessions."""

import re

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from dedere_web.accounts.models import Role, User
from dedere_web.accounts.passwords import GuessablePasswordValidator
from tests.web.accounts import people
from tests.web.people import PASSWORD

pytestmark = pytest.mark.django_db

NEW = "quite-another-sentence-42"


@pytest.fixture
def signed_in_by_hand(account: User) -> Client:
    return sign_in(account)


def sign_in(person: User, **client: str) -> Client:
    browser = Client(**client)  # type: ignore[arg-type] # what a request carries
    browser.post("/accounts/sign-in/", {"login": person.email, "password": PASSWORD})
    assert "_auth_user_id" in browser.session
    return browser


def test_a_name_and_a_language_are_kept(signed_in_by_hand: Client, account: User) -> None:
    response = signed_in_by_hand.post("/account/", {"name": "Nour", "language": "en"})

    account.refresh_from_db()
    assert (account.name, account.language) == ("Nour", "en")
    assert response.cookies["django_language"].value == "en"
    done = signed_in_by_hand.get(response.headers["Location"]).content.decode()
    assert "Name and language are saved." in done


def test_a_language_that_is_not_offered_is_refused(
    signed_in_by_hand: Client, account: User
) -> None:
    page = signed_in_by_hand.post("/account/", {"name": "Nour", "language": "tlh"})

    assert "tlh is not one of the available choices" in page.content.decode()
    account.refresh_from_db()
    assert account.name == ""


def test_my_organisations_are_listed_with_my_role() -> None:
    body = people.authority()
    officer = people.member(body, Role.APPROVER).person

    page = people.browser(officer).get("/account/").content.decode()

    assert "Central Authority of Xanadu" in page
    assert "Approver" in page


# --- Sessions ----------------------------------------------------------------------------------


def test_a_session_is_listed_and_ended(account: User) -> None:
    here, there = sign_in(account), sign_in(account, HTTP_USER_AGENT="Telephone")
    page = here.get("/account/sessions/")

    assert "Telephone" in page.content.decode()
    (other,) = [s for s in page.context["sessions"] if s.session_key != here.session.session_key]
    here.post(reverse("accounts:end-session", args=[other.pk]))

    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 302


def test_every_other_session_is_ended_at_once(account: User) -> None:
    here, others = sign_in(account), [sign_in(account), sign_in(account)]

    here.post(reverse("accounts:end-other-sessions"))

    assert here.get("/account/").status_code == 200
    assert [browser.get("/account/").status_code for browser in others] == [302, 302]


def test_nobody_ends_a_session_of_somebody_else(account: User, editor: User) -> None:
    mine = sign_in(account)
    session = UserSession.objects.get(user=account)

    sign_in(editor).post(reverse("accounts:end-session", args=[session.pk]))

    assert mine.get("/account/").status_code == 200


# --- Passwords ---------------------------------------------------------------------------------


def test_a_changed_password_ends_the_other_sessions_and_is_told(account: User) -> None:
    here, there = sign_in(account), sign_in(account)
    mail.outbox.clear()

    response = here.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW},
    )

    assert response.headers["Location"] == "/account/?done=password"
    account.refresh_from_db()
    assert account.check_password(NEW)
    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 302
    (message,) = mail.outbox
    assert "The password of your account was changed." in str(message.body)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"oldpassword": "wrong"}, "This is not your present password"),
        ({"password1": "short", "password2": "short"}, "at least 12 characters"),
        ({"password2": "something-else-12"}, "same password each time"),
    ],
)
def test_a_password_is_not_changed_by_a_bad_form(
    signed_in_by_hand: Client, account: User, said: dict[str, str], says: str
) -> None:
    fields = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW, **said}

    page = signed_in_by_hand.post(reverse("account_change_password"), fields)

    assert says in page.content.decode()
    account.refresh_from_db()
    assert account.check_password(PASSWORD)


def ask(email: str) -> tuple[int, str, str]:
    response = Client().post(reverse("account_reset_password"), {"email": email})
    return response.status_code, response.headers["Location"], response.content.decode()


def test_a_reset_says_the_same_whether_or_not_there_is_an_account(account: User) -> None:
    assert ask(account.email) == ask("nobody@ministry.example")

    known, unknown = mail.outbox
    assert (known.to, unknown.to) == ([account.email], ["nobody@ministry.example"])
    assert known.subject == unknown.subject
    assert "/account/password/new/" in str(known.body)
    assert "/account/password/new/" not in str(unknown.body)


def test_a_link_sets_a_new_password_once_and_ends_every_session(account: User) -> None:
    before = sign_in(account)
    ask(account.email)
    found = re.search(r"http://testserver(/account/password/new/\S+)", str(mail.outbox[0].body))
    assert found is not None
    browser = Client()
    form = browser.get(found[1], follow=True)

    done = browser.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})

    account.refresh_from_db()
    assert account.check_password(NEW)
    assert done.headers["Location"] == reverse("account_reset_password_from_key_done")
    assert "_auth_user_id" not in browser.session, "the second factor is still to come"
    assert before.get("/account/").status_code == 302
    again = Client().get(found[1], follow=True).content.decode()
    assert "This link cannot be used" in again


def test_a_new_password_does_not_get_around_the_second_factor() -> None:
    officer = people.person("officer@xaa.example")
    ask(officer.email)
    found = re.search(r"http://testserver(/account/password/new/\S+)", str(mail.outbox[0].body))
    assert found is not None
    browser = Client()
    form = browser.get(found[1], follow=True)
    browser.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})

    response = browser.post("/accounts/sign-in/", {"login": officer.email, "password": NEW})

    assert response.headers["Location"] == reverse("mfa_authenticate")


def test_asking_for_links_without_end_is_refused(account: User) -> None:
    browser = Client()
    answers = [
        browser.post(reverse("account_reset_password"), {"email": account.email}).status_code
        for _ in range(7)
    ]

    assert answers[0] == 302
    assert answers[-1] == 429
    assert len(mail.outbox) <= 5


@pytest.mark.parametrize(
    "password",
    [
        "P@ssw0rd2024!!", "qwertyuiop12345", "abcabcabcabcabc", "aaaaaaaaaaaab", "Dedere-2026-!!",
        "letmein-letmein", "1q2w3e4r5t6y7u", "zxcvbnm,./asdf", "iloveyou!!!!2019", "йцукенгшщзхъ",
    ],
)  # fmt: skip
def test_what_is_tried_first_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        GuessablePasswordValidator().validate(password)


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD, NEW, "correct horse battery staple", "gA7#kq2!vN9z", "mañana llueve café",
        "شجرة على التل الأخضر", "四个不相干的词语组成密码好",
    ],
)  # fmt: skip
def test_what_nobody_tries_first_is_taken(password: str) -> None:
    GuessablePasswordValidator().validate(password)
