"""Organisations: who belongs to them, in which role, for how long, and what that opens."""

import datetime as dt
import uuid

import pytest
from allauth.usersessions.models import UserSession
from django.db import IntegrityError, transaction

from dedere_web.accounts import handover, policies, request_memory, selectors
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
from dedere_web.accounts.services import (
    AlreadyMemberError,
    EndedMembershipError,
    LastAdministratorError,
    LastOperatorError,
    NoHeirError,
    OrganisationExistsError,
    PastDayError,
    begin_membership,
    change_membership,
    create_organisation,
    end_grant,
    end_membership,
    grant,
    hand_over,
    invite_member,
)
from dedere_web.foundation import clock
from dedere_web.foundation.tenancy import NOBODY
from tests.web.accounts import people

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


# --- What a person may see ---------------------------------------------------------------------


def test_a_member_of_a_body_of_a_state_sees_for_the_body_and_its_state(
    xanadu: Organisation,
) -> None:
    reader = people.member(xanadu, Role.READER).person

    viewer = selectors.viewer_of(reader)

    assert viewer.person == reader.pk
    assert viewer.organisations == {xanadu.pk}
    assert viewer.states == {"XAA"}
    assert viewer.partner
    assert viewer.platform_roles == frozenset()


def test_a_member_of_a_donor_sees_for_no_state(db: None) -> None:
    donor = create_organisation(name="Fund of the North", kind=Kind.DONOR, by=None)
    reader = people.member(donor, Role.READER).person

    assert selectors.viewer_of(reader).states == frozenset()
    assert selectors.viewer_of(reader).partner


@pytest.mark.parametrize(
    "spoil",
    [
        lambda m: Membership.objects.filter(pk=m.pk).update(ended_at=clock.now()),
        lambda m: Membership.objects.filter(pk=m.pk).update(
            since=clock.today() - 9 * DAY, until=clock.today() - DAY
        ),
        lambda m: Membership.objects.filter(pk=m.pk).update(since=clock.today() + DAY),
        lambda m: Organisation.objects.filter(pk=m.organisation_id).update(closed_at=clock.now()),
        lambda m: User.objects.filter(pk=m.person_id).update(is_active=False),
        lambda m: people.factors(m.person).all().delete(),
        lambda m: people.factors(m.person).exclude(type="recovery_codes").delete(),
    ],
    ids=[
        "ended", "past its last day", "not begun", "organisation closed", "account closed",
        "no second factor", "recovery codes alone",
    ],
)  # fmt: skip
def test_what_no_longer_counts_opens_nothing(xanadu: Organisation, spoil: object) -> None:
    membership = people.member(xanadu, Role.ADMINISTRATOR)
    spoil(membership)  # type: ignore[operator]

    viewer = selectors.viewer_of(User.objects.get(pk=membership.person_id))

    assert viewer.organisations == viewer.states == frozenset()
    assert not viewer.partner
    assert selectors.role_in(User.objects.get(pk=membership.person_id), xanadu) is None


def test_the_last_day_counts_whole(xanadu: Organisation) -> None:
    membership = people.member(xanadu, Role.READER)
    Membership.objects.filter(pk=membership.pk).update(until=clock.today())

    assert selectors.viewer_of(membership.person).organisations == {xanadu.pk}


def test_a_stranger_is_nobody() -> None:
    assert selectors.viewer_of(None) == NOBODY
    assert selectors.viewer_of(people.browser(None).session.get("nobody")) == NOBODY


def test_an_operator_sees_nothing_by_being_one(xanadu: Organisation) -> None:
    viewer = selectors.viewer_of(people.operator())

    assert viewer.organisations == viewer.states == frozenset()
    assert not viewer.partner
    assert viewer.platform_roles == {"operator"}


def test_a_viewer_is_worked_out_once_in_a_request_by_two_queries(
    xanadu: Organisation, django_assert_num_queries: object
) -> None:
    reader = people.member(xanadu, Role.READER).person

    with request_memory.one_request(), django_assert_num_queries(2):  # type: ignore[operator]
        first = selectors.viewer_of(reader)
        assert selectors.viewer_of(reader) is first


def test_what_changes_in_a_request_counts_in_it(xanadu: Organisation) -> None:
    reader = people.person("reader@xaa.example")

    with request_memory.one_request():
        assert not selectors.viewer_of(reader).partner
        begin_membership(reader, xanadu, Role.READER, by=None)
        assert selectors.viewer_of(reader).partner


# --- What the database refuses -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "state", "function"),
    [
        (Kind.STATE_BODY, "", ""),
        (Kind.DONOR, "XAA", ""),
        (Kind.PROVIDER, "", "ministry"),
    ],
)
def test_only_a_body_of_a_state_has_a_state(kind: Kind, state: str, function: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(
            name="x", kind=kind, state=state, function=function, created_at=clock.now()
        )


def test_an_organisation_is_there_once(xanadu: Organisation) -> None:
    with pytest.raises(OrganisationExistsError):
        people.authority(name="CENTRAL authority of Xanadu")

    assert people.authority(state="XAB").pk != xanadu.pk


def test_a_person_is_a_member_once(xanadu: Organisation) -> None:
    reader = people.member(xanadu, Role.READER).person

    with pytest.raises(AlreadyMemberError):
        begin_membership(reader, xanadu, Role.APPROVER, by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            person=reader, organisation=xanadu, role=Role.APPROVER, since=clock.today()
        )


def test_who_was_a_member_may_become_one_again(xanadu: Organisation) -> None:
    people.member(xanadu, Role.ADMINISTRATOR)
    old = people.member(xanadu, Role.READER)
    Membership.objects.filter(pk=old.pk).update(
        since=clock.today() - 9 * DAY, until=clock.today() - DAY
    )

    new = begin_membership(old.person, xanadu, Role.APPROVER, by=None)

    old.refresh_from_db()
    assert old.ended_at is not None
    assert [m.pk for m in selectors.former_members(xanadu)] == [old.pk]
    assert selectors.role_in(new.person, xanadu) is Role.APPROVER


# --- Changing, ending, handing over ------------------------------------------------------------


@pytest.fixture
def administrator(xanadu: Organisation) -> Membership:
    return people.member(xanadu, Role.ADMINISTRATOR)


def test_a_role_is_changed_and_an_end_is_set(
    xanadu: Organisation, administrator: Membership
) -> None:
    reader = people.member(xanadu, Role.READER)
    end = clock.today() + 30 * DAY

    change_membership(reader, role=Role.APPROVER, until=end, by=administrator.person)

    reader.refresh_from_db()
    assert (reader.role, reader.until) == ("approver", end)


def test_the_last_administrator_cannot_go_in_any_way(administrator: Membership) -> None:
    me = administrator.person
    tomorrow = clock.today() + DAY

    with pytest.raises(LastAdministratorError):
        end_membership(administrator, by=me)
    with pytest.raises(LastAdministratorError):
        change_membership(administrator, role=Role.APPROVER, until=None, by=me)
    with pytest.raises(LastAdministratorError):
        change_membership(administrator, role=Role.ADMINISTRATOR, until=tomorrow, by=me)
    with pytest.raises(LastAdministratorError):
        hand_over(administrator, heir=None, by=me)


def test_an_administrator_with_an_end_is_no_other_administrator(
    xanadu: Organisation, administrator: Membership
) -> None:
    deputy = people.member(xanadu, Role.ADMINISTRATOR, "deputy@xaa.example")
    change_membership(
        deputy, role=Role.ADMINISTRATOR, until=clock.today() + DAY, by=administrator.person
    )

    with pytest.raises(LastAdministratorError):
        end_membership(administrator, by=administrator.person)


def test_the_last_administrator_goes_after_naming_another(
    xanadu: Organisation, administrator: Membership
) -> None:
    deputy = people.member(xanadu, Role.APPROVER)
    change_membership(deputy, role=Role.ADMINISTRATOR, until=None, by=administrator.person)

    end_membership(administrator, by=administrator.person)

    assert selectors.role_in(administrator.person, xanadu) is None
    assert selectors.role_in(deputy.person, xanadu) is Role.ADMINISTRATOR


def test_what_ended_is_not_changed(xanadu: Organisation, administrator: Membership) -> None:
    reader = people.member(xanadu, Role.READER)
    end_membership(reader, by=administrator.person)

    with pytest.raises(EndedMembershipError):
        change_membership(reader, role=Role.APPROVER, until=None, by=administrator.person)
    with pytest.raises(EndedMembershipError):
        end_membership(reader, by=administrator.person)


def test_a_last_day_is_not_in_the_past(xanadu: Organisation, administrator: Membership) -> None:
    reader = people.member(xanadu, Role.READER)

    with pytest.raises(PastDayError):
        change_membership(
            reader, role=Role.READER, until=clock.today() - DAY, by=administrator.person
        )


class Drafts:
    """A room that keeps unfinished work."""

    def __init__(self) -> None:
        self.of: dict[tuple[uuid.UUID, int], int] = {}

    def count(self, organisation: uuid.UUID, person: int) -> int:
        return self.of.get((organisation, person), 0)

    def reassign(self, organisation: uuid.UUID, leaver: int, heir: int) -> int:
        gone = self.of.pop((organisation, leaver), 0)
        self.of[organisation, heir] = self.count(organisation, heir) + gone
        return gone


@pytest.fixture
def drafts(monkeypatch: pytest.MonkeyPatch) -> Drafts:
    made = Drafts()
    monkeypatch.setattr(handover, "_KINDS", {})
    handover.register(
        handover.Unfinished(kind="draft", words="Drafts", count=made.count, reassign=made.reassign)
    )
    return made


def test_a_hand_over_ends_signs_out_and_passes_the_work_on(
    xanadu: Organisation, administrator: Membership, drafts: Drafts
) -> None:
    leaver = people.member(xanadu, Role.CONTRIBUTOR)
    heir = people.member(xanadu, Role.APPROVER)
    drafts.of[xanadu.pk, leaver.person_id] = 3
    browser = people.browser(leaver.person)
    UserSession.objects.create(
        user=leaver.person, session_key=browser.session.session_key, ip="192.0.2.1"
    )

    (staying,) = handover.what_stays(xanadu.pk, leaver.person_id)
    done = hand_over(leaver, heir=heir, by=administrator.person)

    assert (staying.words, staying.count) == ("Drafts", 3)
    assert (done.sessions, done.gone) == (1, {"draft": 3})
    assert drafts.count(xanadu.pk, heir.person_id) == 3
    assert browser.get("/account/").status_code == 302
    assert selectors.role_in(leaver.person, xanadu) is None


def test_a_reader_or_an_outsider_is_no_heir(
    xanadu: Organisation, administrator: Membership, drafts: Drafts
) -> None:
    leaver = people.member(xanadu, Role.CONTRIBUTOR)
    reader = people.member(xanadu, Role.READER)
    outsider = people.member(people.authority(state="XAB"), Role.APPROVER)
    drafts.of[xanadu.pk, leaver.person_id] = 3

    for heir in (reader, outsider, leaver):
        with pytest.raises(NoHeirError):
            hand_over(leaver, heir=heir, by=administrator.person)

    assert drafts.count(xanadu.pk, leaver.person_id) == 3
    assert selectors.role_in(leaver.person, xanadu) is Role.CONTRIBUTOR


def test_links_of_somebody_who_leaves_no_longer_work(
    xanadu: Organisation, administrator: Membership
) -> None:
    deputy = people.member(xanadu, Role.ADMINISTRATOR, "deputy@xaa.example")
    _, token = invite_member(
        xanadu, email="friend@xaa.example", role=Role.READER, by=deputy.person
    )

    end_membership(deputy, by=administrator.person)

    assert selectors.invitation_for(token) is None
    assert Invitation.objects.get().withdrawn_at is not None


# --- Roles on the platform ---------------------------------------------------------------------


def test_the_last_operator_stays(db: None) -> None:
    only = people.operator()
    role = PlatformGrant.objects.get(person=only)

    with pytest.raises(LastOperatorError):
        end_grant(role, by=only)
    people.operator("second@platform.example")
    end_grant(role, by=only)

    assert not policies.may_run_platform(only)


@pytest.mark.parametrize(
    ("role", "policy"),
    [
        (PlatformRole.PROGRAMME_OFFICER, policies.may_run_programmes),
        (PlatformRole.REPORT_DRAFTER, policies.may_draft_reports),
        (PlatformRole.OPERATOR, policies.may_run_platform),
    ],
)
def test_a_platform_role_opens_its_duty_with_a_second_factor(
    db: None, role: PlatformRole, policy: object
) -> None:
    somebody = people.person("somebody@platform.example", enrolled=False)
    grant(somebody, role, by=None)

    assert selectors.needs_second_factor(somebody)
    assert not policy(somebody)  # type: ignore[operator]
    people.enrol(somebody)
    assert policy(somebody)  # type: ignore[operator]


def test_a_role_is_granted_once(db: None) -> None:
    somebody = people.person("somebody@platform.example")

    first = grant(somebody, PlatformRole.REPORT_DRAFTER, by=None)

    assert grant(somebody, PlatformRole.REPORT_DRAFTER, by=None).pk == first.pk
