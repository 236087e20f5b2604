"""Gazetted acts that a program has turned into nested lists.

The numbers of sections and paragraphs became numbers of list items, marginal notes became items of
their own, and levels of the list mean little; sections are found by their rising numbers, as in
the printed act.
"""

import re
from collections.abc import Iterator

from dedere.library.structure import LegalText
from dedere_io.laws.assembling import COMMON_LAW, assemble
from dedere_io.laws.gazette_lines import Line
from dedere_io.laws.gazette_marks import GazetteReader
from dedere_io.laws.languages import language_of
from dedere_io.laws.manuscript import Manuscript

CODE = "gazette-as-list"

_ENACTED = re.compile(r"\bbe it\s+(?:\w+\s+)?enacted\b", re.IGNORECASE)
_BULLET = re.compile(r"(?P<indent>\s*)(?P<dash>- )?(?P<text>.*)")
_COUNTED = re.compile(r"(?P<number>\d{1,3}|[a-z]{1,4})\.\s+(?P<rest>.*)")
_INSIDE = re.compile(
    r"(?<=[;,:—-])\s+(?=\(\s?[a-z0-9]{1,3}\s?\)\s)|(?<=\.)\s+(?=\d{1,3}\.\s+(?:\(1\)|[A-Z][a-z]))"
)
_SENTENCE = re.compile(r"\b(?:shall|may|means|is|are|was|be)\b")
_LONGEST_NOTE = 90
# Sections are items of the first or second level; deeper numbers are those of subsections.
_DEEPEST_SECTION = 4


def evidence(manuscript: Manuscript) -> int:
    """Return how many lines are items of nested lists, if the words of enactment stand before."""
    text = "\n".join(manuscript.lines[:200])
    if manuscript.front or not _ENACTED.search(text):
        return 0
    items = sum(
        re.match(r"\s{4,}(?:- |\w{1,3}\. )", line) is not None for line in manuscript.lines
    )
    return items if items * 2 > len(manuscript.lines) else 0


def read(manuscript: Manuscript) -> LegalText:
    """Read the text of an act in this style."""
    lines = list(_lines(manuscript))
    start = next((i for i, line in enumerate(lines) if _ENACTED.search(line.text)), 0)
    built = assemble(GazetteReader().read(lines[start + 1 :]), COMMON_LAW)
    title = next((line[2:].strip() for line in manuscript.lines if line.startswith("# ")), "")
    preface = [line.text for line in lines[: start + 1] if not line.text.startswith("#")]
    return LegalText(
        title=title or manuscript.name,
        language=language_of("\n".join(manuscript.lines)),
        provisions=tuple(root.frozen() for root in built.roots),
        preface="\n".join([*preface, *built.preface]),
        unsplit=tuple(built.unsplit),
    )


def _lines(manuscript: Manuscript) -> Iterator[Line]:
    waiting = ""
    for number, raw in manuscript.numbered():
        found = _BULLET.fullmatch(raw)
        if found is None or not re.search(r"\w", raw):
            continue
        text = " ".join(found["text"].split()).lstrip("#").strip()
        counted = _COUNTED.fullmatch(text)
        depth = len(found["indent"])
        if (
            counted
            and not found["dash"]
            and (depth > _DEEPEST_SECTION or counted["number"].isalpha())
        ):
            text = f"({counted['number']}) {counted['rest']}"
        if re.fullmatch(r"\d{1,3}\.", text):
            waiting = text
            continue
        text, waiting = f"{waiting} {text}".strip(), ""
        note = bool(found["dash"]) and _is_note(text)
        for place, part in enumerate([text] if note else _INSIDE.split(text)):
            if part.strip():
                yield Line(number, part.strip(), opens_block=place == 0, is_note=note)


def _is_note(text: str) -> bool:
    return (
        len(text) <= _LONGEST_NOTE
        and text[:1].isupper()
        and text.upper() != text
        and not text.endswith((";", ":", ",", "-", "—"))
        and _SENTENCE.search(text) is None
        and re.search(r"\d\.\s|\(\w{1,3}\)", text) is None
    )
