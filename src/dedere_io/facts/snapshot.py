"""Facts compiled into one file that loads in milliseconds.

Below the home of a deployment stand ``facts/<version>.msgpack`` (all facts),
``facts/<version>.additions.msgpack`` (what the deployment added, kept apart so that a new Dedere
can add it to a new base) and ``facts/current.json``, which says which of them counts.  Each file
is written beside its place and then moved there, so a reader never sees half of one.
"""

import gc
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import msgspec

from dedere.sources import Source
from dedere.treaties.actions import TreatyAction
from dedere.treaties.facts import Facts

KEPT = 3
"""Snapshots that stay: another process may still be about to open the one before."""


class Pointer(msgspec.Struct, frozen=True, kw_only=True):
    """``current.json``: which facts count in this deployment, and what they were made of."""

    version: str
    base_version: str
    shape: str
    """Hash of the engine's types: facts compiled for other types are compiled again."""
    sha256: str
    """Hash of the snapshot file."""
    additions: int = 0


class Additions(msgspec.Struct, frozen=True, kw_only=True):
    """What a deployment added to the base."""

    actions: tuple[TreatyAction, ...] = ()
    sources: tuple[Source, ...] = ()


class SnapshotError(Exception):
    """The snapshot is missing or damaged; the facts can be compiled again."""


@cache
def shape() -> str:
    """Return a hash of the types that a snapshot holds."""
    described = json.dumps(msgspec.json.schema(Facts), sort_keys=True, default=str)
    return hashlib.sha256(described.encode()).hexdigest()[:16]


def folder(home: Path) -> Path:
    """Return the folder of the snapshots of a deployment."""
    return home / "facts"


def pointer_file(home: Path) -> Path:
    """Return the file that says which snapshot counts."""
    return folder(home) / "current.json"


def read_pointer(home: Path) -> Pointer | None:
    """Return which snapshot counts, or ``None`` where there is none that can be read."""
    try:
        return msgspec.json.decode(pointer_file(home).read_bytes(), type=Pointer)
    except (OSError, msgspec.DecodeError):
        return None


def load_snapshot(home: Path, pointer: Pointer) -> Facts:
    """Load the facts that ``pointer`` names.

    Raises:
        SnapshotError: The file is missing, damaged, or of another shape.
    """
    if pointer.shape != shape():
        raise SnapshotError(pointer.version)
    content = _content(_snapshot(home, pointer.version))
    if hashlib.sha256(content).hexdigest() != pointer.sha256:
        raise SnapshotError(pointer.version)
    try:
        with _collector_at_rest():
            return msgspec.msgpack.decode(content, type=Facts)
    except msgspec.DecodeError as wrong:
        raise SnapshotError(pointer.version) from wrong


def load_additions(home: Path, pointer: Pointer) -> Additions:
    """Load what the deployment added to the base.

    Raises:
        SnapshotError: The file is missing or damaged.
    """
    if not pointer.additions:
        return Additions()
    try:
        content = _content(_additions(home, pointer.version))
        return msgspec.msgpack.decode(content, type=Additions)
    except msgspec.DecodeError as wrong:
        raise SnapshotError(pointer.version) from wrong


def save_snapshot(home: Path, facts: Facts, *, base_version: str, additions: Additions) -> Pointer:
    """Write the facts below ``home`` and let ``current.json`` point at them.

    Raises:
        OSError: The folder cannot be written.
    """
    content = msgspec.msgpack.encode(facts)
    pointer = Pointer(
        version=facts.version,
        base_version=base_version,
        shape=shape(),
        sha256=hashlib.sha256(content).hexdigest(),
        additions=len(additions.actions) + len(additions.sources),
    )
    folder(home).mkdir(parents=True, exist_ok=True)
    _write(_snapshot(home, facts.version), content)
    if pointer.additions:
        _write(_additions(home, facts.version), msgspec.msgpack.encode(additions))
    _write(pointer_file(home), msgspec.json.format(msgspec.json.encode(pointer)) + b"\n")
    _forget_old(home)
    return pointer


def _snapshot(home: Path, version: str) -> Path:
    return folder(home) / f"{version}.msgpack"


def _additions(home: Path, version: str) -> Path:
    return folder(home) / f"{version}.additions.msgpack"


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as wrong:
        raise SnapshotError(file.name) from wrong


def _write(file: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        written.chmod(0o644)
        written.replace(file)
    except BaseException:
        written.unlink(missing_ok=True)
        raise


def _forget_old(home: Path) -> None:
    """Remove all but the newest snapshots; what cannot be removed may stay."""
    with suppress(OSError):
        snapshots = [f for f in folder(home).glob("*.msgpack") if len(f.suffixes) == 1]
        newest = sorted(snapshots, key=lambda file: file.stat().st_mtime_ns, reverse=True)
        for old in newest[KEPT:]:
            old.unlink(missing_ok=True)
            _additions(home, old.stem).unlink(missing_ok=True)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from walking over facts that are only just being built."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
