"""Harmful files at every door that takes files: refused in a sentence, and nothing is kept."""

from collections.abc import Callable
from email.message import Message
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from dedere_web.accounts.models import Role, User
from dedere_web.notes import services
from dedere_web.notes.models import Attachment, Note
from dedere_web.notes.services import Words
from dedere_web.treaties.models import ImportBatch
from tests.web.listing import INSTRUMENT, SOURCE
from tests.web.tenancy.test_uploads import HARMFUL
from tests.web.tenancy.world import KENYA, World, actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_home")]

SignIn = Callable[[User], Client]
IMPORT_READERS = ("csv", "untc-html", "untc-xml")
NAMES = (
    "../../../etc/cron.d/x.txt",
    "..\\..\\windows\\x.txt",
    "a\r\nSet-Cookie: x=1.txt",
    "invoice\u202etxt.exe.txt",
    "x" * 5000 + ".txt",
    '"; filename="page.html.txt',
    "con.txt",
    ".htaccess.txt",
    "<script>alert(1)</script>.txt",
)


@pytest.fixture
def officer() -> User:
    world = World()
    return world.member("officer", world.body("XAA central authority"), Role.CONTRIBUTOR)


@pytest.fixture
def note(officer: User) -> Note:
    return services.write_note(
        actor(officer),
        organisation=officer.memberships.get().organisation_id,
        subject=KENYA,
        words=Words("On Kenya", "A word."),
    )


def kept_files(home: Path) -> list[Path]:
    return [path for path in (home / "files").rglob("*") if path.is_file()]


@pytest.mark.parametrize(("name", "content", "problem"), HARMFUL)
def test_a_note_takes_no_harmful_file(
    note: Note,
    officer: User,
    signed_in: SignIn,
    settings: Settings,
    name: str,
    content: bytes,
    problem: str,
) -> None:
    file = SimpleUploadedFile(name, content)

    response = signed_in(officer).post(reverse("notes:attach", args=[note.pk]), {"file": file})

    assert response.status_code == 422, problem
    assert not Attachment.objects.exists()
    assert kept_files(Path(settings.DEDERE_HOME)) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_name_leads_nowhere_and_says_nothing_else(
    note: Note, officer: User, signed_in: SignIn, name: str
) -> None:
    browser = signed_in(officer)
    file = SimpleUploadedFile("harmless.txt", b"One line.")
    file.name = name  # As a browser that means harm would send it.

    response = browser.post(reverse("notes:attach", args=[note.pk]), {"file": file})

    assert response.status_code in {302, 422}
    for kept in Attachment.objects.all():
        offered = browser.get(reverse("notes:file", args=[note.pk, kept.pk]))
        said = Message()
        said["Content-Disposition"] = offered.headers["Content-Disposition"]
        offered_as = unquote(said.get_filename() or "")
        assert said.get_content_disposition() == "attachment"
        assert not {"/", "\\", "\r", "\n", "\u202e", "\x00"} & set(offered_as)
        assert len(offered_as) <= 255
        assert "Set-Cookie" not in offered.headers
        assert offered.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("reader", IMPORT_READERS)
@pytest.mark.parametrize(("name", "content", "problem"), HARMFUL[::3])
def test_an_import_takes_no_harmful_list(
    editor: User, signed_in: SignIn, reader: str, name: str, content: bytes, problem: str
) -> None:
    fields = {
        "reader": reader,
        "instrument": INSTRUMENT,
        "source_id": SOURCE,
        "source_title": "A list for tests",
        "as_of": "2024-05-01",
        "file": SimpleUploadedFile(name, content),
    }

    response = signed_in(editor).post(reverse("treaties:import"), fields)

    assert response.status_code in {200, 422}, problem
    assert 'name="proof"' not in response.content.decode()
    assert not ImportBatch.objects.exists()
