"""Every field is marked, a person can have everything and can leave, and what is due goes."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.contrib.auth.hashers import is_password_usable
from django.contrib.sessions.models import Session
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from dedere.errors import DedereError
from dedere_web.accounts.models import Invitation, Organisation, User
from dedere_web.accounts.models import Kind as OrganisationKind
from dedere_web.config.commands_trail import person_command
from dedere_web.config.personal_data import REGISTER
from dedere_web.foundation import clock, personal
from dedere_web.foundation.personal import (
    Erasing,
    Marks,
    UnknownPersonError,
    is_erased,
    misnamed,
    person_number,
    register_eraser,
    unmarked,
)
from dedere_web.trail import selectors, services
from tests.web.people import PASSWORD
from tests.web.trail.conftest import entries, write

EMAIL = "amina@ministry.example"


def test_every_field_that_may_be_personal_is_marked_either_way() -> None:
    missing = list(unmarked(REGISTER))

    assert missing == [], "Say in dedere_web/config/personal_data.py what these fields hold."


def test_every_mark_is_of_a_field_that_exists() -> None:
    assert list(misnamed(REGISTER)) == []


def test_a_field_that_nobody_marked_is_found() -> None:
    without = [marks for marks in REGISTER if marks.model != "accounts.User"]

    assert "accounts.User.email" in set(unmarked(without))
    assert list(misnamed([Marks(model="accounts.User", not_personal=frozenset({"nose"}))])) == [
        "accounts.User.nose"
    ]


def test_every_purpose_is_a_sentence() -> None:
    purposes = [str(mark.purpose) for marks in REGISTER for mark in marks.fields.values()]

    assert len(purposes) > 20
    assert [text for text in purposes if not text.endswith(".")] == []


def test_whatever_can_be_signed_in_with_never_leaves() -> None:
    secrets = {"password", "session_data", "session_key", "key", "data", "kept_key"}
    shown = [
        f"{marks.model}.{name}"
        for marks in REGISTER
        for name, mark in marks.fields.items()
        if name in secrets and not mark.secret
    ]

    assert shown == []


@pytest.fixture
def amina(committed: BaseDatabaseWrapper) -> User:
    """A person with an account, and an invitation that brought her here."""
    person = User(email=EMAIL, name="Amina", language="fr", joined_at=clock.now())
    person.set_password(PASSWORD)
    person.save()
    organisation = Organisation.objects.create(
        name="Ministry",
        kind=OrganisationKind.STATE_BODY,
        function="ministry",
        state="XAA",
        created_at=clock.now(),
    )
    for number, email in enumerate([EMAIL, "bo@ministry.example"]):
        Invitation.objects.create(
            organisation=organisation,
            email=email,
            role="reader",
            token_hash=f"{number:064}",
            created_at=clock.now(),
            expires_at=clock.now(),
        )
    return person


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DEDERE_HOME", str(tmp_path))
    yield
    personal._ERASERS.pop("test", None)


def run(*words: str, stdin: str = "") -> Result:
    return CliRunner().invoke(person_command, words, input=stdin)


def test_an_export_holds_everything_but_secrets(amina: User) -> None:
    write(1, actor=amina.pk, why="Because.")

    result = run("export", EMAIL)

    assert result.exit_code == 0, result.output
    held = json.loads(result.output)
    (account,) = held["holds"]["accounts.User"]
    assert (account["email"], account["name"], account["language"]) == (EMAIL, "Amina", "fr")
    assert "password" not in account
    assert amina.password not in result.output
    assert [row["email"] for row in held["holds"]["accounts.Invitation"]] == [EMAIL]
    (deed,) = held["holds"]["trail.Entry"]
    assert (deed["action"], "why" in deed) == ("changed", False)
    (told,) = (entry for entry in entries() if entry.kind == "personal-data")
    assert told.subject == str(amina.pk)


def test_an_export_can_go_to_a_file_for_its_owner_alone(amina: User, tmp_path: Path) -> None:
    file = tmp_path / "amina.json"

    assert run("export", str(amina.pk), "--out", str(file)).exit_code == 0

    assert json.loads(file.read_text())["person"] == amina.pk
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("export", "nobody@x.example"), "No account has the number or the address"),
        (("export", "4711"), "No account has"),
        (("export", EMAIL, "--out", "no/such/folder"), "cannot be written"),
        (("erase", "4711", "--why", "x", "--yes"), "No account has"),
    ],
)
def test_bad_input_is_one_line_and_nothing_is_written(
    amina: User, words: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    result = run(*words)

    assert isinstance(result.exception, DedereError)
    assert says in str(result.exception)
    assert User.objects.get().email == EMAIL


def test_erasing_leaves_a_number_and_a_whole_trail(amina: User) -> None:
    write(1, actor=amina.pk)
    erased: list[int] = []
    register_eraser("test", erased.append)

    result = run("erase", EMAIL, "--why", "Her own request.", "--yes")

    assert result.exit_code == 0, result.output
    shell = User.objects.get()
    assert (shell.pk, shell.name, shell.language, shell.is_active) == (amina.pk, "", "", False)
    assert is_erased(shell.email)
    assert not is_password_usable(shell.password)
    assert erased == [amina.pk]
    addresses = set(Invitation.objects.values_list("email", flat=True))
    assert EMAIL not in addresses
    assert "bo@ministry.example" in addresses
    assert selectors.verify().findings == ()
    (entry,) = (entry for entry in entries() if entry.action == "erased")
    assert (entry.subject, entry.why) == (str(amina.pk), "Her own request.")
    everything = " ".join(str(value) for row in entries() for value in vars(row).values())
    assert "amina" not in everything.lower()


def test_nobody_is_erased_without_a_yes(amina: User) -> None:
    result = run("erase", EMAIL, "--why", "x", stdin="n\n")

    assert result.exit_code == 1
    assert User.objects.get().email == EMAIL


def test_an_erasure_that_fails_erases_nothing(amina: User) -> None:
    def fail(_: int) -> None:
        raise RuntimeError("A file could not be removed.")

    register_eraser("test", fail)

    with pytest.raises(RuntimeError):
        services.erase(REGISTER, amina.pk, why="x")

    assert User.objects.get().email == EMAIL
    assert entries() == []


@pytest.mark.django_db
def test_a_person_who_is_erased_is_signed_out_everywhere(
    account: User, signed_in: Callable[[User], Client]
) -> None:
    browser = signed_in(account)
    assert "_auth_user_id" in browser.session

    services.erase(REGISTER, account.pk, why="x")

    assert browser.get("/accounts/").wsgi_request.user.is_anonymous
    account.refresh_from_db()
    assert not account.check_password(PASSWORD)
    assert not account.is_active


def test_what_is_due_is_listed_first_and_then_goes(amina: User) -> None:
    now = clock.now()
    Session.objects.create(session_key="old", session_data="x", expire_date=now - dt.timedelta(9))
    Session.objects.create(session_key="new", session_data="x", expire_date=now + dt.timedelta(9))
    Invitation.objects.filter(email=EMAIL).update(expires_at=now - dt.timedelta(200))

    listed = run("retention", "--dry-run")
    assert "sessions.Session: 1 rows, kept 1 days after expire_date" in listed.output
    assert "accounts.Invitation: 1 rows" in listed.output
    assert Session.objects.count() == 2

    done = run("retention")
    assert done.exit_code == 0, done.output
    assert [row.session_key for row in Session.objects.all()] == ["new"]
    assert set(Invitation.objects.values_list("email", flat=True)) & {EMAIL} == set()
    assert json.loads(entries()[-1].after) == {
        "accounts.Invitation": 1, "sessions.Session": 1,
    }  # fmt: skip
    assert run("retention").output == "Nothing is due.\n"


def test_a_person_is_found_by_number_or_address(amina: User) -> None:
    assert person_number(f" {EMAIL.upper()} ") == person_number(str(amina.pk)) == amina.pk
    with pytest.raises(UnknownPersonError):
        person_number("²")


def test_every_way_of_erasing_is_used_and_works() -> None:
    used = {mark.erasing for marks in REGISTER for mark in marks.fields.values()}

    assert used == set(Erasing)
