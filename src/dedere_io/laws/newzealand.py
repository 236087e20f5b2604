"""Reprints as Markdown with reference links: indents of four columns, history under each section.

Evidence of the style: `[text][number]` links with their table at the end and the note that a
reprint carries. Contents, history lines, reprint notes and the link table are the editor's.
"""

import re
from collections.abc import Iterator

from dedere.library.structure import LegalText, Level
from dedere_io.laws.assembling import COMMON_LAW, assemble
from dedere_io.laws.languages import language_of
from dedere_io.laws.manuscript import Manuscript
from dedere_io.laws.marks import Mark, Seen

CODE = "reprint-with-links"

_LINK = re.compile(r"(!?)\[((?:[^\[\]\\]|\\.)*)\]\[\d*\]")
_TABLE = re.compile(r"\[\d+\]: \S+")
_TITLE = re.compile(r"# (.+?)(?:Public|Private|Local|Imperial) ?Act.*")
_HEADING = re.compile(r"(#{2,6}) +(.*)")
_SECTION = re.compile(r"(\d+[A-Z]{0,3})(?: +(.*))?")
_DIVISION = re.compile(r"(Part|Subpart|Schedule)\b *([0-9]+[A-Z]*|[IVX]+[A-Z]?)?\W*(.*)")
_ARTICLE = re.compile(r"Article +(\d+[A-Za-z]*|[IVXL]+)\b\W*(.*)", re.IGNORECASE)
_ITEM = re.compile(r"\(([0-9]+[A-Z]*|[a-z]{1,4}|[A-Z]{1,3})\)\s+(.*)")
_TERM = re.compile(r"(?:_([^_]+)_|\*\*([^*]+)\*\*)(.*)")
_HISTORY = re.compile(
    r"(?:Sections?|Subsections?|Part|Heading|Subpart|Schedule|Clause|Article|Cross-heading|"
    r"Preamble|Title|Long Title|Form)\b[^:]{0,120}: (?:\w+,? ){0,3}"
    r"(?:inserted|substituted|amended|repealed|added|replaced|brought|omitted|expired|revoked|"
    r"editorial|has been|words|as from|which)\b.*",
    re.IGNORECASE,
)
_COMPARE = re.compile(r"(?:Compare|Cf|Note): .*")
_CLOSED = re.compile(r"#+ (?:Reprints? notes|Notes|Contents)\b", re.IGNORECASE)
_RANKS = {
    "Part": (Level.PART, 10),
    "Subpart": (Level.DIVISION, 20),
    "Schedule": (Level.SCHEDULE, 5),
}


def evidence(manuscript: Manuscript) -> int:
    """Return how many reference links the text holds, if it also calls itself a reprint."""
    head = "\n".join(manuscript.lines[:40])
    if "eprint" not in head:
        return 0
    return sum(_LINK.search(line) is not None for line in manuscript.lines)


def read(manuscript: Manuscript) -> LegalText:
    """Read the text of an act in this style."""
    built = assemble(_marks(manuscript), COMMON_LAW)
    return LegalText(
        title=_title(manuscript),
        language=language_of("\n".join(manuscript.lines)),
        provisions=tuple(root.frozen() for root in built.roots),
        preface="\n".join(built.preface),
        unsplit=tuple(built.unsplit),
    )


def _title(manuscript: Manuscript) -> str:
    for line in manuscript.lines:
        found = _TITLE.fullmatch(line.strip())
        if found:
            return found[1].strip()
    return manuscript.name


def _body(manuscript: Manuscript) -> Iterator[tuple[int, str]]:
    """Yield the lines of the act itself, from the end of its contents to its notes."""
    inside = False
    acts = 0
    for number, line in manuscript.numbered():
        if line.startswith("# "):
            acts += 1
        if acts > 1 or _TABLE.fullmatch(line):
            return
        if inside and _CLOSED.match(line):
            return
        if inside:
            yield number, line
        elif line.startswith("##### ") and acts:
            inside = True
            yield number, line


def _marks(manuscript: Manuscript) -> Iterator[Mark]:
    lines = list(_body(manuscript))
    skip = -1
    for index, (number, raw) in enumerate(lines):
        line = plain(raw)
        text = line.strip()
        if index == skip or not text or text == "---":
            continue
        heading = _HEADING.fullmatch(text)
        if heading:
            name = ""
            if raw.endswith("  ") and index + 1 < len(lines):
                name, skip = plain(lines[index + 1][1]).strip(), index + 1
            yield headed(heading[1], heading[2], number, name)
            continue
        if _HISTORY.fullmatch(text) or _COMPARE.fullmatch(text):
            continue
        yield _said(line, number)


def plain(line: str) -> str:
    """Return a line without its links and escapes."""
    return re.sub(r"\\([\[\].*_()+-])", r"\1", _LINK.sub(r"\2", line))


def headed(marks: str, words: str, line: int, name: str) -> Mark:
    """Return what a heading opens."""
    words = words.strip()
    section = _SECTION.fullmatch(words)
    if section and len(marks) >= 5:
        return Mark(
            seen=Seen.BASIC, line=line, level=Level.SECTION, number=section[1],
            heading=_unmarked(section[2] or ""),
        )  # fmt: skip
    article = _ARTICLE.fullmatch(words)
    if article:
        return Mark(
            seen=Seen.BASIC, line=line, level=Level.ARTICLE, number=article[1],
            name=f"Article {article[1]}", heading=_unmarked(article[2] or name),
        )  # fmt: skip
    division = _DIVISION.fullmatch(words)
    if division:
        level, rank = _RANKS[division[1]]
        number = division[2] or ""
        return Mark(
            seen=Seen.DIVISION, line=line, level=level, rank=rank, number=number,
            name=f"{division[1]} {number}".strip(), heading=_unmarked(division[3] or name),
        )  # fmt: skip
    heading = _unmarked(f"{words} {name}".strip())
    rank = 40 + len(marks)
    return Mark(
        seen=Seen.DIVISION, line=line, level=Level.CROSS_HEADING, rank=rank, heading=heading
    )


def _said(line: str, number: int) -> Mark:
    words = re.sub(r"^(\s*)\*(   )?", lambda m: " " * len(m[0]), line)
    indent = len(words) - len(words.lstrip())
    text = words.strip()
    item = _ITEM.fullmatch(text)
    if item:
        return Mark(
            seen=Seen.ITEM, line=number, number=item[1], text=_unmarked(item[2]), indent=indent
        )
    term = _TERM.fullmatch(text)
    if term and re.match(
        r"[\s,]*(?:\(|means|includes?|has|have|is|are|in relation|,|---|—|for|and)", term[3]
    ):
        name = (term[1] or term[2]).strip()
        return Mark(
            seen=Seen.DEFINITION, line=number, name=name, text=_unmarked(text), indent=indent
        )
    return Mark(seen=Seen.WORDS, line=number, text=_unmarked(text), indent=indent)


def _unmarked(text: str) -> str:
    return re.sub(r"(?<!\w)_([^_]+)_(?!\w)|\*\*([^*]+)\*\*", lambda m: m[1] or m[2], text).strip()
