"""What the platform knows: the facts that count now, the book of standings, the imports.

Facts are loaded once per process.  Every call asks the database one small question, whether
something was imported since, so that all processes of a deployment answer alike.
"""

import datetime as dt
import functools
import threading
from collections import OrderedDict
from dataclasses import dataclass

from django.conf import settings

from dedere.sources import Source
from dedere.treaties.actions import TreatyAction
from dedere.treaties.facts import Facts
from dedere.treaties.standings import Standings
from dedere_io.facts import load_facts, packaged, publish_facts, version_of
from dedere_io.facts.read import read_facts
from dedere_web.foundation.page_cache import Stamp
from dedere_web.treaties.mapping import row_to_action, row_to_source
from dedere_web.treaties.models import ImportBatch, ImportedAction, ImportedSource

# Each book remembers some ten thousand timelines; few readers ask what was known on which day.
MOST_BOOKS = 4


@dataclass(frozen=True, slots=True)
class _Head:
    """The newest act that was imported, and when."""

    action_id: str
    imported_at: dt.datetime


def current_facts() -> Facts:
    """Return the facts that count now. One query."""
    return _facts_with(_head())


def stamp() -> Stamp:
    """Return which facts count now, and since when. One query."""
    head = _head()
    facts = _facts_with(head)
    compiled = dt.datetime.combine(facts.compiled_on, dt.time(), tzinfo=dt.UTC)
    changed = max(compiled, head.imported_at) if head else compiled
    return Stamp(version=facts.version, changed_at=changed)


def current_standings(known_on: dt.date | None = None) -> Standings:
    """Return the book of standings on the facts that count now. One query.

    Args:
        known_on: Answer as the sources known by that day would have; ``None``: today.
    """
    return _books.of(current_facts(), known_on)


def imported_actions() -> tuple[TreatyAction, ...]:
    """Return every act this deployment imported, in the order of the imports. One query."""
    return tuple(row_to_action(row) for row in ImportedAction.objects.order_by("pk"))


def imported_sources() -> tuple[Source, ...]:
    """Return every source this deployment imported. One query."""
    return tuple(row_to_source(row) for row in ImportedSource.objects.order_by("pk"))


def editions() -> dict[str, str]:
    """Return, for each imported source, the source of which it is an edition. One query."""
    return dict(ImportedSource.objects.values_list("source_id", "edition_of"))


def import_batches(*, limit: int = 50) -> list[ImportBatch]:
    """Return the latest imports, newest first. One query."""
    return list(ImportBatch.objects.select_related("imported_by").order_by("-pk")[:limit])


def import_batch(number: int) -> ImportBatch | None:
    """Return one import with its rows, or ``None``. Three queries."""
    return (
        ImportBatch.objects.select_related("imported_by")
        .prefetch_related("actions", "unreadable")
        .filter(pk=number)
        .first()
    )


def packaged_facts() -> Facts:
    """Return the facts that come with Dedere, without anything imported."""
    return _packaged(version_of(packaged()))


@functools.lru_cache(maxsize=1)
def _packaged(version: str) -> Facts:
    return read_facts(packaged(), version=version)


def publish() -> Facts:
    """Compile the packaged facts and everything imported, and let them count everywhere."""
    return publish_facts(imported_actions(), imported_sources(), home=settings.DEDERE_HOME)


def _head() -> _Head | None:
    newest = ImportedAction.objects.order_by("-pk").values_list("action_id", "batch__imported_at")
    found = newest.first()
    return _Head(*found) if found else None


def _facts_with(head: _Head | None) -> Facts:
    facts = load_facts(settings.DEDERE_HOME)
    if head is not None and facts.action(head.action_id) is None:
        return publish()
    return facts


class _Books:
    """The books of standings that were asked for lately."""

    def __init__(self) -> None:
        self._books: OrderedDict[tuple[str, dt.date | None], Standings] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, facts: Facts, known_on: dt.date | None) -> Standings:
        """Return the book on these facts."""
        key = (facts.version, known_on)
        with self._lock:
            book = self._books.pop(key, None) or Standings(facts, known_on=known_on)
            self._books[key] = book
            while len(self._books) > MOST_BOOKS:
                self._books.popitem(last=False)
            return book


_books = _Books()
