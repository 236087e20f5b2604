"""How accounts come into being, and how people sign in: with a password, and a second factor."""

import pytest
from axes.models import AccessAttempt
from django.core import mail
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from dedere_web.accounts.models import Role, User
from dedere_web.accounts.policies import may_edit_facts, may_run_platform
from dedere_web.accounts.selectors import viewer_of
from dedere_web.accounts.services import (
    AccountExistsError,
    UnusableEmailError,
    WeakPasswordError,
    create_operator,
)
from dedere_web.foundation import clock
from tests.web.accounts import people
from tests.web.people import PASSWORD

pytestmark = pytest.mark.django_db

SIGN_IN = "/accounts/sign-in/"
NOT_OURS = "No account has this e-mail address and this password"


def test_an_operator_may_edit_facts_and_nobody_else_may(editor: User, account: User) -> None:
    assert may_edit_facts(editor)
    assert not may_edit_facts(account)


def test_an_operator_runs_the_platform_only_with_a_second_factor(editor: User) -> None:
    assert not may_run_platform(editor)

    people.enrol(editor)

    assert may_run_platform(editor)


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


def sign_in(client: Client, email: str, password: str = PASSWORD, **said: str) -> tuple[int, str]:
    response = client.post(SIGN_IN, {"login": email, "password": password, **said})
    return response.status_code, response.headers.get("Location", "")


def test_signing_in_leads_back_to_where_the_person_was(client: Client, account: User) -> None:
    assert sign_in(client, "Reader@Ministry.example", next="/api/") == (302, "/api/")
    assert client.session["_auth_user_id"] == str(account.pk)


def test_signing_in_never_leads_to_another_site(client: Client, account: User) -> None:
    assert sign_in(client, account.email, next="https://evil.example/") == (302, "/")


def test_a_wrong_password_and_an_unknown_address_get_the_same_words(
    client: Client, account: User
) -> None:
    wrong = client.post(SIGN_IN, {"login": account.email, "password": "wrong"})
    unknown = client.post(SIGN_IN, {"login": "x@ministry.example", "password": "wrong"})

    assert NOT_OURS in wrong.content.decode()
    assert NOT_OURS in unknown.content.decode()


def test_a_closed_account_is_told_so_only_by_its_password(client: Client, account: User) -> None:
    account.is_active = False
    account.save()

    wrong = client.post(SIGN_IN, {"login": account.email, "password": "wrong"})
    right = client.post(SIGN_IN, {"login": account.email, "password": PASSWORD})

    assert NOT_OURS in wrong.content.decode()
    assert (right.status_code, "This account is closed" in right.content.decode()) == (403, True)
    assert "_auth_user_id" not in client.session


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


def test_the_page_says_how_to_begin_until_somebody_runs_the_platform(client: Client) -> None:
    before = client.get(SIGN_IN).content.decode()
    create_operator(email="op@platform.example", password=PASSWORD)

    assert "dedere create-operator" in before
    assert "dedere create-operator" not in client.get(SIGN_IN).content.decode()


def test_nobody_signs_up(client: Client) -> None:
    for address in ("/accounts/signup/", "/account/signup/", "/accounts/login/"):
        assert client.get(address).status_code == 404


# --- The second factor -------------------------------------------------------------------------


def test_a_password_alone_does_not_open_an_account_with_a_second_factor(client: Client) -> None:
    officer = people.person("officer@xaa.example")

    assert sign_in(client, officer.email) == (302, reverse("mfa_authenticate"))
    assert "_auth_user_id" not in client.session

    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "This code is not right" in wrong.content.decode()
    assert "_auth_user_id" not in client.session

    right = client.post(reverse("mfa_authenticate"), {"code": people.code_now()})
    assert right.status_code == 302
    assert client.session["_auth_user_id"] == str(officer.pk)


def test_a_code_opens_once(client: Client) -> None:
    officer = people.person("officer@xaa.example")
    code = people.code_now()
    sign_in(client, officer.email)
    client.post(reverse("mfa_authenticate"), {"code": code})

    other = Client()
    sign_in(other, officer.email)
    other.post(reverse("mfa_authenticate"), {"code": code})

    assert "_auth_user_id" not in other.session


def test_a_recovery_code_opens_once(client: Client) -> None:
    officer = people.person("officer@xaa.example")
    code = people.factors(officer).get(type="recovery_codes").wrap().get_unused_codes()[0]

    for browser, opens in ((client, True), (Client(), False)):
        sign_in(browser, officer.email)
        browser.post(reverse("mfa_authenticate"), {"code": code})
        assert ("_auth_user_id" in browser.session) is opens


def test_the_secret_lies_sealed_in_the_database() -> None:
    officer = people.person("officer@xaa.example")

    kept = str([factor.data for factor in people.factors(officer).all()])

    assert people.SECRET not in kept
    assert "d1." in kept


def test_who_needs_a_second_factor_is_led_to_it_before_anything_confidential() -> None:
    body = people.authority()
    officer = people.member(body, Role.ADMINISTRATOR, enrolled=False).person
    client = Client()

    status, location = sign_in(client, officer.email, next=f"/organisations/{body.pk}/")

    assert (status, location.partition("?")[0]) == (302, reverse("mfa_index"))
    assert viewer_of(officer).organisations == frozenset()
    page = client.get(f"/organisations/{body.pk}/")
    assert page.headers["Location"].partition("?")[0] == reverse("mfa_index")
    assert page.headers["Cache-Control"] == "no-store, private"


def test_a_telephone_is_enrolled_by_its_first_code(client: Client) -> None:
    body = people.authority()
    officer = people.member(body, Role.READER, enrolled=False).person
    sign_in(client, officer.email)
    mail.outbox.clear()

    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    wrong = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert viewer_of(officer).organisations == frozenset()
    right = client.post(reverse("mfa_activate_totp"), {"code": people.code_now(secret)})

    assert page.context["totp_svg_data_uri"].startswith("data:image/svg+xml")
    assert "This code is not right" in wrong.content.decode()
    assert right.headers["Location"] == reverse("mfa_view_recovery_codes")
    assert viewer_of(officer).organisations == {body.pk}
    codes = client.get(reverse("mfa_view_recovery_codes"))
    assert len(codes.context["unused_codes"]) == 10


def test_the_last_second_factor_of_a_member_stays(client: Client) -> None:
    officer = people.member(people.authority(), Role.READER).person
    sign_in(client, officer.email)
    client.post(reverse("mfa_authenticate"), {"code": people.code_now()})

    page = client.get(reverse("mfa_deactivate_totp"))
    response = client.post(reverse("mfa_deactivate_totp"))

    assert "this is the last one" in page.content.decode()
    assert response.status_code == 200
    assert people.factors(officer).filter(type="totp").exists()


def test_who_needs_none_may_remove_it(client: Client) -> None:
    somebody = people.person("somebody@xaa.example")
    sign_in(client, somebody.email)
    client.post(reverse("mfa_authenticate"), {"code": people.code_now()})

    client.post(reverse("mfa_deactivate_totp"))

    assert not people.factors(somebody).exists()


def test_a_change_of_the_second_factor_asks_again_after_a_while(
    client: Client, account: User
) -> None:
    sign_in(client, account.email)
    assert client.get(reverse("mfa_activate_totp")).status_code == 200

    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 301
    session.save()

    response = client.get(reverse("mfa_activate_totp"))
    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))


# --- Too many attempts -------------------------------------------------------------------------


def try_often(client: Client, email: str, times: int = 6) -> int:
    status = 0
    for _ in range(times):
        status = client.post(SIGN_IN, {"login": email, "password": "wrong"}).status_code
    return status


def test_who_guesses_is_locked_out_and_the_right_person_elsewhere_is_not(account: User) -> None:
    attacker = Client(REMOTE_ADDR="192.0.2.66")
    person = Client(REMOTE_ADDR="198.51.100.7")

    assert try_often(attacker, account.email) == 429
    assert (
        attacker.post(SIGN_IN, {"login": account.email, "password": PASSWORD}).status_code == 429
    )  # even the right password does not help from there
    assert sign_in(person, account.email)[0] == 302
    assert person.session["_auth_user_id"] == str(account.pk)


def test_who_guesses_one_address_may_still_sign_in_with_another(account: User) -> None:
    office = Client(REMOTE_ADDR="192.0.2.66")

    try_often(office, "somebody-else@ministry.example")

    assert sign_in(office, account.email)[0] == 302


def test_an_address_without_an_account_is_locked_in_the_same_way(account: User) -> None:
    of_nobody = Client(REMOTE_ADDR="192.0.2.1")
    of_somebody = Client(REMOTE_ADDR="192.0.2.2")

    assert try_often(of_nobody, "nobody@ministry.example") == try_often(of_somebody, account.email)


def test_a_forwarded_address_is_believed_only_from_the_proxy_that_is_there(
    account: User, settings: Settings
) -> None:
    liar = Client(REMOTE_ADDR="192.0.2.66")
    for number in range(6):
        liar.post(
            SIGN_IN,
            {"login": account.email, "password": "wrong"},
            headers={"X-Forwarded-For": f"203.0.113.{number}"},
        )

    assert {attempt.ip_address for attempt in AccessAttempt.objects.all()} == {"192.0.2.66"}

    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    liar.post(
        SIGN_IN,
        {"login": "x@ministry.example", "password": "wrong"},
        headers={"X-Forwarded-For": "203.0.113.9, 198.51.100.4"},  # the proxy adds the last
    )
    latest = AccessAttempt.objects.get(username="x@ministry.example")
    assert latest.ip_address == "198.51.100.4"


def test_wrong_codes_are_counted_too(client: Client) -> None:
    officer = people.person("officer@xaa.example")
    sign_in(client, officer.email)

    answers = [
        client.post(reverse("mfa_authenticate"), {"code": f"{number:06d}"}).content.decode()
        for number in range(12)
    ]

    assert "This code is not right" in answers[0]
    assert "This was tried too often" in answers[-1]


def test_no_password_that_was_tried_is_kept(client: Client, account: User) -> None:
    client.post(SIGN_IN, {"login": account.email, "password": "almost-the-right-one"})

    attempt = AccessAttempt.objects.get()
    assert "almost-the-right-one" not in f"{attempt.post_data} {attempt.get_data}"
