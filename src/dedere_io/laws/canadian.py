"""Headings per section, bullets for paragraphs, notes in `<details>`.

The style of consolidated statutes as Markdown: `### 7 Heading`, `(1)` at the margin, `- (a)` with
two more spaces for each level below, marginal notes alone on a bold line, definitions that begin
with a bold term.
"""

import re
from collections.abc import Iterator

from dedere.library.structure import LegalText, Level
from dedere_io.laws.assembling import COMMON_LAW, assemble
from dedere_io.laws.languages import language_of
from dedere_io.laws.manuscript import Manuscript
from dedere_io.laws.marks import Mark, Seen

CODE = "headings-and-bullets"

_HEADING = re.compile(r"(#{2,6}) +(.+)")
_SECTION = re.compile(r"(\d+(?:\.\d+)*)(?:\s+(.*))?")
_RANGE = re.compile(r"(?:\[.*|(?:to|and|à|et|,).*)")
_DIVISION = re.compile(
    r"(?:(PART|PARTIE|DIVISION|SECTION|SUBDIVISION|SOUS-SECTION|SCHEDULE|ANNEXE|FORM|FORMULE)"
    r"\s+([IVXLCDM]+(?:\.\d+)?|\d+[A-Z]?(?:\.\d+)*|[A-Z])\b|(SCHEDULE|ANNEXE)\b)\s*[:—-]*\s*(.*)",
)
_APPENDED = re.compile(
    r"AMENDMENTS NOT IN FORCE|MODIFICATIONS NON EN VIGUEUR|RELATED PROVISIONS|"
    r"DISPOSITIONS CONNEXES",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(\s*)(?:- +)?\(?([0-9a-zA-Z]{1,5}(?:\.\d+)*)\)\s*(.*)")
_RANGE_ITEM = re.compile(r"\((\d[\d.]*)\) (?:to|à|and|et) \(\d[\d.]*\)")
_NOTE = re.compile(r"\*\*([^*]+)\*\*")
_TERM = re.compile(r"\*\*([^*]+)\*\*(.*)", re.DOTALL)
_RANKS = {
    "PART": (Level.PART, 10), "PARTIE": (Level.PART, 10),
    "DIVISION": (Level.DIVISION, 20), "SECTION": (Level.DIVISION, 20),
    "SUBDIVISION": (Level.SUBDIVISION, 30), "SOUS-SECTION": (Level.SUBDIVISION, 30),
    "SCHEDULE": (Level.SCHEDULE, 5), "ANNEXE": (Level.SCHEDULE, 5),
    "FORM": (Level.SCHEDULE, 5), "FORMULE": (Level.SCHEDULE, 5),
}  # fmt: skip


def evidence(manuscript: Manuscript) -> int:
    """Return how many of its marks this style finds: numbered headings and history blocks."""
    if "chapter" not in manuscript.front:
        return 0
    return sum(line.startswith(("<details>", "### ")) for line in manuscript.lines)


def read(manuscript: Manuscript) -> LegalText:
    """Read the text of an act in this style."""
    built = assemble(_marks(manuscript), COMMON_LAW)
    title = manuscript.front.get("title") or manuscript.name
    return LegalText(
        title=title,
        language=language_of("\n".join(manuscript.lines)),
        provisions=tuple(root.frozen() for root in built.roots),
        preface="\n".join(built.preface),
        unsplit=tuple(built.unsplit),
    )


def _marks(manuscript: Manuscript) -> Iterator[Mark]:
    note = ""
    appended = ""
    lines = list(_without_history(manuscript.numbered()))
    for index, (number, line) in enumerate(lines):
        text = line.strip()
        if not text or text.startswith("# "):
            continue
        after = lines[index + 1][1] if index + 1 < len(lines) else ""
        heading = _HEADING.fullmatch(text)
        if heading:
            note = ""
            mark = _headed(heading, number, appended)
            if _APPENDED.match(heading[2]):
                appended = mark.name
            yield mark
            continue
        alone = _NOTE.fullmatch(text)
        if alone and not after.strip():
            note = alone[1].strip()
            continue
        mark = _said(line, number, note)
        if mark.heading:
            note = ""
        yield mark


def _without_history(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Leave out the history of the text, which is the editor's."""
    inside = False
    for number, line in lines:
        if line.startswith("<details>"):
            inside = True
        if not inside:
            yield number, line
        if line.startswith("</details>"):
            inside = False


def _headed(heading: re.Match[str], line: int, appended: str) -> Mark:
    words = heading[2].strip()
    if _APPENDED.match(words):
        return Mark(seen=Seen.DIVISION, line=line, level=Level.SCHEDULE, rank=1, name=words)
    section = _SECTION.fullmatch(words)
    if section and len(heading[1]) >= 3:
        said = (section[2] or "").strip()
        name = f"{section[1]}" if appended else ""
        return Mark(
            seen=Seen.BASIC, line=line, level=Level.SECTION, number=section[1], name=name,
            heading="" if _RANGE.fullmatch(said) else said,
            text=said if _RANGE.fullmatch(said) else "",
        )  # fmt: skip
    division = _DIVISION.fullmatch(words)
    if division is None:
        rank = 40 + len(heading[1])
        return Mark(
            seen=Seen.DIVISION, line=line, level=Level.CROSS_HEADING, rank=rank, heading=words
        )
    kind = division[1] or division[3]
    level, rank = _RANKS[kind]
    number = division[2] or ""
    return Mark(
        seen=Seen.DIVISION, line=line, level=level, rank=rank, number=number,
        name=f"{kind.capitalize()} {number}".strip(), heading=division[4] or "",
    )  # fmt: skip


def _said(line: str, number: int, note: str) -> Mark:
    indent = len(line) - len(line.lstrip(" -"))
    repealed = _RANGE_ITEM.match(line)
    item = _ITEM.fullmatch(line)
    if item and (item[1] or line.startswith(("-", "(")) or item[2].islower()):
        return Mark(
            seen=Seen.ITEM, line=number, number=item[2], heading=note, indent=indent,
            text=line if repealed else item[3].strip(),
        )  # fmt: skip
    term = _TERM.fullmatch(line)
    if term and not line.startswith(" "):
        return Mark(
            seen=Seen.DEFINITION, line=number, name=term[1].strip(), indent=indent,
            text=f"{term[1]}{term[2]}".strip(),
        )  # fmt: skip
    return Mark(seen=Seen.WORDS, line=number, text=line.strip(" -"), indent=indent, heading=note)
