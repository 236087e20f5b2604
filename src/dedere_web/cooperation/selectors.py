"""What the platform knows about cooperation: the finder on the facts that count now.

The facts of cooperation are those of the treaties, and the practice that editors recorded here.
"""

import dataclasses
import datetime as dt
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from dedere.cooperation.finder import Cooperation
from dedere.cooperation.jurisdiction import Jurisdiction
from dedere.cooperation.matching import Matcher
from dedere.cooperation.ontology import OffenceBook
from dedere.planning.bonds import BondHistory, lay_bonds, persons
from dedere.treaties.facts import Facts
from dedere.treaties.standings import Standings
from dedere_web.cooperation.mapping import RECORDED, row_to_practice, row_to_source
from dedere_web.cooperation.models import RecordedPractice
from dedere_web.foundation.page_cache import Stamp
from dedere_web.treaties import selectors as treaties

# As many as there are books of standings: each is one more way to read one of them.
MOST_BOOKS = 4

Key = TypeVar("Key", bound=Hashable)
Kept = TypeVar("Kept")


class _Lately(Generic[Key, Kept]):
    """What was asked for lately, made once; safe to share between threads."""

    def __init__(self, most: int = MOST_BOOKS) -> None:
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._most = most
        self._lock = threading.Lock()

    def get(self, key: Key, make: Callable[[], Kept]) -> Kept:
        """Return what is kept under ``key``, made now where nothing is."""
        with self._lock:
            found = self._kept.pop(key, None)
            if found is None:
                found = make()
            self._kept[key] = found
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return found


@dataclasses.dataclass(frozen=True, slots=True)
class _Head:
    """The newest row of recorded practice, and when it was written."""

    pk: int
    recorded_at: dt.datetime


_books: _Lately[tuple[str, dt.date | None, _Head], Standings] = _Lately()
_finders: _Lately[int, tuple[Standings, Cooperation]] = _Lately()
_histories: _Lately[int, tuple[Standings, BondHistory]] = _Lately(2)
_matchers: _Lately[str, Matcher] = _Lately(2)


def current_standings(known_on: dt.date | None = None) -> Standings:
    """Return the book of standings with the practice recorded here. Two queries.

    Args:
        known_on: Answer as the sources known by that day would have; ``None``: today.
    """
    standings = treaties.current_standings(known_on)
    head = _head()
    if head is None:
        return standings
    key = (standings.facts.version, known_on, head)
    return _books.get(key, lambda: Standings(_with_rows(standings.facts), known_on=known_on))


def current_facts() -> Facts:
    """Return the facts that count now, with the practice recorded here. Two queries."""
    return current_standings().facts


def stamp() -> Stamp:
    """Return which facts count now, recorded practice included, and since when. Two queries."""
    known, head = treaties.stamp(), _head()
    if head is None:
        return known
    version = f"{known.version}-{head.pk}"
    return Stamp(version=version, changed_at=max(known.changed_at, head.recorded_at))


def cooperation_on(standings: Standings) -> Cooperation:
    """Return the finder that answers from this book of standings. No query."""
    return _finders.get(id(standings), lambda: (standings, Cooperation(standings)))[1]


def jurisdiction_on(standings: Standings) -> Jurisdiction:
    """Return the resolver of jurisdiction on this book of standings. No query."""
    return Jurisdiction(standings.facts, standings)


def matcher_on(facts: Facts) -> Matcher:
    """Return the elements of every offence, ready to be held against a case. No query."""
    return _matchers.get(facts.version, lambda: Matcher(facts))


def offences_on(facts: Facts) -> OffenceBook:
    """Return every offence of the catalogue, ready to be read. No query."""
    return OffenceBook(facts, matcher_on(facts))


def bonds_on(standings: Standings) -> BondHistory:
    """Return the bonds of all States under every instrument, for all time. No query."""

    def lay() -> tuple[Standings, BondHistory]:
        facts = standings.facts
        history = lay_bonds(
            standings, states=persons(facts.parties), instruments=tuple(facts.instruments)
        )
        return standings, history

    return _histories.get(id(standings), lay)[1]


def recorded_practices() -> list[RecordedPractice]:
    """Return every row of recorded practice, newest first, ended ones included. One query."""
    return list(RecordedPractice.objects.select_related("ended_by", "ends").order_by("-pk"))


def practice_rows(state: str = "") -> dict[str, RecordedPractice]:
    """Return every row about a State, or about all, by number as text. One query."""
    rows = (
        RecordedPractice.objects.filter(state=state) if state else RecordedPractice.objects.all()
    )
    return {str(row.pk): row for row in rows}


def recorded_practice(number: int) -> RecordedPractice | None:
    """Return one row that still counts, or ``None``. One query."""
    return RecordedPractice.objects.filter(pk=number, ended_by=None).exclude(answer="").first()


def is_recorded_source(source: str) -> bool:
    """Say whether a source was described by an editor here, and not by the facts."""
    return source.startswith(RECORDED)


def recorded_number(source: str) -> str:
    """Return the number of the row that describes such a source."""
    return source.removeprefix(RECORDED)


def _head() -> _Head | None:
    found = RecordedPractice.objects.order_by("-pk").values_list("pk", "recorded_at").first()
    return _Head(*found) if found else None


def _with_rows(facts: Facts) -> Facts:
    """Return the facts with what was recorded here, under a version of their own."""
    rows = list(RecordedPractice.objects.filter(ended_by=None).exclude(answer=""))
    practices = tuple(row_to_practice(row) for row in rows)
    sources = {source.id: source for source in map(row_to_source, rows)}
    content = f"{facts.version}\n{practices!r}\n{sorted(map(repr, sources.values()))!r}"
    return dataclasses.replace(
        facts,
        version=hashlib.sha256(content.encode()).hexdigest(),
        practices=(*facts.practices, *practices),
        sources={**facts.sources, **sources},
    )
