"""Codes with a heading, or a bare line, `Article 421-2-1` for each article.

Paragraphs of an article are unnumbered; `1°`, `a)` and `I.-` open items. French divisions named
section stand above the article.
"""

import re
from collections.abc import Iterator

from dedere.library.structure import LegalText, Level
from dedere_io.laws.assembling import CIVIL_LAW, assemble
from dedere_io.laws.languages import language_of
from dedere_io.laws.manuscript import Manuscript
from dedere_io.laws.marks import Mark, Seen

CODE = "code-by-articles"

_LATIN = "bis|ter|quater|quinquies|sexies|septies|octies"
_SUFFIX = rf"(?:-\d+)*(?: ?(?:{_LATIN})| [A-Z])*"
_NUMBER = rf"(?:(?:LO|[LRDA])\.? ?\*?\*? ?)?\d+{_SUFFIX}|préliminaire|(?:1er|unique)"
_ARTICLE = re.compile(rf"(?:#{{2,6}} +)?Article\s+({_NUMBER})\s*")
_DIVISION = re.compile(
    r"(?:#{2,6} +)?((?:Sous-)?(?:Partie|Livre|Titre|Chapitre|Section|Paragraphe))\b\s*"
    r"((?:[IVXLC]+|\d+)(?:er|ère|e)?(?:\s+(?:bis|ter|quater))?|préliminaire|unique|[A-Z])?"
    r"\s*[:.-]*\s*(.*)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(#{2,6}) +(.*)")
_ITEM = re.compile(
    r"(\d+°(?: (?:bis|ter|quater))?|[a-z]{1,2}(?= ?\))|[IVXL]+(?: (?:bis|ter))?(?= ?\. ?[-–—]))"
    r"\s*(?:\)|\. ?[-–—])?\s*(.*)"
)
_RANKS = {
    "partie": (Level.PART, 10), "livre": (Level.BOOK, 20), "titre": (Level.TITLE, 30),
    "sous-titre": (Level.TITLE, 35),
    "chapitre": (Level.CHAPTER, 40), "section": (Level.DIVISION, 50),
    "sous-section": (Level.SUBDIVISION, 60), "paragraphe": (Level.CROSS_HEADING, 70),
    "sous-paragraphe": (Level.CROSS_HEADING, 80),
}  # fmt: skip


def evidence(manuscript: Manuscript) -> int:
    """Return how many articles this style finds on lines of their own."""
    return sum(_ARTICLE.fullmatch(line) is not None for line in manuscript.lines)


def read(manuscript: Manuscript) -> LegalText:
    """Read the text of a code in this style."""
    built = assemble(_marks(manuscript), CIVIL_LAW)
    return LegalText(
        title=manuscript.front.get("title") or manuscript.name,
        language=language_of("\n".join(manuscript.lines), otherwise="fr"),
        provisions=tuple(root.frozen() for root in built.roots),
        preface="\n".join(built.preface),
        unsplit=tuple(built.unsplit),
    )


def _marks(manuscript: Manuscript) -> Iterator[Mark]:
    before = ""
    for number, line in manuscript.numbered():
        text = line.strip()
        if not text or line.startswith("# "):
            before = text
            continue
        article = _ARTICLE.fullmatch(text)
        division = _DIVISION.fullmatch(text)
        if article:
            said = re.sub(r"^(LO|[LRDA])\.? ?(\*{0,2}) ?", r"\1\2", article[1])
            yield Mark(seen=Seen.BASIC, line=number, level=Level.ARTICLE, number=said)
        elif division and (text.startswith("#") or (not before and _is_heading(division))):
            yield _divided(division, number)
        elif _HEADING.fullmatch(text):
            yield Mark(
                seen=Seen.DIVISION, line=number, level=Level.CROSS_HEADING, rank=90,
                heading=text.lstrip("# "),
            )  # fmt: skip
        else:
            yield _said(text, number)
        before = text


def _is_heading(division: re.Match[str]) -> bool:
    """Whether a bare line that opens with a division's name is its heading, not a sentence."""
    return bool(division[2]) and not division[0].rstrip().endswith((".", ";", ","))


def _divided(division: re.Match[str], line: int) -> Mark:
    level, rank = _RANKS[division[1].lower()]
    number = division[2] or ""
    heading = division[3].strip()
    if not number:
        heading = heading or division[1]
    # An adjective may stand between: `Partie législative`.
    name = f"{division[1].capitalize()} {number or heading}".strip()
    if level is Level.PART and not number:
        rank = 5
    return Mark(
        seen=Seen.DIVISION, line=line, level=level, rank=rank, number=number, name=name,
        heading=heading,
    )  # fmt: skip


def _said(text: str, line: int) -> Mark:
    item = _ITEM.fullmatch(text)
    if item:
        return Mark(seen=Seen.ITEM, line=line, number=item[1], text=item[2].strip())
    return Mark(seen=Seen.WORDS, line=line, text=text)
