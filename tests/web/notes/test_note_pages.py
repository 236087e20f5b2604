"""The pages of notes, as people of each kind meet them."""

import io
import json
import re
import uuid
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from dedere_web.accounts.models import Organisation, Role, User
from dedere_web.foundation.tenancy import Visibility
from dedere_web.notes import services
from dedere_web.notes.models import Attachment, Draft, Note
from dedere_web.notes.services import Words
from dedere_web.notes.subjects import NoteSubject
from dedere_web.trail.models import Entry
from tests.web.tenancy.world import KENYA, World, actor, open_note

SignIn = Callable[[User], Client]
NEVER_KEPT = "no-store, private"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
KENYA_PAGE = "/treaties/states/KEN/"


def said_by(response: HttpResponseBase, number: uuid.UUID) -> str:
    """Return a page without what differs by the address and the moment."""
    return TOKEN.sub("", b"".join(response).decode()).replace(str(number), "")


@pytest.fixture
def note(authority: Organisation, officer: User) -> Note:
    return services.write_note(
        actor(officer),
        organisation=authority.pk,
        subject=KENYA,
        words=Words("On Kenya", "A word."),
    )


def test_an_officer_writes_a_note_from_the_page_of_a_state(
    officer: User, signed_in: SignIn, authority: Organisation
) -> None:
    browser = signed_in(officer)
    page = browser.get(KENYA_PAGE).content.decode()
    assert "/notes/new/?kind=state&amp;key=KEN" in page

    form = browser.get("/notes/new/?kind=state&key=KEN")
    assert "A note on Kenya" in form.content.decode()
    answer = browser.post(
        "/notes/new/",
        {
            "kind": "state", "key": "KEN", "organisation": str(authority.pk), "version": "0",
            "title": "A <b>title</b>", "body": "One line.\r\nAnother line.", "action": "save",
        },
    )  # fmt: skip

    note = Note.objects.get()
    assert answer["Location"] == reverse("notes:note", args=[note.pk])
    assert (note.subject_kind, note.subject_key) == ("state", "KEN")
    assert note.body == "One line.\nAnother line."
    shown = browser.get(answer["Location"])
    assert "A &lt;b&gt;title&lt;/b&gt;" in shown.content.decode()
    assert "Only members of XAA central authority can read it" in shown.content.decode()
    assert shown["Cache-Control"] == NEVER_KEPT


OF_A_NOTE = ("note", "edit", "visibility", "withdraw")


def test_a_foreign_note_is_not_there(note: Note, stranger: User, signed_in: SignIn) -> None:
    browser = signed_in(stranger)
    nowhere = uuid.uuid4()
    pages = [(f"notes:{name}", ()) for name in OF_A_NOTE] + [("trail:history", ("note",))]
    for name, before in pages:
        foreign = browser.get(reverse(name, args=[*before, note.pk]))
        missing = browser.get(reverse(name, args=[*before, nowhere]))
        assert (foreign.status_code, missing.status_code) == (404, 404)
        assert foreign["Cache-Control"] == missing["Cache-Control"] == NEVER_KEPT
        assert said_by(foreign, note.pk) == said_by(missing, nowhere)


def test_a_page_with_notes_is_never_kept_and_that_of_a_stranger_stays_as_it_was(
    note: Note, officer: User, stranger: User, signed_in: SignIn, client: Client
) -> None:
    ours = signed_in(officer).get(KENYA_PAGE)
    assert "On Kenya" in ours.content.decode()
    assert ours["Cache-Control"] == NEVER_KEPT
    assert "ETag" not in ours

    theirs = signed_in(stranger).get(KENYA_PAGE)
    assert "On Kenya" not in theirs.content.decode()

    public = client.get(KENYA_PAGE)
    assert "/notes/" not in public.content.decode()
    assert public["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "ETag" in public


@pytest.mark.parametrize(
    ("kind", "key", "page"),
    [
        ("instrument", "hague-1970", "/treaties/instruments/hague-1970/"),
        ("standing", "KEN:hague-1970", "/treaties/standing/KEN/hague-1970/"),
    ],
)
def test_other_pages_show_their_notes(
    kind: str, key: str, page: str, authority: Organisation, officer: User, signed_in: SignIn
) -> None:
    services.write_note(
        actor(officer),
        organisation=authority.pk,
        subject=NoteSubject(kind, key, "", ""),
        words=Words("Seen here", "A word."),
    )

    assert "Seen here" in signed_in(officer).get(page).content.decode()


def test_two_people_who_edit_at_once_get_a_choice(
    note: Note, officer: User, approver: User, signed_in: SignIn
) -> None:
    address = reverse("notes:edit", args=[note.pk])
    owner = str(note.owner_id)
    first, second = signed_in(approver), signed_in(officer)
    first.post(
        address,
        {"title": "On Kenya", "body": "Theirs.", "version": "1", "organisation": owner},
    )

    choice = second.post(
        address, {"title": "On Kenya", "body": "Mine.", "version": "1", "organisation": owner}
    )
    page = choice.content.decode()
    assert choice.status_code == 409
    assert "<mark>Theirs</mark>." in page
    assert "<mark>Mine</mark>." in page
    assert 'name="version" value="2"' in page
    assert Note.objects.get().body == "Theirs."

    sent = {"title": "On Kenya", "body": "Mine.", "version": "2", "organisation": owner}
    second.post(address, sent | {"action": "theirs"})
    assert Note.objects.get().body == "Theirs."
    second.post(address, sent | {"action": "both"})
    both = Note.objects.get()
    assert both.body.startswith("Theirs.")
    assert both.body.endswith("Mine.")
    second.post(address, sent | {"action": "save", "version": "3"})
    assert Note.objects.get().body == "Mine."


def test_the_effect_of_a_visibility_is_said_before_it_is_set(
    note: Note, approver: User, signed_in: SignIn, world: World
) -> None:
    world.body("XAA ministry of justice")
    browser = signed_in(approver)
    address = reverse("notes:visibility", args=[note.pk])
    page = browser.get(address).content.decode()

    assert "Only members of XAA central authority can read it" in page
    assert "XAA central authority, XAA ministry of justice" in page
    assert "Everybody who has its address can read it" in page
    assert browser.post(address, {"visibility": "state", "version": "1"}).status_code == 422
    assert Note.objects.get().visibility == Visibility.AUTHORITY
    answer = browser.post(address, {"visibility": "state", "version": "1", "why": "Agreed."})
    assert answer.status_code == 302
    assert Note.objects.get().visibility == Visibility.STATE
    late = browser.post(address, {"visibility": "public", "version": "1", "why": "Agreed."})
    assert late.status_code == 409
    assert Note.objects.get().visibility == Visibility.STATE


def test_a_public_note_is_there_for_a_stranger_without_the_name_of_its_author(
    authority: Organisation, approver: User, client: Client
) -> None:
    note = open_note(authority, approver, Visibility.PUBLIC)

    page = client.get(reverse("notes:note", args=[note.pk]))
    assert page.status_code == 200
    assert "XAA central authority" in page.content.decode()
    assert "approver" not in page.content.decode()
    listed = client.get(reverse("notes:about", args=["state", "KEN"]))
    assert note.title in listed.content.decode()


def test_search_stays_within_rights(
    note: Note, authority: Organisation, approver: User, stranger: User, signed_in: SignIn
) -> None:
    shared = open_note(authority, approver, Visibility.PARTNERS, body="A word for partners.")

    ours = signed_in(approver).get("/notes/?q=WORD").content.decode()
    theirs = signed_in(stranger).get("/notes/?q=word").content.decode()

    assert (str(note.pk) in ours, str(shared.pk) in ours) == (True, True)
    assert (str(note.pk) in theirs, str(shared.pk) in theirs) == (False, True)
    nothing = signed_in(approver).get("/notes/?q=absent").content.decode()
    assert "No note that you may read fits" in nothing


def test_a_draft_is_kept_while_typing_for_its_author_alone(
    note: Note, officer: User, approver: User, signed_in: SignIn
) -> None:
    browser = signed_in(officer)
    typed = {
        "note": str(note.pk), "organisation": str(note.owner_id), "version": "1",
        "title": "On Kenya", "body": "Half a sent",
    }  # fmt: skip
    said = browser.post(reverse("notes:draft-save"), typed, headers={"HX-Request": "true"})
    assert "Kept as your draft" in said.content.decode()
    browser.post(reverse("notes:draft-save"), typed | {"body": "Half a sentence"})

    draft = Draft.objects.get()
    edit = reverse("notes:edit", args=[note.pk])
    resumed = browser.get(edit).content.decode()
    assert "Half a sentence" in resumed
    assert "This is your draft of" in resumed
    other = signed_in(approver)
    assert "Half a sentence" not in other.get(edit).content.decode()
    assert other.post(reverse("notes:draft-discard", args=[draft.pk])).status_code == 404
    assert "Half a sentence" not in other.get("/notes/").content.decode()

    browser.post(edit, typed | {"body": "A whole sentence."})
    assert not Draft.objects.exists()
    assert Note.objects.get().body == "A whole sentence."


def test_a_draft_of_a_new_note_needs_no_script(
    authority: Organisation, officer: User, signed_in: SignIn
) -> None:
    browser = signed_in(officer)
    answer = browser.post(
        reverse("notes:draft-save"),
        {"kind": "pair", "key": "KEN:CHE", "organisation": str(authority.pk), "version": "0",
         "title": "", "body": "Begun."},
    )  # fmt: skip

    page = browser.get(answer["Location"]).content.decode()
    assert "Begun." in page
    assert "Kenya and Switzerland" in page or "Switzerland and Kenya" in page
    browser.post(reverse("notes:draft-discard", args=[Draft.objects.get().pk]))
    assert not Draft.objects.exists()


def test_a_file_is_looked_into_kept_under_seal_and_offered_to_keep(
    note: Note,
    officer: User,
    stranger: User,
    signed_in: SignIn,
    settings: Settings,
    tmp_path: Path,
) -> None:
    settings.DEDERE_HOME = tmp_path
    browser = signed_in(officer)
    attach = reverse("notes:attach", args=[note.pk])
    page = SimpleUploadedFile("page.html", b"<html></html>")
    assert browser.post(attach, {"file": page}).status_code == 422
    false = SimpleUploadedFile("letter.pdf", b"MZ is a program")
    refused = browser.post(attach, {"file": false})
    assert "The content of the file is not what its name says" in refused.content.decode()
    assert not Attachment.objects.exists()

    text = SimpleUploadedFile("Liste é.csv", b"State,Date\nKEN,1981\n")
    assert browser.post(attach, {"file": text}).status_code == 302
    file = Attachment.objects.get()
    (kept,) = [p for p in (tmp_path / "files").rglob("*") if p.is_file()]
    assert b"KEN" not in kept.read_bytes()
    address = reverse("notes:file", args=[note.pk, file.pk])
    offered = browser.get(address)
    assert offered.content == b"State,Date\nKEN,1981\n"
    assert offered["Content-Disposition"].startswith("attachment;")
    assert offered["X-Content-Type-Options"] == "nosniff"
    assert offered["Cache-Control"] == NEVER_KEPT
    assert signed_in(stranger).get(address).status_code == 404
    elsewhere = reverse("notes:file", args=[uuid.uuid4(), file.pk])
    assert browser.get(elsewhere).status_code == 404


def test_a_file_that_is_removed_is_gone_from_the_disk(
    note: Note, officer: User, signed_in: SignIn, settings: Settings, tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:  # fmt: skip
    settings.DEDERE_HOME = tmp_path
    browser = signed_in(officer)
    text = SimpleUploadedFile("list.csv", b"KEN")
    browser.post(reverse("notes:attach", args=[note.pk]), {"file": text})

    with django_capture_on_commit_callbacks(execute=True):
        browser.post(reverse("notes:detach", args=[note.pk, Attachment.objects.get().pk]))

    assert not Attachment.objects.exists()
    assert [p for p in (tmp_path / "files").rglob("*") if p.is_file()] == []


def test_an_administrator_takes_all_notes_along_and_the_trail_says_so(
    note: Note, authority: Organisation, officer: User, world: World, signed_in: SignIn,
    settings: Settings, tmp_path: Path,
) -> None:  # fmt: skip
    settings.DEDERE_HOME = tmp_path
    text = SimpleUploadedFile("list.csv", b"KEN")
    signed_in(officer).post(reverse("notes:attach", args=[note.pk]), {"file": text})
    administrator = signed_in(world.member("head", authority, Role.ADMINISTRATOR))
    assert signed_in(officer).get("/notes/export/").status_code == 403

    answer = administrator.post(
        "/notes/export/", {"organisation": str(authority.pk), "why": "We move to another system."}
    )

    archive = zipfile.ZipFile(io.BytesIO(answer.getvalue()))
    (told,) = json.loads(archive.read("notes.json"))
    assert (told["title"], told["text"], told["about"]["name"]) == ("On Kenya", "A word.", "Kenya")
    assert archive.read(told["files"][0]["place"]) == b"KEN"
    assert b"On Kenya" in archive.read("notes.csv")
    assert answer["Cache-Control"] == NEVER_KEPT
    other = world.body("XBB ministry")
    refused = administrator.post(
        "/notes/export/", {"organisation": str(other.pk), "why": "Curious."}
    )
    assert refused.status_code == 422
    entry = Entry.objects.get(action="exported")
    assert (entry.chain_id, entry.why) == (str(authority.pk), "We move to another system.")


def test_withdrawing_and_history(note: Note, officer: User, signed_in: SignIn) -> None:
    browser = signed_in(officer)
    browser.post(reverse("notes:withdraw", args=[note.pk]), {"version": "1", "why": "Outdated."})
    assert Note.objects.get().withdrawn_at is not None
    assert str(note.pk) not in browser.get("/notes/").content.decode()
    assert str(note.pk) in browser.get("/notes/?withdrawn=1").content.decode()
    assert "it was withdrawn" in browser.get(f"/notes/{note.pk}/").content.decode()

    history = browser.get(reverse("trail:history", args=["note", note.pk])).content.decode()
    assert "The note was withdrawn." in history
    assert "Outdated." in history
    assert "A word." not in history
    browser.post(reverse("notes:bring-back", args=[note.pk]), {"version": "2"})
    assert Note.objects.get().withdrawn_at is None


def test_what_a_note_is_about_can_be_chosen(officer: User, signed_in: SignIn) -> None:
    browser = signed_in(officer)
    assert "What is the note about?" in browser.get("/notes/new/").content.decode()
    both = browser.get("/notes/new/?state=KEN&other_state=&instrument=hague-1970")
    assert both["Location"] == "/notes/new/?kind=standing&key=KEN%3Ahague-1970"
    nothing = browser.get("/notes/new/?state=&other_state=&instrument=")
    assert "Choose a State, an instrument, or both." in nothing.content.decode()
    assert browser.get("/notes/new/?kind=state&key=Atlantis").status_code == 404
    assert browser.get("/notes/new/?kind=weather&key=KEN").status_code == 422


@pytest.mark.django_db
def test_the_api_knows_nothing_of_notes(client: Client) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]

    assert paths
    assert not [path for path in paths if "note" in path]
