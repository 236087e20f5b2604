"""Campaigns: the few accessions that close most gaps of a region, or of the world.

A link needs both ends. Two States outside may both have to join before either gains anything by
the other, so the number of linked pairs is *not* submodular in single accessions, and no greedy
choice has a guarantee for it. What is counted step by step is therefore the links towards States
that are bound already, each pair once: a coverage function, monotone and submodular. For it,
steps that each gain most bring together at least 1 - 1/e of the best choice of as many steps
(Nemhauser, Wolsey, Fisher 1978). The links between two States that both join come on top and are
reported beside it, as they are. A gain only ever shrinks from step to step, so only the best
candidates are counted again (Minoux 1978).
"""

import datetime as dt
import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from dedere.phrases import Phrase, mark
from dedere.planning.bonds import BOUND, Bonds, Positions
from dedere.planning.conditions import conditions_of, joins
from dedere.planning.gains import Range, Side, gained, unlinked
from dedere.planning.links import Counts
from dedere.planning.overlays import Accession, Overlay, binds
from dedere.planning.scopes import Scope
from dedere.planning.subjects import Pairs, Subject
from dedere.sources import Reason
from dedere.treaties.facts import Facts

GUARANTEE = mark(
    "Each step gains most given the steps before it. Counted are links surely gained towards "
    "States that are bound already, each pair once; of these the steps reach at least 63 per cent "
    "(1 - 1/e) of what the best choice of as many steps would. For links between two States that "
    "both join there is no such limit, because a link needs both ends; they come on top."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One accession of a campaign, and what it adds to the steps before it."""

    accession: Accession
    joins: tuple[str, ...]
    """What the State would have to join: parents first, the instrument itself last."""
    new_links: Range
    """Links towards States that are bound already, beyond those of the steps before."""
    conditions: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """The steps, what they bring one by one, and what they bring together."""

    on: dt.date
    scope: Scope
    among: tuple[str, ...]
    """The States that may join."""
    steps: tuple[Step, ...]
    gaps: Range
    """Pairs of one of these States with any State, not linked before: surely, and at most."""
    one_by_one: Range
    """Links gained towards States that are bound already: the sum over the steps."""
    together: Range
    """Links gained once all steps are taken, those between two States that both join included."""
    guarantee: Phrase = field(default_factory=lambda: Phrase.of(GUARANTEE))

    def overlay(self, name: str) -> Overlay:
        """Return the campaign as an overlay, to look at the world after it."""
        return Overlay(name, tuple(step.accession for step in self.steps))


def campaign(
    facts: Facts,
    bonds: Bonds,
    *,
    scope: Scope,
    among: Sequence[str],
    top: int,
    waiting: frozenset[Accession] = frozenset(),
) -> Campaign:
    """Choose up to ``top`` accessions that close most gaps, one after the other.

    Args:
        facts: All facts.
        bonds: The bonds of the day, under every instrument of the scope; as last known where
            steps are to be chosen by what is shown.
        scope: Which instruments, and which links count.
        among: Codes of the States that may join.
        top: How many steps at most; fewer where no step would gain anything.
        waiting: Accessions already deposited, which need no advice.

    Source: VCLT arts 15, 24, 30, 40; the instruments' own final clauses.
    """
    there = bonds.of_the_day()
    chosen = tuple(state for state in among if state in there.row)
    search = _Search(facts, there, scope, chosen, waiting)
    steps = tuple(search.steps(top))
    return Campaign(
        on=bonds.on,
        scope=scope,
        among=chosen,
        steps=steps,
        gaps=_gaps(there, scope, chosen),
        one_by_one=sum((step.new_links for step in steps), Range()),
        together=gained_together(facts, there, scope, [step.accession for step in steps]),
    )


@dataclass(slots=True)
class _Ground:
    """One subject with the positions of all States, and the gains worked out so far."""

    subject: Subject
    kinds: Positions
    place: Positions
    members: Counts
    closes: dict[tuple[int, int], tuple[Pairs, Pairs]] = field(default_factory=dict)
    taken: dict[int, tuple[Pairs, Pairs]] = field(default_factory=dict)
    """For each State that joins, the pairs already counted."""

    @classmethod
    def of(cls, subject: Subject, bonds: Bonds) -> "_Ground":
        kinds, place, members = np.unique(
            bonds.positions(subject.columns), return_inverse=True, return_counts=True
        )
        return cls(subject, kinds, place, members)

    def by_kind(self, row: int, mask: int) -> tuple[Pairs, Pairs]:
        """Return which kinds of States a State is newly linked with by joining."""
        kind = int(self.place[row])
        if (kind, mask) not in self.closes:
            here = Side(self.kinds[kind : kind + 1], np.array([mask], dtype=np.int64))
            low, high = gained(self.subject, here, Side.staying(self.kinds))
            self.closes[kind, mask] = (low[0], high[0])
        return self.closes[kind, mask]

    def at_first(self, row: int, mask: int) -> Range:
        """Count the links of a first step, kind by kind."""
        kind = int(self.place[row])
        low, high = self.by_kind(row, mask)
        return Range(*(int(side @ self.members - side[kind]) for side in (low, high)))

    def now(self, row: int, mask: int) -> tuple[Pairs, Pairs]:
        """Return the links that joining adds to those already counted, State by State."""
        found = []
        for n, side in enumerate(self.by_kind(row, mask)):
            fresh = side[self.place]
            fresh[row] = False
            for other, counted in self.taken.items():
                if other == row:
                    fresh &= ~counted[n]
                elif counted[n][row]:
                    fresh[other] = False
            found.append(fresh)
        return found[0], found[1]

    def take(self, row: int, mask: int) -> None:
        """Count the links of a step."""
        fresh = self.now(row, mask)
        before = self.taken.get(row)
        self.taken[row] = (fresh[0] | before[0], fresh[1] | before[1]) if before else fresh


class _Search:
    """The greedy search, lazily: a gain once counted is a limit for the same step later."""

    def __init__(
        self,
        facts: Facts,
        bonds: Bonds,
        scope: Scope,
        among: Iterable[str],
        waiting: frozenset[Accession],
    ) -> None:
        self._facts, self._bonds = facts, bonds
        self._grounds = [_Ground.of(subject, bonds) for subject in scope.subjects]
        asked = [
            Accession(state, code)
            for state in among
            for code in scope.instruments
            if bonds.of(state, code) < BOUND and facts.instruments[code].open_from <= bonds.on
        ]
        self._asked = [accession for accession in asked if accession not in waiting]

    def steps(self, top: int) -> Iterable[Step]:
        """Yield the steps, the one that gains most first."""
        heap: list[tuple[int, int, int, int]] = []
        touches = [self._touched(accession) for accession in self._asked]
        for n, (accession, touched) in enumerate(zip(self._asked, touches, strict=True)):
            row = self._bonds.row[accession.state]
            gain = sum((ground.at_first(row, mask) for ground, mask in touched), Range())
            heap.append((-gain.low, -gain.high, n, 0))
        heapq.heapify(heap)
        taken = 0
        while heap and taken < top:
            low, high, n, counted_at = heapq.heappop(heap)
            if not low and not high:
                return
            row = self._bonds.row[self._asked[n].state]
            if counted_at < taken:
                gain = sum((_size(ground.now(row, mask)) for ground, mask in touches[n]), Range())
                heapq.heappush(heap, (-gain.low, -gain.high, n, taken))
                continue
            for ground, mask in touches[n]:
                ground.take(row, mask)
            taken += 1
            yield self._step(self._asked[n], Range(-low, -high))

    def _touched(self, accession: Accession) -> list[tuple[_Ground, int]]:
        joined = joins(self._facts, self._bonds, accession)
        codes = {code for code in joined if binds(self._facts, code, self._bonds)}
        masks = [(ground, _mask(ground.subject, codes)) for ground in self._grounds]
        return [(ground, mask) for ground, mask in masks if mask]

    def _step(self, accession: Accession, gain: Range) -> Step:
        return Step(
            accession=accession,
            joins=joins(self._facts, self._bonds, accession),
            new_links=gain,
            conditions=conditions_of(self._facts, self._bonds, accession),
        )


def _mask(subject: Subject, codes: set[str]) -> int:
    return sum(1 << n for n, code in enumerate(subject.columns) if code in codes)


def _size(pairs: tuple[Pairs, Pairs]) -> Range:
    return Range(int(pairs[0].sum()), int(pairs[1].sum()))


def _gaps(bonds: Bonds, scope: Scope, among: Sequence[str]) -> Range:
    """Count the pairs of one of these States with any State that nothing links so far."""
    found = Range()
    inside = np.zeros(len(bonds.states), dtype=bool)
    inside[[bonds.row[state] for state in among]] = True
    for subject in scope.subjects:
        kinds, place = np.unique(bonds.positions(subject.columns), return_inverse=True)
        within = np.bincount(place[inside], minlength=len(kinds))
        outside = np.bincount(place[~inside], minlength=len(kinds))
        gaps = unlinked(subject, kinds, kinds)
        found += Range(*(_pairs(gap, within, outside) for gap in gaps))
    return found


def _pairs(gap: Pairs, within: Counts, outside: Counts) -> int:
    """Count pairs with one end or both ends within, each once."""
    linked = gap.astype(np.int64)
    inner = int(within @ linked @ within - linked.diagonal() @ within) // 2
    return inner + int(within @ linked @ outside)


def gained_together(
    facts: Facts, bonds: Bonds, scope: Scope, accessions: Sequence[Accession]
) -> Range:
    """Count the links gained once every accession is made, both ends taken into account.

    Args:
        facts: All facts.
        bonds: The bonds to start from.
        scope: Which links count.
        accessions: What is joined.
    """
    codes: dict[int, set[str]] = {}
    for accession in accessions:
        joined = {c for c in joins(facts, bonds, accession) if binds(facts, c, bonds)}
        codes.setdefault(bonds.row[accession.state], set()).update(joined)
    found = Range()
    for subject in scope.subjects:
        masks = np.zeros(len(bonds.states), dtype=np.int64)
        for row, joined in codes.items():
            masks[row] = _mask(subject, joined)
        each = np.stack([bonds.positions(subject.columns), masks])
        kinds, members = np.unique(each, axis=1, return_counts=True)
        side = Side(kinds[0], kinds[1])
        nobody = np.zeros_like(members)
        found += Range(*(_pairs(pairs, members, nobody) for pairs in gained(subject, side, side)))
    return found
