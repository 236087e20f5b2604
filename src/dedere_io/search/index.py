"""The narrow door to full-text search: what is put in, what is asked, what comes back.

Start at :class:`SearchIndex`. The embedded engine (``embedded``) and PostgreSQL (``postgres``)
stand behind it, and a search cluster could. Who may see a text is part of the question
(:class:`Rights`) and is decided inside the engine's query: hits, counts, facets and suggestions
all rest on what the reader may see.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class Visibility(StrEnum):
    """Who may read a text, from everybody to its owner alone."""

    PUBLIC = "public"
    PARTNERS = "partners"
    """Members of any organisation of this deployment."""
    STATE = "state"
    """Bodies of the owner's State."""
    AUTHORITY = "authority"


class FacetName(StrEnum):
    """By what found provisions are counted and narrowed."""

    STATE = "state"
    INSTRUMENT = "instrument"
    THEME = "theme"
    KIND = "kind"
    LANGUAGE = "language"
    YEAR = "year"
    """The year from which the text has been in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedProvision:
    """One provision as it is searched.

    Attributes:
        id: Stable and unique in the index; best the expression with its ``eid``.
        eid: Its identifier in Akoma Ntoso: ``art_4__para_2``.
        label: How it is cited inside its text: ``4(2)``.
        heading: Its heading, or that of the article it stands in.
        words: Its text.
    """

    id: str
    eid: str
    label: str
    heading: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedText:
    """One expression (the words of a work in one language at one time) with its provisions.

    Attributes:
        work: Identifier of the work.
        expression: Identifier of the expression; putting it again replaces all of it.
        title: As the text names itself.
        language: BCP 47: ``en``, ``ar``, ``zh``.
        kind: What it is: ``law``, ``treaty``, ``case`` or another code of the library.
        state: Alpha-3 code of the State whose text it is; empty for a treaty.
        instruments: Codes of the instruments it is about or gives effect to.
        themes: Codes of themes.
        symbols: Symbols it bears: ``A/RES/66/178``.
        names: How it is called when one of its articles is cited: ``hague``, ``SR 351.1``.
        in_force_from: First day on which these words stood; nothing where it is not known.
        in_force_to: First day on which they stood no longer.
        visibility: Who may read it.
        owner: The organisation that owns it; empty where it belongs to nobody.
        owner_state: The owner's State where the owner is a body of one; otherwise empty.
        provisions: In the order of the text.
    """

    work: str
    expression: str
    title: str
    language: str
    kind: str
    state: str = ""
    instruments: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    in_force_from: dt.date | None = None
    in_force_to: dt.date | None = None
    visibility: Visibility = Visibility.PUBLIC
    owner: str = ""
    owner_state: str = ""
    provisions: tuple[SearchedProvision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What decides what a reader may see.

    Attributes:
        organisations: Organisations whose own texts the reader may see.
        states: States whose bodies the reader belongs to.
        partner: Whether the reader belongs to any organisation of this deployment.
    """

    organisations: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    partner: bool = False


EVERYBODY = Rights()
"""What a stranger has: public texts and nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question to the index.

    Attributes:
        words: As typed, in the query language of ``docs/reference/search.md``. Never an error.
        chosen: Values to which each facet is narrowed; several values of one facet are an "or".
        on: Only texts that are known to have stood on this day.
        work: Only provisions of this work.
        language: The reader's language, by which an ambiguous word is read first.
        first: How many hits to pass over.
        size: How many hits to return, at most 100.
        with_facets: Whether facets are counted.
    """

    words: str
    chosen: Mapping[FacetName, frozenset[str]] = field(default_factory=dict)
    on: dt.date | None = None
    work: str = ""
    language: str = ""
    first: int = 0
    size: int = 20
    with_facets: bool = True


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of words, marked where it is what was asked for."""

    words: str
    marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One provision that was found.

    Attributes:
        heading: Its heading in stretches, the words asked for marked.
        excerpt: The part of its text around the words asked for, in stretches.
        exact: Whether it was found by its article or symbol and not by its words.
    """

    id: str
    work: str
    expression: str
    eid: str
    label: str
    title: str
    language: str
    kind: str
    state: str
    in_force_from: dt.date | None
    in_force_to: dt.date | None
    symbols: tuple[str, ...]
    heading: tuple[Stretch, ...]
    excerpt: tuple[Stretch, ...]
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many: ``number`` of them, or more than that where it is not exact."""

    number: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class FacetValue:
    """How many of the found provisions have one value of a facet."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of an answer.

    Attributes:
        hits: Best first.
        total: How many provisions were found.
        facets: Values that were found, the commonest first.
        facets_exact: Whether facets were counted over all that was found; otherwise over
            ``total.number`` of it, drawn evenly, and a value may be missing.
        suggestion: Another way to write the question that finds something; empty without one.
        understood: How the question was read, in its own language, for the reader to check.
    """

    hits: tuple[Hit, ...]
    total: Count
    facets: Mapping[FacetName, tuple[FacetValue, ...]] = field(default_factory=dict)
    facets_exact: bool = True
    suggestion: str = ""
    understood: str = ""


class SearchIndex(Protocol):
    """Where provisions are searched."""

    def put(self, texts: Iterable[SearchedText]) -> int:
        """Index texts, each in place of what stood for its expression; return how many."""

    def remove(self, *, work: str = "", expression: str = "") -> int:
        """Take out a work or one expression; return how many provisions went."""

    def ask(self, query: Query, rights: Rights) -> Page:
        """Answer a question with what the reader may see. No words are an error."""

    def settle(self) -> None:
        """Put the index in order after a large import; reading is quicker afterwards."""

    def close(self) -> None:
        """Let go of the files or the connection."""
