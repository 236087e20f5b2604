"""The keys of a deployment: in the environment, or in files of its home, never in the database."""

import base64
import binascii
import hashlib
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from dedere.errors import DedereError
from dedere.phrases import Phrase, mark

KEY_BYTES = 32
ID_LETTERS = 8

SEALING_FILE = "sealing-keys"
PSEUDONYM_FILE = "pseudonym-key"
TRAIL_FILE = "trail-key"


class KeyMissingError(DedereError):
    """No key is set, and none was made by ``dedere serve``."""

    def __init__(self, setting: str, file: str) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "There is no key: {setting} is not set, and the folder of this deployment has "
                    "no file {file}. 'dedere serve' makes one; restore the file from a backup "
                    "where it was lost."
                ),
                setting=setting,
                file=file,
            )
        )


class BadKeyError(DedereError):
    """What should be a key is none. Its text is not repeated."""

    def __init__(self, where: str) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "A key in {where} cannot be read. Each is 32 bytes in URL-safe Base64, as "
                    "'dedere rotate-keys --print-key' prints one."
                ),
                where=where,
            )
        )


@dataclass(frozen=True, slots=True)
class Key:
    """A key, and the short public name by which what it sealed refers to it."""

    secret: bytes = field(repr=False)
    id: str

    @classmethod
    def read(cls, text: str, *, where: str) -> "Key":
        """Read a key from URL-safe Base64.

        Raises:
            BadKeyError: It is none.
        """
        stated = text.strip()
        try:
            secret = base64.b64decode(
                stated + "=" * (-len(stated) % 4), altchars=b"-_", validate=True
            )
        except (binascii.Error, ValueError) as error:
            raise BadKeyError(where) from error
        if len(secret) != KEY_BYTES:
            raise BadKeyError(where)
        return cls(secret, hashlib.sha256(b"dedere key id " + secret).hexdigest()[:ID_LETTERS])


def new_key() -> str:
    """Return a key that nobody has."""
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii").rstrip("=")


def sealing_keys() -> tuple[Key, ...]:
    """Return the keys that seal, newest first. A file that changed is read again.

    Raises:
        KeyMissingError: There is none.
        BadKeyError: One of them cannot be read.
    """
    if settings.SEALING_KEYS:
        return _keys(tuple(settings.SEALING_KEYS), "DEDERE_SEALING_KEYS")
    lines = _lines(sealing_file())
    if not lines:
        raise KeyMissingError("DEDERE_SEALING_KEYS", SEALING_FILE)
    return _keys(lines, SEALING_FILE)


def pseudonym_key() -> Key:
    """Return the key of pseudonyms; it never changes, or every pseudonym would.

    Raises:
        KeyMissingError: There is none.
        BadKeyError: It cannot be read.
    """
    if settings.PSEUDONYM_KEY:
        return Key.read(settings.PSEUDONYM_KEY, where="DEDERE_PSEUDONYM_KEY")
    lines = _lines(settings.DEDERE_HOME / PSEUDONYM_FILE)
    if not lines:
        raise KeyMissingError("DEDERE_PSEUDONYM_KEY", PSEUDONYM_FILE)
    return Key.read(lines[0], where=PSEUDONYM_FILE)


def sealing_file() -> Path:
    """Return the file in which an embedded deployment keeps its sealing keys."""
    return Path(settings.DEDERE_HOME) / SEALING_FILE


def keep_sealing_keys(keys: Sequence[str]) -> None:
    """Write the file of sealing keys anew, newest first: the old one or the new, never a part."""
    file = sealing_file()
    part = _written_beside(file, "\n".join(keys) + "\n")
    part.replace(file)


def written_sealing_keys() -> tuple[str, ...]:
    """Return the lines of the file of sealing keys, newest first."""
    return _lines(sealing_file())


def keep_once(file: Path, text: str) -> bool:
    """Write a secret that only this account may read, unless there is one: that one stays.

    Returns:
        Whether it was written. Two processes that start together agree on one.
    """
    if file.exists():
        return False
    part = _written_beside(file, text)
    try:
        os.link(part, file)
    except FileExistsError:
        return False
    finally:
        part.unlink()
    return True


def make_key_files(home: Path, *, sealing: bool, pseudonym: bool) -> None:
    """Make the keys of an embedded deployment that it does not have yet.

    Args:
        home: The folder of the deployment.
        sealing: Whether the sealing key is kept here, and not in the environment.
        pseudonym: Whether the key of pseudonyms is.
    """
    if sealing:
        keep_once(home / SEALING_FILE, new_key() + "\n")
    if pseudonym:
        keep_once(home / PSEUDONYM_FILE, new_key() + "\n")


def _written_beside(file: Path, text: str) -> Path:
    part = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    return part


def _lines(file: Path) -> tuple[str, ...]:
    try:
        found = file.stat()
    except FileNotFoundError:
        return ()
    return _lines_of(file, found.st_mtime_ns, found.st_ino)


@lru_cache(maxsize=8)
def _lines_of(file: Path, changed: int, number: int) -> tuple[str, ...]:  # noqa: ARG001 - part of the cache's key
    text = file.read_text(encoding="ascii", errors="replace")
    return tuple(line.strip() for line in text.splitlines() if line.strip())


@lru_cache(maxsize=8)
def _keys(lines: tuple[str, ...], where: str) -> tuple[Key, ...]:
    return tuple(Key.read(line, where=where) for line in lines)
