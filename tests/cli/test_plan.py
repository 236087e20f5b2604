"""What ``dedere plan`` prints: for a State, a region, the world, and one offence."""

import csv
import datetime as dt
import io
import json
from typing import Any

import pytest

from dedere.treaties.facts import Facts
from dedere.treaties.standing import Standing
from dedere.treaties.standings import Standings
from tests.cli.conftest import Dedere, Printed

DAY = dt.date(2012, 6, 1)
HOSTAGES = "hostages-1979/offence/hostage-taking"


def value(printed: Printed) -> dict[str, Any]:
    assert (printed.code, printed.err) == (0, "")
    found: dict[str, Any] = json.loads(printed.out)
    return found


def parties(facts: Facts, code: str) -> set[str]:
    book = Standings(facts)
    return {
        state.code
        for state in facts.parties.current()
        if book.of(state.code, code, on=DAY).standing is Standing.BOUND
    }


def test_a_state_outside_gains_every_party_of_an_instrument_alone(
    dedere: Dedere, facts: Facts
) -> None:
    answer = value(
        dedere(
            *("plan", "--state", "SSD", "--family", "financing-1999"),
            *("--on", "2012-06-01", "--format", "json"),
        )
    )

    (option,) = answer["options"]
    expected = parties(facts, "financing-1999")
    assert set(option["gains"]["surely_with"]) == expected
    assert option["gains"]["links"] == {"low": len(expected), "high": len(expected)}
    assert option["obligations"]["total"] == 66
    assert option["grounds"][-1]["article"] == "26(2)"
    assert answer["facts"] == facts.version


def test_the_table_ranks_and_says_how_to_read_it(dedere: Dedere) -> None:
    out = dedere("plan", "--state", "KEN", "--on", "2012-06-01", "--top", "3").out

    assert out.startswith("On 1 June 2012 Kenya is bound by ")
    assert "New links" in out
    assert "As last known" in out
    assert "A range runs from what is sure to what is possible" in out


def test_parents_are_named_with_their_article(dedere: Dedere) -> None:
    out = dedere(
        "plan", "--state", "SSD", "--family", "nuclear-material", "--on", "2017-06-01"
    ).out

    assert "must be, or become, a party to CPPNM 1980" in out
    assert "art. 20(2)" in out


def test_the_world_gets_steps_with_their_guarantee(dedere: Dedere) -> None:
    answer = value(
        dedere(
            *("plan", "--family", "hostages-1979", "--on", "2012-06-01"),
            *("--top", "4", "--format", "json"),
        )
    )

    assert [step["rank"] for step in answer["steps"]] == [1, 2, 3, 4]
    assert {step["instrument"] for step in answer["steps"]} == {"hostages-1979"}
    low = [step["links"]["low"] for step in answer["steps"]]
    assert low == sorted(low, reverse=True)
    assert answer["towards_bound"]["low"] == sum(low)
    assert answer["together"]["low"] == sum(low) + 4 * 3 // 2  # and the four among themselves
    assert "63 per cent" in answer["guarantee"]
    assert answer["region"] is None


def test_only_states_of_the_region_take_steps(dedere: Dedere, facts: Facts) -> None:
    answer = value(
        dedere(
            *("plan", "--region", "Africa", "--family", "hostages-1979"),
            *("--on", "2012-06-01", "--format", "json"),
        )
    )

    assert answer["region"] == "002"
    states = facts.parties.states
    assert all("002" in states[step["state"]].regions for step in answer["steps"])


def test_an_offence_shows_where_a_basis_stands(dedere: Dedere, facts: Facts) -> None:
    answer = value(
        dedere(
            *("plan", "--offence", HOSTAGES, "--on", "2012-06-01"),
            *("--top", "1", "--format", "json"),
        )
    )

    pairs, bound = answer["coverage"]["pairs"], len(parties(facts, "hostages-1979"))
    assert pairs["sure"] >= bound * (bound - 1) // 2
    assert pairs["total"] == pairs["sure"] + pairs["possible"] + pairs["none_known"]
    assert len(answer["coverage"]["without_basis"]) == pairs["none_known"]
    assert sum(block["total"] for block in answer["coverage"]["blocks"]) == pairs["total"]
    assert answer["coverage_as_last_known"]["pairs"]["total"] == pairs["total"]


def test_an_offence_and_a_state_say_with_how_many_it_has_a_basis(dedere: Dedere) -> None:
    out = dedere(
        *("plan", "--offence", HOSTAGES, "--form", "mla", "--state", "CHE"),
        *("--on", "2012-06-01"),
    ).out

    assert "Switzerland surely has a text in common with" in out
    assert "There is nothing left to join" in out


def test_the_csv_has_a_row_for_each_option_and_each_step(dedere: Dedere) -> None:
    options = dedere("plan", "--state", "KEN", "--on", "2012-06-01", "--format", "csv")
    steps = dedere(
        *("plan", "--family", "hostages-1979", "--on", "2012-06-01"),
        *("--top", "2", "--format", "csv"),
    )

    rows = list(csv.DictReader(io.StringIO(options.out)))
    assert [row["rank"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    assert {row["state"] for row in rows} == {"KEN"}
    assert len(list(csv.DictReader(io.StringIO(steps.out)))) == 2


def test_a_former_state_has_a_plan_on_its_own_days_only(dedere: Dedere) -> None:
    then = dedere("plan", "--state", "CSK", "--on", "1985-01-01")
    later = dedere("plan", "--state", "CSK", "--on", "2012-06-01")

    assert then.code == 0
    assert (later.code, later.out) == (2, "")
    assert "was no State on 1 June 2012" in later.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--state", "Kenyaa"), "Did you mean KEN (Kenya)?"),
        (("--state", "KEN", "--region", "Africa"), "not about both"),
        (("--region", "Afrika"), "Did you mean 002 (Africa)?"),
        (("--family", "maritim"), "Did you mean maritime-ships?"),
        (("--family", "zzz"), "The families are aviation-on-board"),
        (("--offence", "hostages-1979/offence/hostage"), f"Did you mean {HOSTAGES}"),
        (("--offence", HOSTAGES, "--family", "maritime-ships"), "Leave one of the two out"),
        (("--offence", "tokyo-1963/offence/penal-offence-on-board"), "gives a basis of the form"),
        (("--on", "2012-6-1"), "Write it as year-month-day"),
        (("--on", "1900-01-01"), "The facts begin on"),
        (("--top", "0"), "is not in the range"),
        (("--form", "letter"), "'extradition', 'mla'"),
    ],
)
def test_bad_input_is_one_line_that_says_what_to_do(
    dedere: Dedere, words: tuple[str, ...], says: str
) -> None:
    printed = dedere("plan", *words)

    assert (printed.code, printed.out) == (2, "")
    assert len(printed.err.splitlines()) == 1
    assert says in printed.err
