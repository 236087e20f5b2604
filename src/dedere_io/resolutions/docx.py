"""The paragraphs of a DOCX file as lines, with emphasis, numbers and footnotes."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from dedere.errors import InvalidInputError
from dedere.mandates.lines import Line, LineKind
from dedere.phrases import Phrase, mark

BEGINNING = b"PK\x03\x04"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A document of 400 pages stays far below; more is a broken or hostile file.
MAX_PART_BYTES = 30_000_000
MAX_PARAGRAPHS = 100_000

BROKEN = mark("The DOCX file is broken ({why}). Save it again, or give its text as a text file.")
NOT_WORD = mark("The file is a ZIP archive, but not a DOCX document.")
NO_TEXT = mark("The DOCX file holds no text.")


def lines(content: bytes) -> tuple[Line, ...]:
    """Return the paragraphs of a DOCX file, one line each, a blank line between them.

    Raises:
        InvalidInputError: The file is broken, too large, or no DOCX document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body = _part(archive, "word/document.xml")
            numbering = _part(archive, "word/numbering.xml")
            notes = _part(archive, "word/footnotes.xml")
    except Exception as error:  # broken archives and markup raise anything
        raise InvalidInputError(Phrase.of(BROKEN, why=type(error).__name__)) from error
    if body is None:
        raise InvalidInputError(Phrase.of(NOT_WORD))
    printed = [*_paragraphs(body, Numbers.of(numbering)), *_footnotes(notes)]
    if not any(text.strip() for text, _ in printed):
        raise InvalidInputError(Phrase.of(NO_TEXT))
    return _numbered(printed)


def _numbered(printed: list[tuple[str, LineKind]]) -> tuple[Line, ...]:
    found: list[Line] = []
    for text, kind in printed:
        for part in text.split("\n"):
            kept = kind if part.strip() else LineKind.BLANK
            found.append(Line(len(found) + 1, part, kept))
        found.append(Line(len(found) + 1, "", LineKind.BLANK))
    return tuple(found)


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.file_size > MAX_PART_BYTES:
        raise ValueError(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(archive.read(info), parser)


@dataclass(slots=True)
class Numbers:
    """Automatic numbers of paragraphs, counted as a word processor counts them."""

    abstract: dict[str, str] = field(default_factory=dict)
    levels: dict[tuple[str, str], tuple[str, str, int]] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: etree._Element | None) -> "Numbers":
        """Read the definitions of the lists of a document."""
        numbers = cls()
        if numbering is None:
            return numbers
        for num in numbering.iter(f"{W}num"):
            target = num.find(f"{W}abstractNumId")
            if target is not None:
                numbers.abstract[num.get(f"{W}numId", "")] = target.get(f"{W}val", "")
        for abstract in numbering.iter(f"{W}abstractNum"):
            for level in abstract.iter(f"{W}lvl"):
                key = (abstract.get(f"{W}abstractNumId", ""), level.get(f"{W}ilvl", "0"))
                numbers.levels[key] = (
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText"),
                    _whole(_value(level, "start"), 1),
                )
        return numbers

    def next(self, paragraph: etree._Element) -> str:
        """Return the number that stands before a paragraph, or nothing."""
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is None:
            return ""
        number, level = _value(properties, "numId"), _value(properties, "ilvl") or "0"
        found = self.levels.get((self.abstract.get(number, ""), level))
        if found is None:
            return ""
        form, template, start = found
        depth = _whole(level, 0)
        count = self.counts.get((number, depth), start - 1) + 1
        self.counts[number, depth] = count
        for key in [k for k in self.counts if k[0] == number and k[1] > depth]:
            del self.counts[key]
        said = template.replace(f"%{depth + 1}", _counted(count, form))
        return f"{said} " if "%" not in said and form != "bullet" else ""


def _counted(count: int, form: str) -> str:
    if form == "lowerLetter" and 1 <= count <= 26:
        return "abcdefghijklmnopqrstuvwxyz"[count - 1]
    if form in {"lowerRoman", "upperRoman"} and 1 <= count <= 39:
        tens, ones = divmod(count, 10)
        roman = "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
        return roman if form == "lowerRoman" else roman.upper()
    return str(count)


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def _paragraphs(body: etree._Element, numbers: Numbers) -> Iterator[tuple[str, LineKind]]:
    for count, paragraph in enumerate(body.iter(f"{W}p")):
        if count >= MAX_PARAGRAPHS:
            raise InvalidInputError(Phrase.of(BROKEN, why="length"))
        text = _text(paragraph)
        if text.strip():
            yield numbers.next(paragraph) + text, LineKind.WORDS


def _text(paragraph: etree._Element) -> str:
    said: list[str] = []
    for run in paragraph.iter(f"{W}r"):
        words = "".join(_words(run))
        if words.strip() and _is_italic(run):
            inner = words.strip()
            before, _, after = words.partition(inner)
            words = f"{before}*{inner}*{after}"
        said.append(words)
    return "".join(said).replace("**", "")


def _words(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield "".join(c if c >= " " else " " for c in child.text or "")
        elif child.tag in {f"{W}tab", f"{W}noBreakHyphen"}:
            yield " " if child.tag == f"{W}tab" else "-"
        elif child.tag in {f"{W}br", f"{W}cr"}:
            yield "\n"


def _is_italic(run: etree._Element) -> bool:
    italic = run.find(f"{W}rPr/{W}i")
    return italic is not None and italic.get(f"{W}val", "1") not in {"0", "false", "off"}


def _footnotes(notes: etree._Element | None) -> Iterator[tuple[str, LineKind]]:
    if notes is None:
        return
    for note in notes.iter(f"{W}footnote"):
        if note.get(f"{W}type") in {"separator", "continuationSeparator"}:
            continue
        text = " ".join(_text(p).replace("*", "") for p in note.iter(f"{W}p"))
        if text.strip():
            yield f"{note.get(f'{W}id', '')} {' '.join(text.split())}", LineKind.NOTE
