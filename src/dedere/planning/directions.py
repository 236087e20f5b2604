"""Directions of a pair: where a common text gives no basis one way, by the States' own words.

A text that two States share offers extradition through two clauses: one for a requested State that
needs a treaty, at its option, and one between States that need none. What a State has declared, or
its recorded practice, may close both in one direction and leave the other open. Silence closes
nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dedere.cooperation.bases import Option
from dedere.cooperation.multilateral import OBLIGES
from dedere.cooperation.options import needs_treaty, option_of
from dedere.cooperation.question import Form, Question
from dedere.planning.coverage_map import CoverageMap, Layer
from dedere.planning.subjects import IN_COMMON, POSSIBLE, Pairs
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Instrument


@dataclass(frozen=True, slots=True)
class Needs:
    """What the States of a map have said, one cell a State."""

    treaty: Pairs
    """Surely makes extradition conditional on a treaty."""
    no_treaty: Pairs
    """Surely does not."""
    declines: Pairs
    """Surely takes none of the covering texts as the basis."""


def closed_directions(facts: Facts, found: CoverageMap) -> Iterator[tuple[str, str]]:
    """Return requesting and requested States that share a text, and have no basis that is known.

    Only pairs for which nothing but texts of the offence, or of one that overlaps, speaks: no
    other treaty on the form, no arrangement, no listed treaty.

    Args:
        facts: All facts.
        found: The coverage of an offence on a day.

    Source: the optional and the no-treaty clause of each text (for example Hague 1970 art. 8(2)
    and (3)); recorded practice and declarations, each with its own source in the finder's answer.
    """
    if found.form is not Form.EXTRADITION:
        return
    subjects = (found.conduct.own, *found.conduct.overlapping)
    texts = [facts.instruments[code] for s in subjects for code in sorted(s.covering or ())]
    if any(_binding(text) for text in texts):
        return
    said = _needs(facts, found, texts)
    optional_closed = said.no_treaty | said.declines
    closed = np.broadcast_to(optional_closed[None, :], found.pairs.shape).copy()
    if any(t.extradition and t.extradition.between_states_not_conditional_article for t in texts):
        closed &= said.treaty[None, :] | said.treaty[:, None]
    for row, column in zip(*np.nonzero(closed & _texts_alone(found)), strict=True):
        yield found.states[row], found.states[column]


def _binding(text: Instrument) -> bool:
    """Say whether a text itself is the basis, whatever a State prefers."""
    return text.extradition is not None and text.extradition.legal_basis.mode == OBLIGES


def _texts_alone(found: CoverageMap) -> Pairs:
    """Return the pairs that share a text, and for which nothing else speaks."""
    layers = found.layers
    alone: Pairs = layers[Layer.TEXTS] & IN_COMMON != 0
    alone &= layers[Layer.GENERAL] & IN_COMMON == 0
    for other in (Layer.ARRANGEMENTS, Layer.LISTED):
        alone &= layers[other] & POSSIBLE == 0
    np.fill_diagonal(alone, val=False)
    return alone


def _needs(facts: Facts, found: CoverageMap, texts: list[Instrument]) -> Needs:
    wants = [needs_treaty(facts, state, found.on)[0] for state in found.states]
    return Needs(
        treaty=np.array([want is True for want in wants]),
        no_treaty=np.array([want is False for want in wants]),
        declines=np.array([_declines(facts, found, state, texts) for state in found.states]),
    )


def _declines(facts: Facts, found: CoverageMap, state: str, texts: list[Instrument]) -> bool:
    another = next(other for other in found.states if other != state)
    asked = Question(
        requesting=another,
        requested=state,
        offences=(found.conduct.offence,),
        form=found.form,
        on=found.on,
    )
    clauses = [
        (text.code, text.extradition.legal_basis.article)
        for text in texts
        if text.extradition is not None and text.extradition.legal_basis.article
    ]
    return bool(clauses) and all(
        option_of(facts, asked, code, article).option is Option.DECLINED
        for code, article in clauses
    )
