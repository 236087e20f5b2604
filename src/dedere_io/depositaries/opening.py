"""Opens a list: limits of size, and the encoding of its text.

Start at :func:`open_list`; readers of text continue with :func:`decode`.
"""

import codecs
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from dedere.phrases import Phrase, mark
from dedere_io.depositaries.rows import UnreadableListError

# The longest list published, with all declarations, has some 10 MB.
MAX_BYTES = 50_000_000

_MARKS_OF_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_FORMATS = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "XLSX, DOCX or ZIP"),
    (b"\xd0\xcf\x11\xe0", "XLS or DOC"),
    (b"\x1f\x8b", "GZIP"),
)
# Control characters that text has: tab, line feed, form feed, carriage return.
_ALLOWED_CONTROLS = frozenset("\t\n\f\r\x1a")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a list, and what had to be assumed to read it."""

    text: str
    encoding: str
    remarks: tuple[Phrase, ...] = ()


def open_list(source: Path | bytes, *, max_bytes: int = MAX_BYTES) -> bytes:
    """Return the content of a list.  A file larger than ``max_bytes`` is never read.

    Raises:
        UnreadableListError: There is no such file, or it is empty or too large.
    """
    if isinstance(source, bytes):
        check_size(len(source), max_bytes=max_bytes)
        return source
    try:
        found = source.is_file()
        size = source.stat().st_size if found else 0
    except (OSError, ValueError):  # a path that the system refuses, such as one with a NUL
        found, size = False, 0
    if not found:
        raise UnreadableListError(
            Phrase.of(
                mark("There is no file '{name}'. Give the path of a status list."),
                name=str(source),
            )
        )
    check_size(size, max_bytes=max_bytes)
    try:
        content = source.read_bytes()
    except OSError as error:
        raise UnreadableListError(
            Phrase.of(
                mark("The file '{name}' cannot be read: {why}. Check who may read it."),
                name=str(source),
                why=error.strerror or type(error).__name__,
            )
        ) from error
    check_size(len(content), max_bytes=max_bytes)
    return content


def check_size(size: int, *, max_bytes: int = MAX_BYTES) -> None:
    """Refuse a content that is empty or too large.

    Raises:
        UnreadableListError: It is.
    """
    if size == 0:
        raise UnreadableListError(
            Phrase.of(mark("The list is empty. Download it again, or choose another file."))
        )
    if size > max_bytes:
        raise UnreadableListError(
            Phrase.of(
                mark(
                    "The list has {size} bytes, more than the {limit} that are read. Cut out the "
                    "part about one instrument."
                ),
                size=size,
                limit=max_bytes,
            )
        )


def decode(content: bytes, *, max_bytes: int = MAX_BYTES) -> Decoded:
    """Return the text of a list in UTF-8, UTF-16 with its mark, or else Windows-1252 (Latin-1).

    Raises:
        UnreadableListError: The content is empty, too large, or no text.
    """
    check_size(len(content), max_bytes=max_bytes)
    for beginning, format_name in _OTHER_FORMATS:
        if content.startswith(beginning):
            raise UnreadableListError(
                Phrase.of(
                    mark(
                        "The file is {format}, and this reader reads text. Choose the reader for "
                        "this format, or save the list as text or CSV in UTF-8."
                    ),
                    format=format_name,
                )
            )
    decoded = _decoded(content)
    if decoded is None or _is_garbage(decoded.text):
        raise UnreadableListError(
            Phrase.of(
                mark("The file is not text in a known encoding. Save the list as text in UTF-8.")
            )
        )
    return decoded


def _decoded(content: bytes) -> Decoded | None:
    for beginning, encoding in _MARKS_OF_ENCODINGS:
        if content.startswith(beginning):
            return _in(encoding, content)
    return _in("utf-8", content) or _in("cp1252", content)


def _in(encoding: str, content: bytes) -> Decoded | None:
    try:
        text = unicodedata.normalize("NFC", content.decode(encoding))
    except UnicodeDecodeError:
        return None
    return Decoded(text, encoding, _REMARKS.get(encoding, ()))


_REMARKS = {
    "utf-16": (Phrase.of(mark("The list was read as UTF-16, as its first bytes say.")),),
    "cp1252": (
        Phrase.of(
            mark(
                "The list is not in UTF-8 and was read as Windows-1252 (Latin-1). Check the names "
                "with accents."
            )
        ),
    ),
}


def _is_garbage(text: str) -> bool:
    """Say whether a text holds control characters, which no list of States does."""
    return any(c < " " and c not in _ALLOWED_CONTROLS for c in set(text))
