"""One line of a printed list, taken apart: the name, then dates, dashes and words for acts.

A depositary's PDF or text has no cells; what a date means follows from its place in the line and
from the words and letters beside it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from dedere.phrases import Phrase
from dedere_io.depositaries.dates import FoundDate, find_dates
from dedere_io.depositaries.kinds import FoundKind, find_kinds
from dedere_io.depositaries.opening import decode
from dedere_io.depositaries.pdf import BEGINNING, pdf_lines
from dedere_io.depositaries.printed import LONGEST_NAME, plain

# Tabs of a pasted table stand for the gap between columns.
_TAB = "    "


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text, or of the text of a PDF."""

    number: int
    text: str


def text_lines(content: bytes) -> tuple[list[Line], tuple[Phrase, ...]]:
    """Return the lines of a text or a PDF, and remarks on how they were read.

    Raises:
        UnreadableListError: The content is neither, or too large.
    """
    remarks: tuple[Phrase, ...] = ()
    if content.startswith(BEGINNING):
        lines = pdf_lines(content)
    else:
        decoded = decode(content)
        lines, remarks = decoded.text.lstrip("\ufeff").splitlines(), decoded.remarks
    numbered = [Line(n, text.replace("\t", _TAB).rstrip()) for n, text in enumerate(lines, 1)]
    return numbered, remarks


class What(Enum):
    """What can stand in a line behind the name."""

    DATE = auto()
    DASH = auto()
    """The sign for "no such date"."""
    ACT = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One date, dash or word for an act, with its place in its line."""

    what: What
    start: int
    end: int
    date: FoundDate | None = None
    act: FoundKind | None = None
    apart: bool = False
    """A gap stands before it, so that its place tells its column."""


_DASH = re.compile(r"(?:(?<=\s)|^)(?:[-–—]{1,3}|n/a)(?=\s|$)")
# Longer than any row of a list; what is longer is a paragraph.
LONGEST_ROW = 400
_WRAP = re.compile(r"\(\s?$")


@dataclass(frozen=True, slots=True)
class Analysed:
    """A line with its tokens; ``head`` is what stands before the first of them."""

    line: Line
    head: str
    tokens: tuple[Token, ...]

    @property
    def dates(self) -> tuple[Token, ...]:
        """Return the tokens that are dates."""
        return tuple(t for t in self.tokens if t.what is What.DATE)

    @property
    def is_blank(self) -> bool:
        """Say whether nothing is printed in the line."""
        return not self.line.text.strip()


def analyse(line: Line) -> Analysed:
    """Take a line apart.  A paragraph is left whole, as a head without tokens."""
    text = line.text
    if len(text) > LONGEST_ROW or not text.strip():
        return Analysed(line, text.strip(), ())
    tokens = [
        Token(What.DATE, f.start, f.end, date=f, apart=text[: f.start].endswith("  "))
        for f in find_dates(text)
    ]
    tokens += [_act(text, k) for k in find_kinds(text) if k.kind.value not in _NO_ACTS]
    tokens += [Token(What.DASH, m.start(), m.end()) for m in _DASH.finditer(text)]
    tokens = _apart(sorted(tokens, key=lambda t: (t.start, -t.end)))
    head = text[: tokens[0].start] if tokens else text
    return Analysed(line, _WRAP.sub("", head).strip(" \t:,"), tuple(tokens))


_NO_ACTS = frozenset({"reservation", "declaration", "objection", "participation", "withdrawal"})


def _act(text: str, kind: FoundKind) -> Token:
    start, end = kind.start, kind.end
    before, behind = text[:start].rstrip(), text[end:]
    if before.endswith("(") and behind.lstrip()[:1] == ")":
        start = len(before) - 1
        end += behind.index(")") + 1
    return Token(What.ACT, start, end, act=kind)


def _apart(tokens: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    for token in tokens:
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept


_PROSE_BEGINS = re.compile(
    r"\W*(?:signed|done|adopted|concluded|opened|entry|entered|registr|status|text|note|title|page"
    r"|depositar|in accordance|pursuant|the|this|on|as (?:of|at)|last|updated|with|effective"
    r"|signature|ratification|accession)(?!\w*,)\b"
)
_PROSE_HOLDS = re.compile(
    r"convention|protocol|treaty|amendment|agreement|entry into force|entered into|signed at"
    r"|done at|list of|article|annex|pursuant|declar|reserv|notif|communicat|received|instrument"
    r"|government|resolution|depositar|secretary|number of|percentage|tonnage|registration"
)
_MOST_WORDS_OF_A_NAME = 10


def is_prose(text: str) -> bool:
    """Say whether a text is a sentence or a title rather than the name of a State."""
    if len(text) > LONGEST_NAME:
        return True
    letters = plain(text)
    return (
        ":" in text
        or len(text.split()) > _MOST_WORDS_OF_A_NAME
        or bool(_PROSE_HOLDS.search(letters) or _PROSE_BEGINS.match(letters))
    )


_FURNITURE = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_RULE = re.compile(r"[\W_]+")


def is_furniture(text: str) -> bool:
    """Say whether a line is a page number or a rule."""
    return len(text) <= LONGEST_ROW and bool(_FURNITURE.fullmatch(text) or _RULE.fullmatch(text))


_HEAD_WORDS = ("signature", "deposit", "force", "effective", "date", "instrument", "consent")
_HEAD_BEGINS = re.compile(
    r"\W*(?:states?|country|countries|contracting|participants?|part(?:y|ies)|organi[sz]ations?"
    r"|etats?|estados?|pais(?:es)?|pays|государств\w*|участник\w*)(?!\w)"
)


_CLAUSE = re.compile(r"\b(?:shall|may|has|have|which|this|present|of this|the said)\b|\.\s*$")
_LONGEST_HEAD = 160


def head_words(text: str) -> int:
    """Count the words of a column's head in a line without dates; a clause has none."""
    letters = plain(text[: _LONGEST_HEAD + 1])
    if len(letters) > _LONGEST_HEAD or _CLAUSE.search(letters):
        return 0
    return sum(word in letters for word in _HEAD_WORDS) + 2 * bool(_HEAD_BEGINS.match(letters))


_NOTES_BEGIN = re.compile(
    r"\W*(?:part [ivx]+\W*)?(?:(?:end|foot)?\s?notes?|texts? of|reservations?|declarations?"
    r"|objections?|territorial|remarques|notas?|примечани\w*)(?!\w)"
)
_NOTE = re.compile(r"\W*\d{1,3}\W+[^\W\d_]|\*+\s*[^\W\d_]")


def begins_notes(text: str) -> bool:
    """Say whether a line is the title of the notes below a list, or the first of them."""
    letters = plain(text[:LONGEST_ROW])
    return bool(_NOTES_BEGIN.match(letters) or _NOTE.match(letters))
