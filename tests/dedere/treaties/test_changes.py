"""What changed, and how many are bound."""

from dedere.treaties.actions import ActionKind
from dedere.treaties.changes import acts_between, changes_between
from dedere.treaties.counts import parties_over_time, tally
from dedere.treaties.standing import Standing
from dedere.treaties.standings import Standings
from tests.dedere.building import STATES, act, complete, day, facts

KNOWN = facts(
    act("XAA", ActionKind.ACCESSION, "1990-01-01"),
    act("XAB", ActionKind.ACCESSION, "2003-09-23"),
    act("XAB", ActionKind.DENUNCIATION, "2006-01-01"),
    act("XAC", ActionKind.SIGNATURE, "1980-02-01"),
    act("XAD", ActionKind.PARTICIPATION, None, sources=("later-list",)),
    coverages=[complete()],
)


def test_acts_of_a_period_come_newest_first_and_undated_ones_stay_out() -> None:
    found = acts_between(KNOWN, since=day("1990-01-01"), until=day("2006-01-01"))

    assert [(a.state, a.kind) for a in found] == [
        ("XAB", ActionKind.DENUNCIATION),
        ("XAB", ActionKind.ACCESSION),
        ("XAA", ActionKind.ACCESSION),
    ]


def test_a_standing_that_is_only_presumed_to_go_on_is_no_change() -> None:
    changes = changes_between(
        Standings(KNOWN),
        since=day("2004-01-01"),
        until=day("2026-01-01"),
        states=STATES,
        instruments=["convention"],
    )

    assert [(c.before.state, c.before.standing, c.after.standing) for c in changes] == [
        ("XAB", Standing.BOUND, Standing.WITHDRAWN),
        ("XAD", Standing.NONE, Standing.BOUND),
    ]


def test_the_curve_goes_up_with_each_entry_into_force_and_down_with_each_exit() -> None:
    curve = parties_over_time(Standings(KNOWN), instrument="convention", until=day("2026-01-01"))

    assert curve == (
        (day("1990-01-31"), 1),
        (day("2003-10-23"), 2),
        (day("2007-01-01"), 1),
    )


def test_a_tally_never_rounds_the_unknown() -> None:
    counted = tally(Standings(KNOWN).parties("convention", on=day("2016-01-01")))

    assert counted.total == len(STATES)
    assert counted.bound_presumed == 1
    assert counted.withdrawn == 1
    assert counted.unknown == 2
    assert counted.known_bound == 2
    assert (
        counted.bound + counted.consented + counted.signed + counted.none
        + counted.withdrawn + counted.unknown + counted.binds_nobody
    ) == counted.total  # fmt: skip
