"""Makes a home ready: its folder, its secret key, its database. Doing it twice does no harm."""

import fcntl
import os
import secrets
import shutil
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_io.home import dedere_home
from dedere_web.config.env import (
    count_in,
    name_settings,
    secret_key_file,
    states_pseudonym_key,
    states_sealing_keys,
    states_secret_key,
)
from dedere_web.config.migrating import check_database, migrate
from dedere_web.foundation.keys import make_key_files


class UnusableHomeError(InvalidInputError):
    """The folder of the deployment cannot be written."""

    def __init__(self, home: Path, error: OSError) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "The folder {home} cannot be used ({why}). Set DEDERE_HOME to a folder that "
                    "you may write."
                ),
                home=str(home),
                why=error.strerror or type(error).__name__,
            )
        )


def prepare(*, migrating: bool = True) -> None:
    """Make the home ready and start Django.

    Args:
        migrating: Whether the database is brought to the shape of this version.

    Raises:
        UnusableHomeError: The folder cannot be written.
        UnreachableDatabaseError: The database does not answer.
    """
    home = dedere_home()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not states_secret_key():
            _make_secret_key(secret_key_file(home))
        make_key_files(
            home, sealing=not states_sealing_keys(), pseudonym=not states_pseudonym_key()
        )
        (home / "static").mkdir(exist_ok=True)
        (home / "probe").touch()
        (home / "probe").unlink()
    except OSError as error:
        raise UnusableHomeError(home, error) from error
    name_settings()
    django.setup()
    check_database()
    if migrating:
        migrate()


def count_together() -> None:
    """Let the processes that serve count into one folder; before Django starts.

    The folder belongs to this process and those it starts; what ended ones left is removed.

    Raises:
        UnusableHomeError: The folder cannot be written.
    """
    folder = dedere_home() / "counts"
    try:
        for left in folder.glob("*"):
            if not _is_held(left):
                shutil.rmtree(left, ignore_errors=True)
        own = folder / str(os.getpid())
        own.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Never closed: the lock ends with the last process that serves, however it ends.
        handle = os.open(own / "serving", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(handle, fcntl.LOCK_SH)
    except OSError as error:
        raise UnusableHomeError(dedere_home(), error) from error
    count_in(own)


def is_serving() -> bool:
    """Say whether a platform runs on this home now."""
    return any(_is_held(folder) for folder in (dedere_home() / "counts").glob("*"))


def _is_held(folder: Path) -> bool:
    try:
        handle = os.open(folder / "serving", os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


def collect_static_files() -> None:
    """Copy style sheets, scripts and pictures into the home, each under a name with its hash."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)


def _make_secret_key(file: Path) -> None:
    """Write a key that only this account may read; keep the one that is there."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_urlsafe(64))
