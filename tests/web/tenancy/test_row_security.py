"""PostgreSQL repeats who may read and write, for whoever forgets to ask."""

import uuid

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import Error, ProgrammingError
from django.test import Client
from django.urls import reverse

from dedere_web.accounts.models import Kind, Role
from dedere_web.foundation.tenancy import NOBODY, Visibility
from dedere_web.foundation.tenancy_database import speak_as, spoken_for
from dedere_web.notes import services, services_drafts
from dedere_web.notes.models import Attachment, Draft, Note
from dedere_web.notes.services import Words
from dedere_web.notes.services_drafts import DraftPlace
from tests.web.tenancy.world import KENYA, World, actor, browser_of, open_note

pytestmark = pytest.mark.postgres


def rows(sql: str = "SELECT count(*) FROM notes_note", *parameters: str) -> int:
    """Return what plain SQL counts, past every filter of ours."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return int(cursor.fetchone()[0])


@pytest.fixture
def world(on_postgres: BaseDatabaseWrapper) -> World:
    """Three bodies of two States, a provider, and a note of the first at each visibility."""
    world = World()
    ours = world.body("XAA central authority")
    approver = world.member("ours", ours, Role.APPROVER)
    world.member("neighbour", world.body("XAA ministry"), Role.ADMINISTRATOR)
    world.member("foreign", world.body("XBB ministry"), Role.ADMINISTRATOR)
    world.member("provider", world.body("Provider", Kind.PROVIDER), Role.ADMINISTRATOR)
    with speak_as(actor(approver).viewer):
        for visibility in Visibility:
            open_note(ours, approver, visibility)
    return world


@pytest.mark.parametrize(
    ("person", "sees"), [("ours", 4), ("neighbour", 3), ("foreign", 2), ("provider", 2)]
)
def test_plain_sql_returns_what_the_policy_allows(world: World, person: str, sees: int) -> None:
    viewer = actor(world.people[person]).viewer
    assert rows() == 1  # a stranger: what is public

    with speak_as(viewer):
        assert spoken_for() == viewer
        assert rows() == sees
        assert Note.objects.count() == sees
    assert spoken_for() == NOBODY
    assert rows() == 1


def test_who_may_read_may_not_write(world: World) -> None:
    with speak_as(actor(world.people["neighbour"]).viewer), connection.cursor() as cursor:
        cursor.execute("UPDATE notes_note SET visibility = 'public'")
        assert cursor.rowcount == 0
        cursor.execute("DELETE FROM notes_note")
        assert cursor.rowcount == 0


def test_nobody_writes_a_row_for_another(world: World) -> None:
    foreign = actor(world.people["foreign"]).viewer
    with speak_as(actor(world.people["ours"]).viewer):
        note = Note.objects.filter(visibility=Visibility.PUBLIC).get()
    note.pk = uuid.uuid4()

    with pytest.raises(ProgrammingError, match="row-level security"), speak_as(foreign):
        note.save(force_insert=True)
    (own,) = foreign.organisations
    ours = actor(world.people["ours"]).viewer
    with pytest.raises(ProgrammingError, match="row-level security"), speak_as(ours):
        Note.objects.filter(visibility=Visibility.PUBLIC).update(owner_id=own)


def test_files_and_drafts_follow_their_rules(world: World) -> None:
    ours, neighbour = actor(world.people["ours"]), actor(world.people["neighbour"])
    with speak_as(ours.viewer):
        for note in Note.objects.all():
            Attachment.objects.create(
                note=note, file_name="a", media_type="text/csv", size=1, sha256="0",
                kept_name=note.pk.hex, kept_key="k", added_at=note.created_at,
            )  # fmt: skip
        place = DraftPlace(organisation=note.owner_id, subject=KENYA)
        services_drafts.save_draft(ours, place=place, words=Words("Begun", ""))
        assert (Attachment.objects.count(), Draft.objects.count()) == (4, 1)

    with speak_as(neighbour.viewer):
        assert (Attachment.objects.count(), Draft.objects.count()) == (3, 0)
        assert Attachment.objects.update(size=2) == 0
    colleague = world.member("colleague", world.bodies["XAA central authority"], Role.READER)
    with speak_as(actor(colleague).viewer):
        assert (Attachment.objects.count(), Draft.objects.count()) == (4, 0)


def test_a_withdrawn_note_is_there_for_its_owner_alone(world: World) -> None:
    ours = actor(world.people["ours"])
    with speak_as(ours.viewer):
        note = Note.objects.get(visibility=Visibility.PUBLIC)
        services.withdraw(ours, note, version=note.version)

    assert rows() == 0
    with speak_as(ours.viewer):
        assert rows() == 4


def test_the_owner_of_the_tables_is_bound_too(world: World) -> None:
    forced = rows(
        "SELECT count(*) FROM pg_class WHERE relname LIKE 'notes\\_%%' AND relkind = 'r' "
        "AND NOT (relrowsecurity AND relforcerowsecurity)"
    )
    assert forced == 0


def test_one_speaks_for_another_inside_and_for_oneself_again_after(world: World) -> None:
    with speak_as(actor(world.people["ours"]).viewer):
        with speak_as(actor(world.people["foreign"]).viewer):
            assert rows() == 2
        assert rows() == 4
        with pytest.raises(Error), speak_as(actor(world.people["foreign"]).viewer):
            rows("SELECT nothing FROM nowhere")
        assert rows() == 4


def test_nothing_is_left_on_the_connection(world: World) -> None:
    """Also where a pool between processes gives it to somebody else after each transaction."""
    with speak_as(actor(world.people["ours"]).viewer):
        assert rows() == 4
    with connection.cursor() as cursor:
        for name in ("person", "organisations", "states", "partner"):
            cursor.execute("SELECT current_setting(%s, true)", [f"dedere.{name}"])
            assert cursor.fetchone()[0] in {None, ""}


def test_a_request_speaks_for_its_person_and_the_next_one_starts_anew(
    world: World, client: Client
) -> None:
    browser = browser_of(world.people["ours"])
    assert "4 notes that you may read" in browser.get("/notes/").content.decode()
    assert rows() == 1
    foreign = browser_of(world.people["foreign"])
    assert "2 notes that you may read" in foreign.get("/notes/").content.decode()
    assert client.get("/notes/about/state/KEN/").status_code == 200

    body = world.bodies["XAA central authority"]
    answer = browser.post(
        "/notes/new/",
        {"kind": "state", "key": "KEN", "organisation": str(body.pk), "version": "0",
         "title": "Through a request", "body": "Text.", "action": "save"},
    )  # fmt: skip
    assert answer.status_code == 302
    assert "Through a request" in browser.get(answer["Location"]).content.decode()
    assert foreign.get(answer["Location"]).status_code == 404


def test_a_forgotten_filter_shows_nothing(world: World) -> None:
    with speak_as(actor(world.people["ours"]).viewer):
        closed = Note.objects.get(visibility=Visibility.AUTHORITY)

    with speak_as(actor(world.people["provider"]).viewer):
        assert not Note.objects.filter(pk=closed.pk).exists()
    address = reverse("notes:note", args=[closed.pk])
    assert browser_of(world.people["provider"]).get(address).status_code == 404
