"""Commands of the trail, of the sealing keys and of personal data, contributed to ``dedere``."""

import io
from pathlib import Path

import click
from django.core.management import call_command

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.config.personal_data import REGISTER
from dedere_web.config.preparing import prepare
from dedere_web.foundation.keys import new_key


class UnwritableFileError(InvalidInputError):
    """A file cannot be written."""

    def __init__(self, file: str, error: OSError) -> None:
        super().__init__(
            Phrase.of(
                mark("{file} cannot be written ({why}). Choose another place with --out."),
                file=file,
                why=error.strerror or type(error).__name__,
            )
        )


@click.group("audit")
def audit_command() -> None:
    """Check the trail: who did what, in chains that show tampering."""


@audit_command.command("verify")
@click.option(
    "--organisation",
    default="",
    metavar="ID",
    help="Check only the chain of this organisation; 'platform' for the platform's own.",
)
@click.option(
    "--head",
    default="",
    metavar="FILE",
    type=click.Path(),
    help="Check as well that the chains hold this head, which was signed before.",
)
@click.option(
    "--public-key",
    default="",
    metavar="KEY",
    help="The key that signed the head; by default, that of this deployment.",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
def verify_command(organisation: str, head: str, public_key: str, form: str) -> None:
    """Find every entry that was changed, removed, inserted or moved.

    Exit code 0: the trail is whole; 1: it was tampered with; 2: the input cannot be used.
    """
    prepare()
    call_command(
        "audit_verify", organisation=organisation, head=head, public_key=public_key, form=form
    )


@audit_command.command("head")
@click.option("--out", required=True, metavar="FILE", help="Where to write the signed head.")
def head_command(out: str) -> None:
    """Sign how far every chain reaches. Keep the file where nobody can reach both.

    A later 'dedere audit verify --head FILE' finds a chain that was cut or written anew.
    """
    prepare()
    call_command("audit_head", out=out)


@click.command("rotate-keys")
@click.option("--print-key", is_flag=True, help="Print a new key, and change nothing.")
@click.option("--reseal-only", is_flag=True, help="Make no key: seal again under the newest one.")
@click.option("--forget-old", is_flag=True, help="Forget the old keys once nothing needs them.")
def rotate_keys_command(print_key: bool, reseal_only: bool, forget_old: bool) -> None:  # noqa: FBT001 - click's signature
    """Make a new key for sealed texts, and seal every one of them again.

    Interrupted, run it again with --reseal-only: it goes on where it stopped.
    """
    if print_key:
        click.echo(new_key())
        return
    prepare()
    call_command("rotate_keys", reseal_only=reseal_only, forget_old=forget_old)


@click.group("person")
def person_command() -> None:
    """Export, erase, or let go in time what the platform knows of persons."""


@person_command.command("export")
@click.argument("who")
@click.option("--out", default="", metavar="FILE", help="Where to write; by default, to screen.")
def export_command(who: str, out: str) -> None:
    """Write everything kept about a person as JSON. WHO is a number or an e-mail address."""
    prepare()
    written = io.StringIO()
    call_command("person_export", who=who, register=REGISTER, stdout=written)
    if out:
        _write(Path(out), written.getvalue())
    else:
        click.echo(written.getvalue(), nl=False)


@person_command.command("erase")
@click.argument("who")
@click.option("--why", required=True, help="The reason, such as the person's own request.")
@click.option("--yes", is_flag=True, help="Do not ask: this cannot be taken back.")
def erase_command(who: str, why: str, yes: bool) -> None:  # noqa: FBT001 - click's signature
    """Take away all that says who a person was. WHO is a number or an e-mail address."""
    if not yes:
        click.confirm("Erasing a person cannot be taken back. Erase?", abort=True)
    prepare()
    call_command("person_erase", who=who, why=why, register=REGISTER)


@person_command.command("retention")
@click.option("--dry-run", is_flag=True, help="List what is due, and erase nothing.")
def retention_command(dry_run: bool) -> None:  # noqa: FBT001 - click's signature
    """Erase what was kept as long as the register of personal data says."""
    prepare()
    call_command("person_retention", dry_run=dry_run, register=REGISTER)


def _write(file: Path, text: str) -> None:
    try:
        file.touch(mode=0o600)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UnwritableFileError(str(file), error) from error
