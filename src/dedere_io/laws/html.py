"""The lines of a law given as HTML: headings as Markdown headings, blocks as lines."""

import re
from collections.abc import Iterator

from lxml import etree, html

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark

BEGINNING = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
BROKEN = mark(
    "The HTML of {name} cannot be read. Save the page again, or its text as a text file."
)

_BLOCKS = frozenset(
    {
        "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "details",
        "div", "dl", "dt", "fieldset", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
        "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
        "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_LEFT_OUT = frozenset(
    {"script", "style", "template", "nav", "header", "footer", "noscript", "svg", "button",
     "select"}
)  # fmt: skip
_HEADINGS = {f"h{depth}": "#" * depth + " " for depth in range(1, 7)}


def lines(content: bytes, name: str) -> tuple[str, ...]:
    """Return the blocks of a page as lines, a blank line between them.

    Raises:
        InvalidInputError: The bytes cannot be read as HTML, or hold no words.
    """
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise InvalidInputError(Phrase.of(BROKEN, name=name)) from error
    body = root.find("body")
    found: list[str] = []
    for line in _lines(root if body is None else body):
        found.extend((line, ""))
    return tuple(found)


def _lines(body: html.HtmlElement) -> Iterator[str]:
    """Walk the page once; a block begins a line and ends one, so no word is lost."""
    said: list[str] = []
    prefix = ""
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                said.append(element.tail or "")
            continue
        if event == "start" and tag in _LEFT_OUT:
            skipped = element
            continue
        if tag in _BLOCKS:
            words = " ".join("".join(said).split())
            if words:
                yield prefix + words
            said = []
            prefix = _prefix(element) if event == "start" else ""
        if event == "start":
            said.append(element.text or "")
        elif element is not body:
            said.append(element.tail or "")
    words = " ".join("".join(said).split())
    if words:
        yield prefix + words


def _prefix(element: etree._Element) -> str:
    """Return what stands before a block: the marks of a heading, the number of an item."""
    if element.tag in _HEADINGS:
        return _HEADINGS[str(element.tag)]
    parent = element.getparent()
    if element.tag != "li" or parent is None or parent.tag != "ol":
        return ""
    kind = parent.get("type", "1")
    place = _whole(parent.get("start")) + len(list(element.itersiblings("li", preceding=True)))
    return f"({_counted(_whole(element.get('value'), place), kind)}) "


def _whole(text: str | None, otherwise: int = 1) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def _counted(count: int, kind: str) -> str:
    if kind in {"a", "A"} and 1 <= count <= 26:
        return "abcdefghijklmnopqrstuvwxyz"[count - 1].upper() if kind == "A" else chr(96 + count)
    if kind in {"i", "I"} and 1 <= count <= 39:
        ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[count % 10]
        roman = "x" * (count // 10) + ones
        return roman.upper() if kind == "I" else roman
    return str(count)
