"""Read a resolution in Akoma Ntoso, our own and that of others, as lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from dedere.errors import InvalidInputError
from dedere.mandates.lines import Line, LineKind
from dedere.phrases import Phrase, mark
from dedere_io.resolutions.akn_names import A

BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|akomaNtoso|\w+:akomaNtoso|!DOCTYPE)")

BROKEN = mark("The XML cannot be read ({why}). Export it again as Akoma Ntoso 3.0.")
DECLARES = mark("The XML declares entities or a document type of its own, which are not read.")
NOT_AKN = mark("The XML is not a resolution in Akoma Ntoso 3.0.")

_BLOCKS = frozenset({"p", "longTitle", "block", "td", "th", "listIntroduction", "listWrapUp"})
_HEADS = frozenset({"heading", "subheading", "crossHeading"})
_APART = frozenset({"meta", "authorialNote", "num"})
_MARKS = frozenset({"noteRef", "authorialNote"})
_DEEPEST = 120


def lines(content: bytes) -> tuple[Line, ...]:
    """Return the words of an Akoma Ntoso document, a line a block, a blank line between them.

    Raises:
        InvalidInputError: The bytes are no XML, declare entities, or hold no resolution.
    """
    root = _parsed(content)
    told = [*_blocks(root, depth=0)]
    if etree.QName(root).localname != "akomaNtoso" or not told:
        raise InvalidInputError(Phrase.of(NOT_AKN))
    found: list[Line] = []
    for block in (*told, *_notes(root)):
        for part in block.text.split("\n"):
            kind = block.kind if part.strip() else LineKind.BLANK
            found.append(Line(len(found) + 1, part, kind))
        found[-1] = replace(found[-1], notes=block.notes)
        found.append(Line(len(found) + 1, "", LineKind.BLANK))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Block:
    """The words of one block, the marks of notes in it, and what it is."""

    text: str
    notes: tuple[str, ...] = ()
    kind: LineKind = LineKind.WORDS


def _parsed(content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InvalidInputError(Phrase.of(BROKEN, why=type(error).__name__)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise InvalidInputError(Phrase.of(DECLARES))
    return root


def _blocks(element: etree._Element, depth: int) -> Iterator[Block]:
    """Yield the words of every block in the order of the text, numbers before their words.

    Raises:
        InvalidInputError: The elements stand too deep in each other.
    """
    name = etree.QName(element).localname
    if name in _APART:
        return
    if depth > _DEEPEST:
        raise InvalidInputError(Phrase.of(BROKEN, why="depth"))
    if name in _HEADS:
        # Several headings that stand together are one, parted by a stroke.
        yield from map(Block, _said(element).split(" / "))
        return
    if name in _BLOCKS:
        text = _said(element)
        if text.strip():
            yield Block(text, tuple(_signs(element)))
        return
    number = _number(element.find(f"{A}num"))
    for child in element:
        for block in _blocks(child, depth + 1):
            yield replace(block, text=f"{number} {block.text}") if number else block
            number = ""
    if number:
        yield Block(number)


def _number(num: etree._Element | None) -> str:
    """Return a number as resolutions print it: ``1.``, ``(a)``.

    >>> num = etree.Element("num")
    >>> num.text = "a)"
    >>> _number(num)
    '(a)'
    """
    if num is None:
        return ""
    printed = "".join(map(str, num.itertext())).strip()
    plain = printed.strip("().")
    if plain.isdigit() and not printed.startswith("("):
        return f"{plain}."
    return f"({plain})" if re.fullmatch(r"[a-z]{1,5}|\d", plain) else printed


def _said(element: etree._Element) -> str:
    """Return the words of one block: italics between stars, lines as they are broken."""
    said = "".join(_runs(element))
    return "\n".join(" ".join(line.split()) for line in said.split("\n"))


def _runs(element: etree._Element) -> Iterator[str]:
    yield _flat(element.text)
    for child in element:
        name = etree.QName(child).localname
        if name == "eol":
            yield "\n"
        elif name == "i":
            yield _between_stars("".join(_runs(child)))
        elif name not in _MARKS:
            yield from _runs(child)
        yield _flat(child.tail)


def _between_stars(words: str) -> str:
    inner = words.strip()
    before, _, after = words.partition(inner) if inner else (words, "", "")
    return f"{before}*{inner}*{after}" if inner else words


def _flat(words: str | None) -> str:
    return re.sub(r"\s+", " ", words or "")


def _signs(element: etree._Element) -> Iterator[str]:
    for note in element.iter(f"{A}noteRef", f"{A}authorialNote"):
        if note.get("marker"):
            yield note.get("marker", "")


def _notes(root: etree._Element) -> Iterator[Block]:
    for note in root.iter(f"{A}note", f"{A}authorialNote"):
        words = " ".join(" ".join(map(str, note.itertext())).split())
        if words:
            sign = note.get("marker", "")
            yield Block(f"{sign} {words}".strip(), (sign,), LineKind.NOTE)
