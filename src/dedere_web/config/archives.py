"""The file of a backup: a tar with a manifest in front, every part named there with its hash.

Nothing of an archive is used before every part of it was compared with the manifest.
"""

import hashlib
import io
import json
import os
import re
import secrets
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

import msgspec

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark

MANIFEST = "manifest.json"
FORMAT = 1
LARGEST_MANIFEST = 64 * 1024 * 1024
CHUNK = 1024 * 1024

# Nothing that leads out of a folder, hides in it or names a device.
_SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.@-]{0,199}(/[A-Za-z0-9_][A-Za-z0-9_.@-]{0,199}){0,9}")


class BadArchiveError(InvalidInputError):
    """The file is no backup of ours, or was changed after it was made."""

    def __init__(self, file: Path, why: Phrase) -> None:
        super().__init__(
            Phrase.of(
                mark("{file} cannot be restored: {why} Nothing was changed."),
                file=str(file),
                why=str(why),
            )
        )


class UnwritableFileError(InvalidInputError):
    """The file of a backup cannot be written."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(
            Phrase.of(
                mark("{file} cannot be written ({why}). Name a file that is not there yet."),
                file=str(file),
                why=why,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file in an archive."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an archive holds, and what made it."""

    format: int
    made_at: str
    dedere: str
    facts: str
    database: str
    """``sqlite`` or ``postgresql``."""
    server: str
    migrations: tuple[tuple[str, str], ...]
    keys: Mapping[str, str]
    """Beginning of the hash of each key file, to tell later whether a key is the right one."""
    parts: Mapping[str, Part]


def is_safe(name: str) -> bool:
    """Say whether a name stays inside the folder in which it is unpacked.

    >>> is_safe("files/ab/abc.bin"), is_safe("../etc/passwd"), is_safe("/etc/passwd")
    (True, False, False)
    """
    return _SAFE.fullmatch(name) is not None


def part_of(file: Path) -> Part:
    """Return size and hash of a file."""
    with file.open("rb") as stream:
        return Part(sha256=_hash(stream), size=file.stat().st_size)


@contextmanager
def written_whole(file: Path) -> Iterator[Path]:
    """Give a file to write beside ``file``, which takes its name only when it is whole.

    Raises:
        UnwritableFileError: There is a file of this name, or the folder cannot be written.
    """
    part = file.with_name(f".{file.name}.{secrets.token_hex(6)}.part")
    if file.exists():
        raise UnwritableFileError(file, "there is a file of this name")
    try:
        part.touch(mode=0o600, exist_ok=False)
        yield part
        through_to_disk(part)
        part.rename(file)
        through_to_disk(file.parent)
    except OSError as error:
        raise UnwritableFileError(file, error.strerror or type(error).__name__) from error
    finally:
        part.unlink(missing_ok=True)


def write_archive(file: Path, manifest: Manifest, sources: Mapping[str, Path]) -> None:
    """Write manifest and parts."""
    with tarfile.open(file, "w", format=tarfile.PAX_FORMAT) as archive:
        text = json.dumps(asdict(manifest), indent=1, sort_keys=True).encode()
        head = tarfile.TarInfo(MANIFEST)
        head.size, head.mode = len(text), 0o600
        archive.addfile(head, io.BytesIO(text))
        for name, part in manifest.parts.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = part.size, 0o600
            with sources[name].open("rb") as stream:
                archive.addfile(entry, stream)


def read_archive(file: Path, into: Path) -> Manifest:
    """Unpack an archive into an empty folder, comparing every part with the manifest.

    Raises:
        BadArchiveError: It is none of ours, was changed, or holds a name that leads elsewhere.
    """
    try:
        with tarfile.open(file, "r:") as archive:
            manifest = _manifest(file, archive)
            seen = _unpack(file, archive, manifest, into)
    except (tarfile.TarError, OSError, EOFError) as error:
        why = Phrase.of(mark("it cannot be read as a backup."))
        raise BadArchiveError(file, why) from error
    missing = sorted(set(manifest.parts) - set(seen))
    if missing:
        why = Phrase.of(mark("the part {name} is missing."), name=missing[0])
        raise BadArchiveError(file, why)
    return manifest


def _manifest(file: Path, archive: tarfile.TarFile) -> Manifest:
    head = archive.next()
    if head is None or head.name != MANIFEST or not head.isreg() or head.size > LARGEST_MANIFEST:
        raise BadArchiveError(file, Phrase.of(mark("it does not begin with a manifest.")))
    stream = archive.extractfile(head)
    text = stream.read() if stream else b""
    try:
        manifest = msgspec.json.decode(text, type=Manifest)
    except msgspec.MsgspecError as error:
        why = Phrase.of(mark("its manifest cannot be read; a newer Dedere may have made it."))
        raise BadArchiveError(file, why) from error
    if manifest.format != FORMAT:
        why = Phrase.of(mark("it has a form that this version does not know."))
        raise BadArchiveError(file, why)
    return manifest


def _unpack(file: Path, archive: tarfile.TarFile, manifest: Manifest, into: Path) -> Sequence[str]:
    seen: list[str] = []
    while (entry := archive.next()) is not None:
        name = entry.name
        if not is_safe(name) or not entry.isreg():
            why = Phrase.of(mark("it holds an entry with an unsafe name or kind."))
            raise BadArchiveError(file, why)
        stated = manifest.parts.get(name)
        if stated is None or name in seen:
            why = Phrase.of(mark("{name} is not in its manifest, or twice in it."), name=name)
            raise BadArchiveError(file, why)
        target = into / name
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        stream = archive.extractfile(entry)
        if stream is None or _copy(stream, target) != stated:
            why = Phrase.of(mark("{name} is not what the manifest says."), name=name)
            raise BadArchiveError(file, why)
        seen.append(name)
    return seen


def _copy(stream: IO[bytes], target: Path) -> Part:
    """Write a part to disk, and return what was written."""
    target.touch(mode=0o600)
    digest, size = hashlib.sha256(), 0
    with target.open("wb") as out:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    return Part(sha256=digest.hexdigest(), size=size)


def _hash(stream: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def through_to_disk(path: Path) -> None:
    """Wait until the disk has what was written to a file or folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
