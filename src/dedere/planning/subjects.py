"""What States are linked about: a family of instruments, one instrument, or one offence.

A subject holds the table of the law: for every two positions that two States can have towards its
instruments, whether they are linked. There are few positions, so the table is worked out once, by
the same rules in the same order as :func:`dedere.treaties.regimes.regime_between`; the whole world
is then a matter of looking up.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from dedere.errors import FactsError
from dedere.phrases import Phrase, mark
from dedere.planning.bonds import BOUND, DATED, KINDS, OPEN, Positions
from dedere.planning.matrix import Codes
from dedere.treaties.facts import Facts
from dedere.treaties.families import Family, PairRule

SURE, POSSIBLE, ESTABLISHED, IN_COMMON = 1, 2, 4, 8
"""The planes of a link, as bits.

``SURE``: both are surely bound by the text that governs between them. ``POSSIBLE``: it is so, or
it is unknown or unsettled; never less than the other planes. ``ESTABLISHED``: sure, by dated facts
on both sides. ``IN_COMMON``: some text surely links the two, even where it is not known whether a
later one governs; never less than ``SURE``.
"""

MOST_COLUMNS = 6
TOO_MANY = mark(
    "The rules of the family '{family}' name {count} instruments; a plan can hold {most}."
)

Pairs = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Subject:
    """Something that links States: the rules of a family, and which of its texts count."""

    family: Family
    covering: frozenset[str] | None = None
    """Only these texts count, where they govern (those that cover an offence); ``None``: all."""
    offence: str = ""

    @property
    def id(self) -> str:
        """Return the offence, or the family, this subject is about."""
        return self.offence or self.family.id

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Return the instruments that the rules ask about.

        Raises:
            FactsError: The rules name more instruments than a plan can hold.
        """
        asked = (c for rule in self.family.rules for c in (*rule.both_bound_by, *rule.one_only_by))
        found = tuple(dict.fromkeys(asked))
        if len(found) > MOST_COLUMNS:
            raise FactsError(
                Phrase.of(TOO_MANY, family=self.family.id, count=len(found), most=MOST_COLUMNS)
            )
        return found

    @cached_property
    def table(self) -> Codes:
        """Return the planes of a link for every two positions, by their numbers."""
        return self.judge(np.arange(KINDS ** len(self.columns), dtype=np.int64))

    def digits(self, positions: Positions) -> dict[str, Positions]:
        """Return the bond under each instrument that each position stands for."""
        return {code: positions // KINDS**n % KINDS for n, code in enumerate(self.columns)}

    def judge(self, positions: Positions) -> Codes:
        """Judge every two of these positions by the rules, in their order."""
        bond = self.digits(positions)
        size = (len(positions), len(positions))
        planes = np.zeros(size, dtype=np.uint8)
        asking, maybe = np.ones(size, dtype=bool), np.zeros(size, dtype=bool)
        whichever = np.ones(size, dtype=bool)
        for rule in self.family.rules:
            counts = self._counts(rule)
            if rule.one_only_by:
                apart = _came_in_apart(bond, rule) & asking & ~maybe
                planes[apart & counts] |= POSSIBLE
                if counts:
                    planes[_may_be_apart(bond, rule) & asking & ~maybe] |= POSSIBLE
                asking &= ~apart
                continue
            both = asking & _both(bond, rule, BOUND)
            sure = both & ~maybe
            if counts:
                planes[both] |= POSSIBLE
                planes[sure] |= SURE | IN_COMMON
                planes[sure & _both(bond, rule, DATED)] |= ESTABLISHED
                planes[both & whichever] |= IN_COMMON
            asking &= ~both
            perhaps = asking & _both(bond, rule, OPEN)
            if counts:
                planes[perhaps] |= POSSIBLE
            else:
                whichever &= ~perhaps
            maybe |= perhaps
        return planes

    def _counts(self, rule: PairRule) -> bool:
        if self.covering is None:
            return True
        texts = rule.governs or rule.both_bound_by or rule.one_only_by
        return not self.covering.isdisjoint(texts)


def _both(bond: dict[str, Positions], rule: PairRule, least: int) -> Pairs:
    """Say of which two positions both reach ``least`` under all instruments of a rule."""
    each: Pairs = np.logical_and.reduce([bond[code] >= least for code in rule.both_bound_by])
    return each[:, None] & each[None, :]


def _came_in_apart(bond: dict[str, Positions], rule: PairRule) -> Pairs:
    """Say of which two positions one is bound only by the later text, the other by the earlier."""
    later, earlier = (bond[code] >= BOUND for code in rule.one_only_by[:2])
    only_later, only_earlier = later & ~earlier, earlier & ~later
    apart = only_later[:, None] & only_earlier[None, :]
    return np.asarray(apart | apart.T)


def _may_be_apart(bond: dict[str, Positions], rule: PairRule) -> Pairs:
    """Say of which two positions open bonds may mean that they came in apart."""
    later, earlier = (bond[code] for code in rule.one_only_by[:2])
    only_later = (later >= OPEN) & (earlier < BOUND)
    only_earlier = (earlier >= OPEN) & (later < BOUND)
    apart = only_later[:, None] & only_earlier[None, :]
    return np.asarray(apart | apart.T)


def instrument_subject(code: str) -> Subject:
    """Return one instrument alone as a subject: it links those whom it binds."""
    rule = PairRule(both_bound_by=(code,), governs=(code,))
    return Subject(Family(id=code, label=code, parent=code, members=(code,), rules=(rule,)))


def family_of(facts: Facts, instrument: str) -> Family | None:
    """Return the family whose rules decide about an instrument, where there is one."""
    for family in facts.families:
        if family.rules and instrument in family.members:
            return with_both_named(family)
    return None


def with_both_named(family: Family) -> Family:
    """Return the family with both texts named in each rule on States that came in apart.

    A rule that names the later text alone means: apart from the parent of the family.
    """
    rules = tuple(
        replace(rule, one_only_by=(*rule.one_only_by, family.parent))
        if len(rule.one_only_by) == 1
        else rule
        for rule in family.rules
    )
    return family if rules == family.rules else replace(family, rules=rules)


def subject_of(facts: Facts, instrument: str) -> Subject:
    """Return the family of an instrument as a subject, or the instrument alone."""
    family = family_of(facts, instrument)
    return Subject(family) if family else instrument_subject(instrument)


def subjects_of(facts: Facts, instruments: Iterable[str]) -> tuple[Subject, ...]:
    """Return the subjects that these instruments belong to, each once, in their order.

    Every text of a family is in its subject, whichever of them was named.
    """
    found: dict[str, Subject] = {}
    for code in instruments:
        subject = subject_of(facts, code)
        found.setdefault(subject.id, subject)
    return tuple(found.values())


def columns_of(subjects: Iterable[Subject]) -> tuple[str, ...]:
    """Return the instruments that any of these subjects asks about, each once."""
    return tuple(dict.fromkeys(code for subject in subjects for code in subject.columns))
