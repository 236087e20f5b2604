"""Commands that change a deployment, contributed to ``dedere`` by the platform.

They make the home ready, start Django, and call the management command of the app that knows how.
The command line loads this module only when one of them is called.
"""

import sys

import click
from django.core.management import call_command

from dedere_io.facts import load_facts
from dedere_io.home import dedere_home
from dedere_web.config.preparing import collect_static_files, prepare
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
    prepare()
    collect_static_files()
    call_command("publish_facts")

    def say() -> None:
        version = load_facts(dedere_home()).version[:SHORT_HASH]
        click.echo(f"Dedere is at http://{host}:{port} (facts {version})")

    serve(host, port, once_it_answers=say)


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
