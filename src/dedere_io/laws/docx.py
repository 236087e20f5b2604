"""The lines of a law given as DOCX: paragraphs with their automatic numbers, headings marked."""

import io
import re
import zipfile

from lxml import etree

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_io.resolutions.docx import MAX_PART_BYTES, Numbers, W

BEGINNING = b"PK\x03\x04"
MAX_PARAGRAPHS = 200_000

BROKEN = mark("The DOCX {name} is broken ({why}). Save it again, or give its text as a text file.")
NOT_WORD = mark("The file {name} is an archive, but no DOCX document.")
NO_TEXT = mark("The DOCX {name} holds no text.")

# The style of a heading bears the word of the language of the word processor and its depth.
_HEADING = re.compile(
    r"(?:heading|titre|berschrift|überschrift|titolo|ttulo|título)\s?([1-6])", re.IGNORECASE
)


def lines(content: bytes, name: str) -> tuple[str, ...]:
    """Return the paragraphs of a document, a blank line between them.

    Raises:
        InvalidInputError: The file is broken, too large, no DOCX document, or empty.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body = _part(archive, "word/document.xml")
            numbers = Numbers.of(_part(archive, "word/numbering.xml"))
    except Exception as error:  # broken archives and markup raise anything
        raise InvalidInputError(Phrase.of(BROKEN, name=name, why=type(error).__name__)) from error
    if body is None:
        raise InvalidInputError(Phrase.of(NOT_WORD, name=name))
    found: list[str] = []
    for count, paragraph in enumerate(body.iter(f"{W}p")):
        if count >= MAX_PARAGRAPHS:
            raise InvalidInputError(Phrase.of(BROKEN, name=name, why="length"))
        text = _text(paragraph)
        if text.strip():
            prefix = _prefix(paragraph)
            found.extend((f"{prefix}{numbers.next(paragraph)}{text}".strip(), ""))
    if not found:
        raise InvalidInputError(Phrase.of(NO_TEXT, name=name))
    return tuple(line for text in found for line in text.split("\n"))


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.file_size > MAX_PART_BYTES:
        raise ValueError(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(archive.read(info), parser)


def _prefix(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    found = None if style is None else _HEADING.fullmatch(style.get(f"{W}val", ""))
    return "#" * int(found[1]) + " " if found else ""


def _text(paragraph: etree._Element) -> str:
    said: list[str] = []
    for element in paragraph.iter():
        if element.tag == f"{W}t":
            said.append("".join(c if c >= " " else " " for c in element.text or ""))
        elif element.tag in {f"{W}tab", f"{W}noBreakHyphen"}:
            said.append(" " if element.tag == f"{W}tab" else "-")
        elif element.tag in {f"{W}br", f"{W}cr"}:
            said.append("\n")
    return "".join(said)
