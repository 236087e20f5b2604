"""A document as DOCX, with the direction and the fonts of its language.

The same document gives the same bytes: times inside the file are those of the format's own epoch.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable

import docx
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from dedere.drafting.document import Block, Document, Field, Heading, Item, Listing, Paragraph

RIGHT_TO_LEFT = frozenset({"ar"})
FONTS = {"ar": "Noto Naskh Arabic", "zh": "Noto Serif CJK SC"}
PLAIN_FONT = "Noto Serif"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LEVELS = 3


def to_docx(document: Document) -> bytes:
    """Return the document as a DOCX file.

    The text goes in as text: nothing in it is read as markup.
    """
    word = docx.Document()
    _prepare(word, document)
    _write(document, word.add_heading("", level=0), document.title)
    for block in document.blocks:
        _block(word, document, block)
    if document.foot:
        foot = word.sections[0].footer.paragraphs[0]
        _write(document, foot, document.foot)
    return _steady(word)


def _prepare(word: Word, document: Document) -> None:
    properties = word.core_properties
    properties.title = document.title[:255]
    properties.subject = document.subject[:255]
    properties.language = document.language
    properties.author = "Dedere"
    properties.comments = ""
    style = word.styles["Normal"]
    style.font.name = FONTS.get(document.language, PLAIN_FONT)
    style.font.size = Pt(11)


def _block(word: Word, document: Document, block: Block) -> None:
    match block:
        case Heading(text, level):
            _write(document, word.add_heading("", level=min(level, _LEVELS)), text)
        case Paragraph(text, emphasis):
            paragraph = word.add_paragraph(style="Intense Quote" if emphasis else None)
            _write(document, paragraph, text)
        case Field(name, text):
            paragraph = word.add_paragraph()
            _write(document, paragraph, f"{name}: ", bold=True)
            _write(document, paragraph, text)
        case Listing(items, numbered):
            _items(word, document, items, "List Number" if numbered else "List Bullet")


def _items(
    word: Word, document: Document, items: Iterable[Item], style: str, *, depth: int = 1
) -> None:
    name = style if depth == 1 else f"{style} {min(depth, _LEVELS)}"
    for item in items:
        _write(document, word.add_paragraph(style=name), item.text)
        _items(word, document, item.below, "List Bullet", depth=depth + 1)


def _write(
    document: Document,
    paragraph: WordParagraph,
    text: str,
    *,
    bold: bool = False,
) -> None:
    run = paragraph.add_run(_printable(text))
    run.bold = True if bold else None
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    face = FONTS.get(document.language, PLAIN_FONT)
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), face)
    if document.language in RIGHT_TO_LEFT:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        run._element.get_or_add_rPr().append(OxmlElement("w:rtl"))


def _printable(text: str) -> str:
    """Return the text without control characters, which the format cannot hold."""
    return "".join(c for c in text if c in "\t\n" or ord(c) >= ord(" "))


def _steady(word: Word) -> bytes:
    """Save, and set every time inside the file to one fixed moment."""
    moment = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
    word.core_properties.created = word.core_properties.modified = moment
    saved = io.BytesIO()
    word.save(saved)
    steady = io.BytesIO()
    with (
        zipfile.ZipFile(saved) as parts,
        zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for name in sorted(parts.namelist()):
            out.writestr(zipfile.ZipInfo(name, _EPOCH), parts.read(name), zipfile.ZIP_DEFLATED)
    return steady.getvalue()
