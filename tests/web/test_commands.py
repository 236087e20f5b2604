"""The commands that change a deployment, as a person types them."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from django.core.management import call_command

from dedere.errors import DedereError
from dedere_io.facts import load_facts
from dedere_web.accounts.models import User
from dedere_web.accounts.policies import may_edit_facts
from dedere_web.config import commands
from dedere_web.treaties.models import ImportBatch
from tests.web.listing import HEAD, INSTRUMENT, KNOWN_ACT, NEW_ACT, NO_STATE, OTHER_DATE
from tests.web.people import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_home")]

Import = Callable[..., str]


@pytest.fixture
def import_list(tmp_path: Path) -> Import:
    """Return a function that imports rows and returns what was printed."""

    def run(*rows: str, dry_run: bool = False, form: str = "table") -> str:
        file = tmp_path / "list.csv"
        file.write_text(HEAD + "".join(rows), encoding="utf-8")
        printed = io.StringIO()
        call_command(
            "import_list",
            reader="csv",
            file=str(file),
            instrument=INSTRUMENT,
            source="test-list",
            title="A list for tests",
            as_of="2024-05-01",
            dry_run=dry_run,
            form=form,
            stdout=printed,
        )
        return printed.getvalue()

    return run


def test_a_dry_run_prints_the_difference_and_writes_nothing(import_list: Import) -> None:
    printed = import_list(NEW_ACT, OTHER_DATE, NO_STATE, dry_run=True)

    assert "1 new, 0 changed, 1 in conflict, 0 vanished" in printed
    assert "line 2: SSD accession 2021-03-02" in printed
    assert "line 3: CHE ratification 1971-09-20; known: 1971-09-14" in printed
    assert "line 4: No State is called 'Nowhereland'" in printed
    assert "Dry run: nothing was written" in printed
    assert not ImportBatch.objects.exists()


def test_an_import_says_what_it_added_and_the_second_that_it_added_nothing(
    import_list: Import,
) -> None:
    first, second = import_list(NEW_ACT, KNOWN_ACT), import_list(NEW_ACT, KNOWN_ACT)

    assert f"Import {ImportBatch.objects.get().pk}: 2 acts added" in first
    assert "nothing was added" in second


def test_the_report_as_json_holds_all_of_it(import_list: Import) -> None:
    report = json.loads(import_list(NEW_ACT, OTHER_DATE, NO_STATE, form="json"))

    assert report["counts"]["additions"] == report["added"] == 2
    assert report["batch"] == ImportBatch.objects.get().pk
    assert report["new"][0]["state"] == "SSD"
    assert report["conflicting"][0]["known"][0]["date"] == "1971-09-14"
    assert report["unreadable"][0]["line"] == 4
    assert report["dry_run"] is False


def run(command: click.Command, *words: str, stdin: str = "") -> Result:
    return CliRunner().invoke(command, words, input=stdin)


def test_the_import_command_reads_a_list_of_a_depositary(tmp_path: Path, own_home: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(HEAD + NEW_ACT, encoding="utf-8")

    result = run(
        commands.import_command,
        *("csv", str(file), "--instrument", INSTRUMENT, "--source", "test-list"),
        *("--as-of", "2024-05-01"),
    )

    assert result.exit_code == 0, result.output
    assert "1 acts added" in result.output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("csv", "nowhere.csv"), "There is no file"),
        (("untx", "{list}"), "No reader is called 'untx'"),
        (("untc-xml", "{list}"), "XML"),
        (("csv", "{empty}"), "empty"),
        (("csv", "{list}", "--as-of", "soon"), "is not a date"),
        (("csv", "{list}", "--instrument", "hague"), "hague-1970"),
    ],
)
def test_bad_input_is_one_clear_error_and_nothing_is_written(
    tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    list_, empty = tmp_path / "list.csv", tmp_path / "empty.csv"
    list_.write_text(HEAD + NEW_ACT, encoding="utf-8")
    empty.touch()
    typed = [word.format(list=list_, empty=empty) for word in words]
    defaults = ["--instrument", INSTRUMENT, "--source", "test-list", "--as-of", "2024-05-01"]

    result = run(commands.import_command, *defaults, *typed)

    assert isinstance(result.exception, DedereError)
    assert says in str(result.exception)
    assert not ImportBatch.objects.exists()


def test_an_operator_is_created_with_a_password_from_standard_input() -> None:
    result = run(
        commands.create_operator_command, "--email", "op@ministry.example", stdin=f"{PASSWORD}\n"
    )

    assert result.exit_code == 0, result.output
    assert User.objects.get().check_password(PASSWORD)


def test_an_operator_is_asked_for_a_password_twice() -> None:
    answers = f"op@ministry.example\n{PASSWORD}\n{PASSWORD}\n"

    result = run(commands.create_operator_command, stdin=answers)

    assert result.exit_code == 0, result.output
    assert PASSWORD not in result.output
    assert may_edit_facts(User.objects.get())


def test_no_operator_is_created_with_a_weak_password() -> None:
    result = run(commands.create_operator_command, "--email", "op@x.example", stdin="short\n")

    assert isinstance(result.exception, DedereError)
    assert not User.objects.exists()


def test_publishing_twice_changes_nothing(own_home: Path) -> None:
    before = load_facts(own_home).version

    call_command("publish_facts")

    assert load_facts(own_home).version == before
