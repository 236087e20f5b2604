"""What a deployment may decide, and that nothing fails open."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils.formats import date_format
from django.utils.translation import override

from dedere.periods import PartialDate
from dedere.phrases import InstrumentName, Phrase, StateName
from dedere.treaties.facts import Facts
from dedere_web.foundation.language import facts_language, say, say_date

KEY = "a-key-of-fifty-letters-or-more-with-0123456789-digits"


def manage(home: Path, *words: str, **said: str) -> subprocess.CompletedProcess[str]:
    """Run a management command in an environment that says only this."""
    path = os.environ["PATH"]  # noqa: TID251 - of the process it starts
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-W", "ignore", "-m", "django", *words],
        env={
            "PATH": path,
            "DEDERE_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "dedere_web.config.settings",
            **said,
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_a_secret_nothing_starts(tmp_path: Path) -> None:
    done = manage(tmp_path, "check")

    assert done.returncode != 0
    assert "DEDERE_SECRET_KEY is not set" in done.stderr


def test_a_deployment_behind_tls_has_no_open_warning(tmp_path: Path) -> None:
    done = manage(
        tmp_path,
        *("check", "--deploy", "--fail-level", "WARNING"),
        DEDERE_SECRET_KEY=KEY,
        DEDERE_BEHIND_TLS="1",
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_only_complete_languages_are_offered() -> None:
    assert [code for code, _ in settings.LANGUAGES] == ["en"]
    assert [code.split("-")[0] for code, _ in settings.UN_LANGUAGES] == [
        "ar", "zh", "en", "fr", "ru", "es",
    ]  # fmt: skip


def test_translators_may_look_at_an_incomplete_language(tmp_path: Path) -> None:
    done = manage(
        tmp_path,
        *("diffsettings", "--all"),
        DEDERE_SECRET_KEY=KEY,
        DEDERE_PREVIEW_LANGUAGES="ar, zh",
    )

    (line,) = [line for line in done.stdout.splitlines() if line.startswith("LANGUAGES ")]
    assert [code in line for code in ("'ar'", "'zh-hans'", "'en'", "'fr'")] == [
        True, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "22 April 2013"),
        ("fr", "22 avril 2013"),
        ("es", "22 de abril de 2013"),
        ("zh-hans", "2013年4月22日"),
    ],
)
def test_a_date_is_written_as_its_language_writes_it(language: str, said: str) -> None:
    day = PartialDate(2013, 4, 22)

    with override(language):
        assert say_date(day) == say_date(day.earliest()) == said
        assert date_format(day.earliest(), "SHORT_DATE_FORMAT") == "2013-04-22"


def test_a_date_is_said_as_far_as_it_is_known() -> None:
    assert say_date(PartialDate(1961)) == "1961"
    assert say_date(PartialDate(1961, 3)) == "March 1961"


def test_names_in_a_sentence_are_those_of_the_readers_language(facts: Facts) -> None:
    sentence = Phrase.of(
        "{state}, {instrument}", state=StateName("CHE"), instrument=InstrumentName("hague-1970")
    )

    with override("zh-hans"):
        assert facts_language() == "zh"
        assert say(sentence, facts).startswith(facts.parties.states["CHE"].name("zh"))
    assert say(sentence) == "CHE, hague-1970"
