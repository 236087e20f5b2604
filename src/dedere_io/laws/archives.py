"""Thousands of laws in one archive, read one after the other in bounded memory."""

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dedere.errors import InvalidInputError
from dedere.library.structure import LegalText
from dedere.phrases import Phrase, mark
from dedere_io.laws.opening import MAX_FILE_BYTES, TOO_LARGE
from dedere_io.laws.reading import read_law

BROKEN = mark("The archive {name} is broken ({why}). Download it again.")
ENDINGS = (".md", ".txt", ".html", ".htm", ".xml", ".akn", ".docx", ".pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedLaw:
    """One file of an archive: the law in it, or why it could not be read.

    Attributes:
        name: The path of the file in the archive; an import that was stopped goes on after it.
        text: The law.
        problem: Why there is none.
    """

    name: str
    text: LegalText | None = None
    problem: Phrase | None = None


def read_archive(path: Path, *, after: str = "") -> Iterator[ArchivedLaw]:
    """Yield every law of a tar archive in its order, compressed or not, one at a time.

    Args:
        path: The archive.
        after: Begin after this file, so that a stopped import goes on where it was.

    Raises:
        InvalidInputError: The archive itself cannot be read. A file in it that cannot be read is
            yielded with its problem.
    """
    waiting = bool(after)
    try:
        with tarfile.open(path, mode="r|*") as archive:
            for member in archive:
                if waiting:
                    waiting = member.name != after
                elif member.isfile() and member.name.lower().endswith(ENDINGS):
                    yield _read(archive, member)
    except (tarfile.TarError, OSError, EOFError) as error:
        why = type(error).__name__
        raise InvalidInputError(Phrase.of(BROKEN, name=path.name, why=why)) from error


def _read(archive: tarfile.TarFile, member: tarfile.TarInfo) -> ArchivedLaw:
    if member.size > MAX_FILE_BYTES:
        large = Phrase.of(TOO_LARGE, name=member.name, size=member.size, limit=MAX_FILE_BYTES)
        return ArchivedLaw(name=member.name, problem=large)
    opened = archive.extractfile(member)
    content = opened.read() if opened is not None else b""
    try:
        return ArchivedLaw(name=member.name, text=read_law(content, name=member.name))
    except InvalidInputError as error:
        return ArchivedLaw(name=member.name, problem=error.phrase)
