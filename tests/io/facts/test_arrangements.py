"""Arrangements that are no treaties: when they applied, and where they do not appear."""

import datetime as dt

import pytest

from dedere.treaties.checks import check_facts
from dedere.treaties.facts import Facts
from dedere.treaties.standing import Certainty, Standing
from dedere.treaties.standings import Standings
from dedere_io.facts.packaged import packaged
from dedere_io.facts.read import read_facts

WARRANT = "eu-surrender-2002"
SCHEMES = ("commonwealth-extradition-scheme", "commonwealth-mla-scheme")


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(packaged())


@pytest.fixture(scope="module")
def standings(facts: Facts) -> Standings:
    return Standings(facts)


WARRANTS = [
    ("DEU", "2004-08-22", Standing.NONE, Certainty.ESTABLISHED),
    ("DEU", "2004-08-23", Standing.BOUND, Certainty.ESTABLISHED),
    ("DEU", "2005-07-18", Standing.WITHDRAWN, Certainty.ESTABLISHED),
    ("DEU", "2006-08-02", Standing.BOUND, Certainty.ESTABLISHED),
    ("CZE", "2005-01-14", Standing.BOUND, Certainty.ESTABLISHED),
    ("HRV", "2013-06-30", Standing.NONE, Certainty.ESTABLISHED),
    ("HRV", "2013-07-01", Standing.BOUND, Certainty.ESTABLISHED),
    ("GBR", "2020-12-31", Standing.BOUND, Certainty.PRESUMED),
    ("FRA", "2004-06-01", Standing.UNKNOWN, Certainty.UNDATED),
    ("FRA", "2010-01-01", Standing.BOUND, Certainty.UNDATED),
    ("IRL", "2003-12-31", Standing.NONE, Certainty.ESTABLISHED),
    ("CHE", "2015-01-01", Standing.NONE, Certainty.ESTABLISHED),
    ("CHE", "2025-01-01", Standing.UNKNOWN, Certainty.NO_DATA),
]


@pytest.mark.parametrize(("state", "on", "standing", "certainty"), WARRANTS)
def test_the_european_arrest_warrant(
    standings: Standings, state: str, on: str, standing: Standing, certainty: Certainty
) -> None:
    found = standings.of(state, WARRANT, on=dt.date.fromisoformat(on))

    assert (found.standing, found.certainty) == (standing, certainty)


def test_the_united_kingdom_left_with_the_end_of_2020(standings: Standings) -> None:
    found = standings.of("GBR", WARRANT, on=dt.date(2021, 1, 1))

    assert found.standing is Standing.WITHDRAWN


SCHEME_DAYS = [
    ("GHA", "1966-05-03", Standing.BOUND),
    ("PAK", "1980-01-01", Standing.WITHDRAWN),
    ("PAK", "1995-01-01", Standing.BOUND),
    ("FJI", "1990-01-01", Standing.WITHDRAWN),
    ("FJI", "2007-01-01", Standing.BOUND),  # suspended, and still a member
    ("ZAF", "1994-05-31", Standing.NONE),
    ("ZAF", "1994-06-01", Standing.BOUND),
    ("IRL", "2010-01-01", Standing.NONE),
    ("USA", "2010-01-01", Standing.NONE),
]


@pytest.mark.parametrize(("state", "on", "standing"), SCHEME_DAYS)
def test_the_scheme_on_extradition_follows_membership(
    standings: Standings, state: str, on: str, standing: Standing
) -> None:
    found = standings.of(state, SCHEMES[0], on=dt.date.fromisoformat(on))

    assert found.standing is standing


def test_no_arrangement_is_called_denounced_or_a_treaty(standings: Standings) -> None:
    found = standings.of("DEU", WARRANT, on=dt.date(2005, 9, 1))
    said = " ".join(str(reason.says) for reason in found.because)

    assert "denounced" not in said
    assert "ceased to apply" in said
    assert "18 July 2005" in said or "2005-07-18" in said


def test_arrangements_stand_in_no_list_of_treaties(facts: Facts) -> None:
    listed = {i.code for i in (*facts.universal(), *facts.related())}
    arrangements = {i.code for i in facts.instruments.values() if not i.is_treaty}

    assert arrangements == {WARRANT, *SCHEMES}
    assert listed.isdisjoint(arrangements)


def test_schemes_bind_nobody_and_the_warrant_does(facts: Facts) -> None:
    scheme, warrant = facts.instruments[SCHEMES[0]], facts.instruments[WARRANT]

    assert scheme.extradition is not None
    assert warrant.extradition is not None
    assert scheme.extradition.obligation_to_extradite is False
    assert warrant.extradition.obligation_to_extradite is True
    assert warrant.prevails_over == ("ecoe-1957", "ecoe-protocol-1975", "ecst-1977")


def test_nothing_is_computed_from_the_final_clauses_of_an_arrangement(facts: Facts) -> None:
    computed = {"trigger-unknown", "trigger-unverified", "effect-differs", "count-short"}

    assert not [
        finding
        for finding in check_facts(facts)
        if finding.code in computed and finding.subject.split("/")[0] in {WARRANT, *SCHEMES}
    ]
