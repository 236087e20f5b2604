"""How commands are listed, loaded and left, whatever happens."""

import subprocess
import sys

import click
import pytest

from dedere.errors import DedereError
from dedere.phrases import Phrase
from dedere_cli.main import OWN, Commands, Contribution, main
from dedere_cli.main import dedere as group
from tests.cli.conftest import Dedere

UNWANTED = ("django", "numpy", "lxml", "yaml", "pypdf", "dedere_web")


def contributed(monkeypatch: pytest.MonkeyPatch, name: str, load: object) -> None:
    """Let another package contribute one command."""

    def loaded() -> object:
        return load() if callable(load) and not isinstance(load, click.Command) else load

    monkeypatch.setattr(
        Commands, "contributions", staticmethod(lambda: (Contribution(name, loaded),))
    )


def raising(error: BaseException) -> click.Command:
    @click.command()
    def command() -> None:
        raise error

    return command


def test_the_help_lists_commands_without_loading_them(
    dedere: Dedere, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never() -> object:
        raise AssertionError("loaded")

    contributed(monkeypatch, "serve", never)

    printed = dedere("--help")

    assert printed.code == 0
    assert "Start the platform on this machine." in printed.out


def test_without_words_the_help_is_printed(dedere: Dedere) -> None:
    printed = dedere()

    assert printed.code == 0
    assert all(name in printed.out for name in OWN)


def test_a_contributed_command_is_loaded_when_it_is_called(
    dedere: Dedere, monkeypatch: pytest.MonkeyPatch
) -> None:
    @click.command()
    @click.argument("word")
    def echo(word: str) -> None:
        click.echo(word)

    contributed(monkeypatch, "echo", echo)

    assert dedere("echo", "heard").out == "heard\n"


def test_a_command_that_is_half_installed_says_so(
    dedere: Dedere, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> object:
        raise ModuleNotFoundError("No module named 'django'")

    contributed(monkeypatch, "serve", missing)

    printed = dedere("serve")

    assert printed.code == 2
    assert "not installed completely: No module named 'django'" in printed.err


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (DedereError(Phrase.of("Try another.")), 2, "dedere: Try another.\n"),
        (click.UsageError("Not like this."), 2, "dedere: Not like this. See 'dedere x --help'.\n"),
        (click.ClickException("No room."), 1, "dedere: No room.\n"),
        (KeyboardInterrupt(), 130, "\n"),
    ],
)
def test_an_error_is_one_line(
    dedere: Dedere, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: str
) -> None:
    contributed(monkeypatch, "x", raising(error))

    printed = dedere("x")

    assert (printed.code, printed.err) == (code, said)


def test_a_mistake_of_the_program_is_one_line_unless_a_traceback_is_asked_for(
    dedere: Dedere, monkeypatch: pytest.MonkeyPatch
) -> None:
    contributed(monkeypatch, "x", raising(KeyError("k")))

    printed = dedere("x")

    assert printed.code == 70
    assert printed.err.count("\n") == 1
    with pytest.raises(KeyError):
        main(["--traceback", "x"])


def test_the_version_names_the_facts(dedere: Dedere) -> None:
    printed = dedere("--version")

    assert printed.code == 0
    assert printed.out.startswith("dedere 0.")
    assert ", facts " in printed.out


def test_our_own_commands_have_short_help() -> None:
    context = click.Context(group)

    for name in OWN:
        command = group.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert command.help


def python(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own interpreter, our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )


def test_a_reading_command_loads_nothing_it_does_not_need(dedere: Dedere) -> None:
    dedere("status", "CHE", "--on", "2013-04-22")  # from now on there is a snapshot

    printed = python(
        "import sys\n"
        "from dedere_cli.main import main\n"
        "assert main(['status', 'CHE', '--on', '2013-04-22']) == 0\n"
        "print('loaded:', *sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )

    loaded = printed.stdout.rpartition("loaded: ")[2].split()
    assert "dedere_io" in loaded
    assert [name for name in UNWANTED if name in loaded] == []


def test_a_reader_that_goes_away_leaves_no_noise() -> None:
    printed = python(
        "import subprocess, sys\n"
        'program = \'from dedere_cli.main import main; main(["obligations", "--format", '
        '"json"])\'\n'
        "child = subprocess.Popen([sys.executable, '-c', program], stdout=subprocess.PIPE,\n"
        "                         stderr=subprocess.PIPE)\n"
        "child.stdout.read(10)\n"
        "child.stdout.close()\n"
        "print(child.stderr.read().decode(), end='')\n"
        "child.wait()\n"
    )

    assert printed.stdout == ""


@pytest.mark.parametrize(("encoding", "shown"), [("utf-8", "■"), ("latin-1", "#")])
def test_marks_fit_the_terminal(
    monkeypatch: pytest.MonkeyPatch, dedere: Dedere, encoding: str, shown: str
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    program = "from dedere_cli.main import main; main(['status', 'CIV', '--on', '2013-04-22'])"

    out = subprocess.run(  # noqa: S603 - our own interpreter, our own program
        [sys.executable, "-c", program], capture_output=True, check=True, timeout=60
    ).stdout.decode(encoding)

    assert f"{shown}  hostages-1979" in out
    assert "Côte d'Ivoire" in out
