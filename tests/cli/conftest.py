"""A command line to call: what it printed, and the exit code."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dedere.treaties.facts import Facts
from dedere_cli.main import main
from dedere_io.facts import load_facts


@dataclass(frozen=True)
class Printed:
    """What one call printed, and how it ended."""

    code: int
    out: str
    err: str

    def json(self) -> list[dict[str, Any]]:
        answer: list[dict[str, Any]] = json.loads(self.out)
        return answer


Dedere = Callable[..., Printed]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a deployment of our own."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def in_our_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No other deployment is read or written."""
    monkeypatch.setenv("DEDERE_HOME", str(home))


@pytest.fixture(scope="session")
def facts(home: Path) -> Facts:
    return load_facts(home)


@pytest.fixture
def dedere(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Dedere:
    """Call the command line with these words, on a terminal of 100 columns."""
    monkeypatch.setenv("COLUMNS", "100")

    def call(*words: str) -> Printed:
        capsys.readouterr()
        code = main(list(words))
        printed = capsys.readouterr()
        return Printed(code=code, out=printed.out, err=printed.err)

    return call
