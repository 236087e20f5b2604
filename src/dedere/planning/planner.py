"""The planner: what a State would gain by each instrument that it has not joined.

Every number is a range: what is gained whichever way unknown bonds turn out, and what may be
gained at most. The accession is supposed to be in force on the day asked about, together with what
the instrument needs first; nothing is said about what a State should do.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

import numpy as np

from dedere.errors import InvalidInputError
from dedere.phrases import InstrumentName, Phrase, StateName, mark
from dedere.planning.bonds import BOUND, NOT_BOUND, BondHistory, Bonds, Positions
from dedere.planning.conditions import conditions_of, deposited, joins
from dedere.planning.gains import Range, Side, gained, unlinked
from dedere.planning.offences import conducts_in
from dedere.planning.overlays import Accession, binds
from dedere.planning.scopes import Scope
from dedere.planning.subjects import Pairs, Subject, instrument_subject
from dedere.sources import Provision, Reason
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Binding
from dedere.treaties.standing import Standing, StandingFinding
from dedere.treaties.standings import Standings

IS_NOT_BOUND = mark("On {on}, {state} is not bound by {instrument}.")
IS_NOT_KNOWN = mark(
    "Our sources do not say whether {state} is bound by {instrument} on {on}. If it is, joining "
    "adds nothing."
)
LINKS = mark(
    "States newly linked with {state} in this family of instruments: {low} surely, {high} at most."
)
SUPPOSED = mark(
    "The numbers suppose that {instrument} is in force for {state} on {on}; article {article} "
    "says how long after the deposit that is."
)
NO_STATE_THEN = mark("{state} was no State on {on}. Ask about another day, or another State.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gains:
    """What an accession would bring, by one reading of the bonds."""

    links: Range
    """With how many States it would be newly linked, added up over the subjects of the scope."""
    surely: tuple[str, ...]
    """The States that are surely among them."""
    possibly: tuple[str, ...]
    """The States that may be among them, beside the sure ones."""
    text: Range
    """With how many States this very instrument would newly be in force."""
    partners: Range
    """With how many States no text of the whole scope is in common so far."""
    offences: tuple[str, ...]
    """Conduct that no text binding the State covers so far."""
    possible_offences: tuple[str, ...]
    """Conduct that may be covered already, by a text whose bond is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One instrument that a State has not joined, and what it would bring."""

    accession: Accession
    standing: StandingFinding
    joins: tuple[str, ...]
    """What the State would have to join: parents first, the instrument itself last."""
    gains: Gains
    """What can be said of the day itself: surely, and at most."""
    last_known: Gains
    """The same if every bond is as it was when last known."""
    obligations: tuple[tuple[str, int], ...]
    """How many provisions of each kind the instruments joined add, the most frequent first."""
    must: int
    """How many of them say what a State must do."""
    conditions: tuple[Reason, ...]
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class StatePlan:
    """The instruments a State has not joined, ranked by the links they would bring."""

    state: str
    on: dt.date
    scope: Scope
    options: tuple[Option, ...]
    bound: tuple[str, ...]
    """Instruments of the scope that bind the State already."""
    waiting: tuple[str, ...]
    """Instruments whose consent is deposited and takes effect later."""


def plan_for_state(
    standings: Standings, history: BondHistory, *, state: str, scope: Scope, on: dt.date
) -> StatePlan:
    """Rank the instruments of a scope that a State has not joined by the links they would bring.

    Args:
        standings: The book of standings, for reasons.
        history: The bonds of all time, under every instrument that :meth:`Scope.columns` names.
        state: Code of the State.
        scope: Which instruments, and which links count.
        on: The day asked about.

    Returns:
        The plan. First come the links surely gained, then those gained if all is as last known,
        then those possibly gained, then conduct newly covered.

    Raises:
        InvalidInputError: The State did not exist on that day.
        DateBeforeFactsError: The day lies before the first fact.

    Source: VCLT arts 15, 24, 30, 40; the instruments' own final clauses.
    """
    facts, bonds, shown = standings.facts, history.on(on), history.last_known_on(on)
    code = facts.parties.find(state).code
    if code not in bonds.row or not bonds.exists[bonds.row[code]]:
        raise InvalidInputError(Phrase.of(NO_STATE_THEN, state=StateName(code), on=on))
    waiting = deposited(standings, bonds, states=(code,), instruments=scope.instruments)
    asked = [
        Accession(code, i)
        for i in scope.instruments
        if bonds.of(code, i) < BOUND
        and Accession(code, i) not in waiting
        and facts.instruments[i].open_from <= on
    ]
    found = [_option(standings, bonds, shown, accession, scope) for accession in asked]
    return StatePlan(
        state=code,
        on=on,
        scope=scope,
        options=tuple(sorted(found, key=_most_links_first)),
        bound=tuple(i for i in scope.instruments if bonds.of(code, i) >= BOUND),
        waiting=tuple(i for i in scope.instruments if Accession(code, i) in waiting),
    )


def _most_links_first(option: Option) -> tuple[int, ...]:
    sure, shown = option.gains, option.last_known
    return (
        -sure.links.low,
        -shown.links.low,
        -shown.links.high,
        -sure.links.high,
        -len(sure.offences),
        -len(shown.offences),
        -shown.text.low,
        -sure.text.high,
    )


def _option(
    standings: Standings, bonds: Bonds, shown: Bonds, accession: Accession, scope: Scope
) -> Option:
    facts = standings.facts
    joined = joins(facts, bonds, accession)
    standing = standings.of(accession.state, accession.instrument, on=bonds.on)
    kinds, must = _obligations(facts, bonds, accession.state, joined)
    gains = _gains(facts, bonds, accession, scope)
    return Option(
        accession=accession,
        standing=standing,
        joins=joined,
        gains=gains,
        last_known=_gains(facts, shown, accession, scope),
        obligations=kinds,
        must=must,
        conditions=conditions_of(facts, bonds, accession),
        because=_because(facts, standing, gains.links),
    )


def _gains(facts: Facts, bonds: Bonds, accession: Accession, scope: Scope) -> Gains:
    state = accession.state
    joined = joins(facts, bonds, accession)
    taking_effect = [code for code in joined if binds(facts, code, bonds)]
    rows = [_row(subject, bonds, state, taking_effect) for subject in scope.subjects]
    text = _row(instrument_subject(accession.instrument), bonds, state, taking_effect)
    surely = np.any([row.low for row in rows], axis=0)
    possibly = np.any([row.high for row in rows], axis=0)
    never = np.all([row.never_linked for row in rows], axis=0)
    maybe_never = np.all([row.maybe_unlinked for row in rows], axis=0)
    offences = _offences(facts, bonds, accession, joined)
    return Gains(
        links=Range(sum(int(r.low.sum()) for r in rows), sum(int(r.high.sum()) for r in rows)),
        surely=_named(bonds, surely),
        possibly=_named(bonds, possibly & ~surely),
        text=Range(int(text.low.sum()), int(text.high.sum())),
        partners=Range(int((surely & never).sum()), int((possibly & maybe_never).sum())),
        offences=offences[0],
        possible_offences=offences[1],
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """One State towards all others, about one subject."""

    low: Pairs
    high: Pairs
    never_linked: Pairs
    maybe_unlinked: Pairs


def _row(subject: Subject, bonds: Bonds, state: str, joined: list[str]) -> _Row:
    """Return what joining these instruments changes between one State and every other."""
    positions: Positions = bonds.positions(subject.columns)
    row = bonds.row[state]
    mask = sum(1 << n for n, code in enumerate(subject.columns) if code in joined)
    kinds, place = np.unique(positions, return_inverse=True)
    here = positions[row : row + 1]
    mine, others = Side(here, np.array([mask], dtype=np.int64)), Side.staying(kinds)
    low, high = gained(subject, mine, others)
    never, maybe = unlinked(subject, here, kinds)
    alone = bonds.exists.copy()
    alone[row] = False
    return _Row(
        low=low[0][place] & alone,
        high=high[0][place] & alone,
        never_linked=never[0][place] & alone,
        maybe_unlinked=maybe[0][place] & alone,
    )


def _named(bonds: Bonds, chosen: Pairs) -> tuple[str, ...]:
    return tuple(bonds.states[n] for n in np.flatnonzero(chosen).tolist())


def _offences(
    facts: Facts, bonds: Bonds, accession: Accession, joined: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the conduct newly covered: surely, and possibly beside it."""
    all_of_them = conducts_in(facts, facts.instruments)
    known = {code: bonds.of(accession.state, code) for code in bonds.instruments}
    surely, possibly = [], []
    for ids in all_of_them.values():
        texts = {offence: offence.partition("/")[0] for offence in ids}
        named = [offence for offence, text in texts.items() if text in joined]
        if not named:
            continue
        before = max((known.get(text, NOT_BOUND) for text in texts.values()), default=NOT_BOUND)
        if before == NOT_BOUND:
            surely.append(named[0])
        elif before < BOUND:
            possibly.append(named[0])
    return tuple(surely), tuple(possibly)


def _obligations(
    facts: Facts, bonds: Bonds, state: str, joined: tuple[str, ...]
) -> tuple[tuple[tuple[str, int], ...], int]:
    """Count what the instruments add by kind, without what a text that binds already asks."""
    added = [
        o
        for code in joined
        for o in facts.instruments[code].obligations
        if not _asked_already(bonds, state, o.inherited_from)
    ]
    kinds = Counter(o.kind for o in added)
    ranked = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    return tuple(ranked), sum(o.binding is Binding.MUST for o in added)


def _asked_already(bonds: Bonds, state: str, obligation: str) -> bool:
    text = obligation.partition("/")[0]
    return text in bonds.column and bonds.of(state, text) >= BOUND


def _because(facts: Facts, standing: StandingFinding, links: Range) -> tuple[Reason, ...]:
    instrument = facts.instruments[standing.instrument]
    rule = instrument.final_clauses.later_party
    state, name = StateName(standing.state), InstrumentName(standing.instrument)
    template = IS_NOT_KNOWN if standing.standing is Standing.UNKNOWN else IS_NOT_BOUND
    return (
        Reason(
            says=Phrase.of(template, state=state, instrument=name, on=standing.on),
            grounds=standing.because,
        ),
        Reason(says=Phrase.of(LINKS, state=state, low=links.low, high=links.high)),
        Reason(
            says=Phrase.of(
                SUPPOSED, instrument=name, state=state, on=standing.on, article=rule.article
            ),
            provision=Provision(instrument.code, rule.article),
        ),
    )
