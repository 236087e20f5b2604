"""What the page on the command line shows, the commands do."""

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from django.db import connection
from pytest_django import DjangoDbBlocker, Settings

from dedere_cli.main import CONTRIBUTED_HELP
from dedere_web.accounts.models import User
from dedere_web.config.commands_trail import audit_command, person_command, rotate_keys_command
from dedere_web.foundation import clock, keys
from tests.web.trail.conftest import sqlite_file, write

PAGE = (Path(__file__).parents[3] / "docs/reference/command-line.md").read_text(encoding="utf-8")
COMMANDS: dict[str, click.Command] = {
    "audit": audit_command,
    "rotate-keys": rotate_keys_command,
    "person": person_command,
}


def examples() -> list[list[str]]:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    lines = [shlex.split(line) for block in blocks for line in block.splitlines()]
    return [words[1:] for words in lines if words[:1] == ["dedere"] and words[1] in COMMANDS]


def options(command: click.Command) -> set[str]:
    inner = command.commands.values() if isinstance(command, click.Group) else [command]
    return {
        option
        for one in inner
        for parameter in one.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_on_the_page(name: str) -> None:
    section = PAGE.split(f"## dedere {name}\n")[1].split("\n## ")[0]

    assert [option for option in options(COMMANDS[name]) if option not in section] == []
    assert name in CONTRIBUTED_HELP


def test_every_example_on_the_page_runs(
    database_file: Path,
    django_db_blocker: DjangoDbBlocker,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DEDERE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    settings.DEDERE_HOME, settings.SEALING_KEYS = tmp_path, ()
    keys.make_key_files(tmp_path, sealing=True, pseudonym=False)
    shown = examples()
    with django_db_blocker.unblock(), sqlite_file(database_file):
        User.objects.create(pk=7, email="amina@ministry.example", joined_at=clock.now())
        write(1)
        for name, *words in shown:
            result = CliRunner().invoke(COMMANDS[name], words)
            assert result.exit_code == 0, (words, result.output, result.exception)
        assert User.objects.get().name == ""
        connection.close()

    assert {words[0] for words in shown} == set(COMMANDS)
    assert len(shown) == 9
