"""Small invented worlds: a convention, its amendment, a protocol to it, a treaty of its own."""

import dataclasses
import itertools
import json
from collections.abc import Iterable
from typing import Any

import hypothesis.strategies as st

from dedere.parties import Parties, PartyKind, State
from dedere.planning.bonds import DATED, NOT_BOUND, OPEN, BondHistory, Bonds, lay_bonds
from dedere.planning.links import links_about
from dedere.planning.overlays import Accession, Overlay
from dedere.planning.subjects import IN_COMMON, POSSIBLE, Subject
from dedere.treaties.actions import ActionKind, TreatyAction
from dedere.treaties.facts import Facts
from dedere.treaties.families import Family, PairRule
from dedere.treaties.final_clauses import Prerequisite
from dedere.treaties.instruments import (
    Binding,
    Instrument,
    Obligation,
    Offence,
    QuestionType,
)
from dedere.treaties.relations import OffenceGroup
from dedere.treaties.standings import Standings
from tests.dedere.building import act, complete, day, facts, instrument

STATES = ("XAA", "XAB", "XAC", "XAD", "XAE")
CODES = ("convention", "amended", "protocol", "alone")
DAY = day("2013-01-01")
ACCESSION = ActionKind.ACCESSION

SUPERSEDED = Family(
    id="family",
    label="Family",
    parent="convention",
    members=("convention", "amended"),
    rules=(
        PairRule(both_bound_by=("amended",), governs=("amended",), article="15(1)"),
        PairRule(both_bound_by=("convention",), governs=("convention",)),
        PairRule(one_only_by=("amended",), note="Article 40(5) of the VCLT."),
    ),
    single_instrument_article="15(1)",
)
"""An amendment that replaces the convention between its parties, and leaves one case unsettled."""

UNSETTLED_FIRST = dataclasses.replace(
    SUPERSEDED,
    rules=(SUPERSEDED.rules[0], SUPERSEDED.rules[2], SUPERSEDED.rules[1]),
)


def offence(instrument_code: str, name: str) -> Offence:
    return Offence(
        id=f"{instrument_code}/offence/{name}",
        label=name,
        article="1",
        summary="",
        mental_element="",
    )


def obligation(instrument_code: str, name: str, kind: str, *, inherited: str = "") -> Obligation:
    return Obligation(
        id=f"{instrument_code}/{name}",
        article="2",
        kind=kind,
        binding=Binding.MUST,
        implementation="",
        question_type=QuestionType.DUTY,
        summary="",
        question="",
        inherited_from=inherited,
    )


def instruments() -> list[Instrument]:
    parent = Prerequisite(instrument="convention", article="17(4)")
    convention = dataclasses.replace(
        instrument(),
        offences=(offence("convention", "seizure"), offence("convention", "threat")),
        obligations=(
            obligation("convention", "art-2", "criminalize"),
            obligation("convention", "art-3", "penalties"),
        ),
    )
    amended = dataclasses.replace(
        instrument("amended", adopted="2005-07-08", in_force="2010-07-28"),
        offences=(offence("amended", "seizure"), offence("amended", "transport")),
        obligations=(
            obligation("amended", "art-2", "criminalize", inherited="convention/art-2"),
            obligation("amended", "art-4", "criminalize"),
        ),
    )
    protocol = dataclasses.replace(
        instrument(
            "protocol", adopted="1988-03-10", in_force="1992-03-01", prerequisites=(parent,)
        ),
        offences=(offence("protocol", "platform"),),
    )
    alone = dataclasses.replace(
        instrument("alone", adopted="1997-12-15", in_force="2001-05-23"),
        offences=(offence("alone", "bombing"),),
    )
    return [convention, amended, protocol, alone]


GROUPS = (
    OffenceGroup(
        group="seizure", offences=("convention/offence/seizure", "amended/offence/seizure")
    ),
    OffenceGroup(group="bomb", offences=("protocol/offence/platform", "alone/offence/bombing")),
)


def world(
    *acts: TreatyAction,
    complete_lists: tuple[str, ...] = CODES,
    family: Family = SUPERSEDED,
    states: tuple[str, ...] = STATES,
) -> Facts:
    """Build facts about five States; lists that are not named complete leave bonds open."""
    base = facts(
        *acts,
        instruments=instruments(),
        coverages=[complete(code) for code in complete_lists],
        families=(family,),
    )
    known = {
        code: State(
            code=code,
            kind=PartyKind.MEMBER,
            names={"en": f"State {code}"},
            m49="001",
            regions=("002",) if code in {"XAA", "XAB"} else ("142",),
        )
        for code in states
    }
    return dataclasses.replace(base, parties=Parties(states=known), offence_groups=GROUPS)


def as_json(answer: object) -> dict[str, Any]:
    """Return an answer as it leaves the house, for a look inside."""
    found: dict[str, Any] = json.loads(json.dumps(answer))
    return found


def joined(state: str, code: str, date: str = "2010-08-15") -> TreatyAction:
    """Return an accession that is in force on the day the tests ask about."""
    return act(state, ACCESSION, date, code=code)


def history(record: Facts) -> BondHistory:
    return lay_bonds(Standings(record), states=tuple(record.parties.states), instruments=CODES)


def bonds(record: Facts) -> Bonds:
    return history(record).on(DAY)


def surely_gained(
    record: Facts,
    base: Bonds,
    subject: Subject,
    accessions: Iterable[Accession],
    pair: tuple[str, str],
) -> bool:
    """Say, trying every way in which open bonds may turn out, whether a pair is surely gained."""
    columns = [base.column[code] for code in subject.columns]
    cells = [
        (base.row[state], column)
        for state in pair
        for column in columns
        if base.cells[base.row[state], column] == OPEN
    ]
    overlay = Overlay("what if", tuple(accessions))
    for way in itertools.product((NOT_BOUND, DATED), repeat=len(cells)):
        settled = base.cells.copy()
        for cell, bond in zip(cells, way, strict=True):
            settled[cell] = bond
        before = dataclasses.replace(base, cells=settled)
        was = links_about(subject, before).between(*pair)
        will_be = links_about(subject, overlay.over(before, record)).between(*pair)
        if was & POSSIBLE or not will_be & IN_COMMON:
            return False
    return True


PAIRS = tuple(itertools.product(STATES, CODES))

accessions = st.lists(
    st.builds(
        lambda place, year: joined(place[0], place[1], f"{year}-03-01"),
        st.sampled_from(PAIRS),
        st.integers(1984, 2012),
    ),
    max_size=12,
    unique_by=lambda action: (action.state, action.instrument),
)
"""Accessions of any of the States to any of the instruments."""

some_lists = st.sets(st.sampled_from(CODES)).map(lambda found: tuple(sorted(found)))
"""Which of the lists are complete; the others leave the bonds of absent States open."""

families = st.sampled_from((SUPERSEDED, UNSETTLED_FIRST))

worlds = st.builds(
    lambda acts, lists, family: world(*acts, complete_lists=lists, family=family),
    accessions,
    some_lists,
    families,
)
