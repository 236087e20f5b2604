"""Any law whose articles or sections open a line: plain text, Markdown, pages turned into lines.

The style of last resort. `Article 4`, `Section 4.` or `4.` opens a section; numbers must rise
until a schedule begins, so that a reference at the head of a line opens none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from dedere.library.numbering import ORDINALS, Series, order_key
from dedere.library.structure import LegalText, Level
from dedere_io.laws.assembling import CIVIL_LAW, COMMON_LAW, assemble
from dedere_io.laws.languages import language_of
from dedere_io.laws.manuscript import Manuscript
from dedere_io.laws.marks import Mark, Seen

CODE = "plain"

_LATIN = "|".join(sorted(ORDINALS, key=len, reverse=True))
_NUMBER = rf"\d+(?:\.\d+)*(?:[A-Z]{{1,3}}\b|\s?(?:{_LATIN})\b|[a-z]\b)?(?:-\d+)*"
_HASH = r"(?:#{1,6}\s+)?\*{0,2}"
_KEYED = re.compile(
    rf"{_HASH}(?P<kind>Article|ARTICLE|Art\.|Section|SECTION|Sec\.|§|Artikel|Articolo|Artículo|"
    rf"ARTÍCULO|Artigo|Статья|المادة|مادة|Regulation|Rule)\s*\(?(?P<number>{_NUMBER}|1er|premier)\)?"
    r"(?:\s*[.:)—–-]+\s*\*{0,2}|\*{0,2}\s+(?=[A-ZÀ-ÖØ-Þ(“\"А-Яء-ي*])|\*{0,2}\s*$)(?P<rest>.*)"
)
_DOTTED = re.compile(rf"{_HASH}(?P<number>{_NUMBER})\s?[.)]\*{{0,2}}\s+(?P<rest>\S.*)")
_DIVISION = re.compile(
    r"(?:#{1,6}\s+)?\*{0,2}(?P<kind>BOOK|Book|PART|Part|TITLE|Title|CHAPTER|Chapter|DIVISION|"
    r"Division|PARTIE|Partie|LIVRE|Livre|TITRE|Titre|CHAPITRE|Chapitre|TEIL|Teil|KAPITEL|Kapitel|"
    r"ABSCHNITT|Abschnitt|TITOLO|Titolo|CAPO|Capo|TÍTULO|Título|CAPÍTULO|Capítulo|SCHEDULE|"
    r"Schedule|ANNEX|Annex|ANNEXE|Annexe|APPENDIX|Appendix|ANHANG|Anhang|ALLEGATO|Allegato)"
    r"(?:\s+(?P<number>[IVXLC]+|\d+[A-Z]?|[A-Z]))?\*{0,2}\s*(?:[.:—–-]\s*|\s)?(?P<rest>.{0,160}?)\*{0,2}"
)
_RANKS = {
    "book": (Level.BOOK, 5), "livre": (Level.BOOK, 5), "part": (Level.PART, 10),
    "partie": (Level.PART, 10), "teil": (Level.PART, 10), "title": (Level.TITLE, 15),
    "titre": (Level.TITLE, 15), "titolo": (Level.TITLE, 15), "título": (Level.TITLE, 15),
    "chapter": (Level.CHAPTER, 20), "chapitre": (Level.CHAPTER, 20),
    "kapitel": (Level.CHAPTER, 20), "capo": (Level.CHAPTER, 20), "capítulo": (Level.CHAPTER, 20),
    "division": (Level.DIVISION, 30), "abschnitt": (Level.DIVISION, 30),
}  # fmt: skip
_ITEM = re.compile(r"\(?([0-9]{1,3}[A-Z]?|[a-z]{1,4}|[IVXivx]{1,5}|[A-Z])\)\s+(.*)|(\d+°)\s+(.*)")
_COMMON = frozenset({"section", "sec.", "regulation", "rule", ""})


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    indent: int


def evidence(manuscript: Manuscript) -> int:
    """Return how many lines open a section or article, in rising order."""
    return len(_openings(_lines(manuscript)))


def read(manuscript: Manuscript) -> LegalText:
    """Read the text of a law in this style."""
    lines = _lines(manuscript)
    openings = _openings(lines)
    kinds = [found["kind"].lower() for found in openings.values() if "kind" in found.re.groupindex]
    common = not kinds or kinds[0] in _COMMON
    built = assemble(_marks(lines, openings), COMMON_LAW if common else CIVIL_LAW)
    return LegalText(
        title=_title(manuscript),
        language=language_of("\n".join(manuscript.lines)),
        provisions=tuple(root.frozen() for root in built.roots),
        preface="\n".join(built.preface),
        unsplit=tuple(built.unsplit),
    )


def _lines(manuscript: Manuscript) -> list[_Line]:
    return [
        _Line(number, line.strip(), len(line) - len(line.lstrip()))
        for number, line in manuscript.numbered()
        if line.strip()
    ]


def _title(manuscript: Manuscript) -> str:
    if manuscript.front.get("title"):
        return manuscript.front["title"]
    for line in manuscript.lines[manuscript.start : manuscript.start + 60]:
        if line.startswith("# "):
            return line[2:].strip()
    first = next((x.strip("# ").strip() for x in manuscript.lines if x.strip()), "")
    return first[:300] or manuscript.name


def _openings(lines: list[_Line]) -> dict[int, re.Match[str]]:
    """Return the lines that open a section by their place: named ones, else numbered ones."""
    keyed = {i: found for i, line in enumerate(lines) if (found := _KEYED.fullmatch(line.text))}
    named = _rising(keyed, lines)
    if len(named) >= 2:
        return named
    dotted = {i: found for i, line in enumerate(lines) if (found := _DOTTED.fullmatch(line.text))}
    return _rising({**keyed, **dotted}, lines) or named


def _rising(found: dict[int, re.Match[str]], lines: list[_Line]) -> dict[int, re.Match[str]]:
    """Keep the longest row of rising numbers; after a schedule's heading a row begins anew."""
    kept: dict[int, re.Match[str]] = {}
    row: dict[int, re.Match[str]] = {}
    for place, line in enumerate(lines):
        if _is_schedule(line):
            kept.update(_longest(row))
            row = {}
        elif place in found:
            row[place] = found[place]
    kept.update(_longest(row))
    return kept


def _longest(row: dict[int, re.Match[str]]) -> dict[int, re.Match[str]]:
    tails: list[tuple[object, ...]] = []
    ends: list[int] = []
    before: dict[int, int] = {}
    for place, found in row.items():
        key = _key(found["number"])
        spot = bisect_left(tails, key)
        if spot < len(tails) and tails[spot] == key:
            continue
        tails[spot : spot + 1], ends[spot : spot + 1] = [key], [place]
        before[place] = ends[spot - 1] if spot else -1
    kept: dict[int, re.Match[str]] = {}
    place = ends[-1] if ends else -1
    while place >= 0:
        kept[place] = row[place]
        place = before[place]
    return kept


def _key(number: str) -> tuple[object, ...]:
    if not number[:1].isdigit():
        number = "1"
    parts = [int(part) for part in re.findall(r"\d+", number)]
    return (parts, order_key(number, Series.FIGURES)[1])


def _is_schedule(line: _Line) -> bool:
    found = _DIVISION.fullmatch(line.text)
    return found is not None and _is_heading(found, line) and found["kind"].lower() not in _RANKS


def _is_heading(found: re.Match[str], line: _Line) -> bool:
    """Whether a line is the heading of a division, and no sentence that opens with its name."""
    if line.text.startswith("#") or found["kind"].isupper():
        return True
    rest = found["rest"] or ""
    return not rest.endswith((".", ",", ";")) and len(rest) < 90 and not rest[:1].islower()


def _marks(lines: list[_Line], openings: dict[int, re.Match[str]]) -> Iterator[Mark]:
    in_schedule = False
    for place, line in enumerate(lines):
        opening = openings.get(place)
        if opening is not None:
            yield _opened(opening, line, in_schedule=in_schedule)
            continue
        division = _DIVISION.fullmatch(line.text)
        if division and _is_heading(division, line):
            mark = _divided(division, line)
            in_schedule = mark.level is Level.SCHEDULE or (in_schedule and mark.rank > _SCHEDULE)
            yield mark
        elif line.text.startswith("#"):
            if place or not line.text.startswith("# "):
                yield _cross_heading(line)
        else:
            yield _said(line)


_SCHEDULE = 3


def _opened(found: re.Match[str], line: _Line, *, in_schedule: bool) -> Mark:
    rest = found["rest"].strip(" *")
    kind = found["kind"].lower() if "kind" in found.re.groupindex else ""
    level = Level.SECTION if kind in _COMMON else Level.ARTICLE
    is_heading = bool(kind or line.text.startswith("#")) and not re.search(r"[.;:,]$", rest)
    is_heading = is_heading and not rest.startswith("(") and len(rest) < 150
    number = re.sub(r"\s", "", found["number"])
    named = f"{level.value.capitalize()} {number}" if in_schedule else ""
    return Mark(
        seen=Seen.BASIC, line=line.number, level=level, number=number, name=named,
        heading=rest if is_heading else "", text="" if is_heading else rest,
    )  # fmt: skip


def _divided(found: re.Match[str], line: _Line) -> Mark:
    kind = found["kind"].lower()
    level, rank = _RANKS.get(kind, (Level.SCHEDULE, _SCHEDULE))
    number = found["number"] or ""
    return Mark(
        seen=Seen.DIVISION, line=line.number, level=level, rank=rank, number=number,
        name=f"{kind.capitalize()} {number}".strip(), heading=(found["rest"] or "").strip(" *"),
    )  # fmt: skip


def _cross_heading(line: _Line) -> Mark:
    depth = len(line.text) - len(line.text.lstrip("#"))
    heading = line.text.lstrip("#").strip(" *")
    return Mark(
        seen=Seen.DIVISION, line=line.number, level=Level.CROSS_HEADING, rank=40 + depth,
        heading=heading,
    )  # fmt: skip


def _said(line: _Line) -> Mark:
    text = re.sub(r"^[-*•]\s+", "", line.text)
    item = _ITEM.fullmatch(text) or re.fullmatch(r"(\d{1,3}|[a-z])\.\s+(.*)()()", text)
    if item:
        number, words = item[1] or item[3], item[2] if item[1] else item[4]
        return Mark(seen=Seen.ITEM, line=line.number, number=number, text=words.strip())
    return Mark(seen=Seen.WORDS, line=line.number, text=text)
