"""Every page of organisations as every kind of person: what opens, and what never does."""

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.urls import reverse

from dedere_web.accounts.models import (
    Invitation,
    Kind,
    Membership,
    Organisation,
    PlatformGrant,
    PlatformRole,
    Role,
    User,
)
from dedere_web.accounts.selectors import viewer_of
from dedere_web.accounts.services import create_organisation, grant, invite_member
from dedere_web.accounts.versions import version_of_membership, version_of_organisation
from tests.web.accounts import people

pytestmark = pytest.mark.django_db

SHOWN, ELSEWHERE, REFUSED, NOTHING, POST_ONLY = 200, 302, 403, 404, 405
WHO = (
    "stranger", "outsider", "other", "reader", "contributor", "approver", "administrator",
    "operator", "unenrolled",
)  # fmt: skip


@pytest.fixture
def cast(xanadu: Organisation) -> dict[str, User | None]:
    """Return one of each: inside by role, outside, of another State, and running the platform."""
    inside = {role.value: people.member(xanadu, role).person for role in Role}
    elsewhere = people.authority(name="Ministry of Ys", state="XBB")
    return {
        **inside,
        "stranger": None,
        "outsider": people.person("outsider@nowhere.example"),
        "other": people.member(elsewhere, Role.ADMINISTRATOR).person,
        "operator": people.operator(),
        "unenrolled": people.member(
            xanadu, Role.ADMINISTRATOR, "new@xaa.example", enrolled=False
        ).person,
    }


def address(name: str, body: Organisation) -> str:
    reader = Membership.objects.get(person__email="reader@xaa.example")
    arguments: dict[str, list[object]] = {
        "organisation": [body.pk],
        "organisation-edit": [body.pk],
        "organisation-close": [body.pk],
        "invite": [body.pk],
        "member": [body.pk, reader.pk],
        "end-membership": [body.pk, reader.pk],
        "hand-over": [body.pk, reader.pk],
    }
    return reverse(f"accounts:{name}", args=arguments.get(name, []))


OPENS = {
    # What a stranger, an outsider, another State's administrator, reader, contributor, approver,
    # administrator, operator and an administrator without a second factor get.
    "organisation": (302, 404, 404, 200, 200, 200, 200, 200, 302),
    "organisation-edit": (302, 404, 404, 403, 403, 403, 200, 200, 302),
    "organisation-close": (302, 404, 404, 403, 403, 403, 403, 200, 302),
    "invite": (302, 404, 404, 403, 403, 403, 200, 403, 302),
    "member": (302, 404, 404, 403, 403, 403, 200, 403, 302),
    "organisations": (302, 403, 403, 403, 403, 403, 403, 200, 302),
    "organisation-new": (302, 403, 403, 403, 403, 403, 403, 200, 302),
    "platform-roles": (302, 403, 403, 403, 403, 403, 403, 200, 302),
    "lost-factor": (302, 403, 403, 403, 403, 403, 403, 200, 302),
    "mine": (302, 200, 200, 200, 200, 200, 200, 200, 200),
    "sessions": (302, 200, 200, 200, 200, 200, 200, 200, 200),
}
WRITES = {
    "organisation-edit": (302, 404, 404, 403, 403, 403, 302, 302, 302),
    "organisation-close": (302, 404, 404, 403, 403, 403, 403, 302, 302),
    "invite": (302, 404, 404, 403, 403, 403, 200, 403, 302),
    "member": (302, 404, 404, 403, 403, 403, 302, 403, 302),
    "hand-over": (302, 404, 404, 403, 403, 403, 302, 403, 302),
    # A reader may end the reader's own membership.
    "end-membership": (302, 404, 404, 302, 403, 403, 302, 403, 302),
}
SAID: dict[str, dict[str, str]] = {
    "organisation-edit": {"name": "Central Authority of Cathay", "function": "ministry"},
    "organisation-close": {"why": "It was merged.", "sure": "on"},
    "invite": {"email": "third@xaa.example", "role": "reader", "days": "3"},
    "member": {"role": "approver", "until": ""},
    "hand-over": {"heir": ""},
    "end-membership": {},
}


@pytest.mark.parametrize("name", OPENS)
def test_who_may_open_a_page(
    name: str, cast: dict[str, User | None], xanadu: Organisation
) -> None:
    page = address(name, xanadu)

    found = tuple(people.browser(cast[who]).get(page).status_code for who in WHO)

    assert found == OPENS[name]


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", WRITES)
def test_who_may_write(
    name: str, who: str, cast: dict[str, User | None], xanadu: Organisation
) -> None:
    before = state_of(xanadu)

    said = SAID[name] | {"seen": seen(name, xanadu)}
    status = people.browser(cast[who]).post(address(name, xanadu), said).status_code

    assert status == WRITES[name][WHO.index(who)]
    may = who in MAY.get(name, {"administrator"})
    xanadu.refresh_from_db()
    assert (state_of(xanadu) != before) is may


MAY = {
    "organisation-edit": {"administrator", "operator"},
    "organisation-close": {"operator"},
    "end-membership": {"administrator", "reader"},
}


def seen(name: str, body: Organisation) -> str:
    if name == "member":
        reader = Membership.objects.get(person__email="reader@xaa.example")
        return version_of_membership(reader)
    return version_of_organisation(body)


def state_of(body: Organisation) -> list[object]:
    return [
        *Membership.objects.filter(organisation=body)
        .order_by("pk")
        .values_list("role", "until", "ended_at"),
        Invitation.objects.count(),
        (body.name, body.kind, body.state, body.function, body.closed_at),
    ]


def test_a_member_cannot_be_reached_through_another_organisation(
    cast: dict[str, User | None], xanadu: Organisation
) -> None:
    other = cast["other"]
    assert other is not None
    own = Membership.objects.get(person=other).organisation
    reader = Membership.objects.get(person__email="reader@xaa.example")

    for name in ("member", "end-membership", "hand-over"):
        page = reverse(f"accounts:{name}", args=[own.pk, reader.pk])
        assert people.browser(other).post(page, {"role": "approver"}).status_code == NOTHING


def test_only_members_see_members(cast: dict[str, User | None], xanadu: Organisation) -> None:
    page = address("organisation", xanadu)

    seen_by_reader = people.browser(cast["reader"]).get(page).content.decode()
    seen_by_operator = people.browser(cast["operator"]).get(page).content.decode()

    assert "contributor@xaa.example" in seen_by_reader
    assert "contributor@xaa.example" not in seen_by_operator
    assert "administrator@xaa.example" in seen_by_operator


def test_an_operator_appoints_the_first_administrator_and_no_other(xanadu: Organisation) -> None:
    browser = people.browser(people.operator())
    page = reverse("accounts:invite", args=[xanadu.pk])

    asked = browser.get(page).content.decode()
    reader = browser.post(page, {"email": "a@xaa.example", "role": "reader", "days": "7"})
    first = browser.post(page, {"email": "a@xaa.example", "role": "administrator", "days": "7"})

    assert 'value="reader"' not in asked
    assert "reader is not one of the available choices" in reader.content.decode()
    assert "The invitation is ready" in first.content.decode()
    people.member(xanadu, Role.ADMINISTRATOR)
    assert browser.get(page).status_code == REFUSED


@pytest.mark.parametrize("who", ["other", "reader", "approver", "operator", "administrator"])
def test_who_may_withdraw_an_invitation(
    who: str, cast: dict[str, User | None], xanadu: Organisation
) -> None:
    administrator = cast["administrator"]
    assert administrator is not None
    invitation, _ = invite_member(
        xanadu, email="third@xaa.example", role=Role.READER, by=administrator
    )

    people.browser(cast[who]).post(reverse("accounts:withdraw", args=[invitation.pk]))

    invitation.refresh_from_db()
    assert (invitation.withdrawn_at is not None) is (who == "administrator")


# --- What operators do -------------------------------------------------------------------------


@pytest.fixture
def office(db: None) -> Client:
    return people.browser(people.operator())


def test_an_operator_creates_an_organisation_and_goes_on_to_invite(office: Client) -> None:
    said = {
        "name": " Ministry of Justice of Xanadu ", "kind": "state-body", "state": "xaa",
        "function": "ministry",
    }  # fmt: skip
    response = office.post(reverse("accounts:organisation-new"), said)

    body = Organisation.objects.get()
    assert (body.name, body.state) == ("Ministry of Justice of Xanadu", "XAA")
    assert response.headers["Location"] == reverse("accounts:invite", args=[body.pk])
    listed = office.get(reverse("accounts:organisations")).content.decode()
    assert "Ministry of Justice of Xanadu" in listed


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"name": " "}, "This field is required"),
        ({"state": ""}, "A body of a State needs its State"),
        ({"state": "QQQ"}, "No State has the code QQQ"),
        ({"kind": "donor"}, "Only a body of a State has a State here"),
        ({"kind": "empire"}, "empire is not one of the available choices"),
        ({"name": "<script>alert(1)</script>", "state": ""}, "&lt;script&gt;"),
        ({"name": "central authority of xanadu"}, "is on the list already"),
    ],
)
def test_a_bad_organisation_is_not_created(
    office: Client, xanadu: Organisation, said: dict[str, str], says: str
) -> None:
    fields = {"name": "Ministry", "kind": "state-body", "state": "XAA", "function": "", **said}

    page = office.post(reverse("accounts:organisation-new"), fields).content.decode()

    assert says in page
    assert "<script>alert" not in page
    assert Organisation.objects.count() == 1


def test_an_operator_invites_to_a_platform_role_and_ends_it(office: Client) -> None:
    page = reverse("accounts:platform-roles")
    said = {"email": "drafter@platform.example", "role": "report-drafter", "days": "7"}

    sent = office.post(page, said).content.decode()
    again = office.post(page, said).content.decode()

    assert "/invitations/" in sent
    assert "has an open invitation" in again
    drafter = people.person("drafter@platform.example", enrolled=False)
    role = grant(drafter, PlatformRole.REPORT_DRAFTER, by=None)
    office.post(reverse("accounts:end-platform-role", args=[role.pk]))
    role.refresh_from_db()
    assert role.ended_at is not None


def test_an_operator_helps_who_has_lost_the_second_factor(office: Client) -> None:
    body = people.authority()
    officer = people.member(body, Role.READER).person
    browser = people.browser(officer)
    UserSession.objects.create(
        user=officer, session_key=browser.session.session_key, ip="192.0.2.1"
    )
    page = reverse("accounts:lost-factor")

    unsure = office.post(page, {"email": officer.email}).content.decode()
    nobody = office.post(page, {"email": "nobody@xaa.example", "sure": "on"}).content.decode()
    assert "This field is required" in unsure
    assert "No account has this e-mail address" in nobody
    assert people.factors(officer).count() == 2

    done = office.post(page, {"email": officer.email, "sure": "on"}).content.decode()

    assert "were removed" in done
    assert not people.factors(officer).exists()
    assert viewer_of(officer).organisations == frozenset()
    assert browser.get("/account/").status_code == 302
    assert mail.outbox[-1].to == [officer.email]


def test_the_last_operator_is_told_why_the_role_stays(office: Client) -> None:
    only = PlatformGrant.objects.get()

    page = office.post(reverse("accounts:end-platform-role", args=[only.pk]))

    assert page.status_code == 409
    assert "This is the last operator of the platform" in page.content.decode()


# --- What administrators do --------------------------------------------------------------------


def test_the_last_administrator_is_told_why_leaving_is_refused(xanadu: Organisation) -> None:
    only = people.member(xanadu, Role.ADMINISTRATOR)
    browser = people.browser(only.person)

    ended = browser.post(reverse("accounts:end-membership", args=[xanadu.pk, only.pk]))
    changed = browser.post(
        reverse("accounts:member", args=[xanadu.pk, only.pk]),
        {"role": "reader", "until": "", "seen": version_of_membership(only)},
    )
    handed = browser.post(reverse("accounts:hand-over", args=[xanadu.pk, only.pk]), {"heir": ""})

    for page in (ended, changed, handed):
        assert "Make another member" in page.content.decode()
    only.refresh_from_db()
    assert (only.role, only.ended_at) == ("administrator", None)


def test_a_hand_over_by_page(cast: dict[str, User | None], xanadu: Organisation) -> None:
    administrator = people.browser(cast["administrator"])
    leaver = Membership.objects.get(person__email="contributor@xaa.example")
    heir = Membership.objects.get(person__email="approver@xaa.example")
    page = reverse("accounts:hand-over", args=[xanadu.pk, leaver.pk])

    stranger = administrator.post(page, {"heir": "999999"}).content.decode()
    done = administrator.post(page, {"heir": str(heir.pk)})

    assert "Select a valid choice" in stranger
    assert (
        "the person was signed out everywhere"
        in administrator.get(done.headers["Location"]).content.decode()
    )


def test_a_name_that_somebody_wrote_is_escaped(xanadu: Organisation) -> None:
    admin = people.member(xanadu, Role.ADMINISTRATOR)
    User.objects.filter(pk=admin.person_id).update(name="<b>Amina</b>")

    page = people.browser(admin.person).get(address_of(xanadu)).content.decode()

    assert "&lt;b&gt;Amina" in page
    assert "<b>Amina" not in page


def address_of(body: Organisation) -> str:
    return reverse("accounts:organisation", args=[body.pk])


def test_an_international_organisation_has_no_state(db: None) -> None:
    body = create_organisation(name="Office of the Isles", kind=Kind.INTERNATIONAL, by=None)
    admin = people.member(body, Role.ADMINISTRATOR)

    page = people.browser(admin.person).get(address_of(body)).content.decode()

    assert "International organisation" in page
    assert "<dt>State</dt>" not in page
