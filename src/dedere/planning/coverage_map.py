"""The coverage of one offence: which pairs of States have a basis, may have one, have none known.

Every pair has a surest answer over several layers: texts that cover the offence (or the same
conduct), treaties on the form of cooperation itself, binding arrangements, listed bilateral
treaties. "None known" is what it says: no list of bilateral treaties is complete. Pairs that only
an open bond under a treaty on the form itself speaks for are among them, and counted apart: a
partial list of such a treaty leaves the bond of every State open, and says nothing about the pair.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dedere.cooperation.listed import ListedLaw, listed_bases
from dedere.cooperation.question import Form, Question
from dedere.planning.bonds import Bonds
from dedere.planning.links import Counts, any_link
from dedere.planning.matrix import Codes
from dedere.planning.offences import (
    Conduct,
    arrangements,
    conduct_of,
    general_treaties,
)
from dedere.planning.subjects import IN_COMMON, POSSIBLE, SURE, Pairs, Subject, columns_of
from dedere.treaties.facts import Facts
from dedere.treaties.regimes import RegimeFinding, regime_between
from dedere.treaties.standings import Standings

NONE_KNOWN, MAYBE, SURELY = range(3)
"""What a pair has: no basis known, one that is possible, one that surely stands."""


class Layer(StrEnum):
    """On what cooperation about the offence may rest."""

    TEXTS = "texts"
    """Texts of the offence's own family that cover it, or the same conduct."""
    OVERLAPPING = "overlapping"
    """Texts of other families whose offences overlap: possible, as the facts of a case decide."""
    GENERAL = "general"
    """Treaties of several States on the form of cooperation, whatever the offence."""
    ARRANGEMENTS = "arrangements"
    LISTED = "listed"
    """Bilateral treaties as lists show them: possible, as no list is complete."""


@dataclass(frozen=True, slots=True)
class PairCounts:
    """How many pairs, without direction, have what."""

    sure: int
    possible: int
    none_known: int

    @property
    def total(self) -> int:
        """Return how many pairs there are."""
        return self.sure + self.possible + self.none_known


@dataclass(frozen=True, slots=True)
class Block:
    """The pairs between two regions, or within one."""

    one: str
    other: str
    counts: PairCounts


@dataclass(frozen=True)
class CoverageMap:
    """Where one offence finds a basis, on one day, between the States of that day."""

    on: dt.date
    form: Form
    conduct: Conduct
    general: tuple[Subject, ...]
    arrangements: tuple[Subject, ...]
    states: tuple[str, ...]
    layers: dict[Layer, Codes]
    """The planes of every pair, by layer, as in :mod:`dedere.planning.subjects`."""
    pairs: Codes
    """For every pair, the surest of :data:`NONE_KNOWN`, :data:`MAYBE` and :data:`SURELY`."""

    def counts(self) -> PairCounts:
        """Return how many pairs of all have what."""
        return _counted(np.triu(np.ones_like(self.pairs, dtype=bool), 1), self.pairs)

    def which_text_is_open(self) -> int:
        """Return how many pairs surely share a text that covers, but not surely which governs."""
        texts = self.layers[Layer.TEXTS]
        return int(((texts & IN_COMMON != 0) & (texts & SURE == 0)).sum()) // 2

    def only_general_open(self) -> int:
        """Return how many pairs without a known basis may share a treaty on the form itself."""
        general = self.layers[Layer.GENERAL] & POSSIBLE != 0
        return int((general & (self.pairs == NONE_KNOWN)).sum()) // 2

    def partners(self) -> tuple[Counts, Counts]:
        """Return, for each State, with how many others a basis surely stands, and is possible."""
        return (
            np.asarray((self.pairs == SURELY).sum(axis=1)),
            np.asarray((self.pairs == MAYBE).sum(axis=1)),
        )

    def blocks(self, region_of: Sequence[str]) -> tuple[Block, ...]:
        """Return the counts between every two regions.

        Args:
            region_of: The region of each State, in the order of :attr:`states`.
        """
        names = sorted(set(region_of))
        within = np.array([[name == mine for mine in region_of] for name in names])
        found = []
        for n, one in enumerate(names):
            for m, other in enumerate(names[n:], start=n):
                chosen = within[n][:, None] & within[m][None, :]
                chosen |= chosen.T
                counts = _counted(np.triu(chosen, 1), self.pairs)
                found.append(Block(one, other, counts))
        return tuple(found)

    def without_basis(self) -> Iterator[tuple[str, str]]:
        """Return the pairs for which no basis is known, in the order of the States."""
        rows, columns = np.nonzero(np.triu(self.pairs == NONE_KNOWN, 1))
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            yield self.states[row], self.states[column]

    def between(self, one: str, other: str) -> int:
        """Return what one pair has."""
        return int(self.pairs[self.states.index(one), self.states.index(other)])

    def why(self, standings: Standings, one: str, other: str) -> tuple[RegimeFinding, ...]:
        """Return the reasons for one pair, text by text, asked for only now.

        Listed treaties are not in it: the finder (:mod:`dedere.cooperation.finder`) explains them.
        """
        subjects = (self.conduct.own, *self.conduct.overlapping, *self.general, *self.arrangements)
        return tuple(
            regime_between(standings, one=one, other=other, family=subject.family, on=self.on)
            for subject in subjects
        )


def coverage_columns(facts: Facts, offence: str, form: Form) -> tuple[str, ...]:
    """Return the instruments whose bonds the coverage of an offence needs."""
    conduct = conduct_of(facts, offence, form=form)
    subjects = (conduct.own, *conduct.overlapping)
    return columns_of((*subjects, *general_treaties(facts, form), *arrangements(facts, form)))


def coverage_of(
    facts: Facts, bonds: Bonds, *, offence: str, form: Form = Form.EXTRADITION
) -> CoverageMap:
    """Return where an offence finds a basis on the day of these bonds.

    Args:
        facts: All facts.
        bonds: The bonds of the day, under :func:`coverage_columns` at least.
        offence: Id of the offence.
        form: What is asked for.

    Raises:
        UnknownOffenceError: The catalogue holds no such offence.

    Source: VCLT arts 26, 30(4)(b), 40(4); DESIGN section 4.
    """
    there = bonds.of_the_day()
    conduct = conduct_of(facts, offence, form=form)
    general, binding = general_treaties(facts, form), arrangements(facts, form)
    layers = {
        Layer.TEXTS: any_link((conduct.own,), there),
        Layer.OVERLAPPING: any_link(conduct.overlapping, there),
        Layer.GENERAL: any_link(general, there),
        Layer.ARRANGEMENTS: any_link(binding, there),
        Layer.LISTED: _listed(facts, there, offence=conduct.offence, form=form),
    }
    surely: Pairs = np.zeros((len(there.states), len(there.states)), dtype=bool)
    maybe = surely.copy()
    for layer, planes in layers.items():
        if layer is not Layer.GENERAL:
            maybe |= planes & POSSIBLE != 0
        if layer not in {Layer.OVERLAPPING, Layer.LISTED}:
            surely |= planes & IN_COMMON != 0
    return CoverageMap(
        on=bonds.on,
        form=form,
        conduct=conduct,
        general=general,
        arrangements=binding,
        states=there.states,
        layers=layers,
        pairs=np.where(surely, SURELY, np.where(maybe, MAYBE, NONE_KNOWN)).astype(np.uint8),
    )


def _counted(chosen: Pairs, pairs: Codes) -> PairCounts:
    found = np.bincount(pairs[chosen], minlength=3).tolist()
    return PairCounts(sure=found[SURELY], possible=found[MAYBE], none_known=found[NONE_KNOWN])


def _listed(facts: Facts, bonds: Bonds, *, offence: str, form: Form) -> Codes:
    """Return the pairs between which a listed bilateral treaty may stand: possible, never sure."""
    found = np.zeros((len(bonds.states), len(bonds.states)), dtype=np.uint8)
    law = ListedLaw(facts)
    today = {code: state for state in bonds.states for code in facts.parties.same_person(state)}
    pairs = {
        tuple(sorted((today[one], today[other])))
        for treaty in facts.treaties
        if not treaty.multilateral
        for one in treaty.parties
        for other in treaty.parties
        if one in today and other in today and treaty.links(one, other)
    }
    for one, other in pairs:
        question = Question(
            requesting=one, requested=other, offences=(offence,), form=form, on=bonds.on
        )
        if listed_bases(law, question, replaced_by=None).bases:
            place = bonds.row[one], bonds.row[other]
            found[place] = found[place[::-1]] = POSSIBLE
    return found
