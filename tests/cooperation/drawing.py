"""Drawn facts and small views of an answer, for the properties of the legal-basis finder."""

import datetime as dt

from hypothesis import strategies as st

from dedere.cooperation.bases import Answer, Basis
from dedere.cooperation.question import Form, Stated
from dedere.treaties.actions import TreatyAction
from dedere.treaties.bilaterals import BilateralKind, ListedTreaty
from dedere.treaties.facts import Facts
from dedere.treaties.standing import Standing
from dedere.treaties.standings import Standings
from tests.dedere.cooperation.building import CODES, ON, joins, treaty, world

dates = st.dates(dt.date(1980, 1, 1), dt.date(2013, 12, 31)).map(dt.date.isoformat)
days = st.dates(dt.date(1980, 1, 1), dt.date(2025, 1, 1))
forms = st.sampled_from(list(Form))
groups = st.sampled_from(list(Stated))


@st.composite
def memberships(draw: st.DrawFn) -> tuple[TreatyAction, ...]:
    """Draw who joined what: not at all, on a day, or listed without one."""
    return tuple(
        joins(state, code, when)
        for state in ("XAA", "XAB", "XAC")
        for code in CODES
        if (when := draw(st.one_of(st.just("never"), st.none(), dates))) != "never"
    )


@st.composite
def listings(draw: st.DrawFn) -> tuple[ListedTreaty, ...]:
    """Draw up to three listed treaties between the two States."""
    return tuple(
        treaty(
            f"list-{n}",
            kind=draw(st.sampled_from(list(BilateralKind))),
            signed=draw(st.one_of(st.none(), dates)),
            in_force=draw(st.one_of(st.none(), dates)),
            ended=draw(st.one_of(st.none(), dates)),
        )
        for n in range(draw(st.integers(0, 3)))
    )


partials = st.sets(st.sampled_from(CODES))
worlds = st.builds(
    lambda actions, treaties, partial: world(*actions, treaties=treaties, partial=partial),
    memberships(),
    listings(),
    partials,
)


def through(found: Answer, code: str) -> list[Basis]:
    return [basis for basis in found.bases if basis.instrument == code]


def listed(found: Answer) -> list[Basis]:
    return [basis for basis in found.bases if basis.instrument.startswith("list-")]


def standing(known: Facts, state: str, code: str, on: dt.date = ON) -> Standing:
    return Standings(known).of(state, code, on=on).standing


def conventional(found: Answer) -> set[tuple[object, ...]]:
    """Return what the answer rests on conventions, without its direction."""
    return {
        (b.kind, b.instrument, b.articles, b.since, b.certainty, b.offences)
        for b in found.bases
        if b.instrument in CODES
    }
