"""What pages show of the history of a record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dedere_web.trail import selectors, services
from dedere_web.trail.histories import Told
from dedere_web.trail.history import HistoryLine
from dedere_web.trail.models import Entry
from dedere_web.trail.registry import Person

LINES_OF_A_PANEL = 5
MOST_OFFERS = 5
"""For so many records of one page it is looked up whether their latest change can be undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPart:
    """The history of a record as one person may read it."""

    name: str
    key: str
    title: str
    address: str
    lines: tuple[HistoryLine, ...]
    offers: frozenset[int]
    """The entries that this person may take back now."""
    has_more: bool


def history_part(
    name: str, key: str, told: Told, person: Person, *, limit: int = selectors.MOST_LINES
) -> HistoryPart:
    """Draw up the history of a page for a person who may read it."""
    found = selectors.rows(told.subjects, told.viewer, limit=limit + 1)
    shown = found[:limit]
    return HistoryPart(
        name=name,
        key=key,
        title=told.title,
        address=told.address,
        lines=tuple(selectors.lines(shown, told.viewer)),
        offers=frozenset(_offers(shown, person)),
        has_more=len(found) > limit,
    )


def _offers(shown: Sequence[Entry], person: Person) -> Iterator[int]:
    latest: dict[tuple[str, str], Entry] = {}
    for entry in shown:
        latest.setdefault((entry.kind, entry.subject), entry)
    possible = [entry for entry in latest.values() if services.may_undo(person, entry)]
    for entry in possible[:MOST_OFFERS]:
        if services.undo_offer(entry) is not None:
            yield entry.pk
