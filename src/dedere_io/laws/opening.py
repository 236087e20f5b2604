"""From the bytes of a file to the lines of a law, whatever its format."""

import codecs
import re
from pathlib import Path

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_io.laws.manuscript import Manuscript

# The longest law of the corpus, a code of criminal procedure, has 2.9 million bytes.
MAX_FILE_BYTES = 50_000_000
MAX_TEXT_BYTES = 20_000_000
MAX_LINES = 400_000
LONGEST_LINE = 1_000_000

EMPTY = mark("The file {name} is empty. Give the text of a law.")
TOO_LARGE = mark("The file {name} has {size} bytes, more than the {limit} that are read.")
UNREADABLE = mark("The file '{file}' cannot be read ({why}).")
BINARY = mark(
    "The file {name} is neither text, HTML, DOCX, PDF nor Akoma Ntoso. Save the law in one of "
    "these forms."
)
ENCODING = mark(
    "The text of {name} is not written in UTF-8 (byte {place} cannot be read). Save it again as "
    "UTF-8."
)
TOO_LONG = mark("The text of {name} has {count} lines or a line too long to read.")

# A conversion may leave a stray control character in a thousand pages; a program has many.
_STRAY = 2_000
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


def read_file(file: Path) -> bytes:
    """Return the bytes of a law file, which may be of any format.

    Raises:
        InvalidInputError: It cannot be read, or is too large.
    """
    try:
        size = file.stat().st_size
        if size > MAX_FILE_BYTES:
            phrase = Phrase.of(TOO_LARGE, name=str(file), size=size, limit=MAX_FILE_BYTES)
            raise InvalidInputError(phrase)
        return file.read_bytes()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise InvalidInputError(Phrase.of(UNREADABLE, file=str(file), why=why)) from error


def open_text(content: bytes, name: str) -> Manuscript:
    """Return the lines of a law given as text or Markdown.

    Raises:
        InvalidInputError: The file is empty, too large, not text, or not in UTF-8.
    """
    if len(content) > MAX_TEXT_BYTES:
        raise InvalidInputError(
            Phrase.of(TOO_LARGE, name=name, size=len(content), limit=MAX_TEXT_BYTES)
        )
    text = _decoded(content, name)
    if "\x00" in text or len(_CONTROLS.findall(text)) > 1 + len(text) / _STRAY:
        raise InvalidInputError(Phrase.of(BINARY, name=name))
    text = _CONTROLS.sub(" ", text)
    if not text.strip():
        raise InvalidInputError(Phrase.of(EMPTY, name=name))
    lines = tuple(re.split(r"\r\n|[\n\r\f]", text))
    if len(lines) > MAX_LINES or max(map(len, lines)) > LONGEST_LINE:
        raise InvalidInputError(Phrase.of(TOO_LONG, name=name, count=len(lines)))
    return Manuscript.of(name, lines)


def _decoded(content: bytes, name: str) -> str:
    encoding = "utf-16" if content.startswith(_UTF16) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\x00" in content[:4096]:
            raise InvalidInputError(Phrase.of(BINARY, name=name)) from error
        raise InvalidInputError(Phrase.of(ENCODING, name=name, place=error.start + 1)) from error
