"""What goes into a search index, what is asked of it, and what it answers."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

PUBLIC = "public"
"""The reader that everybody is."""

FILTERS = ("kind", "language", "state", "instrument")
"""What an answer can be narrowed by, and is counted by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The smallest thing that can be found: one provision, one paragraph.

    Attributes:
        key: Unique in the index, and stable: the address under which it can be read again.
        title: Of the work it stands in, with the names by which people know it.
        label: How it is cited inside the work: `4(2)`; empty where it is not cited so.
        heading: Its own heading.
        text: Its words.
        language: BCP 47; decides how words are cut.
        kind: `law`, `obligation`, and whatever later rooms add.
        state: alpha-3; empty where it is no State's.
        instrument: Code of the instrument it belongs to; empty where there is none.
        day: Of the expression, where it is known.
        reader: Who may find it: :data:`PUBLIC`, or a key that a policy gives to people.
    """

    key: str
    title: str
    text: str
    language: str
    kind: str
    label: str = ""
    heading: str = ""
    state: str = ""
    instrument: str = ""
    day: dt.date | None = None
    reader: str = PUBLIC


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked.

    Attributes:
        words: As typed: words (all must occur), `"phrases"`, `-without`, `hague 4(2)`, a symbol.
        readers: Who asks; only documents for one of these readers are looked at.
        narrowed: Values by filter (:data:`FILTERS`).
        since: No document of an earlier day; one without a day is left out too.
        until: No document of a later day.
        sources: Only from these; from all by default.
        first: How many hits to skip.
        many: How many to return.
    """

    words: str
    readers: frozenset[str] = frozenset({PUBLIC})
    narrowed: Mapping[str, str] = field(default_factory=dict)
    since: dt.date | None = None
    until: dt.date | None = None
    sources: tuple[str, ...] = ()
    first: int = 0
    many: int = 10


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of an excerpt, and whether it is what was asked for."""

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document that was found, with the stretch of text that shows why."""

    document: Document
    source: str
    excerpt: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer to a query.

    Attributes:
        hits: Best first.
        total: How many documents there are, counted up to a limit of the engine.
        is_all: Whether `total` is exact; otherwise there are more, and the hits are the first of
            them, not the best.
        counts: How many there are of each value of each filter, most first.
        meant: The words as they were probably meant, where nothing was found.
    """

    hits: tuple[Hit, ...]
    total: int
    is_all: bool
    counts: Mapping[str, tuple[tuple[str, int], ...]]
    meant: str = ""


class SearchIndex(Protocol):
    """The narrow door: any engine that does these four things will do."""

    def replace(self, source: str, *, stamp: str, documents: Iterable[Document]) -> int:
        """Put all documents of a source in the place of what it held; return how many."""
        ...

    def drop(self, source: str) -> None:
        """Forget a source."""
        ...

    def stamps(self) -> Mapping[str, str]:
        """Return the stamp of each source: what has not changed need not be put in again."""
        ...

    def search(self, query: Query) -> Found:
        """Answer a query. Rights are applied inside it, never to its result."""
        ...
