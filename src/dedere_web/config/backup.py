"""Makes a backup: the database as it is at one moment, and the files that belong to it.

Keys are never in it. They go into a file of their own, which belongs in another place: who has
the backup alone can read nothing that is sealed.
"""

import hashlib
import json
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_io.facts import load_facts
from dedere_web.config.archives import (
    FORMAT,
    Manifest,
    is_safe,
    part_of,
    write_archive,
    written_whole,
)
from dedere_web.config.database_copies import copy_out, server_version
from dedere_web.foundation import clock

FOLDERS = ("files", "mail")
"""Folders of the home that nothing can make again."""
KEY_FILES = ("secret-key", "sealing-keys", "pseudonym-key", "trail-key")
MADE_AGAIN = frozenset({"bulk", "counts", "facts", "pending", "static"})
"""What a deployment makes again by itself."""
FINGERPRINT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a backup holds."""

    files: int
    size: int
    left_out: tuple[str, ...]
    """Names in the home that Dedere does not know, and that are therefore not in it."""


class SameFileError(InvalidInputError):
    """Backup and keys should go into the same file."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "Keys never go into the file of the backup. Name another file with --keys, "
                    "and keep it in another place."
                )
            )
        )


def make_backup(out: Path, *, keys: Path | None) -> Made:
    """Write a backup, and the keys into a file of their own where one is named.

    Args:
        out: The file of the backup; it must not be there yet.
        keys: The file of the keys; it must not be there yet.

    Raises:
        SameFileError: Both are the same file.
        InvalidInputError: A file cannot be written, or the database refuses to be copied.
    """
    if keys is not None and keys.resolve() == out.resolve():
        raise SameFileError
    home = Path(settings.DEDERE_HOME)
    with tempfile.TemporaryDirectory(prefix="dedere-backup-", dir=home) as folder:
        # First the database: a file that is written later belongs to no row of the copy.
        copy = copy_out(Path(folder))
        sources = {copy.name: copy} | _files(home)
        with written_whole(out) as part:
            write_archive(part, _manifest(home, sources), sources)
    if keys is not None:
        with written_whole(keys) as part:
            part.write_text(json.dumps(key_files(home), indent=1) + "\n", encoding="ascii")
    known = {*FOLDERS, *KEY_FILES, *MADE_AGAIN}
    return Made(
        files=len(sources) - 1,
        size=out.stat().st_size,
        left_out=tuple(sorted(n for n in _names(home) if n not in known)),
    )


def key_files(home: Path) -> dict[str, str]:
    """Return the keys that this deployment keeps in files of its home."""
    return {
        name: (home / name).read_text(encoding="ascii")
        for name in KEY_FILES
        if (home / name).is_file()
    }


def fingerprints(home: Path) -> dict[str, str]:
    """Return by what each key can be told from another; nothing about the key follows from it."""
    return {
        name: hashlib.sha256(f"dedere backup {text.strip()}".encode()).hexdigest()[:FINGERPRINT]
        for name, text in key_files(home).items()
    }


def _manifest(home: Path, sources: dict[str, Path]) -> Manifest:
    return Manifest(
        format=FORMAT,
        made_at=clock.now().isoformat(timespec="seconds"),
        dedere=version("dedere"),
        facts=load_facts(home).version,
        database=connection.vendor,
        server=server_version(),
        migrations=tuple(sorted(MigrationRecorder(connection).applied_migrations())),
        keys=fingerprints(home),
        parts={name: part_of(file) for name, file in sources.items()},
    )


def _files(home: Path) -> dict[str, Path]:
    """Return the files that nothing can make again, by their name in the archive."""
    found = {
        file.relative_to(home).as_posix(): file
        for folder in FOLDERS
        for file in sorted((home / folder).rglob("*"))
        if file.is_file() and not file.is_symlink()
    }
    return {name: file for name, file in found.items() if is_safe(name)}


def _names(home: Path) -> list[str]:
    database = Path(str(settings.DATABASES["default"]["NAME"])).name
    return [
        entry.name
        for entry in home.iterdir()
        if not entry.name.startswith((".", "dedere-backup-", database))
    ]
