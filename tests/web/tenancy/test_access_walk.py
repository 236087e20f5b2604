"""Every address as every role, among notes of three States at each visibility.

What comes back is compared with the promise made to States, worked out here anew.  An address
under which confidential rows are shown, and for which nothing is promised here, fails.
"""

from dataclasses import dataclass, field
from itertools import product

import pytest
from django.test import Client
from django.urls import reverse

from dedere_web.accounts.models import Role, User
from dedere_web.foundation.tenancy import Visibility
from dedere_web.foundation.vault import keep_file
from dedere_web.notes import services
from dedere_web.notes.models import Attachment, Note
from dedere_web.trail.models import Entry
from tests.web.tenancy.test_assessment_walk import PROMISED as OF_ASSESSMENTS
from tests.web.tenancy.walkers import (
    APPROVERS,
    NOTHING,
    OWNERS,
    REFUSED,
    SHOWN,
    TO_SIGN_IN,
    WALKERS,
    WRITERS,
    Promise,
    Walker,
    by_form_only,
    for_readers,
    for_roles,
)
from tests.web.tenancy.world import World, actor, browser_of, open_note, title_of
from tests.web.test_access import TABLE, address, names

KEPT = 409

# Rooms in which nothing confidential is kept. Any other room needs its line in PROMISED.
WITHOUT_CONFIDENTIAL_ROWS = {
    "foundation", "accounts", "account", "mfa", "operations", "api", "treaties", "cooperation",
}  # fmt: skip


def for_owners(walker: Walker, owner: str, reads: bool) -> int:
    if not walker.signed_in:
        return TO_SIGN_IN
    return SHOWN if walker.body == owner else NOTHING


def for_takers_back(walker: Walker, owner: str, reads: bool) -> int:
    """Each note was opened or closed last: whoever may do the other may take that back."""
    found = for_owners(walker, owner, reads)
    return REFUSED if found == SHOWN and walker.role not in APPROVERS else found


# What asking for an address about one note gets; the author of the notes is somebody else.
PROMISED: dict[str, Promise] = {
    "notes:note": for_readers,
    "notes:file": for_readers,
    "trail:history": for_owners,
    "trail:take-back": for_takers_back,
    "notes:edit": for_roles(*WRITERS),
    "notes:visibility": for_roles(*APPROVERS),
    "notes:withdraw": for_roles(*APPROVERS),
    "notes:bring-back": by_form_only,
    "notes:attach": by_form_only,
    "notes:detach": for_roles(*WRITERS),
}
# What others read already changes for them at once: that is for those who could open it.
ONCE_OPEN_FOR_APPROVERS = {"notes:edit", "notes:attach", "notes:detach"}
# About no single row: that nothing foreign stands on them is walked with all the others.
LISTS = {
    "notes:notes", "notes:new", "notes:export", "notes:about", "notes:draft-save",
    "notes:draft-discard", "obligations:assessments", "obligations:begin",
}  # fmt: skip
# From the facts alone: what stands on them is the same for everybody.
OPEN_TO_ALL = {"obligations:roadmap", "obligations:notices", "obligations:definition"}
WRITING = {
    "notes:edit": WRITERS,
    "notes:visibility": APPROVERS,
    "notes:withdraw": APPROVERS,
    "notes:bring-back": APPROVERS,
    "notes:attach": WRITERS,
    "notes:detach": WRITERS,
    "trail:take-back": APPROVERS,
}


def promised(name: str, visibility: Visibility) -> Promise:
    if name in ONCE_OPEN_FOR_APPROVERS and visibility is not Visibility.AUTHORITY:
        return by_form_only if PROMISED[name] is by_form_only else for_roles(*APPROVERS)
    return PROMISED[name]


def writers(name: str, visibility: Visibility) -> tuple[Role, ...]:
    is_open = visibility is not Visibility.AUTHORITY
    return APPROVERS if name in ONCE_OPEN_FOR_APPROVERS and is_open else WRITING[name]


@dataclass
class Scene:
    """The notes of three States, and who walks among them."""

    walker: Walker
    browser: Client
    notes: dict[Note, tuple[str, Visibility]] = field(default_factory=dict)

    def reads(self, note: Note) -> bool:
        return self.walker.reads(*self.notes[note])

    def address(self, name: str, note: Note) -> str:
        if name.startswith("trail:"):
            of_history: dict[str, object] = {"name": "note", "key": str(note.pk)}
            if name == "trail:take-back":
                last = Entry.objects.filter(kind="note", subject=note.pk).latest("pk")
                of_history["entry"] = last.pk
            return reverse(name, kwargs=of_history)
        arguments = {"note": note.pk}
        if name in {"notes:file", "notes:detach"}:
            arguments["file"] = note.attachments.get().pk
        return reverse(name, kwargs=arguments)


def opened_and_closed(note: Note, author: User) -> Note:
    """Let the last that happened to a closed note be that it was closed."""
    for visibility in (Visibility.PARTNERS, Visibility.AUTHORITY):
        note = services.change_visibility(
            actor(author), note, visibility=visibility, version=note.version, why="a test"
        )
    return note


@pytest.fixture(params=WALKERS)
def scene(request: pytest.FixtureRequest, db: None, own_home: object) -> Scene:
    """Twelve notes, each with a file, and one person."""
    world, walker = World(), WALKERS[request.param]
    scene = Scene(walker, Client())
    for owner in OWNERS:
        author = world.member(f"author in {owner[:3]}", world.body(owner), Role.APPROVER)
        for visibility in Visibility:
            note = open_note(world.bodies[owner], author, visibility)
            if visibility == Visibility.AUTHORITY:
                note = opened_and_closed(note, author)
            kept = keep_file(note.title.encode())
            Attachment.objects.create(
                note=note, file_name="list.csv", media_type="text/csv", size=kept.size,
                sha256=kept.sha256, kept_name=kept.name, kept_key=kept.key,
                added_at=note.created_at,
            )  # fmt: skip
            scene.notes[note] = (owner, visibility)
    if walker.signed_in:
        person = world.person("walker")
        if walker.role:
            world.member("walker", world.body(walker.body, walker.kind), walker.role)
        if walker.duty:
            world.duty("walker", walker.duty)
        scene.browser = browser_of(person)
    return scene


def test_every_address_that_may_show_confidential_rows_is_promised_something() -> None:
    rooms = {name: name.split(":")[0].split("_")[0] for name in TABLE}
    confidential = {n for n, room in rooms.items() if room not in WITHOUT_CONFIDENTIAL_ROWS}

    assert confidential <= set(names())
    assert confidential == set(PROMISED) | LISTS | set(OF_ASSESSMENTS) | OPEN_TO_ALL
    assert set(WRITING) <= set(PROMISED)


def test_no_page_shows_a_note_to_whom_nothing_is_promised(scene: Scene) -> None:
    foreign = {title_of(*scene.notes[note]): note for note in scene.notes if not scene.reads(note)}
    for name in TABLE:
        answer = scene.browser.get(address(name))
        body = b"".join(answer) if answer.streaming else answer.content
        said = body.decode(errors="replace")
        assert answer.status_code < 500, name
        leaked = [t for t, note in foreign.items() if t in said or str(note.pk) in said]
        assert leaked == [], name


def test_lists_show_every_note_that_is_promised(scene: Scene) -> None:
    promised = {str(note.pk) for note in scene.notes if scene.reads(note)}
    lists = ["/notes/about/state/KEN/"] + (["/notes/"] if scene.walker.signed_in else [])
    for page in lists:
        said = scene.browser.get(page).content.decode()
        assert {pk for pk in (str(note.pk) for note in scene.notes) if pk in said} == promised


def test_a_note_answers_as_promised(scene: Scene) -> None:
    for (note, (owner, visibility)), name in product(scene.notes.items(), PROMISED):
        answer = scene.browser.get(scene.address(name, note))
        expected = promised(name, visibility)(scene.walker, owner, scene.reads(note))
        assert answer.status_code == expected, (name, owner, visibility)
        assert answer["Cache-Control"] == "no-store, private"
        shown = answer.content.decode(errors="replace")
        assert (title_of(owner, visibility) in shown) == (expected == SHOWN)


def test_nobody_changes_what_is_not_theirs_to_change(scene: Scene) -> None:
    for (note, (owner, visibility)), name in product(scene.notes.items(), WRITING):
        if scene.walker.has(owner, *writers(name, visibility)):
            continue
        sent = {
            "version": str(note.version), "visibility": "public", "why": "Curious.",
            "title": "Changed", "body": "Changed", "organisation": str(note.owner_id),
        }  # fmt: skip
        answer = scene.browser.post(scene.address(name, note), sent)
        inside = scene.walker.body == owner
        sees = inside if name.startswith("trail:") else scene.reads(note)
        refused = REFUSED if sees else NOTHING
        expected = refused if scene.walker.signed_in else TO_SIGN_IN
        if name.startswith("notes:") and not scene.walker.signed_in:
            expected = REFUSED  # With what was typed, so that it is not lost.
        if name == "notes:edit" and scene.walker.has(owner, *WRITERS):
            expected = KEPT  # As a draft, for the person alone.
        assert answer.status_code == expected, (name, owner, visibility)
        now = Note.objects.get(pk=note.pk)
        assert (now.version, now.title) == (note.version, note.title)
        assert (now.visibility, now.withdrawn_at) == (note.visibility, None)
        assert now.attachments.count() == 1
