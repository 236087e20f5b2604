"""Puts a backup back: nothing is touched before every part of it was looked at."""

import shutil
import tempfile
from pathlib import Path

import msgspec
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.config.archives import Manifest, read_archive
from dedere_web.config.backup import FOLDERS, KEY_FILES, fingerprints
from dedere_web.config.database_copies import PART, check_copy, copy_in, is_empty
from dedere_web.config.migrating import migrate
from dedere_web.config.preparing import is_serving


class NotEmptyError(InvalidInputError):
    """The deployment holds something already."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "This deployment is not empty; nothing was changed. Make a backup of it, then "
                    "restore with --replace: what is here is then gone."
                )
            )
        )


class StillServingError(InvalidInputError):
    """The platform runs on the database that is to be replaced."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(mark("The platform is running on this folder. Stop it, then restore it."))
        )


class OtherDatabaseError(InvalidInputError):
    """The backup is of another kind of database."""

    def __init__(self, made_from: str, here: str) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "The backup is of a {made_from} database, and this deployment uses {here}. "
                    "Set or remove DATABASE_URL to suit, then restore. Nothing was changed."
                ),
                made_from=made_from,
                here=here,
            )
        )


class NewerBackupError(InvalidInputError):
    """The backup was made by a newer version."""

    def __init__(self, version: str, migration: str) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "The backup was made by Dedere {version}, which knows {migration}; this "
                    "version does not. Install that version, then restore. Nothing was changed."
                ),
                version=version,
                migration=migration,
            )
        )


class BadKeysError(InvalidInputError):
    """The file of keys is none of ours."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "{file} holds no keys of Dedere. Name the file that 'dedere backup --keys' "
                    "wrote. Nothing was changed."
                ),
                file=str(file),
            )
        )


def restore_backup(file: Path, *, replace: bool) -> Manifest:
    """Put a backup back into this deployment, and bring it to the shape of this version.

    Args:
        file: The backup.
        replace: Whether what is here may be lost.

    Raises:
        StillServingError: The platform runs.
        NotEmptyError: Something is here, and ``replace`` was not said.
        InvalidInputError: The backup cannot be used here.
    """
    home = Path(settings.DEDERE_HOME)
    if is_serving():
        raise StillServingError
    if not replace and not (is_empty() and not any(map(_holds, FOLDERS))):
        raise NotEmptyError
    with tempfile.TemporaryDirectory(prefix="dedere-restore-", dir=home) as name:
        folder = Path(name)
        manifest = read_archive(file, folder)
        _check(manifest, folder)
        _put_files_back(folder, home)
        copy_in(folder / PART[connection.vendor])
    migrate()
    call_command("publish_facts")
    return manifest


def other_keys(manifest: Manifest, home: Path) -> list[str]:
    """Return the keys of the backup that are not those of this home."""
    here = fingerprints(home)
    return [name for name, found in manifest.keys.items() if here.get(name) != found]


def read_keys(file: Path) -> dict[str, str]:
    """Read the file that ``dedere backup --keys`` wrote.

    Raises:
        BadKeysError: It is another file.
    """
    try:
        keys = msgspec.json.decode(file.read_bytes(), type=dict[str, str])
    except (OSError, msgspec.MsgspecError) as error:
        raise BadKeysError(file) from error
    if not keys or not set(keys) <= set(KEY_FILES):
        raise BadKeysError(file)
    return keys


def put_keys_back(keys: dict[str, str], home: Path) -> None:
    """Write keys into the home, each for this account alone."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, text in keys.items():
        part = home / f".{name}.part"
        part.touch(mode=0o600)
        part.write_text(text, encoding="ascii")
        part.replace(home / name)


def _check(manifest: Manifest, folder: Path) -> None:
    """Refuse what does not fit here, while nothing has been touched yet.

    Raises:
        OtherDatabaseError: It is of another kind of database.
        NewerBackupError: It was made by a newer version.
    """
    if manifest.database != connection.vendor:
        raise OtherDatabaseError(manifest.database, connection.vendor)
    known = set(MigrationLoader(None).disk_migrations)
    for app, migration in manifest.migrations:
        if (app, migration) not in known:
            raise NewerBackupError(manifest.dedere, f"{app}.{migration}")
    check_copy(folder / PART[connection.vendor])


def _holds(folder: str) -> bool:
    return any((Path(settings.DEDERE_HOME) / folder).glob("*"))


def _put_files_back(unpacked: Path, home: Path) -> None:
    """Let each folder of the backup take the place of the one that is here."""
    for folder in FOLDERS:
        here, aside = home / folder, unpacked / f"replaced-{folder}"
        if here.exists():
            here.rename(aside)
        if (unpacked / folder).exists():
            (unpacked / folder).rename(here)
        shutil.rmtree(aside, ignore_errors=True)
