"""Makes a home ready: its folder, its secret key, its database. Doing it twice does no harm."""

import os
import secrets
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_io.home import dedere_home
from dedere_web.config.env import name_settings, secret_key_file, states_secret_key


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


def prepare() -> None:
    """Make the home ready and start Django.

    Raises:
        UnusableHomeError: The folder cannot be written.
    """
    home = dedere_home()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not states_secret_key():
            _make_secret_key(secret_key_file(home))
        (home / "static").mkdir(exist_ok=True)
        (home / "probe").touch()
        (home / "probe").unlink()
    except OSError as error:
        raise UnusableHomeError(home, error) from error
    name_settings()
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)


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
