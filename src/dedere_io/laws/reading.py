"""Read one law, whatever the format of its file and the style of its drafting."""

import re
from pathlib import Path

from dedere.errors import InvalidInputError
from dedere.library.structure import LegalText
from dedere.phrases import Phrase, mark
from dedere_io.laws import docx, html, pdf
from dedere_io.laws.akn_reading import from_akn
from dedere_io.laws.manuscript import Manuscript
from dedere_io.laws.opening import EMPTY, MAX_FILE_BYTES, TOO_LARGE, open_text
from dedere_io.laws.registry import style_of

NOTHING_FOUND = mark(
    "No section or article was found in {name}. Check that it holds the text of a law, with each "
    "number at the head of a line."
)
_XML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|akomaNtoso|\w+:akomaNtoso|!DOCTYPE(?!\s+html))", re.I
)


def read_law(source: Path | bytes, *, name: str = "") -> LegalText:
    """Read a law into its provisions, in the style its own marks give away.

    Text, Markdown, HTML, DOCX, PDF and Akoma Ntoso 3.0 are told apart by their first bytes.

    Args:
        source: A file, or its bytes.
        name: How messages call it; the name of the file where none is given.

    Raises:
        InvalidInputError: The file is empty, too large, broken, locked, or holds no section or
            article.
    """
    content, name = _content(source, name)
    if _XML.match(content) and not html.BEGINNING.match(_without_declaration(content)):
        text = from_akn(content)
    else:
        text = read_manuscript(_opened(content, name))
    if not any(provision.level.is_basic for provision in text.walk()):
        raise InvalidInputError(Phrase.of(NOTHING_FOUND, name=name))
    return text


def read_manuscript(manuscript: Manuscript) -> LegalText:
    """Read a text that is open already, in the style its marks give away.

    Raises:
        InvalidInputError: It bears the marks of no style.
    """
    style = style_of(manuscript)
    if style is None:
        raise InvalidInputError(Phrase.of(NOTHING_FOUND, name=manuscript.name))
    return style.read(manuscript)


def _without_declaration(content: bytes) -> bytes:
    return re.sub(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}\?>", b"", content[:4096])


def _opened(content: bytes, name: str) -> Manuscript:
    if content.startswith(pdf.BEGINNING):
        return Manuscript.of(name, pdf.lines(content, name))
    if content.startswith(docx.BEGINNING):
        return Manuscript.of(name, docx.lines(content, name))
    if html.BEGINNING.match(_without_declaration(content)):
        return Manuscript.of(name, html.lines(content, name))
    return open_text(content, name)


def _content(source: Path | bytes, name: str) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        size, called = len(source), name or "law"
    else:
        size, called = source.stat().st_size, name or source.name
    if size > MAX_FILE_BYTES:
        raise InvalidInputError(Phrase.of(TOO_LARGE, name=called, size=size, limit=MAX_FILE_BYTES))
    content = source if isinstance(source, bytes) else source.read_bytes()
    if not content.strip():
        raise InvalidInputError(Phrase.of(EMPTY, name=called))
    return content, called
