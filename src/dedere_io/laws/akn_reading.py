"""Read Akoma Ntoso, our own and that of others."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from dedere.errors import InvalidInputError
from dedere.library.identifiers import two_letters
from dedere.library.structure import LegalText, Level, Provision
from dedere.phrases import Phrase, mark
from dedere_io.laws.akn_names import CONTAINERS, QUOTATION, A

BROKEN = mark("The XML cannot be read ({why}). Export it again as Akoma Ntoso 3.0.")
DECLARES = mark("The XML declares entities or a document type of its own, which are not read.")
NOT_AKN = mark("The XML is not Akoma Ntoso 3.0 with a body of sections or articles.")

# Elements of the vocabulary that stand for one of our levels beside those of the same name.
_LIKE: Mapping[str, Level] = {
    "tome": Level.BOOK, "subtitle": Level.TITLE, "subpart": Level.DIVISION,
    "subchapter": Level.DIVISION, "clause": Level.SECTION, "rule": Level.ARTICLE,
    "subclause": Level.SUBSECTION, "subrule": Level.SUBSECTION, "list": Level.ALINEA,
    "sublist": Level.ALINEA, "level": Level.ALINEA, "transitional": Level.SECTION,
}  # fmt: skip
_LEVELS: Mapping[str, Level] = {
    **{level.value: level for level in Level if level not in CONTAINERS}, **_LIKE,
}  # fmt: skip
_NAMED = {name: level for level, name in CONTAINERS.items()}
_KIND = re.compile(
    r"(?:sections?|articles?|art|sec|part|chapter|title|book|division|schedule|artikel|partie|"
    r"chapitre|titre|livre)\b\.?\s*",
    re.IGNORECASE,
)
_DEEPEST = 120


def from_akn(content: bytes) -> LegalText:
    """Return the text that an Akoma Ntoso document holds.

    Raises:
        InvalidInputError: The bytes are no XML, declare entities, or are no act in Akoma Ntoso.
    """
    root = _parsed(content)
    body = next(iter(root.iter(f"{A}body", f"{A}mainBody")), None)
    if etree.QName(root).localname != "akomaNtoso" or body is None:
        raise InvalidInputError(Phrase.of(NOT_AKN))
    reader = _Reader()
    provisions = list(reader.read(body, "", quoted=False, depth=0))
    for attachment in root.iter(f"{A}attachment"):
        provisions.extend(reader.attachment(attachment))
    return LegalText(
        title=_title(root),
        language=_language(root),
        provisions=tuple(provisions),
        preface=_preface(root),
    )


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


def _title(root: etree._Element) -> str:
    for name in ("docTitle", "shortTitle", "longTitle"):
        found = next(iter(root.iter(f"{A}{name}")), None)
        if found is not None:
            return _said(found)
    alias = next(iter(root.iter(f"{A}FRBRalias", f"{A}FRBRname")), None)
    return "" if alias is None else alias.get("value", "")


def _language(root: etree._Element) -> str:
    found = next(iter(root.iter(f"{A}FRBRlanguage")), None)
    return two_letters(found.get("language", "")) if found is not None else "en"


def _preface(root: etree._Element) -> str:
    lines: list[str] = []
    act = root[0] if len(root) else root
    for name in ("preface", "preamble"):
        part = act.find(f"{A}{name}")
        blocks = () if part is None else part.iter(f"{A}p")
        lines.extend(_said(block) for block in blocks if not _holds(block, "docTitle"))
    return "\n".join(lines)


class _Reader:
    """Reads divisions; every label is given once."""

    def __init__(self) -> None:
        self.labels: set[str] = set()

    def attachment(self, attachment: etree._Element) -> Iterator[Provision]:
        """Read a schedule, also where the schedule itself is no division in its document."""
        main = next(iter(attachment.iter(f"{A}mainBody", f"{A}body")), None)
        if main is None:
            return
        first = main[0] if len(main) else None
        if len(main) == 1 and first is not None and first.get("name") == "schedule":
            yield from self.read(main, "", quoted=False, depth=0)
            return
        heading = attachment.find(f"{A}heading")
        name = _said(heading) if heading is not None else ""
        label = self._free(name or "Schedule")
        yield Provision(
            level=Level.SCHEDULE, number="", label=label, heading=name, text=_blocks(main),
            children=tuple(self.read(main, f"{label}, ", quoted=False, depth=0)),
        )  # fmt: skip

    def read(
        self, parent: etree._Element, above: str, *, quoted: bool, depth: int
    ) -> Iterator[Provision]:
        """Yield the divisions right under an element.

        Raises:
            InvalidInputError: They are nested deeper than any law.
        """
        if depth > _DEEPEST:
            raise InvalidInputError(Phrase.of(BROKEN, why="depth"))
        for element in parent:
            name = etree.QName(element).localname
            if name == "hcontainer" and element.get("name") == QUOTATION:
                for structure in element.iter(f"{A}quotedStructure"):
                    yield from self.read(structure, above, quoted=True, depth=depth + 1)
                continue
            level = _NAMED.get(element.get("name", ""), Level.CROSS_HEADING)
            if name != "hcontainer":
                found = _LEVELS.get(name)
                if found is None:
                    continue
                level = found
            yield self._provision(element, level, above, quoted=quoted, depth=depth)

    def _provision(
        self, element: etree._Element, level: Level, above: str, *, quoted: bool, depth: int
    ) -> Provision:
        number = _number(_child(element, "num"))
        heading = _child(element, "heading")
        label = element.get("title") or _label(level, number, heading, above)
        label = self._free(label)
        children = tuple(self.read(element, label, quoted=quoted, depth=depth + 1))
        content = element.find(f"{A}content")
        text, closing = _blocks(element.find(f"{A}intro")), _blocks(element.find(f"{A}wrapUp"))
        if content is not None:
            text, closing = _content(content)
            for structure in content.iter(f"{A}quotedStructure"):
                children += tuple(self.read(structure, label, quoted=True, depth=depth + 1))
        return Provision(
            level=level, number=number, label=label, heading=heading, text=text,
            children=children, closing=closing, quoted=quoted,
        )  # fmt: skip

    def _free(self, label: str) -> str:
        free, count = label, 1
        while free in self.labels:
            count += 1
            free = f"{label} #{count}"
        self.labels.add(free)
        return free


def _label(level: Level, number: str, heading: str, above: str) -> str:
    if level.is_basic and number:
        return f"{above}{number}" if above.endswith(", ") else number
    if level.gathers or not above:
        name = heading if level is Level.CROSS_HEADING else level.value.capitalize()
        return f"{name} {number}".strip() or level.value
    return f"{above}({number})" if number else f"{above} {level.value}"


def _number(said: str) -> str:
    bare = _KIND.sub("", said, count=1).strip()
    return bare.strip("()[]. ").rstrip(".)") if re.search(r"\w", bare) else said


def _child(element: etree._Element, name: str) -> str:
    found = element.find(f"{A}{name}")
    return "" if found is None else _said(found)


def _content(content: etree._Element) -> tuple[str, str]:
    lines: list[str] = []
    closing: list[str] = []
    for block in _leaves(content):
        (closing if block.get("class") == "closing" else lines).append(_said(block))
    return "\n".join(lines), "\n".join(closing)


def _blocks(part: etree._Element | None) -> str:
    if part is None:
        return ""
    return "\n".join(_said(block) for block in _leaves(part))


def _leaves(part: etree._Element) -> Iterator[etree._Element]:
    """Yield the blocks of words: paragraphs, items with their number, cells of tables."""
    for element in part:
        name = etree.QName(element).localname
        if name in {"p", "listIntroduction", "listWrapUp", "num", "heading", "block"}:
            if not _holds(element, "quotedStructure"):
                yield element
        elif name == "hcontainer" or name in _LEVELS:
            continue
        else:
            yield from _leaves(element)


def _holds(element: etree._Element, name: str) -> bool:
    return next(iter(element.iter(f"{A}{name}")), None) is not None


def _said(element: etree._Element) -> str:
    """Return the words of a block; those of others may be broken over several lines."""
    said = "".join(str(part) for part in element.itertext())
    return " ".join(said.split()) if "\n" in said else said
