"""The history on the pages of records, for who may see it, and taking a change back as each role.

Who may take what back follows from who may make the change that this would be: the words of a
note are its writers', opening and closing it its approvers', the facts those of editors of facts.
"""

import json
import uuid

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.urls import reverse

from dedere_web.accounts.actors import actor_of
from dedere_web.accounts.models import Kind, Organisation, PlatformRole, Role
from dedere_web.accounts.services import begin_membership, hand_over, invite_member
from dedere_web.foundation.tenancy import Visibility
from dedere_web.foundation.tenancy_database import speak_as
from dedere_web.notes import services
from dedere_web.notes.models import EarlierWords, Note
from dedere_web.notes.services import Words
from dedere_web.trail import selectors
from dedere_web.trail.models import Entry
from tests.web.tenancy.world import KENYA, World, actor, browser_of, open_note

SHOWN, MOVED, TO_SIGN_IN, REFUSED, NOTHING, TOO_LATE, NOT_VALID = 200, 302, 302, 403, 404, 409, 422
BUTTON = "Take this change back"
WHO = (
    "stranger", "account", "reader", "contributor", "approver", "administrator", "neighbour",
    "foreign", "provider", "operator", "editor",
)  # fmt: skip


@pytest.fixture
def world(db: None) -> World:
    """One person of every kind, and an author who is an approver."""
    world = World()
    ours = world.body("XAA central authority")
    world.member("author", ours, Role.APPROVER)
    for role in Role:
        world.member(role.value, ours, role)
    world.person("account")
    world.member("neighbour", world.body("XAA ministry"), Role.ADMINISTRATOR)
    world.member("foreign", world.body("XBB ministry"), Role.ADMINISTRATOR)
    world.member("provider", world.body("Provider", Kind.PROVIDER), Role.ADMINISTRATOR)
    world.duty("operator", PlatformRole.OPERATOR)
    world.duty("editor", PlatformRole.EDITOR_OF_FACTS)
    return world


def browser(world: World, who: str) -> Client:
    return Client() if who == "stranger" else browser_of(world.people[who])


def last_entry(note: Note) -> Entry:
    found = Entry.objects.filter(kind="note", subject=str(note.pk)).latest("pk")
    assert isinstance(found, Entry)
    return found


def take_back_page(name: str, key: object, entry: Entry) -> str:
    return reverse("trail:take-back", args=[name, str(key), entry.pk])


@pytest.fixture
def changed(world: World) -> Note:
    """A note of the organisation alone, whose words were changed last."""
    author = actor(world.people["author"])
    note = services.write_note(
        author,
        organisation=world.bodies["XAA central authority"].pk,
        subject=KENYA,
        words=Words("First title", "First words."),
    )
    return services.change_note(
        author, note, words=Words("Second title", "Second words."), version=note.version
    )


@pytest.fixture
def opened(world: World) -> Note:
    """A note that was opened to partners last."""
    return open_note(
        world.bodies["XAA central authority"], world.people["author"], Visibility.PARTNERS
    )


INSIDE = {"reader", "contributor", "approver", "administrator"}


@pytest.mark.parametrize("who", WHO)
def test_the_history_of_a_note_is_for_members_of_its_owner(
    who: str, world: World, changed: Note
) -> None:
    asking = browser(world, who)
    page = asking.get(reverse("notes:note", args=[changed.pk])).content.decode()
    own = asking.get(reverse("trail:history", args=["note", changed.pk]))

    sees = who in INSIDE
    assert ("The text was changed." in page) is sees
    assert ("<bdi>author</bdi>" in page) is sees
    assert own.status_code == (SHOWN if sees else TO_SIGN_IN if who == "stranger" else NOTHING)
    assert (BUTTON in page) is (who in INSIDE - {"reader"})


@pytest.mark.parametrize(
    ("kind", "may"),
    [
        ("changed", {"contributor", "approver", "administrator"}),
        ("opened", {"approver", "administrator"}),
    ],
)
@pytest.mark.parametrize("who", WHO)
def test_who_takes_the_change_of_a_note_back(
    who: str, kind: str, may: set[str], world: World, request: pytest.FixtureRequest
) -> None:
    note: Note = request.getfixturevalue(kind)
    page = take_back_page("note", note.pk, last_entry(note))
    asking = browser(world, who)

    looked = asking.get(page).status_code
    done = asking.post(page, {"why": "By mistake."}).status_code

    now = Note.objects.get(pk=note.pk)
    if who in may:
        assert (looked, done, now.version) == (SHOWN, MOVED, note.version + 1)
    else:
        refused = REFUSED if who in INSIDE else NOTHING
        expected = TO_SIGN_IN if who == "stranger" else refused
        assert (looked, done, now.version) == (expected, expected, note.version)
        assert (now.title, now.visibility) == (note.title, note.visibility)


def test_the_words_of_a_note_come_back_and_that_is_recorded(world: World, changed: Note) -> None:
    asking = browser(world, "contributor")
    entry = last_entry(changed)
    looked = asking.get(take_back_page("note", changed.pk, entry)).content.decode()
    assert "First title" in looked
    assert "First words." in looked

    answer = asking.post(
        take_back_page("note", changed.pk, entry), {"why": "It was the wrong note."}
    )

    now = Note.objects.get(pk=changed.pk)
    assert (now.title, now.body) == ("First title", "First words.")
    assert (now.version, now.visibility) == (changed.version + 1, Visibility.AUTHORITY)
    page = asking.get(answer.headers["Location"]).content.decode()
    assert "The change before was taken back." in page
    assert "It was the wrong note." in page
    assert BUTTON not in page
    undone = last_entry(changed)
    assert (undone.action, undone.actor) == ("undone", world.people["contributor"].pk)
    assert "First" not in undone.before + undone.after
    assert json.loads(undone.after)["version"] == now.version
    assert selectors.verify().findings == ()


def test_only_the_last_words_are_kept_and_under_seal(world: World, changed: Note) -> None:
    author = actor(world.people["author"])
    services.change_note(author, changed, words=Words("Third", "Third."), version=changed.version)

    kept = EarlierWords.objects.get()
    assert (kept.title, kept.body) == ("Second title", "Second words.")
    assert "Second" not in str(EarlierWords.objects.values_list("title").query)
    assert BUTTON in browser(world, "author").get(f"/notes/{changed.pk}/").content.decode()


def test_taking_a_closing_back_opens_the_note_again_to_whom_it_was_open(
    world: World, opened: Note
) -> None:
    approver = actor(world.people["approver"])
    closed = services.change_visibility(
        approver, opened, visibility=Visibility.AUTHORITY, version=opened.version, why="Closing."
    )
    entry = last_entry(closed)
    assert browser(world, "provider").get(f"/notes/{closed.pk}/").status_code == NOTHING

    browser(world, "approver").post(
        take_back_page("note", closed.pk, entry), {"why": "Wrong note."}
    )

    assert Note.objects.get(pk=closed.pk).visibility == Visibility.PARTNERS
    assert browser(world, "provider").get(f"/notes/{closed.pk}/").status_code == SHOWN


def test_who_wrote_a_note_closes_it_again_and_does_not_open_it_again(world: World) -> None:
    """Closing is what a contributor may do with a note of its own; opening is an approver's."""
    contributor = actor(world.people["contributor"])
    note = services.write_note(
        contributor,
        organisation=world.bodies["XAA central authority"].pk,
        subject=KENYA,
        words=Words("One", "One."),
    )
    services.change_visibility(
        actor(world.people["approver"]),
        note,
        visibility=Visibility.STATE,
        version=1,
        why="Agreed.",
    )
    asking = browser(world, "contributor")
    opened = take_back_page("note", note.pk, last_entry(note))
    assert asking.post(opened, {"why": "Too early."}).status_code == MOVED
    assert Note.objects.get().visibility == Visibility.AUTHORITY

    services.change_visibility(
        actor(world.people["approver"]), note, visibility=Visibility.STATE, version=3, why="Now."
    )
    services.change_visibility(
        contributor, note, visibility=Visibility.AUTHORITY, version=4, why="Not yet."
    )
    closed = take_back_page("note", note.pk, last_entry(note))
    assert asking.post(closed, {"why": "After all."}).status_code == REFUSED
    assert Note.objects.get().visibility == Visibility.AUTHORITY


def test_what_was_changed_since_is_refused_in_a_clear_line(world: World, changed: Note) -> None:
    earlier = last_entry(changed)
    author = actor(world.people["author"])
    newer = services.change_note(
        author, changed, words=Words("Third", "Third."), version=changed.version
    )
    asking = browser(world, "author")

    for answer in (
        asking.get(take_back_page("note", changed.pk, earlier)),
        asking.post(take_back_page("note", changed.pk, earlier), {"why": "Too late."}),
    ):
        assert answer.status_code == TOO_LATE
        assert "cannot be taken back any more" in answer.content.decode()
    assert Note.objects.get(pk=changed.pk).version == newer.version


def test_a_reason_is_asked_for(world: World, changed: Note) -> None:
    asking = browser(world, "author")

    answer = asking.post(take_back_page("note", changed.pk, last_entry(changed)), {"why": " "})

    assert answer.status_code == NOT_VALID
    assert "This field is required" in answer.content.decode()
    assert Note.objects.get(pk=changed.pk).title == "Second title"


def test_an_entry_of_another_record_is_not_reached_through_this_one(
    world: World, changed: Note, opened: Note
) -> None:
    asking = browser(world, "author")
    entry = last_entry(opened)

    assert asking.get(take_back_page("note", changed.pk, entry)).status_code == NOTHING
    assert asking.get(take_back_page("no-such-page", "1", entry)).status_code == NOTHING
    assert asking.get(take_back_page("note", uuid.uuid4(), entry)).status_code == NOTHING


def test_a_withdrawal_is_brought_back_by_its_own_button(world: World, opened: Note) -> None:
    approver = actor(world.people["approver"])
    services.withdraw(approver, opened, version=opened.version)

    asking = browser(world, "approver")
    assert BUTTON not in asking.get(f"/notes/{opened.pk}/").content.decode()
    page = take_back_page("note", opened.pk, last_entry(opened))
    assert asking.post(page, {"why": "No."}).status_code == REFUSED


# --- Organisations -----------------------------------------------------------------------------


@pytest.fixture
def lived(world: World) -> Organisation:
    """An organisation in which somebody was invited, somebody came, and somebody left."""
    body = world.bodies["XAA central authority"]
    administrator = world.people["administrator"]
    invite_member(body, email="invited@xaa.example", role=Role.READER, by=administrator)
    begin_membership(world.person("newcomer"), body, Role.READER, by=administrator)
    leaver = begin_membership(world.person("leaver"), body, Role.CONTRIBUTOR, by=administrator)
    heir = body.memberships.get(person=world.people["contributor"])
    hand_over(leaver, heir=heir, by=administrator)
    return body


@pytest.mark.parametrize("who", WHO)
def test_the_history_of_an_organisation_as_each_role(
    who: str, world: World, lived: Organisation
) -> None:
    asking = browser(world, who)
    answer = asking.get(reverse("trail:history", args=["organisation", lived.pk]))
    page = answer.content.decode()

    expected = SHOWN if who in INSIDE else TO_SIGN_IN if who == "stranger" else NOTHING
    assert answer.status_code == expected
    assert ("newcomer" in page and "The membership began." in page) is (who in INSIDE)
    for hidden in ("leaver", "invited@xaa.example", "The work of the member was handed over."):
        assert (hidden in page) is (who == "administrator"), hidden


def test_the_page_of_an_organisation_names_who_let_whom_in(
    world: World, lived: Organisation
) -> None:
    page = (
        browser(world, "administrator")
        .get(reverse("accounts:organisation", args=[lived.pk]))
        .content.decode()
    )

    assert "The invitation was sent." not in page.partition('id="history"')[0]
    history = page.partition('id="history"')[2]
    assert "The work of the member was handed over." in history
    assert "who takes the work over" in history
    assert "Contributor" in history
    assert BUTTON not in history


@pytest.mark.parametrize("who", WHO)
def test_the_history_of_a_membership_is_for_administrators(
    who: str, world: World, lived: Organisation
) -> None:
    number = lived.memberships.get(person=world.people["newcomer"]).pk
    answer = browser(world, who).get(reverse("trail:history", args=["membership", number]))

    refused = TO_SIGN_IN if who == "stranger" else NOTHING
    assert answer.status_code == (SHOWN if who == "administrator" else refused)


def test_everybody_reads_what_happened_to_ones_own_account_and_to_no_other(world: World) -> None:
    client = Client()
    client.force_login(world.people["reader"])
    page = client.get(reverse("accounts:mine")).content.decode()
    other = browser(world, "foreign").get(reverse("trail:history", args=["account", "own"]))

    assert "The person signed in." in page
    assert "The person signed in." not in other.content.decode()


@pytest.mark.parametrize("who", WHO)
def test_platform_roles_have_a_history_for_operators(who: str, world: World) -> None:
    answer = browser(world, who).get(reverse("trail:history", args=["platform-roles", "all"]))

    refused = TO_SIGN_IN if who == "stranger" else NOTHING
    assert answer.status_code == (SHOWN if who == "operator" else refused)


# --- PostgreSQL ---------------------------------------------------------------------------------


@pytest.mark.postgres
def test_the_same_on_postgres_under_the_role_of_pages(
    on_postgres: BaseDatabaseWrapper, own_home: object
) -> None:
    world = World()
    ours = world.body("XAA central authority")
    author = world.member("author", ours, Role.APPROVER)
    world.member("foreign", world.body("XBB ministry"), Role.ADMINISTRATOR)
    with speak_as(actor_of(author).viewer):
        note = services.write_note(
            actor(author), organisation=ours.pk, subject=KENYA, words=Words("One", "One.")
        )
        services.change_note(actor(author), note, words=Words("Two", "Two."), version=1)
        entry = last_entry(note)
    page = take_back_page("note", note.pk, entry)

    assert "The text was changed." in browser_of(author).get(f"/notes/{note.pk}/").content.decode()
    assert browser_of(world.people["foreign"]).get(page).status_code == NOTHING
    assert browser_of(author).post(page, {"why": "By mistake."}).status_code == MOVED
    with speak_as(actor_of(author).viewer):
        assert Note.objects.get().title == "One"
        assert EarlierWords.objects.get().title == "Two"
    with speak_as(actor_of(world.people["foreign"]).viewer):
        assert not EarlierWords.objects.exists()
        assert not Entry.objects.filter(kind="note").exists()
