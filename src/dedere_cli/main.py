"""The ``dedere`` command: parse, ask, print.

Each command lives in a module of its name and is loaded when it is called, not when it is listed:
reading commands never import what another command needs. Errors end here, as one line: 2 for
input that cannot be used, 130 for an interruption, 70 for a mistake of our own.
"""

import difflib
import importlib
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import click

from dedere.errors import DedereError
from dedere.phrases import mark

CONTRIBUTED = "dedere.commands"
"""Entry-point group under which other packages contribute commands (``docs/decisions``)."""

OWN = {
    "status": (
        "dedere_cli.status:status",
        "Which instruments bind a State on a day, and who says so.",
    ),
    "basis": (
        "dedere_cli.basis:basis",
        "On which legal basis one State may ask another for cooperation.",
    ),
    "offences": (
        "dedere_cli.offences:offences",
        "Which offences of the catalogue the facts of a case meet.",
    ),
    "jurisdiction": (
        "dedere_cli.jurisdiction:jurisdiction",
        "Which States must, and which may, have jurisdiction over an offence.",
    ),
    "plan": ("dedere_cli.plan:plan", "What accessions would bring, to a State or to the world."),
    "obligations": ("dedere_cli.obligations:obligations", "What an instrument asks of a State."),
    "align": ("dedere_cli.align:align", "Which provisions of laws may carry out which duty."),
    "search": ("dedere_cli.search:search", "Words in laws and in what treaties ask."),
    "check": ("dedere_cli.check:check", "Check the facts, and list what they leave open."),
    "resolution": ("dedere_cli.resolution:resolution", "What a resolution asks of whom, by when."),
}
"""Every command of this package: where it is, and what it is for."""

CONTRIBUTED_HELP = {
    "import": "Read a depositary's list into this deployment.",
    "serve": "Start the platform on this machine.",
    "worker": "Do the long work that the platform's pages ask for.",
    "migrate": "Bring the database to the shape that this version needs.",
    "backup": "Write database and files into one file.",
    "restore": "Put a backup back into an empty deployment.",
    "create-operator": "Create the first account, which may administer the platform.",
    "audit": "Check the trail of what was done, or sign how far it reaches.",
    "rotate-keys": "Make a new key for sealed texts, and seal them again.",
    "person": "Export, erase or let go in time what is known of a person.",
}
"""What contributed commands are for, said without loading them."""

NO_COMMAND = mark("There is no command '{asked}'. Known: {commands}.")
NO_COMMAND_SUGGESTED = mark("There is no command '{asked}'. Did you mean {commands}?")
NO_COMMAND_AT_ALL = mark("What is installed as '{name}' is no command.")
NOT_INSTALLED = mark("The command '{name}' is not installed completely: {reason}.")
MISTAKE = mark(
    "A mistake of the program itself: {what}. 'dedere --traceback ...' shows where; report it."
)
SEE = mark("See '{command} --help'.")

BAD_INPUT = 2
OUR_MISTAKE = 70
INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Contribution:
    """A command of another package: its name, and how to load it."""

    name: str
    load: Callable[[], object]


def installed() -> tuple[Contribution, ...]:
    """Return the commands that installed packages contribute, by name."""
    # Reading the metadata of all packages takes time that reading commands need not spend.
    from importlib.metadata import entry_points  # noqa: PLC0415

    found = {e.name: Contribution(e.name, e.load) for e in entry_points(group=CONTRIBUTED)}
    return tuple(found[name] for name in sorted(found))


class Commands(click.Group):
    """The group of all commands, each loaded when it is called."""

    contributions: Callable[[], Iterable[Contribution]] = staticmethod(installed)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the interface
        """Return the names of all commands, our own first."""
        contributed = [c.name for c in self.contributions() if c.name not in OWN]
        known = [name for name in CONTRIBUTED_HELP if name in contributed]
        return [*OWN, *known, *(name for name in contributed if name not in known)]

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - the interface asks for it
        cmd_name: str,
    ) -> click.Command | None:
        """Load the command of this name; ``None`` where there is none."""
        if cmd_name in OWN:
            module, _, attribute = OWN[cmd_name][0].partition(":")
            return _as_command(cmd_name, getattr(importlib.import_module(module), attribute))
        for contribution in self.contributions():
            if contribution.name == cmd_name:
                return _as_command(cmd_name, _loaded(contribution))
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was called; suggest another where there is none.

        Raises:
            UsageError: No command has this name.
        """
        asked = args[0]
        known = self.list_commands(ctx) if asked not in OWN else [asked]
        if asked not in known and not asked.startswith("-"):
            close = difflib.get_close_matches(asked, known, n=3, cutoff=0.5)
            template = NO_COMMAND_SUGGESTED if close else NO_COMMAND
            named = ", ".join(close or known)
            raise click.UsageError(template.format(asked=asked, commands=named), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command is for, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, short_help(name)) for name in self.list_commands(ctx)])


def short_help(name: str) -> str:
    """Return what a command is for, in one line, without loading it."""
    if name in OWN:
        return OWN[name][1]
    return CONTRIBUTED_HELP.get(name, "Contributed by another package.")


def _loaded(contribution: Contribution) -> object:
    try:
        return contribution.load()
    except (ImportError, AttributeError) as error:
        message = NOT_INSTALLED.format(name=contribution.name, reason=error)
        raise click.UsageError(message) from error


def _as_command(name: str, loaded: object) -> click.Command:
    if not isinstance(loaded, click.Command):
        raise click.UsageError(NO_COMMAND_AT_ALL.format(name=name))
    return loaded


@dataclass(slots=True)
class Session:
    """What one call of the command carries along."""

    traceback: bool = False


def _print_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001
    if not asked or ctx.resilient_parsing:
        return
    # Only this option needs the facts and the metadata of the package.
    from importlib.metadata import version  # noqa: PLC0415

    from dedere_cli.speech import short_version  # noqa: PLC0415
    from dedere_io.facts import load_facts  # noqa: PLC0415

    click.echo(f"dedere {version('dedere')}, facts {short_version(load_facts())}")
    ctx.exit()


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit code 0: answered; 1: check found an error; 2: the input cannot be used.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version of the program and of the facts.",
)
@click.option(
    "--no-color",
    is_flag=True,
    flag_value="yes",
    type=str,
    envvar="NO_COLOR",
    help="Print without colour, also on a terminal.",
)
@click.option("--traceback", is_flag=True, hidden=True)
@click.pass_context
def dedere(ctx: click.Context, no_color: str | None, traceback: bool) -> None:  # noqa: FBT001
    """Who is bound by which instrument, and what it asks: with article, date and source.

    'dedere COMMAND --help' explains a command and shows examples.
    """
    if no_color:
        ctx.color = False
    if isinstance(ctx.obj, Session):
        ctx.obj.traceback = traceback
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code.

    Args:
        args: What was typed after ``dedere``; by default, what the shell passed.
    """
    session = Session()
    try:
        code = dedere.main(args, prog_name="dedere", standalone_mode=False, obj=session)
    except click.exceptions.Abort:
        return INTERRUPTED
    except Exception as error:
        if session.traceback:
            raise
        return _complain(error)
    return code if isinstance(code, int) else 0


def _complain(error: Exception) -> int:
    match error:
        case DedereError():
            return _say(str(error), BAD_INPUT)
        case click.UsageError():
            return _say(f"{error.format_message()}{_where_to_look(error)}", BAD_INPUT)
        case click.ClickException():
            return _say(error.format_message(), error.exit_code)
        case _:
            what = f"{type(error).__name__}: {error}"
            return _say(MISTAKE.format(what=what), OUR_MISTAKE)


def _where_to_look(error: click.UsageError) -> str:
    return " " + SEE.format(command=error.ctx.command_path) if error.ctx else ""


def _say(message: str, code: int) -> int:
    click.echo(f"dedere: {' '.join(message.split())}", err=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
