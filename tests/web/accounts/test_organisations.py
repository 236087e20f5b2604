"""An organisation changes its name, two people change it at once, and one day it is closed."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from dedere_web.accounts import selectors
from dedere_web.accounts.models import Invitation, Kind, Membership, Organisation, Role
from dedere_web.accounts.services import (
    ChangedMeanwhileError,
    ClosedOrganisationError,
    FixedKindError,
    OrganisationExistsError,
    change_membership,
    change_organisation,
    close_organisation,
    create_organisation,
    invite_member,
)
from dedere_web.accounts.versions import version_of_membership, version_of_organisation
from dedere_web.trail.models import Entry
from tests.web.accounts import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(xanadu: Organisation) -> Membership:
    return people.member(xanadu, Role.ADMINISTRATOR)


def page(name: str, body: Organisation) -> str:
    return reverse(f"accounts:{name}", args=[body.pk])


def seen_on(browser: Client, address: str) -> str:
    found = re.search(r'name="seen" value="([0-9a-f]+)"', browser.get(address).content.decode())
    assert found is not None
    return found[1]


def told(body: Organisation, action: str) -> Entry:
    return Entry.objects.get(kind="organisation", subject=str(body.pk), action=action)


# --- Its data ----------------------------------------------------------------------------------


def test_an_administrator_changes_the_name_and_the_trail_keeps_both(
    xanadu: Organisation, administrator: Membership
) -> None:
    browser = people.browser(administrator.person)
    address = page("organisation-edit", xanadu)
    said = {"name": " Ministry of Justice ", "function": "ministry"}

    done = browser.post(address, said | {"seen": seen_on(browser, address)})

    assert done.headers["Location"].endswith("?done=data-changed")
    xanadu.refresh_from_db()
    assert (xanadu.name, xanadu.function) == ("Ministry of Justice", "ministry")
    entry = told(xanadu, "changed")
    assert "Central Authority of Xanadu" in str(entry.before)
    assert "Ministry of Justice" in str(entry.after)
    assert entry.actor == administrator.person_id


def test_nobody_moves_an_organisation_with_people_to_another_state(
    xanadu: Organisation, administrator: Membership
) -> None:
    # What XBB's bodies share with their State would open to whoever works here.
    for who in (administrator.person, people.operator()):
        browser = people.browser(who)
        address = page("organisation-edit", xanadu)
        said = {"name": xanadu.name, "kind": "state-body", "state": "XBB", "function": ""}
        browser.post(address, said | {"seen": seen_on(browser, address)})
        xanadu.refresh_from_db()
        assert xanadu.state == "XAA"
    with pytest.raises(FixedKindError):
        change_organisation(
            xanadu, name=xanadu.name, kind=Kind.STATE_BODY, function=None, state="XBB",
            seen=version_of_organisation(xanadu), by=administrator.person,
        )  # fmt: skip


def test_an_operator_mends_kind_and_state_before_anybody_came_in() -> None:
    wrong = create_organisation(name="Agency for Ys", kind=Kind.DONOR, by=None)
    browser = people.browser(people.operator())
    address = page("organisation-edit", wrong)
    said = {"name": "Agency for Ys", "kind": "state-body", "state": "XBB", "function": "other"}

    browser.post(address, said | {"seen": seen_on(browser, address)})

    wrong.refresh_from_db()
    assert (wrong.kind, wrong.state, wrong.function) == ("state-body", "XBB", "other")


def test_a_donor_keeps_no_function_of_a_state() -> None:
    donor = create_organisation(name="Fund", kind=Kind.DONOR, by=None)
    admin = people.member(donor, Role.ADMINISTRATOR)
    browser = people.browser(admin.person)
    address = page("organisation-edit", donor)
    said = {"name": "Foundation", "function": "ministry"}

    browser.post(address, said | {"seen": seen_on(browser, address)})

    donor.refresh_from_db()
    assert (donor.name, donor.function) == ("Foundation", "")


def test_a_name_that_is_taken_is_refused_beside_its_field(
    xanadu: Organisation, administrator: Membership
) -> None:
    people.authority(name="Ministry of Justice")
    browser = people.browser(administrator.person)
    address = page("organisation-edit", xanadu)
    said = {"name": "ministry of justice", "function": "", "seen": seen_on(browser, address)}

    shown = browser.post(address, said).content.decode()

    assert "is on the list already" in shown
    with pytest.raises(OrganisationExistsError):
        change_organisation(
            xanadu, name="MINISTRY OF JUSTICE", kind=Kind.STATE_BODY, function=None, state="XAA",
            seen=version_of_organisation(xanadu), by=administrator.person,
        )  # fmt: skip


# --- Two people at once ------------------------------------------------------------------------


def test_who_saves_second_sees_both_and_chooses(
    xanadu: Organisation, administrator: Membership
) -> None:
    first, second = people.browser(administrator.person), people.browser(people.operator())
    address = page("organisation-edit", xanadu)
    begun = seen_on(first, address)
    theirs = {"name": "Theirs", "function": "", "seen": begun}
    mine = {"name": "Mine", "function": "", "seen": begun}

    first.post(address, theirs)
    choice = second.post(address, mine)

    shown = choice.content.decode()
    assert choice.status_code == 409
    assert "Theirs" in shown
    assert 'value="Mine"' in shown
    assert "Save mine instead of theirs" in shown
    xanadu.refresh_from_db()
    assert xanadu.name == "Theirs"
    # What the page now carries is what the person has seen by now.
    now = re.search(r'name="seen" value="([0-9a-f]+)"', shown)
    assert now is not None
    assert second.post(address, mine | {"seen": now[1]}).status_code == 302
    xanadu.refresh_from_db()
    assert xanadu.name == "Mine"


def test_two_administrators_change_one_member(
    xanadu: Organisation, administrator: Membership
) -> None:
    reader = people.member(xanadu, Role.READER)
    other = people.member(xanadu, Role.ADMINISTRATOR, "second@xaa.example")
    address = reverse("accounts:member", args=[xanadu.pk, reader.pk])
    first, second = people.browser(administrator.person), people.browser(other.person)
    begun = seen_on(first, address)

    first.post(address, {"role": "approver", "until": "", "seen": begun})
    choice = second.post(address, {"role": "contributor", "until": "2040-01-01", "seen": begun})

    shown = choice.content.decode()
    assert choice.status_code == 409
    for word in ("Approver", "Contributor", 'value="2040-01-01"', "Without an end"):
        assert word in shown
    reader.refresh_from_db()
    assert reader.role == Role.APPROVER


def test_a_form_that_saw_nothing_changes_nothing(
    xanadu: Organisation, administrator: Membership
) -> None:
    browser = people.browser(administrator.person)

    blind = browser.post(page("organisation-edit", xanadu), {"name": "Blind", "function": ""})

    assert blind.status_code == 409
    xanadu.refresh_from_db()
    assert xanadu.name == "Central Authority of Xanadu"
    with pytest.raises(ChangedMeanwhileError):
        change_membership(
            administrator, role=Role.READER, until=None, by=administrator.person, seen=""
        )


# --- Its end -----------------------------------------------------------------------------------


def close_by_page(xanadu: Organisation, **said: str) -> tuple[int, str]:
    browser = people.browser(people.operator())
    address = page("organisation-close", xanadu)
    fields = {"why": "It was merged.", "sure": "on", "seen": seen_on(browser, address), **said}
    done = browser.post(address, fields)
    return done.status_code, done.content.decode()


def test_closing_ends_memberships_and_invitations_and_is_told(
    xanadu: Organisation, administrator: Membership
) -> None:
    reader = people.member(xanadu, Role.READER)
    _, token = invite_member(
        xanadu, email="new@xaa.example", role=Role.READER, by=administrator.person
    )

    status, _ = close_by_page(xanadu)

    assert status == 302
    assert not selectors.open_memberships().filter(organisation=xanadu).exists()
    assert Membership.objects.filter(organisation=xanadu, ended_at=None).count() == 0
    assert selectors.invitation_for(token) is None
    assert Invitation.objects.get().withdrawn_at is not None
    assert selectors.viewer_of(reader.person).organisations == frozenset()
    entry = told(xanadu, "closed")
    assert entry.why == "It was merged."
    ended = Entry.objects.filter(kind="membership", action="ended", chain=entry.chain)
    assert ended.count() == 2
    told_by_mail = sorted(message.to[0] for message in mail.outbox)
    assert told_by_mail == ["administrator@xaa.example", "reader@xaa.example"]
    assert "It was merged" not in str(mail.outbox[0].body)


def test_the_page_says_what_closing_does_before_it_does_it(
    xanadu: Organisation, administrator: Membership
) -> None:
    browser = people.browser(people.operator())

    shown = browser.get(page("organisation-close", xanadu)).content.decode()

    for words in ("Closing is final", "1 membership ends", "nobody reads it", "stays readable"):
        assert words in shown
    xanadu.refresh_from_db()
    assert xanadu.closed_at is None


@pytest.mark.parametrize("said", [{"why": ""}, {"sure": ""}, {"why": "  "}])
def test_nothing_closes_without_a_reason_and_a_yes(
    xanadu: Organisation, administrator: Membership, said: dict[str, str]
) -> None:
    status, shown = close_by_page(xanadu, **said)

    assert (status, "to mend before this can be sent" in shown) == (200, True)
    xanadu.refresh_from_db()
    assert xanadu.closed_at is None
    assert selectors.members(xanadu).count() == 1


def test_a_closed_organisation_stays_closed_and_opens_to_nobody(
    xanadu: Organisation, administrator: Membership
) -> None:
    close_by_page(xanadu)
    browser = people.browser(selectors.person_with("operator@platform.example"))

    assert "was closed on" in browser.get(page("organisation", xanadu)).content.decode()
    assert "Closed organisations" in browser.get("/organisations/").content.decode()
    for name in ("organisation-edit", "organisation-close", "invite"):
        assert browser.get(page(name, xanadu)).status_code == 403
    # Otherwise: close, come in as the first administrator, read what was for members alone.
    first = {"email": "operator@platform.example", "role": "administrator", "days": "7"}
    assert browser.post(page("invite", xanadu), first).status_code == 403
    assert (
        people.browser(administrator.person).get(page("organisation", xanadu)).status_code == 404
    )
    xanadu.refresh_from_db()
    with pytest.raises(ClosedOrganisationError):
        close_organisation(
            xanadu, why="x", seen=version_of_organisation(xanadu), by=administrator.person
        )
    assert Entry.objects.filter(kind="organisation", action="closed").count() == 1


def test_a_closing_that_saw_an_older_state_is_asked_again(
    xanadu: Organisation, administrator: Membership
) -> None:
    status, shown = close_by_page(xanadu, seen="0" * 16)

    assert (status, "Somebody changed this" in shown) == (409, True)
    assert "It was merged." in shown
    xanadu.refresh_from_db()
    assert xanadu.closed_at is None


def test_a_mark_follows_everything_that_can_change(administrator: Membership) -> None:
    before = version_of_membership(administrator)
    administrator.role = Role.READER
    assert version_of_membership(administrator) != before
    body = administrator.organisation
    marks = {version_of_organisation(body)}
    for field, value in (("name", "N"), ("kind", "donor"), ("state", ""), ("function", "")):
        setattr(body, field, value)
        marks.add(version_of_organisation(body))
    assert len(marks) == 5
