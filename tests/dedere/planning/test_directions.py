"""Where a text in common gives no basis one way, against the finder asked pair by pair."""

import datetime as dt

import pytest

from dedere.cooperation.finder import Cooperation
from dedere.cooperation.options import needs_treaty
from dedere.cooperation.question import Form, Question
from dedere.planning.bonds import BondHistory, lay_bonds, persons
from dedere.planning.coverage_map import SURELY, CoverageMap, coverage_of
from dedere.planning.directions import closed_directions
from dedere.treaties.facts import Facts
from dedere.treaties.standings import Standings
from dedere_io.facts import load_facts

DAY = dt.date(2013, 4, 22)
SEIZURE = "hague-1970/offence/unlawful-seizure"
NOT_BINDING = {"reciprocity", "scheme"}


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return load_facts(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def book(facts: Facts) -> Standings:
    return Standings(facts)


@pytest.fixture(scope="module")
def history(facts: Facts, book: Standings) -> BondHistory:
    return lay_bonds(book, states=persons(facts.parties), instruments=tuple(facts.instruments))


def cover(facts: Facts, history: BondHistory, offence: str, form: Form) -> CoverageMap:
    return coverage_of(facts, history.on(DAY), offence=offence, form=form)


def test_a_state_that_needs_a_treaty_asks_one_that_needs_none_in_vain(
    facts: Facts, history: BondHistory
) -> None:
    # The Lao reservation to article 8(2) of the Convention against Torture makes extradition
    # conditional on a treaty; by article 696 of the French Code of Criminal Procedure the code
    # applies where there is none. Hague 1970 art. 8(2) and (3) then give Lao nothing in France;
    # France may still ask, as Lao may take the convention for the treaty it needs.
    closed = set(closed_directions(facts, cover(facts, history, SEIZURE, Form.EXTRADITION)))

    assert ("LAO", "FRA") in closed
    assert ("FRA", "LAO") not in closed


def test_assistance_needs_no_option(facts: Facts, history: BondHistory) -> None:
    assert list(closed_directions(facts, cover(facts, history, SEIZURE, Form.ASSISTANCE))) == []


@pytest.mark.parametrize(
    "offence",
    [SEIZURE, "hostages-1979/offence/hostage-taking", "sua-1988/offence/seizure"],
)
def test_the_finder_has_a_basis_in_every_direction_but_the_closed_ones(
    facts: Facts, book: Standings, history: BondHistory, offence: str
) -> None:
    found = cover(facts, history, offence, Form.EXTRADITION)
    closed = set(closed_directions(facts, found))
    speaking = {s for s in found.states if needs_treaty(facts, s, DAY)[0] is not None}
    finder = Cooperation(book)
    asked = [
        (one, other)
        for one in found.states
        for other in speaking
        if one != other and found.between(one, other) == SURELY
    ]
    without = set()
    for one, other in asked:
        question = Question(
            requesting=one, requested=other, offences=(offence,), form=Form.EXTRADITION, on=DAY
        )
        kinds = {basis.kind.value for basis in finder.answer(question).bases}
        if not kinds - NOT_BINDING:
            without.add((one, other))

    assert closed
    assert without == {pair for pair in closed if pair[1] in speaking}
