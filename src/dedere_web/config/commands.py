"""Commands that change a deployment, contributed to ``dedere`` by the platform.

They make the home ready, start Django, and call the management command of the app that knows how.
The command line loads this module only when one of them is called.
"""

import sys
from pathlib import Path

import click
from django.core.management import call_command
from django.db import connections

from dedere_io.facts import load_facts
from dedere_io.home import dedere_home
from dedere_web.config.backup import make_backup
from dedere_web.config.keeping import restore, say_made, work
from dedere_web.config.preparing import collect_static_files, count_together, prepare
from dedere_web.config.serving import check_port, serve

SHORT_HASH = 12

IMPORT_EXAMPLES = """\b
Examples:
  dedere import untc-csv XVIII-11.csv --instrument financing-1999 --source untc-18-11
      --as-of 2024-05-01 --dry-run
  dedere import icao hague.pdf --instrument hague-1970 --source icao-hague --as-of 2025-01
  dedere import csv acts.csv --instrument hague-1970 --source my-list --as-of 2025 --format json

\b
Readers: untc-csv, untc-html, untc-xml, icao, imo, iaea, csv.
"""


@click.command("import", epilog=IMPORT_EXAMPLES)
@click.argument("reader")
@click.argument("file", type=click.Path())
@click.option("--instrument", required=True, metavar="CODE", help="The instrument of the list.")
@click.option(
    "--source",
    required=True,
    metavar="ID",
    help="The source: one that is known, or a new name such as untc-18-11.",
)
@click.option("--title", default="", help="Title of a new source; by default, that of the list.")
@click.option(
    "--as-of",
    default="",
    metavar="DATE",
    help="Up to when the list speaks; by default, what the list itself says.",
)
@click.option("--dry-run", is_flag=True, help="Print what is new and write nothing.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
def import_command(**asked: object) -> None:
    """Read a depositary's list into this deployment: all of it, or nothing.

    Prints what is new, what the same source said otherwise before, what contradicts another
    source (both are kept), what vanished from the list, and every row that cannot be read, with
    its line and the reason.  Importing a list twice adds nothing.
    """
    prepare()
    call_command("import_list", **asked)


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
def serve_command(host: str, port: int) -> None:
    """Start the platform on this machine; stop it with Ctrl+C.

    The first start prepares the database and makes a secret key, both in DEDERE_HOME. No network
    is needed.
    """
    check_port(host, port)
    count_together()
    prepare()
    collect_static_files()
    call_command("publish_facts")

    # Each process that serves opens connections of its own.
    connections.close_all()

    def say() -> None:
        version = load_facts(dedere_home()).version[:SHORT_HASH]
        click.echo(f"Dedere is at http://{host}:{port} (facts {version})")

    serve(host, port, once_it_answers=say)


@click.command("migrate")
def migrate_command() -> None:
    """Bring the database to the shape that this version needs.

    'dedere serve' does it by itself. Where the pages run as a user who owns no table, run this as
    the owner first; the version that serves meanwhile goes on.
    """
    prepare()
    click.echo("The database has the shape that this version needs.")


WORKER_EXAMPLES = """\b
Examples:
  dedere worker
  dedere worker --once
  dedere worker --processes 4
"""


@click.command("worker", epilog=WORKER_EXAMPLES)
@click.option("--once", is_flag=True, help="Do what is waiting, then end.")
@click.option(
    "--processes",
    default=2,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Jobs done at the same time, where DEDERE_JOBS is celery.",
)
def worker_command(*, once: bool, processes: int) -> None:
    """Do the long work of the platform: jobs that its pages wrote into the database.

    Needs DEDERE_JOBS=database, or celery where a RabbitMQ wakes the workers. Stop it with Ctrl+C:
    the job it is doing is finished first. A job whose worker is killed is done by another one.
    """
    prepare()
    work(once=once, processes=processes)


BACKUP_EXAMPLES = """\b
Examples:
  dedere backup --out monday.tar
  dedere backup --out monday.tar --keys keys-of-dedere.json
"""


@click.command("backup", epilog=BACKUP_EXAMPLES)
@click.option(
    "--out",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The file to write; it must not be there yet.",
)
@click.option(
    "--keys",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the keys too, into this file of their own.",
)
def backup_command(out: Path, keys: Path | None) -> None:
    """Write database and files of this deployment into one file, while it goes on serving.

    The keys are never in it. Keep them in another place: without them nobody can read what is
    sealed, not you either. The file appears whole, or not at all.
    """
    prepare(migrating=False)
    say_made(make_backup(out, keys=keys), out, keys)


RESTORE_EXAMPLES = """\b
Examples:
  dedere restore monday.tar --keys keys-of-dedere.json
  dedere restore monday.tar --replace
"""


@click.command("restore", epilog=RESTORE_EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--keys",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Put the keys back too, from the file that 'dedere backup --keys' wrote.",
)
@click.option("--replace", is_flag=True, help="Replace what this deployment holds now.")
def restore_command(file: Path, keys: Path | None, *, replace: bool) -> None:
    """Put a backup back into an empty deployment, and compare every part of it first.

    Stop the platform before. Nothing is touched until every hash agrees; a damaged backup, one of
    a newer version or one of another kind of database is refused.
    """
    restore(file, keys=keys, replace=replace)


@click.command("create-operator")
@click.option("--email", default="", help="E-mail address; the password is then read from stdin.")
@click.option("--name", default="", help="Name shown beside what the person does.")
def create_operator_command(email: str, name: str) -> None:
    """Create an account that may import lists. There is no default password."""
    prepare()
    if email:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        email = click.prompt("E-mail address")
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    call_command("create_operator", email=email, password=password, name=name)
