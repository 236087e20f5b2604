"""What help and documentation promise, the command does."""

import re
import shlex
import zipfile
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from dedere_cli.main import CONTRIBUTED_HELP, OWN
from dedere_cli.main import dedere as group
from tests.cli.conftest import Dedere

PAGE = (Path(__file__).parents[2] / "docs/reference/command-line.md").read_text(encoding="utf-8")


DRAFT = """The General Assembly,

Recalling its resolution 66/171 of 19 December 2011,

1. Urges Member States to report on their new laws;

2. Requests the Secretary-General to report thereon at its sixty-ninth session.
"""
HIJACKING = """\
aircraft_registry: CHE
on_board: yes
takeoff_state: CHE
landing_state: KEN
suspect_on_board_at_landing: yes
suspect_in: KEN
"""
CASE = """\
part: carried-out
conduct: [seized-control]
target: [aircraft]
aircraft-in-flight: yes
suspect-on-board: yes
force-or-threat: yes
unlawful: yes
intentional: yes
"""
SHIP = """{
  "place_zone": "high-seas", "ship_flag": "NLD", "on_board": "yes",
  "suspect_nationality": "none", "stateless_residence": "KEN", "suspect_in": "KEN"
}"""
HOSTAGES = """\
TAKING OF HOSTAGES ACT, No. 1 OF 2001

BE it enacted by Parliament as follows :-

1. Whoever seizes or detains another person and threatens to kill that person in order to compel a
State to do or abstain from doing any act is guilty of hostage-taking.

2. A foreigner who is arrested may communicate with the nearest representative of the State of his
nationality.
"""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(autouse=True)
def _a_folder_with_the_files_of_the_examples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "A_RES_68_187.txt").write_text(DRAFT, encoding="utf-8")
    paragraphs = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in DRAFT.split("\n\n"))
    with zipfile.ZipFile(tmp_path / "draft.docx", "w") as parts:
        body = f'<w:document xmlns:w="{WORD}"><w:body>{paragraphs}</w:body></w:document>'
        parts.writestr("word/document.xml", body)
    (tmp_path / "hijacking.yaml").write_text(HIJACKING, encoding="utf-8")
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "ship.json").write_text(SHIP, encoding="utf-8")
    (tmp_path / "hostages-act.txt").write_text(HOSTAGES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def command(name: str) -> click.Command:
    found = group.get_command(click.Context(group), name)
    assert found is not None
    return found


def examples_in_help() -> Iterator[str]:
    for name in OWN:
        for line in (command(name).epilog or "").splitlines():
            if line.strip().startswith("dedere "):
                yield line.strip()


def examples_on_the_page() -> list[tuple[str, list[str]]]:
    """Return each example with the lines that are shown below it."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line.removeprefix("$ "), []))
            elif line != "...":
                found[-1][1].append(line)
    return found


def test_every_command_shows_examples() -> None:
    assert {shlex.split(line)[1] for line in examples_in_help()} == set(OWN)


@pytest.mark.parametrize("example", list(examples_in_help()))
def test_an_example_in_the_help_runs(dedere: Dedere, example: str) -> None:
    printed = dedere(*shlex.split(example)[1:])

    assert (printed.code, printed.err) == (0, "")
    assert printed.out


@pytest.mark.parametrize(
    ("example", "shown"), examples_on_the_page(), ids=[line for line, _ in examples_on_the_page()]
)
def test_an_example_on_the_page_runs_and_prints_what_is_shown(
    dedere: Dedere, example: str, shown: list[str]
) -> None:
    printed = dedere(*shlex.split(example)[1:])

    assert (printed.code, printed.err) == (0, "")
    assert [line for line in shown if line.removesuffix(" ...") not in printed.out] == []


@pytest.mark.parametrize("name", OWN)
def test_every_option_is_on_the_page(name: str) -> None:
    options = [
        option
        for parameter in command(name).params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    ]

    assert [option for option in options if f"`{option}" not in PAGE] == []


def test_every_command_is_on_the_page() -> None:
    assert [name for name in (*OWN, *CONTRIBUTED_HELP) if f"dedere {name}" not in PAGE] == []
