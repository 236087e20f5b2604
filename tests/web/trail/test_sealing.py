"""What is sealed opens only here, only in its place, and only as it was."""

# ruff: noqa: S608 - statements of a test, with no words from outside

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.core.exceptions import FieldError
from django.db import connection, models
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker, Settings

from dedere_web.config.commands_trail import rotate_keys_command
from dedere_web.foundation import keys, resealing
from dedere_web.foundation.keys import BadKeyError, KeyMissingError, new_key
from dedere_web.foundation.sealing import (
    BrokenSealError,
    LostKeyError,
    SealedTextField,
    seal,
    sealed_under,
    unseal,
)
from tests.web.trail.conftest import sqlite_file

CONTEXT = "notes_note.text"
TEXT = "The informant is in Xanadu."


@given(st.text(), st.text(min_size=1))
def test_a_round_trip_gives_the_text_back(text: str, context: str) -> None:
    assert unseal(seal(text, context=context), context=context) == text


@given(st.text(), st.data())
def test_any_change_of_a_token_is_refused(text: str, data: st.DataObject) -> None:
    token = seal(text, context=CONTEXT)
    place = data.draw(st.integers(0, len(token) - 1))
    sign = data.draw(st.sampled_from("AZaz09-_=.d1é"))
    changed = token[:place] + sign + token[place + 1 :]

    if changed != token:
        with pytest.raises((BrokenSealError, LostKeyError)):
            unseal(changed, context=CONTEXT)


@given(st.text())
def test_what_is_no_token_is_refused(text: str) -> None:
    with pytest.raises((BrokenSealError, LostKeyError)):
        unseal(text, context=CONTEXT)


@pytest.mark.parametrize("end", ["A", "==", " ", "\n"])
def test_a_token_with_more_at_its_end_is_refused(end: str) -> None:
    with pytest.raises(BrokenSealError):
        unseal(seal(TEXT, context=CONTEXT) + end, context=CONTEXT)


def test_a_token_cannot_be_moved_to_another_column() -> None:
    with pytest.raises(BrokenSealError, match="moved there"):
        unseal(seal(TEXT, context=CONTEXT), context="notes_note.title")


def test_one_text_never_gives_the_same_token_twice() -> None:
    assert len({seal(TEXT, context=CONTEXT) for _ in range(50)}) == 50


def test_an_older_key_still_opens_and_a_lost_one_is_named(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    old, new = new_key(), new_key()
    settings.SEALING_KEYS = (old,)
    token = seal(TEXT, context=CONTEXT)

    settings.SEALING_KEYS = (new, old)
    assert unseal(token, context=CONTEXT) == TEXT
    assert sealed_under(seal(TEXT, context=CONTEXT)) != sealed_under(token)

    settings.SEALING_KEYS = (new,)
    with (
        caplog.at_level(logging.ERROR),
        pytest.raises(LostKeyError, match=f"key {sealed_under(token)}"),
    ):
        unseal(token, context=CONTEXT)
    assert TEXT not in caplog.text
    assert len(caplog.text.splitlines()) == 1


@pytest.mark.parametrize("text", ["short", "é" * 43, "A" * 42, "A" * 44])
def test_a_key_that_is_none_is_refused_and_not_repeated(settings: Settings, text: str) -> None:
    settings.SEALING_KEYS = (text,)

    with pytest.raises(BadKeyError, match="DEDERE_SEALING_KEYS") as refused:
        seal(TEXT, context=CONTEXT)
    assert text not in str(refused.value)


@pytest.fixture
def keys_in_home(settings: Settings, tmp_path: Path) -> Path:
    """A deployment that keeps its keys in its home."""
    settings.SEALING_KEYS = ()
    settings.DEDERE_HOME = tmp_path
    keys.make_key_files(tmp_path, sealing=True, pseudonym=True)
    return tmp_path / keys.SEALING_FILE


def test_without_a_key_nothing_is_sealed(settings: Settings, tmp_path: Path) -> None:
    settings.SEALING_KEYS = ()
    settings.DEDERE_HOME = tmp_path

    with pytest.raises(KeyMissingError, match="sealing-keys"):
        seal(TEXT, context=CONTEXT)


def test_the_keys_of_a_home_are_made_once_and_for_its_owner_alone(keys_in_home: Path) -> None:
    first = keys_in_home.read_text()

    keys.make_key_files(keys_in_home.parent, sealing=True, pseudonym=True)

    assert keys_in_home.read_text() == first
    assert keys_in_home.stat().st_mode & 0o777 == 0o600
    kept = sorted(file.name for file in keys_in_home.parent.iterdir())
    assert kept == ["pseudonym-key", "sealing-keys"]


@pytest.fixture
def sealed_model(
    database_file: Path, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[type[models.Model]]:
    """A table with a sealed column, in a database file."""
    with isolate_apps("dedere_web.foundation"):

        class Secret(models.Model):
            text = SealedTextField(null=True)  # type: ignore[misc]  # only of this test

            class Meta:
                app_label = "foundation"

            def __str__(self) -> str:
                return str(self.pk)

    field = Secret._meta.get_field("text")
    monkeypatch.setattr(resealing, "sealed_fields", lambda: iter([field]))
    with django_db_blocker.unblock(), sqlite_file(database_file):
        with connection.schema_editor() as editor:
            editor.create_model(Secret)
        yield Secret


def raw(model: type[models.Model]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT text FROM {model._meta.db_table} ORDER BY id")
        return [text for (text,) in cursor.fetchall()]


def test_nothing_sealed_is_in_the_file_in_clear(
    sealed_model: type[models.Model], database_file: Path
) -> None:
    rows = sealed_model._default_manager
    rows.create(text=TEXT)
    rows.bulk_create([sealed_model(text=f"{TEXT} {number}") for number in range(3)])
    rows.filter(pk=1).update(text=f"{TEXT} again")
    row = rows.get(pk=2)
    row.text = f"{TEXT} and again"  # type: ignore[attr-defined]
    row.save()
    rows.bulk_update([row], ["text"])

    assert rows.get(pk=1).text == f"{TEXT} again"  # type: ignore[attr-defined]
    assert rows.get(pk=2).text == f"{TEXT} and again"  # type: ignore[attr-defined]
    assert list(rows.filter(pk=3).values_list("text", flat=True)) == [f"{TEXT} 1"]
    for file in database_file.parent.glob("dedere.sqlite3*"):
        assert b"informant" not in file.read_bytes()
    assert all(token.startswith("d1.") for token in raw(sealed_model))


def test_a_sealed_column_can_be_asked_only_whether_it_is_empty(
    sealed_model: type[models.Model],
) -> None:
    rows = sealed_model._default_manager
    rows.create(text=None)
    rows.create(text="")

    assert rows.filter(text__isnull=True).count() == 1
    for condition in ({"text": TEXT}, {"text__contains": "x"}, {"text__in": ["x"]}):
        with pytest.raises(FieldError, match="Unsupported lookup"):
            rows.filter(**condition).count()


def test_a_sealed_field_is_neither_unique_nor_indexed() -> None:
    with isolate_apps("dedere_web.foundation"):

        class Wrong(models.Model):
            text = SealedTextField(unique=True)

            class Meta:
                app_label = "foundation"

            def __str__(self) -> str:
                return str(self.pk)

        errors = Wrong._meta.get_field("text").check()

    assert [error.msg for error in errors] == ["A sealed field can be neither indexed nor unique."]


def test_rotating_seals_every_row_again_and_the_old_key_can_go(
    sealed_model: type[models.Model], keys_in_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEDERE_HOME", str(keys_in_home.parent))
    texts = [f"{TEXT} {number}" for number in range(7)]
    sealed_model._default_manager.bulk_create([sealed_model(text=text) for text in texts])
    before = raw(sealed_model)

    result = CliRunner().invoke(rotate_keys_command, ["--forget-old"])

    assert result.exit_code == 0, result.output
    assert "foundation_secret.text: 7 sealed again, 0 could not be opened." in result.output
    assert {sealed_under(token) for token in raw(sealed_model)} == {keys.sealing_keys()[0].id}
    assert not set(raw(sealed_model)) & set(before)
    assert len(keys_in_home.read_text().splitlines()) == 1
    assert [r.text for r in sealed_model._default_manager.order_by("pk")] == texts  # type: ignore[attr-defined]


def test_an_interrupted_rotation_goes_on_where_it_stopped(
    sealed_model: type[models.Model], keys_in_home: Path
) -> None:
    rows = sealed_model._default_manager
    rows.bulk_create([sealed_model(text=str(number)) for number in range(6)])
    resealing.add_key()
    newest = keys.sealing_keys()[0]
    rows.filter(pk__lte=2).update(text="sealed again before the interruption")
    kept = raw(sealed_model)[:2]

    (done,) = resealing.reseal(batch=2)

    assert (done.done, done.left) == (4, 0)
    assert raw(sealed_model)[:2] == kept
    assert {sealed_under(token) for token in raw(sealed_model)} == {newest.id}
    assert [field.done for field in resealing.reseal()] == [0]


def test_a_key_that_is_still_needed_is_not_forgotten(
    sealed_model: type[models.Model], keys_in_home: Path
) -> None:
    rows = sealed_model._default_manager
    rows.create(text=TEXT)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE foundation_secret SET text = 'd1.00000000.AAAA' WHERE id = 1")
    rows.create(text="readable")
    resealing.add_key()

    resealed = list(resealing.reseal(batch=1))

    assert [(field.done, field.left) for field in resealed] == [(1, 1)]
    with pytest.raises(resealing.KeyStillUsedError, match="1 sealed texts"):
        resealing.forget_old_keys(resealed)
    assert len(keys_in_home.read_text().splitlines()) == 2


def test_keys_of_the_environment_are_not_rotated_here(settings: Settings) -> None:
    with pytest.raises(resealing.KeysElsewhereError, match="--print-key"):
        resealing.add_key()


def test_a_printed_key_can_be_used(settings: Settings) -> None:
    printed = CliRunner().invoke(rotate_keys_command, ["--print-key"])

    settings.SEALING_KEYS = (printed.output.strip(),)
    assert unseal(seal(TEXT, context=CONTEXT), context=CONTEXT) == TEXT
