"""Invitations: a link that is good once and for a time, and nothing else lets anybody in."""

import datetime as dt

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from dedere_web.accounts import selectors
from dedere_web.accounts.models import (
    Invitation,
    Membership,
    Organisation,
    PlatformRole,
    Role,
    User,
)
from dedere_web.accounts.services import (
    AlreadyInvitedError,
    AlreadyMemberError,
    AnotherAddressError,
    PastDayError,
    UnusableEmailError,
    UnusableInvitationError,
    accept_as,
    accept_with_new_account,
    invite_to_platform,
    send_again,
    withdraw_invitation,
)
from dedere_web.foundation import clock
from tests.web.accounts import people
from tests.web.accounts.inviting import code_in_mail, invite, link_in_mail
from tests.web.people import PASSWORD

pytestmark = pytest.mark.django_db


def accept(token: str) -> User:
    person, _ = accept_with_new_account(token, name="Nour", password=PASSWORD)
    return person


def test_an_invited_person_is_in_with_the_role_that_was_said(
    xanadu: Organisation, administrator: Membership
) -> None:
    end = clock.today() + dt.timedelta(days=90)
    person = accept(invite(administrator, " New@XAA.example ", until=end))
    people.enrol(person)

    assert person.email == "new@xaa.example"
    assert selectors.role_in(person, xanadu) is Role.CONTRIBUTOR
    membership = Membership.objects.get(person=person)
    assert (membership.until, membership.granted_by) == (end, administrator.person)


def test_only_a_digest_of_the_link_is_kept(administrator: Membership) -> None:
    token = invite(administrator)

    kept = Invitation.objects.values().get()
    assert token not in str(kept)
    assert kept["token_hash"] == selectors.digest(token)


def test_a_link_is_good_once(administrator: Membership) -> None:
    token = invite(administrator)
    accept(token)

    with pytest.raises(UnusableInvitationError):
        accept(token)


@pytest.mark.parametrize("spoilt", ["expired", "withdrawn", "closed", "wrong", "inverted"])
def test_a_spoilt_link_opens_nothing(
    xanadu: Organisation, administrator: Membership, spoilt: str
) -> None:
    token = invite(administrator)
    invitation = Invitation.objects.get()
    match spoilt:
        case "expired":
            Invitation.objects.update(expires_at=clock.now())
        case "withdrawn":
            withdraw_invitation(invitation, by=administrator.person)
        case "closed":
            Organisation.objects.filter(pk=xanadu.pk).update(closed_at=clock.now())
        case "wrong":
            token = token[:-1] + ("A" if token[-1] != "A" else "B")
        case _:
            token = selectors.digest(token)

    with pytest.raises(UnusableInvitationError):
        accept(token)
    page = people.browser(None).get(reverse("accounts:invitation", args=[token]))
    assert page.status_code == 404
    assert "new@xaa.example" not in page.content.decode()
    assert not User.objects.filter(email="new@xaa.example").exists()


def test_an_invitation_is_withdrawn_once(administrator: Membership) -> None:
    invite(administrator)
    withdraw_invitation(Invitation.objects.get(), by=administrator.person)

    with pytest.raises(UnusableInvitationError):
        withdraw_invitation(Invitation.objects.get(), by=administrator.person)


def test_bad_invitations_are_refused(xanadu: Organisation, administrator: Membership) -> None:
    people.member(xanadu, Role.READER)
    invite(administrator)

    with pytest.raises(UnusableEmailError):
        invite(administrator, "nobody")
    with pytest.raises(AlreadyMemberError):
        invite(administrator, "Reader@xaa.example")
    with pytest.raises(AlreadyInvitedError):
        invite(administrator, "NEW@xaa.example")
    with pytest.raises(PastDayError):
        invite(administrator, "b@xaa.example", until=clock.today() - dt.timedelta(days=1))
    assert Invitation.objects.count() == 1


def test_somebody_with_an_account_accepts_signed_in(
    xanadu: Organisation, administrator: Membership
) -> None:
    known = people.person("known@xaa.example")
    token = invite(administrator, known.email)
    other = people.person("other@xaa.example")

    with pytest.raises(AnotherAddressError):
        accept_as(other, token)
    accept_as(known, token)

    assert selectors.role_in(known, xanadu) is Role.CONTRIBUTOR


def test_an_invitation_to_the_platform_gives_its_role(db: None) -> None:
    operator = people.operator()
    _, token = invite_to_platform(
        email="drafter@platform.example", role=PlatformRole.REPORT_DRAFTER, by=operator
    )

    person = accept(token)

    assert selectors.platform_roles_of(person) == {"report-drafter"}


# --- The pages ---------------------------------------------------------------------------------


def prove(browser: Client, link: str) -> None:
    """Ask for a code, read it in the mail, and type it."""
    browser.post(link, {"send": "1"})
    browser.post(link, {"code": code_in_mail()})


def invite_by_page(administrator: Membership, **said: object) -> tuple[str, str]:
    browser = people.browser(administrator.person)
    fields = {"email": "new@xaa.example", "role": "reader", "days": "3", **said}
    page = browser.post(reverse("accounts:invite", args=[administrator.organisation_id]), fields)
    return page.content.decode(), page.headers["Cache-Control"]


def test_the_link_is_sent_and_shown_once(administrator: Membership) -> None:
    page, caching = invite_by_page(administrator)

    assert link_in_mail() in page
    assert caching == "no-store, private"
    assert mail.outbox[0].to == ["new@xaa.example"]
    assert "Central Authority of Xanadu" in str(mail.outbox[0].body)
    again = people.browser(administrator.person).get(
        reverse("accounts:organisation", args=[administrator.organisation_id])
    )
    assert "new@xaa.example" in again.content.decode()
    assert link_in_mail() not in again.content.decode()


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"email": "nobody"}, "valid email address"),
        ({"email": ""}, "required"),
        ({"role": "emperor"}, "emperor is not one of the available choices"),
        ({"days": "9999"}, "9999 is not one of the available choices"),
        ({"until": "2001-01-01"}, "This day lies in the past"),
        ({"until": "soon"}, "Enter a valid date"),
        ({"email": "administrator@xaa.example"}, "is a member already"),
    ],
)
def test_a_bad_invitation_is_said_beside_its_field(
    administrator: Membership, said: dict[str, str], says: str
) -> None:
    page, _ = invite_by_page(administrator, **said)

    assert says in page
    assert not Invitation.objects.exists()
    assert mail.outbox == []


def test_a_stranger_opens_the_account_and_is_led_to_the_second_factor(
    xanadu: Organisation, administrator: Membership, client: Client
) -> None:
    invite_by_page(administrator)
    link = link_in_mail()

    page = client.get(link)
    assert "Central Authority of Xanadu" in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store, private"
    assert Invitation.objects.get().accepted_at is None  # looking uses nothing up

    prove(client, link)
    fields = {"name": "Nour", "password": PASSWORD, "again": PASSWORD}
    done = client.post(link, fields)

    assert done.headers["Location"] == reverse("mfa_index")
    person = User.objects.get(email="new@xaa.example")
    assert client.session["_auth_user_id"] == str(person.pk)
    assert client.get(reverse("accounts:organisation", args=[xanadu.pk])).status_code == 302
    assert client.get(reverse("mfa_activate_totp")).status_code == 200  # password just typed


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"name": "  "}, "This field is required"),
        ({"again": "something-else-12"}, "The two passwords differ"),
        ({"password": "short", "again": "short"}, "at least 12 characters"),
        ({"password": "P@ssw0rd1234", "again": "P@ssw0rd1234"}, "tried first"),
        ({"password": "new@xaa.example", "again": "new@xaa.example"}, "too similar"),
    ],
)
def test_a_bad_account_is_not_opened_and_the_link_stays_good(
    administrator: Membership, client: Client, said: dict[str, str], says: str
) -> None:
    link = reverse("accounts:invitation", args=[invite(administrator)])
    prove(client, link)

    fields = {"name": "Nour", "password": PASSWORD, "again": PASSWORD, **said}
    page = client.post(link, fields)

    assert says in page.content.decode()
    assert not User.objects.filter(email="new@xaa.example").exists()
    assert client.get(link).status_code == 200


def test_a_link_for_an_account_asks_to_sign_in(administrator: Membership, client: Client) -> None:
    people.person("known@xaa.example")
    link = reverse("accounts:invitation", args=[invite(administrator, "known@xaa.example")])

    page = client.post(link, {"name": "x", "password": PASSWORD, "again": PASSWORD})

    assert f"/accounts/sign-in/?next={link}" in page.content.decode()
    assert Membership.objects.filter(person__email="known@xaa.example").count() == 0


def test_somebody_else_who_is_signed_in_cannot_take_it(administrator: Membership) -> None:
    other = people.person("other@xaa.example")
    link = reverse("accounts:invitation", args=[invite(administrator)])

    page = people.browser(other).post(link)

    assert page.status_code == 403
    assert Invitation.objects.get().accepted_at is None


def test_an_account_that_is_signed_in_accepts_with_a_button(
    xanadu: Organisation, administrator: Membership
) -> None:
    known = people.person("known@xaa.example")
    link = reverse("accounts:invitation", args=[invite(administrator, known.email)])
    browser = people.browser(known)

    assert "Accept the invitation" in browser.get(link).content.decode()
    browser.post(link)

    assert selectors.role_in(known, xanadu) is Role.CONTRIBUTOR
    assert browser.get(link).status_code == 404


def test_an_invitation_is_sent_again_with_a_new_link(
    xanadu: Organisation, administrator: Membership, client: Client
) -> None:
    first = invite(administrator, days=3)
    colleague = people.member(xanadu, Role.ADMINISTRATOR, "second@xaa.example").person
    page = people.browser(colleague).post(
        reverse("accounts:send-again", args=[Invitation.objects.get().pk])
    )

    assert link_in_mail() in page.content.decode()
    assert client.get(reverse("accounts:invitation", args=[first])).status_code == 404
    assert client.get(link_in_mail()).status_code == 200
    again = Invitation.objects.get()
    assert again.expires_at - again.created_at == dt.timedelta(days=3)
    assert again.invited_by == colleague  # whose leaving makes the link useless


@pytest.mark.parametrize("who", ["contributor", "stranger", "other"])
def test_who_may_not_invite_sends_nothing_again(
    xanadu: Organisation, administrator: Membership, who: str
) -> None:
    token = invite(administrator)
    elsewhere = people.authority(name="Ministry of Ys", state="XBB")
    persons = {
        "contributor": people.member(xanadu, Role.CONTRIBUTOR).person,
        "stranger": None,
        "other": people.member(elsewhere, Role.ADMINISTRATOR).person,
    }
    page = reverse("accounts:send-again", args=[Invitation.objects.get().pk])

    assert people.browser(persons[who]).post(page).status_code in {302, 403}
    assert selectors.invitation_for(token) is not None
    assert mail.outbox == []


@pytest.mark.parametrize("spoilt", ["accepted_at", "withdrawn_at", "expires_at"])
def test_what_is_over_is_not_sent_again(administrator: Membership, spoilt: str) -> None:
    invite(administrator)
    Invitation.objects.update(**{spoilt: clock.now()})

    with pytest.raises(UnusableInvitationError):
        send_again(Invitation.objects.get(), by=administrator.person)
