"""Acts printed in a gazette: text of a PDF or of a scan, with notes in the margin.

Evidence of the style: the words of enactment and sections that open a line with their number.
Running heads, page numbers and printer's codes are left out; a section counts only if its number
is the next one; marginal notes become headings.
"""

import re

from dedere.library.structure import LegalText
from dedere_io.laws.assembling import COMMON_LAW, assemble
from dedere_io.laws.gazette_lines import Line, printed_lines, title_of
from dedere_io.laws.gazette_marks import GazetteReader
from dedere_io.laws.languages import language_of
from dedere_io.laws.manuscript import Manuscript

CODE = "gazette"

_ENACTED = re.compile(r"\bbe it\s+(?:\w+\s+)?enacted\b", re.IGNORECASE)
_FIRST = re.compile(r"(.*?[:—–.-]\s?|)1\s?[.,]\s*((?:\(\s?1\s?\)\s*)?[A-Z].*)")


def evidence(manuscript: Manuscript) -> int:
    """Return how many lines open with a number and a full stop after words of enactment."""
    text = "\n".join(manuscript.lines)
    enacted = _ENACTED.search(text)
    if enacted is None or manuscript.front:
        return 0
    return len(re.findall(r"^\s*(?:- )?\d{1,3}\s?\.\s", text[enacted.end() :], re.MULTILINE))


def read(manuscript: Manuscript) -> LegalText:
    """Read the text of an act in this style."""
    title = title_of(manuscript.lines)
    lines = printed_lines(manuscript.numbered(), title)
    start, lines = _from_first_section(lines)
    built = assemble(GazetteReader().read(lines), COMMON_LAW)
    return LegalText(
        title=title or manuscript.name,
        language=language_of("\n".join(manuscript.lines)),
        provisions=tuple(root.frozen() for root in built.roots),
        preface="\n".join([*start, *built.preface]),
        unsplit=tuple(built.unsplit),
    )


def _from_first_section(lines: list[Line]) -> tuple[list[str], list[Line]]:
    """Part the cover and the preamble from the sections, also on a line where both stand."""
    preface: list[str] = []
    enacted = False
    begun = False
    for place, line in enumerate(lines):
        if re.match(r"(?:AN ACT|An Act)\b", line.text):
            begun = True
        joined = f"{preface[-1] if preface else ''} {line.text}"
        enacted = enacted or _ENACTED.search(joined) is not None
        first = _FIRST.fullmatch(line.text) if enacted else None
        if first and not line.is_note:
            if first[1]:
                preface.append(first[1])
            rest = Line(line.number, f"1. {first[2]}", opens_block=True)
            return preface, [*_divisions(lines[:place]), rest, *lines[place + 1 :]]
        if begun:
            preface.append(line.text)
    return preface, lines


def _divisions(before: list[Line]) -> list[Line]:
    """Return the heading of the first part, which stands between preamble and section 1."""
    for place in range(len(before) - 1, max(-1, len(before) - 8), -1):
        if re.match(r"(?:PART|CHAPTER)\s+I\b", before[place].text):
            return before[place:]
    return []
