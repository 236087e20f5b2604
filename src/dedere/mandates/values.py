"""What reading a resolution gives: its masthead, its paragraphs, and what each paragraph says.

Every field that was found in the words of a paragraph carries the span of words it rests on,
counted in characters of that paragraph's text.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from dedere.phrases import Phrase


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From which character to which, the last one excluded."""

    start: int
    end: int


class Strength(StrEnum):
    """How strongly a verb binds, from the strongest to the weakest."""

    DECISION = "decision"
    DEMAND = "demand"
    REQUEST = "request"
    URGING = "urging"
    INVITATION = "invitation"
    POSITION = "position"
    """The organ says what it holds: it stresses, reaffirms, condemns."""
    NOTICE = "notice"
    """The organ takes note, welcomes, thanks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """One verb by which the organ speaks, as printed and in its base form."""

    printed: str
    """As it stands, for instance ``Also requests`` or ``takes note with appreciation``."""
    base: str
    """For instance ``request`` or ``take note``."""
    strength: Strength
    span: Span
    qualifiers: tuple[str, ...] = ()
    """``also``, ``further``, ``strongly``, ``with appreciation``."""
    inherited: bool = False
    """The verb stands above the numbered paragraphs ("Resolves that:")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody named in a paragraph: as printed between the span, and by a plain name."""

    name: str
    span: Span


class ConditionKind(StrEnum):
    """The kinds of words by which a paragraph limits what it asks."""

    UPON_REQUEST = "upon request"
    WITHIN_MANDATE = "within mandate"
    AS_APPROPRIATE = "as appropriate"
    SUBJECT_TO_RESOURCES = "subject to resources"
    WITHIN_RESOURCES = "within existing resources"
    IN_ACCORDANCE_WITH = "in accordance with"
    WITHOUT_PREJUDICE = "without prejudice"
    IN_COORDINATION = "in coordination with"
    NOT_YET_DONE = "where not yet done"
    WHERE_NECESSARY = "where necessary"
    ON_A_CONDITION = "on a condition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Words that limit what a paragraph asks."""

    kind: ConditionKind
    words: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One document or provision that a paragraph names, in normal form."""

    document: str
    """``A/RES/66/171``, ``S/RES/1373(2001)``, ``Charter, Art. 2(4)``."""
    span: Span
    pinpoint: str = ""
    """The paragraphs or articles named, as printed."""


class DeadlineKind(StrEnum):
    """How a paragraph says by when."""

    SESSION = "session"
    DATE = "date"
    PERIOD = "period"
    """A number of days or months from the adoption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """By when something is due: a day, a session of a body, or a period."""

    kind: DeadlineKind
    words: str
    span: Span
    date: dt.date | None = None
    """The day itself, or the day on which the session opens where a rule gives it."""
    body: str = ""
    session: int | None = None
    year: int | None = None
    """The year in which the session opens."""
    label: str = ""
    """``General Assembly, sixty-ninth session (opens 2014)`` or an ISO date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What a paragraph is about, by the words it uses."""

    id: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SubParagraph:
    """One sub-paragraph: the path of its marks, its own words, their place in the paragraph."""

    path: tuple[str, ...]
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A paragraph as it was printed, without page furniture and marks of footnotes."""

    text: str
    first_line: int
    last_line: int
    notes: tuple[str, ...] = ()
    """The marks of footnotes that stood in it."""
    emphasis: tuple[Span, ...] = ()
    """What is printed in italics, where the text shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preambular:
    """A preambular paragraph. They carry no number in print; ``n`` counts them."""

    n: int
    verb: str
    printed: Printed
    cites: tuple[Citation, ...] = ()
    themes: tuple[Theme, ...] = ()
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operative:
    """An operative paragraph, with everything it says."""

    n: int
    numbered: bool
    verb: str
    printed: Printed
    directives: tuple[Directive, ...]
    addressees: tuple[Actor, ...]
    beneficiaries: tuple[Actor, ...]
    conditions: tuple[Condition, ...]
    cites: tuple[Citation, ...]
    deadlines: tuple[Deadline, ...]
    themes: tuple[Theme, ...]
    subparagraphs: tuple[SubParagraph, ...] = ()
    part: str = ""
    """``A``, ``B`` where one document holds several resolutions."""
    section: str = ""
    """The headings above it."""
    lead: str = ""
    """Words above the numbered paragraphs that hold the verb ("Resolves that:")."""

    @property
    def strength(self) -> Strength | None:
        """Return the strongest of its verbs; ``None`` where no verb was found."""
        order = list(Strength)
        return min((d.strength for d in self.directives), key=order.index, default=None)

    @property
    def deadline(self) -> Deadline | None:
        """Return the first thing it sets a time for."""
        return self.deadlines[0] if self.deadlines else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A footnote: its mark, its words, the documents it names."""

    mark: str
    text: str
    page: int
    first_line: int
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """An annex: its heading and its paragraphs, not read further."""

    heading: str
    paragraphs: tuple[Printed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What stands above the title."""

    body: str = ""
    """The organ whose document it is."""
    organ: str = ""
    """The organ that speaks in the text ("The General Assembly,")."""
    committee: str = ""
    symbol: str = ""
    kind: str = ""
    """``resolution`` or ``draft resolution``."""
    session: str = ""
    session_number: int | None = None
    adopted: dt.date | None = None
    published: dt.date | None = None
    place_and_dates: str = ""
    agenda_item: str = ""
    agenda_title: str = ""
    distribution: str = ""
    original_language: str = ""
    sponsors: tuple[str, ...] = ()
    submitted_on: str = ""
    """The report or document it was adopted on, as printed between brackets."""
    printed: tuple[tuple[str, ...], ...] = ()
    """Its lines as printed, block by block, title and all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something that could not be read, or was read with a doubt: where, and what."""

    says: Phrase
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """A resolution or draft resolution, read."""

    masthead: Masthead
    title: str
    chapeau: str
    recommends: tuple[str, ...] = ()
    """Clauses by which one organ recommends the text to another."""
    preambular: tuple[Preambular, ...] = ()
    operative: tuple[Operative, ...] = ()
    headings: tuple[str, ...] = ()
    closing: str = ""
    """Meeting and vote, as printed at the end."""
    annexes: tuple[Annex, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())
