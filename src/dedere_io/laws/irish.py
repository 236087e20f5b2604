"""Revised acts as Markdown: the number of a section stands in its heading and again in its text.

Words that an amending act inserts into another act stand in quotation marks, each paragraph on a
line of its own. `F12[...]` marks the editor's record of an amendment and is left out.
"""

import re
from collections.abc import Iterator

from dedere.library.structure import LegalText, Level
from dedere_io.laws.assembling import COMMON_LAW, assemble
from dedere_io.laws.languages import language_of
from dedere_io.laws.manuscript import Manuscript
from dedere_io.laws.marks import ENDS_LIST, Mark, Seen
from dedere_io.laws.quoting import amended_provision

CODE = "revised-act"

_HEADING = re.compile(r"(#{2,6}) +(.*)")
_SECTION = re.compile(r"(\d+[A-Z]{0,3})\b\.?\s*(.*)")
_DIVISION = re.compile(r"(PART|Part|Chapter|SCHEDULE|Schedule)\b\s*([IVXLC]+|\d+[A-Z]*)?\b\s*(.*)")
_ORDINAL = re.compile(
    r"(FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH) SCHEDULE\b\s*(.*)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"Article\s+(\d+[A-Za-z]*|[IVXL]+)\b\W*(.*)", re.IGNORECASE)
_REPEATED = re.compile(r"(\d+[A-Z]{0,3})\s*\.?\s*[—–-]*\s*(.*)")
_ITEM = re.compile(r"\((\d+[A-Z]{0,3}|[a-z]{1,4}|[IVXL]+|[A-Z]{1,3})\)\s*(.*)")
_TERM = re.compile(
    r"[“\"‘]([^”\"’]{1,120})[”\"’]\s*(?:,|means|includes?|has|have|is|shall|and|in|—|\()"
)
_QUOTED_SECTION = re.compile(r"[“\"‘](\d+[A-Z]{0,3})\s*\.\s*[—–-]*\s*(.*)")
_QUOTED_ITEM = re.compile(r"[“\"‘]\((\d+[A-Z]{0,3}|[a-z]{1,4}|[A-Z]{1,3})\)\s*(.*)")
_QUOTE_ENDS = re.compile(r".*[”\"’]\s*[.,;]?\s*(?:and|or)?\s*\]?$")
_RANKS = {
    "part": (Level.PART, 10),
    "chapter": (Level.CHAPTER, 20),
    "schedule": (Level.SCHEDULE, 5),
}


def evidence(manuscript: Manuscript) -> int:
    """Return how many sections repeat the number of their heading in their text."""
    before = ""
    found = 0
    for line in manuscript.lines:
        text = _bare(line)
        if not text:
            continue
        section = _SECTION.match(before)
        repeated = _REPEATED.match(text)
        found += bool(section and repeated and section[1] == repeated[1])
        heading = _HEADING.fullmatch(line)
        before = _bare(heading[2]) if heading else ""
    return 2 * found


def read(manuscript: Manuscript) -> LegalText:
    """Read the text of an act in this style."""
    built = assemble(_marks(manuscript), COMMON_LAW)
    return LegalText(
        title=" ".join((manuscript.front.get("title") or manuscript.name).split()),
        language=language_of("\n".join(manuscript.lines)),
        provisions=tuple(root.frozen() for root in built.roots),
        preface="\n".join(built.preface),
        unsplit=tuple(built.unsplit),
    )


def _marks(manuscript: Manuscript) -> Iterator[Mark]:
    reader = _Reader()
    for number, line in manuscript.numbered():
        text = _bare(line)
        if text:
            yield from reader.see(text, number, _HEADING.fullmatch(line.strip()))


class _Reader:
    """Reads one paragraph after another; knows the open section and the open quotation."""

    def __init__(self) -> None:
        self.section = ""
        self.spoken = ""
        self.quoting = False

    def see(self, text: str, line: int, heading: re.Match[str] | None) -> Iterator[Mark]:
        if heading:
            if self.quoting:
                yield Mark(seen=Seen.UNQUOTE, line=line)
            self.quoting, self.spoken = False, ""
            mark = _headed(_bare(heading[2]), len(heading[1]), line)
            self.section = mark.number if mark.seen is Seen.BASIC else ""
            yield mark
            return
        if self.section:
            repeated = _REPEATED.match(text)
            if repeated and repeated[1] == self.section:
                text, self.section = repeated[2], ""
        if text:
            yield from self._said(text, line)

    def _said(self, text: str, line: int) -> Iterator[Mark]:
        quoted = _QUOTED_SECTION.match(text)
        opened = quoted or _QUOTED_ITEM.match(text)
        if opened and (self.quoting or self.spoken):
            if not self.quoting:
                yield Mark(
                    seen=Seen.QUOTE, line=line,
                    number="" if quoted else amended_provision(self.spoken, opened[1]),
                )  # fmt: skip
            self.quoting = True
        if quoted:
            yield Mark(
                seen=Seen.BASIC, line=line, level=Level.SECTION, number=quoted[1],
            )  # fmt: skip
            text = quoted[2]
        elif opened:
            text = text[1:]
        yield from _items(text, line)
        if not self.quoting:
            self.spoken = f"{self.spoken} {text}"[-600:]
        if self.quoting and _QUOTE_ENDS.match(text) and not _TERM.match(text):
            self.quoting = False
            yield Mark(seen=Seen.UNQUOTE, line=line)


def _items(text: str, line: int) -> Iterator[Mark]:
    """Read the items that begin a paragraph: `(1) (a) words` opens two."""
    item = _ITEM.match(text)
    if item:
        nested = _ITEM.match(item[2])
        if nested:
            yield Mark(seen=Seen.ITEM, line=line, number=item[1])
            yield from _items(item[2], line)
            return
        yield Mark(seen=Seen.ITEM, line=line, number=item[1], text=item[2])
        return
    term = _TERM.match(text)
    if term:
        yield Mark(seen=Seen.DEFINITION, line=line, name=term[1].strip(), text=text)
    elif text:
        goes_on = text[:1].islower() and text.rstrip(",") not in {"and", "or"}
        depth = ENDS_LIST if goes_on else None
        yield Mark(seen=Seen.WORDS, line=line, text=text, depth=depth)


def _headed(words: str, depth: int, line: int) -> Mark:
    article = _ARTICLE.fullmatch(words)
    if article:
        return Mark(
            seen=Seen.BASIC, line=line, level=Level.ARTICLE, number=article[1],
            name=f"Article {article[1]}", heading=article[2],
        )  # fmt: skip
    section = _SECTION.fullmatch(words)
    if section and depth >= 4:
        return Mark(
            seen=Seen.BASIC, line=line, level=Level.SECTION, number=section[1],
            heading=section[2].rstrip("."),
        )  # fmt: skip
    ordinal = _ORDINAL.fullmatch(words)
    if ordinal:
        return Mark(
            seen=Seen.DIVISION, line=line, level=Level.SCHEDULE, rank=5, number=ordinal[1],
            name=f"{ordinal[1].capitalize()} Schedule", heading=ordinal[2],
        )  # fmt: skip
    division = _DIVISION.fullmatch(words)
    if division:
        kind = division[1].lower()
        level, rank = _RANKS[kind]
        number = division[2] or ""
        return Mark(
            seen=Seen.DIVISION, line=line, level=level, rank=rank, number=number,
            name=f"{kind.capitalize()} {number}".strip(), heading=division[3],
        )  # fmt: skip
    return Mark(
        seen=Seen.DIVISION, line=line, level=Level.CROSS_HEADING, rank=40 + depth, heading=words
    )


def _bare(line: str) -> str:
    """Return a line without emphasis and without the marks of amendments."""
    text = re.sub(r"\*{1,3}", "", line)
    text = re.sub(r"\b[FC]\d+\[", "", text)
    if text.count("[") < text.count("]"):
        text = re.sub(r"\](?=\W*$)", "", text)
    return re.sub(r"\s+", " ", text.replace("\xad", "")).strip()
