"""What the commands of the operator do and say: workers, backups, restoring."""

from pathlib import Path

import click
from django.conf import settings

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_io.home import dedere_home
from dedere_web.config.backup import KEY_FILES, Made
from dedere_web.config.preparing import prepare
from dedere_web.config.restore import (
    NotEmptyError,
    other_keys,
    put_keys_back,
    read_keys,
    restore_backup,
)

MEGABYTE = 1024 * 1024


class NoQueueError(InvalidInputError):
    """A worker was started, and jobs are done elsewhere."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "DEDERE_JOBS is 'inline': the pages do their work themselves, and a worker "
                    "has nothing to do. Set DEDERE_JOBS to 'database' or 'celery' for both."
                )
            )
        )


class OnceWithBrokerError(InvalidInputError):
    """A worker that is woken by a broker cannot end when nothing waits."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(mark("--once needs DEDERE_JOBS=database; with celery a worker stays."))
        )


def work(*, once: bool, processes: int) -> None:
    """Be a worker, in the way that the settings say.

    Raises:
        NoQueueError: Jobs are done by the pages.
        OnceWithBrokerError: ``once`` was said where a broker wakes workers.
    """
    if settings.JOBS == "inline":
        raise NoQueueError
    # Workers are loaded with the backend that is used, and never with a page.
    if settings.JOBS == "database":
        from dedere_web.jobs.worker import work_from_database  # noqa: PLC0415

        work_from_database(once=once)
        return
    if once:
        raise OnceWithBrokerError
    from dedere_web.jobs.broker import work_from_broker  # noqa: PLC0415

    work_from_broker(processes=processes)


def say_made(made: Made, out: Path, keys: Path | None) -> None:
    """Say what a backup holds, and what it does not."""
    size = max(1, round(made.size / MEGABYTE))
    click.echo(f"{out}: the database and {made.files} files, {size} MB.")
    if keys is not None:
        click.echo(f"{keys}: the keys. Keep them in another place than the backup.")
    else:
        click.echo("The keys are not in it; 'dedere backup --keys FILE' writes them.")
    for name in made.left_out:
        click.echo(f"Not in it, because Dedere does not know it: {name}")


def restore(file: Path, *, keys: Path | None, replace: bool) -> None:
    """Put a backup back, and its keys first where a file of them is named.

    Raises:
        NotEmptyError: There are other keys here, and ``replace`` was not said.
        InvalidInputError: The backup or the keys cannot be used here.
    """
    home = dedere_home()
    found = read_keys(keys) if keys is not None else {}
    mine = {n: (home / n).read_text(encoding="ascii") for n in KEY_FILES if (home / n).is_file()}
    if not replace and any(n in mine and mine[n] != text for n, text in found.items()):
        raise NotEmptyError
    prepare(migrating=False)
    made = restore_backup(file, replace=replace)
    put_keys_back(found, home)
    click.echo(
        f"Restored the database and {len(made.parts) - 1} files of {made.made_at} "
        f"(Dedere {made.dedere}, facts {made.facts[:12]})."
    )
    if others := other_keys(made, home):
        click.echo(
            f"These keys are not those of the backup: {', '.join(others)}. What they sealed "
            "cannot be read until you restore with --keys."
        )
