"""Parses HTML and XML that may be hostile: no entities, no network, no depth without end."""

import html
import re
from collections.abc import Iterator

from lxml import etree

from dedere.phrases import Phrase, mark
from dedere_io.depositaries.rows import UnreadableListError

# Pages of depositaries nest some 40 elements; the parser itself gives up at 256.
MAX_DEPTH = 250

_ENTITIES = re.compile(r"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ESCAPED_FOOTNOTE = re.compile(r"<(?:superscript|sup)>\s*([^<>]{0,40})\s*</(?:superscript|sup)>")
_ESCAPED_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_RAISED = frozenset({"sup", "superscript"})
_OPENED = {"sup": " [", "superscript": " ["} | dict.fromkeys(
    ("br", "p", "div", "li", "tr", "td", "th", "entry", "column", "note"), "\n"
)
_NOT_SHOWN = frozenset({"script", "style", "head", "noscript", "template"})


class TooDeepError(UnreadableListError):
    """The elements of a file are nested deeper than those of any list."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "The page nests more than {limit} elements, as no list does. Save the page of "
                    "the list again."
                ),
                limit=MAX_DEPTH,
            )
        )


def parse_xml(text: str) -> etree._Element:
    """Return the root of an XML text.

    Raises:
        UnreadableListError: The text is not well-formed, or declares entities.
    """
    if _ENTITIES.search(text):
        raise UnreadableListError(
            Phrase.of(
                mark(
                    "The file declares entities of its own, which is refused for safety. Download "
                    "the list again from the depositary, or remove the DOCTYPE."
                )
            )
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(_as_bytes(text), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableListError(
            Phrase.of(
                mark(
                    "The file is not well-formed XML: {why}. Download the list again, or choose "
                    "the reader for its format."
                ),
                why=str(error)[:200],
            )
        ) from error
    return _not_too_deep(root)


def parse_html(text: str) -> etree._Element:
    """Return the root of an HTML text.

    Raises:
        UnreadableListError: There is nothing in it.
        TooDeepError: Its elements are nested too deep.
    """
    parser = etree.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    try:
        root = etree.fromstring(_as_bytes(text), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise UnreadableListError(
            Phrase.of(
                mark("The file holds no HTML. Save the page of the list again, as HTML only.")
            )
        )
    # The parser drops what is nested too deep, and says so only in its log.
    if any("depth" in entry.message for entry in parser.error_log):
        raise TooDeepError
    return _not_too_deep(root)


def _as_bytes(text: str) -> bytes:
    # A lone surrogate cannot come from decoding; a NUL was refused with other control characters.
    # The lines of the declaration stay, so that rows keep their numbers.
    bare = _DECLARATION.sub(lambda m: "\n" * m[0].count("\n"), text.lstrip("\ufeff"))
    return bare.encode("utf-8", "replace")


def _not_too_deep(root: etree._Element) -> etree._Element:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise TooDeepError
    return root


def local_name(element: etree._Element) -> str:
    """Return the name of an element in lower case, without namespace; empty for comments."""
    tag: object = element.tag  # a function for comments, which the stubs do not say
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def line_of(element: etree._Element) -> int:
    """Return the line of the file in which an element begins."""
    line: object = element.sourceline  # the stubs hold the name and not its type
    return line if isinstance(line, int) else 1


def text_of(element: etree._Element) -> str:
    """Return the text of an element on one line; raised numbers become ``[1]``.

    Markup that was escaped into the text, as in the XML of the Treaty Collection, is removed.
    """
    text = "".join(_pieces(element))
    text = _ESCAPED_FOOTNOTE.sub(r" [\1] ", html.unescape(text))
    return " ".join(_split_footnotes(_ESCAPED_TAG.sub(" ", text)).split())


def _pieces(element: etree._Element) -> Iterator[str]:
    hidden: list[etree._Element] = []
    for event, part in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        name = local_name(part)
        if event == "start":
            if name in _NOT_SHOWN:
                hidden.append(part)
            if not hidden:
                yield _OPENED.get(name, "")
                yield part.text or ""
        else:
            if event == "end" and not hidden and name in _RAISED:
                yield "] "
            if hidden and hidden[-1] is part:
                hidden.pop()
        if event != "start" and part is not element and not hidden:
            yield part.tail or ""


def _split_footnotes(text: str) -> str:
    """Write ``[1, 2]`` as ``[1][2]``, so that each number is a mark of its own."""
    return re.sub(
        r"\[\s*(\d{1,3}(?:\s{0,2}[,;]\s{0,2}\d{1,3}){1,8})\s*\]",
        lambda m: "".join(f"[{n}]" for n in re.findall(r"\d+", m[1])),
        text,
    )
