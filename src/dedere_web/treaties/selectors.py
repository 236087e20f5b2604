"""What the platform knows: the facts that count now, the book of standings, the imports.

Facts are loaded once per process.  Every call asks the database one small question, whether
something was imported since, so that all processes of a deployment answer alike.
"""

import datetime as dt
import functools
import threading
from collections import OrderedDict
from dataclasses import dataclass, replace

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

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
    """The last that was done to the facts of this deployment, and whether they say so yet."""

    changed_at: dt.datetime
    present: str = ""
    """The newest imported act that counts."""
    absent: str = ""
    """An act that counts no more, since the import that brought it was taken back."""


def current_facts() -> Facts:
    """Return the facts that count now. One query."""
    return _facts_with(_head())


def stamp() -> Stamp:
    """Return which facts count now, and since when. One query."""
    head = _head()
    facts = _facts_with(head)
    compiled = dt.datetime.combine(facts.compiled_on, dt.time(), tzinfo=dt.UTC)
    changed = max(compiled, head.changed_at) if head else compiled
    return Stamp(version=facts.version, changed_at=changed)


def current_standings(known_on: dt.date | None = None) -> Standings:
    """Return the book of standings on the facts that count now. One query.

    Args:
        known_on: Answer as the sources known by that day would have; ``None``: today.
    """
    return _books.of(current_facts(), known_on)


def imported_actions() -> tuple[TreatyAction, ...]:
    """Return every imported act that counts, in the order of the imports. One query."""
    return tuple(row_to_action(row) for row in _counting().order_by("pk"))


def imported_sources() -> tuple[Source, ...]:
    """Return every source of the imports that count. One query."""
    return tuple(row_to_source(row) for row in _sources().order_by("pk"))


def editions() -> dict[str, str]:
    """Return, for each imported source, the source of which it is an edition. One query."""
    return dict(_sources().values_list("source_id", "edition_of"))


def import_batches(*, limit: int = 50) -> list[ImportBatch]:
    """Return the latest imports, newest first. One query."""
    batches = ImportBatch.objects.select_related("imported_by", "taken_back")
    return list(batches.order_by("-pk")[:limit])


def import_batch(number: int) -> ImportBatch | None:
    """Return one import with its rows, or ``None``. Three queries."""
    return (
        ImportBatch.objects.select_related("imported_by", "taken_back")
        .prefetch_related("actions", "unreadable")
        .filter(pk=number)
        .first()
    )


def imports_about(state: str, instrument: str) -> list[int]:
    """Return the imports that added acts of a State on an instrument. One query."""
    found = ImportedAction.objects.filter(state=state, instrument=instrument)
    return list(found.order_by().values_list("batch_id", flat=True).distinct())


def import_resting_on(number: int) -> int | None:
    """Return the newest import that counts and was compared with what this one brought in."""
    batch = ImportBatch.objects.get(pk=number)
    later = ImportBatch.objects.filter(
        Q(instrument=batch.instrument) | Q(source_id=batch.source_id),
        pk__gt=number,
        taken_back=None,
    )
    return later.order_by("-pk").values_list("pk", flat=True).first()


def packaged_facts() -> Facts:
    """Return the facts that come with Dedere, without anything imported."""
    return _packaged(version_of(packaged()))


@functools.lru_cache(maxsize=1)
def _packaged(version: str) -> Facts:
    return read_facts(packaged(), version=version)


def publish() -> Facts:
    """Compile the packaged facts and everything imported, and let them count everywhere."""
    return publish_facts(imported_actions(), imported_sources(), home=settings.DEDERE_HOME)


def _counting() -> QuerySet[ImportedAction]:
    return ImportedAction.objects.filter(batch__taken_back=None)


def _sources() -> QuerySet[ImportedSource]:
    return ImportedSource.objects.filter(batch__taken_back=None)


def _head() -> _Head | None:
    """Return what the facts must hold, and what they must not. One query."""
    again = _counting().filter(action_id=OuterRef("action_id"))
    taken_back = ImportedAction.objects.exclude(batch__taken_back=None)
    present = _counting().order_by("-pk").values("pk")[:1]
    absent = taken_back.exclude(Exists(again)).order_by("-batch__taken_back__pk", "-pk")
    found = ImportedAction.objects.filter(
        Q(pk=Subquery(present)) | Q(pk=Subquery(absent.values("pk")[:1]))
    ).values_list("action_id", "batch__imported_at", "batch__taken_back__taken_back_at")
    head = None
    for action_id, imported_at, taken_back_at in found:
        counts = taken_back_at is None
        at = imported_at if counts else taken_back_at
        head = head or _Head(at)
        head = replace(
            head,
            changed_at=max(head.changed_at, at),
            **{"present" if counts else "absent": action_id},
        )
    return head


def _facts_with(head: _Head | None) -> Facts:
    facts = load_facts(settings.DEDERE_HOME)
    if head is None:
        return facts
    lacks = head.present and facts.action(head.present) is None
    holds = head.absent and facts.action(head.absent) is not None
    return publish() if lacks or holds else facts


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
