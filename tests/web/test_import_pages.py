"""The pages on which an editor brings a list in."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from dedere_web.accounts.models import User
from dedere_web.accounts.services import create_operator
from dedere_web.treaties import selectors
from dedere_web.treaties.models import ImportBatch
from tests.web.listing import HEAD, INSTRUMENT, KNOWN_ACT, NEW_ACT, NO_STATE, SOURCE
from tests.web.people import PASSWORD

pytestmark = pytest.mark.usefixtures("own_home")

IMPORT = "treaties:import"


@pytest.fixture
def browser(editor: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(editor)


def upload(browser: Client, *rows: str, **said: str) -> HttpResponse:
    fields = {
        "reader": "csv",
        "instrument": INSTRUMENT,
        "source_id": SOURCE,
        "source_title": "A list for tests",
        "as_of": "2024-05-01",
        **said,
    }
    file = SimpleUploadedFile("list.csv", (HEAD + "".join(rows)).encode())
    answer: HttpResponse = browser.post(reverse(IMPORT), {**fields, "file": file})  # type: ignore[assignment] # a response of the test client
    return answer


def proof_in(response: HttpResponse) -> str:
    found = re.search(r'name="proof" value="([^"]+)"', response.content.decode())
    assert found is not None
    return found[1]


def confirm(browser: Client, proof: str) -> HttpResponse:
    answer: HttpResponse = browser.post(reverse("treaties:import-confirm"), {"proof": proof})  # type: ignore[assignment] # a response of the test client
    return answer


def test_an_upload_shows_what_is_new_and_writes_nothing(browser: Client) -> None:
    response = upload(browser, NEW_ACT, NO_STATE)

    page = response.content.decode()
    assert response.status_code == 200
    assert "South Sudan" in page
    assert "Nowhereland" in page
    assert "Add this act to the facts" in page
    assert not ImportBatch.objects.exists()


def test_confirming_imports_and_leads_to_the_result(
    browser: Client,
    editor: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    proof = proof_in(upload(browser, NEW_ACT, NO_STATE))

    with django_capture_on_commit_callbacks(execute=True):
        response = confirm(browser, proof)

    batch = ImportBatch.objects.get()
    result = browser.get(response.headers["Location"])
    assert response.status_code == 302
    assert batch.imported_by == editor
    assert reverse("treaties:instrument", args=[INSTRUMENT]) in result.content.decode()
    assert selectors.current_facts().actions_of("SSD", INSTRUMENT) != ()


def test_confirming_twice_adds_nothing(browser: Client) -> None:
    proof = proof_in(upload(browser, NEW_ACT))
    confirm(browser, proof)

    response = confirm(browser, proof)

    assert "Nothing was added" in response.content.decode()
    assert ImportBatch.objects.count() == 1


def test_a_list_that_is_known_already_offers_no_confirmation(browser: Client) -> None:
    confirm(browser, proof_in(upload(browser, NEW_ACT, KNOWN_ACT)))

    page = upload(browser, NEW_ACT, KNOWN_ACT).content.decode()

    assert "there is nothing to import" in page
    assert 'name="proof"' not in page


def test_the_proof_of_one_editor_is_worthless_to_another(
    browser: Client, signed_in: Callable[[User], Client]
) -> None:
    proof = proof_in(upload(browser, NEW_ACT))
    other = create_operator(email="other@ministry.example", password=PASSWORD)

    response = confirm(signed_in(other), proof)

    assert response.status_code == 422
    assert "Upload it once more" in response.content.decode()
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("proof", ["", "forged", "e30:1xVc1J:forged"])
def test_a_forged_proof_imports_nothing(browser: Client, proof: str) -> None:
    assert confirm(browser, proof).status_code == 422
    assert not ImportBatch.objects.exists()


def test_a_file_that_was_exchanged_after_the_preview_imports_nothing(
    browser: Client, own_home: Path
) -> None:
    proof = proof_in(upload(browser, NEW_ACT))
    (kept,) = (own_home / "pending").iterdir()
    kept.write_bytes((HEAD + KNOWN_ACT).encode())

    assert confirm(browser, proof).status_code == 422
    assert not ImportBatch.objects.exists()


def test_an_upload_is_kept_for_its_owner_only(browser: Client, own_home: Path) -> None:
    upload(browser, NEW_ACT)

    (kept,) = (own_home / "pending").iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("rows", "said", "says"),
    [
        ((), {}, "holds no row about a State"),
        ((NEW_ACT,), {"reader": "untc-xml"}, "XML"),
        ((NEW_ACT,), {"as_of": "soon"}, "is not a date"),
        ((NEW_ACT,), {"source_id": "a b"}, "valid value"),
        ((NEW_ACT,), {"instrument": "none"}, "valid choice"),
    ],
)
def test_what_cannot_be_used_is_said_on_the_form(
    browser: Client, rows: tuple[str, ...], said: dict[str, str], says: str
) -> None:
    response = upload(browser, *rows, **said)

    assert response.status_code == 422
    assert says in response.content.decode()
    assert not ImportBatch.objects.exists()


def test_a_file_above_the_limit_is_refused(browser: Client, settings: Settings) -> None:
    settings.MAX_LIST_BYTES = 20

    response = upload(browser, NEW_ACT)

    assert response.status_code == 422
    assert "the platform takes at most" in response.content.decode()


def test_a_body_above_the_limit_is_refused_unread(browser: Client, settings: Settings) -> None:
    settings.MAX_BODY_BYTES = 100

    response = upload(browser, NEW_ACT)

    assert response.status_code == 413
    assert "too large" in response.content.decode()


def test_a_form_without_its_proof_of_origin_changes_nothing(editor: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(editor)

    response = confirm(browser, "anything")

    assert response.status_code == 403
    assert "The form has expired" in response.content.decode()


def test_pages_of_an_import_are_never_kept(browser: Client) -> None:
    assert "no-store" in browser.get(reverse(IMPORT)).headers["Cache-Control"]
