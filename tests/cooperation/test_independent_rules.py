"""The finder agrees with the same rules written twice more: for clingo, and as SQL.

Whoever wrote a rule wrongly here would have to write it wrongly three times, in three languages.
Nothing the engine has derived goes into the other two: they start from acts, final clauses and
lists of treaties, once the real ones and once invented ones that meet what real lists rarely show.
"""

import datetime as dt
import itertools
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

import pytest

from benchmarks import legal_rules_clingo as clingo_rules
from benchmarks import legal_rules_dedere as engine
from benchmarks import legal_rules_duckdb as sql_rules
from benchmarks.legal_rules_facts import Rows, plain_facts
from benchmarks.legal_rules_found import GRADES, Bonds, Findings
from benchmarks.rules_again.found import Pair
from benchmarks.rules_again.relations import Relations, relations_of
from benchmarks.worlds_of_treaties import INVENTED, drawn
from dedere.cooperation.finder import Cooperation
from dedere.periods import PartialDate
from dedere.treaties.actions import ActionKind, TreatyAction
from dedere.treaties.standings import Standings
from dedere_io.facts import load_facts

FACTS = load_facts()
OFFENCES = tuple(o.id for i in FACTS.instruments.values() for o in i.offences)
EXTRADITION, ASSISTANCE = ("optional", "without"), ("assistance",)
FORMS = (EXTRADITION, ASSISTANCE)
HIJACKING = "hague-1970/offence/unlawful-seizure"
UNDATED, PRESUMED, ESTABLISHED = (GRADES[name] for name in ("undated", "presumed", "established"))
# Every sample of States has those whose declarations, practice or succession decide something.
DECIDING = (
    *("CHE", "GBR", "USA", "NZL", "AUS", "BRA", "BOL", "FRA", "DEU", "POL", "KEN", "NGA"),
    *("RUS", "SUN", "CZE", "CSK", "SRB", "MNE", "YEM", "YMD", "TZA", "VNM", "DDR"),
)
DAYS = tuple(dt.date(*day) for day in ((1975, 3, 1), (1993, 1, 1), (2013, 10, 3)))
WORLDS = (
    ("1", dt.date(1995, 5, 1)),
    ("2", dt.date(2019, 5, 1)),
    ("3", dt.date(2010, 5, 1)),
    ("4", dt.date(1979, 5, 5)),
)


@dataclass(frozen=True)
class World:
    """One day of one world, written down for each set of rules."""

    cooperation: Cooperation
    clauses: Relations
    ours: Bonds
    by_clingo: Bonds
    by_sql: Bonds
    program: str
    base: sql_rules.Base

    def findings(
        self, offence: str, kinds: Sequence[str], pairs: Sequence[Pair]
    ) -> tuple[Findings, Findings, Findings]:
        return (
            engine.findings(
                self.cooperation, self.clauses, offence=offence, kinds=kinds, pairs=pairs
            ),
            clingo_rules.findings(self.program, offence=offence, kinds=kinds, pairs=pairs),
            sql_rules.findings(self.base, offence=offence, kinds=kinds, pairs=pairs),
        )


def world_of(cooperation: Cooperation, rows: Rows, states: Sequence[str], on: dt.date) -> World:
    clauses = relations_of(cooperation.standings, on=on, states=())
    asked = {**rows, "state": [(state,) for state in states]}
    base = sql_rules.written(asked)
    by_sql = sql_rules.bonds(base, on=on.toordinal())
    by_clingo = clingo_rules.bonds(clingo_rules.written(asked), on=on.toordinal())
    return World(
        cooperation=cooperation,
        clauses=clauses,
        ours=engine.bonds(cooperation.standings, states, on=on),
        by_clingo=by_clingo,
        by_sql=by_sql,
        program=clingo_rules.written_for_pairs(asked, clauses, by_clingo),
        base=sql_rules.ready_for_pairs(base, clauses),
    )


def differences(ours: Findings, other: Findings) -> Mapping[str, object]:
    return {
        field.name: getattr(ours, field.name) ^ getattr(other, field.name)
        for field in fields(Findings)
        if getattr(ours, field.name) != getattr(other, field.name)
    }


@pytest.fixture(scope="module")
def cooperation() -> Cooperation:
    return Cooperation(Standings(FACTS))


@pytest.fixture(scope="module")
def rows() -> Rows:
    return plain_facts(FACTS)


@pytest.fixture(scope="module", params=DAYS, ids=str)
def real(request: pytest.FixtureRequest, cooperation: Cooperation, rows: Rows) -> World:
    chance = random.Random(str(request.param))  # noqa: S311 - the same every time
    today = [state.code for state in FACTS.parties.current()]
    states = tuple(dict.fromkeys((*DECIDING, *chance.sample(today, 25))))
    return world_of(cooperation, rows, states, request.param)


def test_acts_and_final_clauses_give_the_same_bonds_three_times(real: World) -> None:
    assert real.ours == real.by_clingo == real.by_sql
    assert {1, 4} <= set(real.ours.values())


@pytest.mark.parametrize("kinds", FORMS, ids="/".join)
def test_the_three_find_the_same_bases_between_real_states(
    real: World, kinds: tuple[str, ...]
) -> None:
    chance = random.Random(f"{real.clauses.on}{kinds}")  # noqa: S311 - the same every time
    states = sorted({state for state, _ in real.ours})
    every = list(itertools.permutations(states, 2))
    partners = {
        pair
        for treaty in FACTS.treaties
        for pair in itertools.permutations(treaty.parties, 2)
        if set(pair) <= set(states)
    }
    pairs = list(dict.fromkeys((*chance.sample(every, 40), *sorted(partners)[:60])))
    offence = chance.choice(OFFENCES)

    ours, by_clingo, by_sql = real.findings(offence, kinds, pairs)

    assert differences(ours, by_clingo) == {}, offence
    assert differences(ours, by_sql) == {}, offence


def invented(seed: str, on: dt.date) -> World:
    facts = drawn(FACTS, seed)
    return world_of(Cooperation(Standings(facts)), plain_facts(facts), INVENTED, on)


PAIRS = tuple(itertools.permutations(INVENTED, 2))


@pytest.mark.parametrize(("seed", "on"), WORLDS)
def test_the_three_find_the_same_bases_in_invented_worlds(seed: str, on: dt.date) -> None:
    world = invented(seed, on)
    chance = random.Random(seed)  # noqa: S311 - the same every time

    assert world.ours == world.by_clingo == world.by_sql
    for kinds in FORMS:
        ours, by_clingo, by_sql = world.findings(chance.choice(OFFENCES), kinds, PAIRS)

        assert differences(ours, by_clingo) == {}
        assert differences(ours, by_sql) == {}


def test_any_later_treaty_without_a_day_lowers_the_earlier_one() -> None:
    """Decision 11: a later treaty of unknown entry into force lowers the earlier to undated."""
    world = invented("111", dt.date(2010, 5, 1))

    ours, by_clingo, by_sql = world.findings(OFFENCES[0], ASSISTANCE, PAIRS)

    assert by_clingo.bases == by_sql.bases
    assert ours.bases == by_clingo.bases


def test_a_denunciation_ends_a_bond_that_only_a_protocol_proves() -> None:
    """VCLT art. 54(a); article 19 of the convention of 1988: one year after the deposit."""
    acts = [
        ("sua-protocol-2005", ActionKind.RATIFICATION, "2011-01-10"),
        ("sua-1988", ActionKind.DENUNCIATION, "2013-01-10"),
    ]
    actions = tuple(
        TreatyAction(
            id=f"{code}/XAA/1",
            state="XAA",
            instrument=code,
            kind=kind,
            date=PartialDate.parse(day),
            sources=("untc-18-12",),
        )
        for code, kind, day in acts
    )
    facts = replace(drawn(FACTS, "1"), actions=actions)
    cooperation, rows = Cooperation(Standings(facts)), plain_facts(facts)
    before = world_of(cooperation, rows, INVENTED, dt.date(2014, 1, 9))
    after = world_of(cooperation, rows, INVENTED, dt.date(2014, 1, 10))

    bond = ("XAA", "sua-1988")
    assert before.ours[bond] == before.by_clingo[bond] == before.by_sql[bond] == UNDATED
    assert bond not in after.by_clingo
    assert bond not in after.by_sql
    assert bond not in after.ours


def test_the_comparison_meets_every_kind_of_answer() -> None:
    """An agreement over nothing would be no agreement."""
    bases: set[tuple[str, int]] = set()
    reasons: set[str] = set()
    for seed, on in WORLDS:
        cooperation = Cooperation(Standings(drawn(FACTS, seed)))
        clauses = relations_of(cooperation.standings, on=on, states=())
        for offence in OFFENCES[::9]:
            found = engine.findings(
                cooperation, clauses, offence=offence, kinds=EXTRADITION, pairs=PAIRS
            )
            bases |= {(row[3], row[4]) for row in found.bases}
            reasons |= {row[3] for row in found.set_aside}

    assert {kind for kind, _ in bases} == set(engine.KINDS.values())
    assert {grade for _, grade in bases} == {UNDATED, PRESUMED, ESTABLISHED}
    assert reasons == engine.REASONS


def test_a_fact_left_out_shows(real: World, rows: Rows) -> None:
    """The comparison is able to fail."""
    pairs = (("GBR", "USA"),)
    cut = {name: values for name, values in rows.items() if name != "treaty_in_force"}
    program = clingo_rules.written_for_pairs(cut, real.clauses, real.by_clingo)

    ours = engine.findings(
        real.cooperation, real.clauses, offence=HIJACKING, kinds=EXTRADITION, pairs=pairs
    )
    by_clingo = clingo_rules.findings(program, offence=HIJACKING, kinds=EXTRADITION, pairs=pairs)

    assert "set_aside" in differences(ours, by_clingo)
