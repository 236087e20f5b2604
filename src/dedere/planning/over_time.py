"""Links over time: every day on which a link about a subject may have begun or ended.

What is kept is one small number per State and day of change, never a matrix: matrices are made one
after the other, when they are asked for.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from dedere.planning.bonds import KINDS, BondHistory, Positions
from dedere.planning.links import Counts, Links
from dedere.planning.matrix import Days
from dedere.planning.subjects import ESTABLISHED, IN_COMMON, POSSIBLE, SURE, Subject


@dataclass(frozen=True)
class LinkHistory:
    """The position of every State towards a subject, on each day on which one of them changed."""

    subject: Subject
    states: tuple[str, ...]
    days: Days
    """As ordinals, oldest first; each position holds until the next day."""
    positions: Positions
    """Rows: days; columns: States."""

    def each(self) -> Iterator[Links]:
        """Return the links of every day of change, oldest first."""
        for number, positions in zip(self.days.tolist(), self.positions, strict=True):
            yield Links(dt.date.fromordinal(number), self.subject, self.states, positions)


@dataclass(frozen=True)
class LinkCurve:
    """How many pairs of States were linked from each day on: steps, never rounded."""

    subject: Subject
    days: tuple[dt.date, ...]
    sure: Counts
    established: Counts
    in_common: Counts
    possible: Counts


def link_history(
    history: BondHistory, subject: Subject, *, since: dt.date, until: dt.date
) -> LinkHistory:
    """Return the positions of all States on ``since`` and on each later day of change.

    Args:
        history: The bonds of all time.
        subject: What the links are about.
        since: The first day.
        until: The last day, included.
    """
    first, last = max(since, history.first_day).toordinal(), until.toordinal()
    weights = np.zeros(len(history.instruments), dtype=np.int64)
    for n, code in enumerate(subject.columns):
        weights[history.instruments.index(code)] = KINDS**n
    row, column = np.divmod(history.cells, len(history.instruments))
    chosen = (weights[column] > 0) & (history.begins <= last) & (history.ends > first)
    begins = np.maximum(history.begins[chosen], first)
    value = history.bonds[chosen] * weights[column[chosen]]
    ends = np.minimum(history.ends[chosen].astype(np.int64), last + 1)
    days, place = np.unique(np.append(begins, np.int32(first)), return_inverse=True)
    changes = np.zeros((len(days) + 1, len(history.states)), dtype=np.int64)
    np.add.at(changes, (place[:-1], row[chosen]), value)
    np.subtract.at(changes, (np.searchsorted(days, ends), row[chosen]), value)
    turned = np.flatnonzero(np.append(True, changes[1:-1].any(axis=1)))
    positions = changes[:-1].cumsum(axis=0)[turned]
    return LinkHistory(subject, history.states, days[turned].astype(np.int32), positions)


def link_curve(history: LinkHistory) -> LinkCurve:
    """Count the linked pairs of every day of change at once.

    States in the same position are counted together: pairs are products of counts.
    """
    days, size = len(history.days), len(history.subject.table)
    cells = np.arange(days)[:, None] * size + history.positions
    held = np.bincount(cells.ravel(), minlength=days * size).reshape(days, size)
    kinds = np.flatnonzero(held.any(axis=0))
    members = held[:, kinds]
    planes = history.subject.table[np.ix_(kinds, kinds)]

    def count(bit: int) -> Counts:
        linked = (planes & bit != 0).astype(np.int64)
        ordered = ((members @ linked) * members).sum(axis=1) - members @ linked.diagonal()
        return np.asarray(ordered // 2)

    return LinkCurve(
        subject=history.subject,
        days=tuple(dt.date.fromordinal(number) for number in history.days.tolist()),
        sure=count(SURE),
        established=count(ESTABLISHED),
        in_common=count(IN_COMMON),
        possible=count(POSSIBLE),
    )


def links_day_by_day(
    history: BondHistory, subjects: Iterable[Subject], *, since: dt.date, until: dt.date
) -> Iterator[Links]:
    """Return the links about each subject whenever they may have changed, subject by subject."""
    for subject in subjects:
        yield from link_history(history, subject, since=since, until=until).each()
