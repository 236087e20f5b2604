"""Whatever organisations, memberships and notes there are: nobody gets a foreign row, by any road.

What a person may see is worked out here anew from the memberships, without the code under test.
"""

import dataclasses
import datetime as dt
import io
import json
import re
import uuid
import zipfile

import pytest
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dedere_web.accounts.actors import actor_of
from dedere_web.accounts.models import Kind, Membership, Organisation, Role, User
from dedere_web.accounts.selectors import viewer_of
from dedere_web.foundation import clock
from dedere_web.foundation.tenancy import NOBODY, Viewer, Visibility
from dedere_web.foundation.tenancy_database import speak_as
from dedere_web.foundation.vault import keep_file
from dedere_web.notes import policies
from dedere_web.notes.models import Attachment, Note
from tests.web.tenancy.world import World, browser_of

BODIES = {
    "XAA central authority": Kind.STATE_BODY,
    "XAA ministry": Kind.STATE_BODY,
    "XBB ministry": Kind.STATE_BODY,
    "XCC prosecution": Kind.STATE_BODY,
    "International office": Kind.INTERNATIONAL,
    "Donor": Kind.DONOR,
}
PEOPLE = ("one", "two", "three")
NOTE_LINK = re.compile(r"/notes/([0-9a-f-]{36})/")


@dataclasses.dataclass(frozen=True)
class Job:
    """A membership: where, as what, and from when to when, in days from today."""

    person: str
    body: str
    role: Role
    since: int
    until: int | None

    @property
    def counts(self) -> bool:
        return self.since <= 0 and (self.until is None or self.until >= 0)


@dataclasses.dataclass(frozen=True)
class Sheet:
    """A note: whose, for whom, and whether it was withdrawn."""

    body: str
    visibility: Visibility
    withdrawn: bool


jobs = st.builds(
    Job,
    person=st.sampled_from(PEOPLE),
    body=st.sampled_from(sorted(BODIES)),
    role=st.sampled_from(list(Role)),
    since=st.sampled_from([-9, 0, 1]),
    until=st.sampled_from([None, -1, 0, 5]),
).filter(lambda job: job.until is None or job.since <= job.until)
sheets = st.builds(
    Sheet,
    body=st.sampled_from(sorted(BODIES)),
    visibility=st.sampled_from(list(Visibility)),
    withdrawn=st.booleans(),
)


def may_see(person: str, sheet: Sheet, held: list[Job]) -> bool:
    """The promise to States in the shortest words: a body, its State, all members, everybody."""
    works_for = {job.body for job in held if job.person == person and job.counts}
    if sheet.body in works_for:
        return True
    if sheet.withdrawn:
        return False
    states = {body[:3] for body in works_for if BODIES[body] == Kind.STATE_BODY}
    return {
        Visibility.AUTHORITY: False,
        Visibility.STATE: BODIES[sheet.body] == Kind.STATE_BODY and sheet.body[:3] in states,
        Visibility.PARTNERS: bool(works_for),
        Visibility.PUBLIC: True,
    }[sheet.visibility]


class Scene:
    """Organisations, people and notes as they were drawn, in the database."""

    def __init__(self, held: list[Job], drawn: list[Sheet]) -> None:
        world = World()
        bodies = {name: world.body(name, kind) for name, kind in BODIES.items()}
        self.people = {name: world.person(name) for name in PEOPLE}
        today = clock.today()
        for job in held:
            Membership.objects.create(
                person=self.people[job.person],
                organisation=bodies[job.body],
                role=job.role,
                since=today + dt.timedelta(days=job.since),
                until=None if job.until is None else today + dt.timedelta(days=job.until),
            )
        with speak_as(everybody()):
            self.notes = {_note(bodies[sheet.body], sheet): sheet for sheet in drawn}
            self.files = {_file(note): note for note in self.notes}


def everybody() -> Viewer:
    """Return whoever would work for every organisation at once; nobody does."""
    bodies = frozenset(Organisation.objects.values_list("pk", flat=True))
    return dataclasses.replace(NOBODY, organisations=bodies)


def _note(body: Organisation, sheet: Sheet) -> uuid.UUID:
    now = clock.now()
    return Note.objects.create(
        owner=body, owner_state=body.state, visibility=sheet.visibility,
        subject_kind="state", subject_key="KEN", title="A common title", body="Common words.",
        created_at=now, changed_at=now, withdrawn_at=now if sheet.withdrawn else None,
    ).pk  # fmt: skip


def _file(note: uuid.UUID) -> uuid.UUID:
    kept = keep_file(str(note).encode())
    return Attachment.objects.create(
        note_id=note, file_name="list.csv", media_type="text/csv", size=kept.size,
        sha256=kept.sha256, kept_name=kept.name, kept_key=kept.key, added_at=clock.now(),
    ).pk  # fmt: skip


def shown(browser: Client, address: str, **query: str) -> set[uuid.UUID]:
    """Return the notes that a page names."""
    answer = browser.get(address, query)
    assert answer.status_code == 200
    return {uuid.UUID(found) for found in NOTE_LINK.findall(answer.content.decode())}


def exported(browser: Client, body: uuid.UUID) -> set[uuid.UUID] | None:
    """Return the notes in the archive of an organisation, ``None`` where there is none."""
    answer = browser.post("/notes/export/", {"organisation": str(body), "why": "a test"})
    if answer.status_code != 200:
        assert answer.status_code in {403, 422}
        return None
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as archive:
        return {uuid.UUID(note["id"]) for note in json.loads(archive.read("notes.json"))}


def check_pages(scene: Scene, name: str, expected: set[uuid.UUID]) -> None:
    """Walk every road through the platform on which a note could come out."""
    browser = browser_of(scene.people[name])
    standing = {note for note in expected if not scene.notes[note].withdrawn}
    assert shown(browser, "/notes/") == standing
    assert shown(browser, "/notes/", withdrawn="1") == expected - standing
    assert shown(browser, "/notes/", q="common WORDS") == standing
    assert shown(browser, "/notes/about/state/KEN/") == standing
    on_page = shown(browser, "/treaties/states/KEN/")
    assert on_page <= standing
    assert len(on_page) == min(len(standing), 5)
    for note in scene.notes:
        assert browser.get(f"/notes/{note}/").status_code == (200 if note in expected else 404)
    for file, note in scene.files.items():
        answer = browser.get(f"/notes/{note}/files/{file}/")
        assert answer.status_code == (200 if note in expected else 404)
        assert (answer.content == str(note).encode()) == (note in expected)


def check_exports(scene: Scene, name: str, held: list[Job]) -> None:
    """Only an administrator takes notes along, and only those of the own organisation."""
    browser = browser_of(scene.people[name])
    for body in Organisation.objects.all():
        administers = any(
            job.counts and job.role == Role.ADMINISTRATOR
            for job in held
            if (job.person, job.body) == (name, body.name)
        )
        own = {note for note, sheet in scene.notes.items() if sheet.body == body.name}
        assert exported(browser, body.pk) == (own if administers else None)


def check_database(scene: Scene, person: User, expected: set[uuid.UUID]) -> None:
    """Filters and policy agree; on PostgreSQL plain SQL that asks for everything does as well."""
    viewer = viewer_of(person)
    actor = actor_of(person)
    with speak_as(everybody()):
        every = list(Note.objects.filter(pk__in=scene.notes))
    assert {note.pk for note in every if policies.may_read(actor, note)} == expected
    with speak_as(viewer):
        assert set(Note.objects.visible_to(viewer).values_list("pk", flat=True)) == expected
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT id FROM notes_note")
                assert {row[0] for row in cursor.fetchall()} == expected
                cursor.execute("SELECT note_id FROM notes_attachment")
                assert {row[0] for row in cursor.fetchall()} == expected


def check_world(held: list[Job], drawn: list[Sheet]) -> None:
    """Set the scene, send every person everywhere, and take everything back."""
    held = list({(job.person, job.body): job for job in held}.values())
    with transaction.atomic():
        scene = Scene(held, drawn)
        for name, person in scene.people.items():
            expected = {n for n, sheet in scene.notes.items() if may_see(name, sheet, held)}
            check_database(scene, person, expected)
            check_pages(scene, name, expected)
            check_exports(scene, name, held)
        public = {n for n, s in scene.notes.items() if may_see("nobody", s, held)}
        assert shown(Client(), "/notes/about/state/KEN/") == public
        assert shown(Client(), "/treaties/states/KEN/") == set()
        transaction.set_rollback(True)


worlds = given(held=st.lists(jobs, max_size=7), drawn=st.lists(sheets, max_size=5))
some = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def _on_sqlite(db: None) -> None:
    assert connection.vendor == "sqlite"


@pytest.mark.usefixtures("_on_sqlite", "own_home")
@some
@worlds
def test_no_foreign_row_comes_out(held: list[Job], drawn: list[Sheet]) -> None:
    check_world(held, drawn)


@pytest.fixture
def _postgres(on_postgres: BaseDatabaseWrapper) -> None:
    assert connection.vendor == "postgresql"


@pytest.mark.postgres
@pytest.mark.usefixtures("_postgres", "own_home")
@some
@worlds
def test_no_foreign_row_comes_out_of_postgresql(held: list[Job], drawn: list[Sheet]) -> None:
    check_world(held, drawn)
