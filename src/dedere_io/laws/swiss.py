"""Laws flattened from XML: the number of a paragraph may be glued to that of its article.

`Art. 91` is article 91, or the first paragraph of article 9: the article before it decides.
Marginal headings are glued before `Art.`, letters and figures to the words before them, and
footnotes stand in the running text; the notes of the editor are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dedere.library.numbering import ORDINALS, Series, follows, order_key
from dedere.library.structure import LegalText, Level
from dedere_io.laws.assembling import CIVIL_LAW, assemble
from dedere_io.laws.languages import language_of
from dedere_io.laws.manuscript import Manuscript
from dedere_io.laws.marks import Mark, Seen
from dedere_io.laws.swiss_notes import without_notes
from dedere_io.laws.swiss_paragraphs import items

CODE = "flattened-articles"

_LATIN = "|".join(sorted(ORDINALS, key=len, reverse=True))
_NUMBER = (
    rf"Art\.\s?(?P<digits>\d+)"
    rf"(?P<suffix>(?:{_LATIN})|[a-z]{{1,2}}?(?:{_LATIN})?(?=[\s\d*.A-ZÀ-Ö]|$|et\s|und\s))?"
)
# Glued to the word before, at the head of a line, or after a space and glued to the word after.
_GLUED = re.compile(
    r"(?:(?<=[^\s(’'«/-])|(?<=\n)|(?P<loose>(?<=[ \u00a0])))"
    + _NUMBER
    + r"(?P<after>\s*\n|(?=\d?\s?[A-ZÀ-Ö]))?"
)
_DIVISION_ENDS = re.compile(r"[a-zß-ÿ)»](?=[A-ZÀ-Ö]|(?:\d+|[a-z]|[IVX]+)\. \S)")
_BOLD = re.compile(rf"Art\.\s?(\d+)((?:{_LATIN})\b|[a-z]{{1,3}}(?:{_LATIN})?\b)?")
_HEADING = re.compile(r"(#{1,6})\s+(.*)", re.DOTALL)
_DIVISION = re.compile(
    r"(?:(?P<before>\d+[a-z]*\.|[IVXLC]+\.|[\wéèèü-]+(?: et \w+)?)\s)?"
    r"(?P<kind>Livre|Partie|partie|Titre|Chapitre|Section|Annexe|Buch|Teil|Titel|Kapitel|Abschnitt|"
    r"Anhang|Libro|Parte|parte|Titolo|Capitolo|Sezione|Allegato)\b"
    r"\s?(?P<number>(?:\d+|[IVXLC]+)(?:bis|ter|[a-z])?(?![a-z])|)\s?:?\s*(?P<heading>.*)",
    re.DOTALL,
)
_KINDS = {
    "livre": (Level.BOOK, 10), "buch": (Level.BOOK, 10), "libro": (Level.BOOK, 10),
    "partie": (Level.PART, 15), "teil": (Level.PART, 15), "parte": (Level.PART, 15),
    "titre": (Level.TITLE, 20), "titel": (Level.TITLE, 20), "titolo": (Level.TITLE, 20),
    "chapitre": (Level.CHAPTER, 30), "kapitel": (Level.CHAPTER, 30),
    "capitolo": (Level.CHAPTER, 30),
    "section": (Level.DIVISION, 40), "abschnitt": (Level.DIVISION, 40),
    "sezione": (Level.DIVISION, 40),
    "annexe": (Level.SCHEDULE, 5), "anhang": (Level.SCHEDULE, 5), "allegato": (Level.SCHEDULE, 5),
}  # fmt: skip


def evidence(manuscript: Manuscript) -> int:
    """Return how often `Art.` and a number stand glued to other words or twice in bold."""
    found = 0
    for line in manuscript.lines:
        found += line.startswith("**Art. ")
        found += sum(1 for _ in _GLUED.finditer(line))
    return 2 * found + ("sr_number" in manuscript.front)


def read(manuscript: Manuscript) -> LegalText:
    """Read the text of a law in this style."""
    built = assemble(_marks(manuscript), CIVIL_LAW)
    language = manuscript.front.get("language") or language_of("\n".join(manuscript.lines))
    return LegalText(
        title=manuscript.front.get("title") or manuscript.name,
        language=language,
        provisions=tuple(root.frozen() for root in built.roots),
        preface="\n".join(built.preface),
        unsplit=tuple(built.unsplit),
    )


@dataclass(frozen=True, slots=True)
class Opening:
    """Where an article begins in a block, and what is left of the digits after its number."""

    start: int
    end: int
    number: str
    heading_start: int
    glued: str = ""


def _under_division(text: str, opening: Opening) -> Opening:
    """Part the name of a division from the marginal heading that is glued to it."""
    glue = _DIVISION_ENDS.search(text, 0, opening.start)
    start = glue.end() if glue else opening.start
    return Opening(opening.start, opening.end, opening.number, start, opening.glued)


def _blocks(manuscript: Manuscript) -> Iterator[tuple[int, str]]:
    """Yield the blocks of the source without footnotes, each with its first line."""
    first, gathered = manuscript.start + 1, list[str]()
    for number, line in manuscript.numbered():
        if line.strip() or not gathered:
            if not gathered:
                first = number
            gathered.append(line)
            continue
        yield first, "\n".join(gathered)
        gathered = []
    if gathered:
        yield first, "\n".join(gathered)


def _marks(manuscript: Manuscript) -> Iterator[Mark]:
    before = ""
    open_items: list[Mark] = []
    for line, block in _blocks(manuscript):
        text = without_notes(block).strip()
        if not text:
            continue
        heading = _HEADING.fullmatch(text)
        if heading:
            text = heading[2].strip()
        openings = list(_openings(text, before, bold=text.startswith("**Art.")))
        if openings:
            before = openings[-1].number
            if heading:
                openings[0] = _under_division(text, openings[0])
        head = text[: openings[0].heading_start] if openings else text
        if heading:
            yield from _divided(head, len(heading[1]), line)
        elif head.strip():
            yield from items(head.strip(), line, open_items)
        for place, opening in enumerate(openings):
            after = openings[place + 1].heading_start if place + 1 < len(openings) else len(text)
            yield _article(text, opening, line)
            open_items.clear()
            said = text[opening.end : after]
            # An article in bold is alone in its block: what follows its number is its heading.
            if not text.startswith("**Art."):
                yield from items(f"{opening.glued}{said}".strip(), line, open_items)


def _article(text: str, opening: Opening, line: int) -> Mark:
    if text.startswith("**Art."):
        heading = text[opening.end :].strip()
    else:
        heading = text[opening.heading_start : opening.start].strip()
    return Mark(
        seen=Seen.BASIC, line=line, level=Level.ARTICLE, number=opening.number,
        heading=" ".join(heading.split()),
    )  # fmt: skip


def _openings(text: str, before: str, *, bold: bool) -> Iterator[Opening]:
    if bold:
        first = _BOLD.search(text)
        if first:
            said = re.match(r"\*\*.*?\*\*\s*(?:Art\.\s?\S+\s*)?", text, re.DOTALL)
            number = f"{first[1]}{first[2] or ''}"
            yield Opening(0, said.end() if said else first.end(), number, 0)
        return
    for found in _GLUED.finditer("\n" + text):
        number, glued = _split(found["digits"], found["suffix"] or "", before)
        loose = found["loose"] is not None
        if not number or (loose and not _comes_next(number, before, found["after"])):
            continue
        before = number
        start = _heading_start(text, found.start() - 1)
        yield Opening(found.start() - 1, found.end() - 1, number, start, glued)


def _comes_next(number: str, before: str, after: str | None) -> bool:
    """Whether an article after a space is one, and no reference: the next, and words follow."""
    return after is not None and follows(number, before or "0", Series.FIGURES)


def _split(digits: str, suffix: str, before: str) -> tuple[str, str]:
    """Return the number of an article and the figure glued to it, by what came before.

    >>> _split("91", "", "8"), _split("91", "", "90")
    (('9', '1'), ('91', ''))
    """
    if suffix:
        return f"{digits}{suffix}", ""
    last = order_key(before, Series.FIGURES)[0] if before else 0
    whole, short = int(digits), int(digits[:-1] or 0)
    ahead, glued_ahead = whole - last, short - last
    if digits[-1] == "1" and short and glued_ahead > 0 and (ahead <= 0 or glued_ahead < ahead):
        return str(short), "1"
    if ahead <= 0 or ahead > 200:
        return "", ""
    return digits, ""


def _heading_start(text: str, end: int) -> int:
    """Return where the marginal heading begins that is glued to the sentence before it."""
    tail = text[max(0, end - 300) : end]
    glue = [m.end() for m in re.finditer(r"[\w)»…\]][.;:!?…](?=[\w«…])|…(?=\w)|\n\s*", tail)]
    figure = [
        m.start() for m in re.finditer(r"(?<=[.;:…)])(?:\d+|[a-z]|[IVX]+[a-z]?)\. (?=\S)", tail)
    ]
    cut = max([*(g for g in glue if not _ordinal(tail, g)), *figure, 0])
    if cut == 0 and end > 300:
        return end
    return end - len(tail) + cut


def _ordinal(tail: str, place: int) -> bool:
    """Whether a full stop closes an ordinal such as `2. ` and no sentence."""
    return re.search(r"(?:^|\W)(?:\d+|[a-z]|[IVX]+)[.]$", tail[:place]) is not None


def _divided(head: str, depth: int, line: int) -> Iterator[Mark]:
    words = " ".join(head.split())
    if not words:
        return
    found = _DIVISION.match(words)
    if found is None:
        yield Mark(
            seen=Seen.DIVISION, line=line, level=Level.CROSS_HEADING, rank=50 + depth,
            heading=words,
        )  # fmt: skip
        return
    level, rank = _KINDS[found["kind"].lower()]
    number = (found["number"] or found["before"] or "").rstrip(".")
    kind = found["kind"].capitalize()
    named = f"{found['before']} {kind}" if found["before"] and not found["number"] else kind
    name = f"{named} {found['number']}".strip()
    yield Mark(
        seen=Seen.DIVISION, line=line, level=level, rank=rank, number=number, name=name,
        heading=found["heading"].strip(),
    )  # fmt: skip
