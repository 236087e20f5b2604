"""Footnotes, and their marks glued to words.

Machine extraction turns the raised number of a footnote into an ordinary one: "the Strategy,4 its
review". Only numbers that head a footnote on the same page are taken for marks, each once.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dedere.mandates.lines import Line, LineKind

_HEAD = re.compile(r"\s*(?P<mark>\d{1,3}|\*{1,3}|\u2020|\u2021)\s*(?P<words>.*)", re.DOTALL)
# Words after which a number is part of what is said ("article 4", "of 12 December").
_COUNTED = re.compile(
    r"(?:\b(?:articles?|paragraphs?|paras?\.?|resolutions?|rules?|chapters?|chap\.|"
    r"section|sect\.|annex|item|No\.|Nos\.|vol\.|vols\.|and|or|to|of|on|at|by|from|than|about|the|"
    r"between|in|for|until|since|some|least|most|targets?|[Gg]oals?|panel|level|"
    r"Part|document|dated|all|up|within|last|next|only|as|plus|phase|Regulation|over|day|with|its)"
    r"|[(\u201c\"]|\$)\s*$"
)
_UNIT = re.compile(
    r"\s*(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|per\b|p\.m|a\.m|years?|months?|days?|hours?|States|million|billion|"
    r"dollars|times|countries|members|meetings?|working|/|%|-)"
)


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote as it stands below a page."""

    mark: str
    text: str
    page: int
    first_line: int


def read_notes(lines: Iterable[Line]) -> tuple[Note, ...]:
    """Return the footnotes of a document, each with its mark."""
    notes: list[Note] = []
    for line in lines:
        if line.kind is not LineKind.NOTE:
            continue
        head = _HEAD.match(line.text)
        if head and _begins(head["mark"], head["words"], notes, line):
            notes.append(Note(head["mark"], head["words"].strip(), line.page, line.number))
        elif notes:
            last = notes[-1]
            text = f"{last.text} {line.text.strip()}".strip()
            notes[-1] = Note(last.mark, text, last.page, last.first_line)
        else:
            notes.append(Note("", line.text.strip(), line.page, line.number))
    return tuple(notes)


def _begins(mark: str, words: str, notes: Sequence[Note], line: Line) -> bool:
    if not mark.isdigit():
        return True
    before = [int(n.mark) for n in notes if n.mark.isdigit()]
    follows = not before or int(mark) == before[-1] + 1
    fresh = not before or (int(mark) > before[-1] and int(mark) - before[-1] < 6)
    starts = words[:1].isupper() or words[:1] in '[\u201c"'
    gap = not notes or line.number - notes[-1].first_line >= 1
    return starts and gap and (follows or fresh)


def without_marks(lines: Sequence[Line], notes: Sequence[Note]) -> list[tuple[Line, list[str]]]:
    """Return the lines of words without the marks of their footnotes, and the marks taken out."""
    texts = {line.number: line.text for line in lines if line.kind is LineKind.WORDS}
    taken = {line.number: list(line.notes) for line in lines if line.notes}
    told = {mark for line in lines for mark in line.notes}
    pages: dict[int, list[int]] = {}
    for line in lines:
        if line.kind is LineKind.WORDS:
            pages.setdefault(line.page, []).append(line.number)
    for note in notes:
        if note.mark.isdigit() and note.mark not in told:
            _take_out(note.mark, pages.get(note.page, []), texts, taken)
    return [
        (Line(line.number, texts.get(line.number, line.text), line.kind, line.page),
         taken.get(line.number, []))
        for line in lines
    ]  # fmt: skip


def _take_out(
    mark: str, numbers: Sequence[int], texts: dict[int, str], taken: dict[int, list[str]]
) -> None:
    glued = re.compile(
        rf"(?:(?<=[a-z\u2019\u201d\"');:][,.;:])|(?<=[A-Za-z\u00c0-\u024f\u201d\u2019\"')*,;:])"
        rf"|(?<=\d\),)|(?<=\b(?:19|20)\d\d)|(?<=\b(?:19|20)\d\d[,;]))"
        rf"{mark}(?=[\s,;.:)\]\u201d]|$)"
    )
    spaced = re.compile(rf"(?<=[\w,;:.)\]\u201d\u2019\"'])\s+{mark}(?=\s*[,;:]|\s|\.?$)")
    on_symbol = re.compile(rf"(?<=\d/\d\d\d){mark}(?=[\s,;.]|$)")
    for pattern, careful in ((glued, False), (on_symbol, True), (spaced, True)):
        for number in numbers:
            for found in pattern.finditer(texts[number]):
                if _is_mark(texts[number], found, careful=careful):
                    text = texts[number]
                    texts[number] = text[: found.start()] + text[found.end() :]
                    taken.setdefault(number, []).append(mark)
                    return


def _is_mark(text: str, found: re.Match[str], *, careful: bool) -> bool:
    before, after = text[: found.start()], text[found.end() :]
    token = re.split(r"\s", before)[-1]
    if "/" in token and not careful and token[-1:] not in {",", ";", ")"}:
        return False
    if token.endswith("-") or re.search(r"\b[A-Z]{1,5}$", token):
        return False
    if not careful:
        return not re.match(r"\s*/", after)
    return not _COUNTED.search(before) and not _UNIT.match(after)
