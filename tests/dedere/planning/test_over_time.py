"""Links over time: every day of change, the same as asking day by day."""

import datetime as dt
import itertools

from hypothesis import given, settings

from dedere.planning.links import links_about
from dedere.planning.over_time import link_curve, link_history, links_day_by_day
from dedere.planning.subjects import (
    ESTABLISHED,
    IN_COMMON,
    POSSIBLE,
    SURE,
    instrument_subject,
    subject_of,
    subjects_of,
)
from dedere.treaties.facts import Facts
from tests.dedere.building import act, day
from tests.dedere.planning.worlds import (
    ACCESSION,
    CODES,
    SUPERSEDED,
    history,
    joined,
    world,
    worlds,
)

FIRST, LAST = day("1980-01-01"), day("2016-12-31")


def test_the_curve_steps_on_the_days_of_entry_into_force() -> None:
    # Thirty days after the deposit: 31 January 1990, 31 January 1991, 3 March 1992.
    record = world(
        joined("XAA", "convention", "1990-01-01"),
        joined("XAB", "convention", "1991-01-01"),
        joined("XAC", "convention", "1992-02-02"),
    )
    subject = instrument_subject("convention")

    curve = link_curve(
        link_history(history(record), subject, since=FIRST, until=day("2013-01-01"))
    )

    assert dict(zip(curve.days, curve.sure.tolist(), strict=True)) == {
        FIRST: 0,
        day("1990-01-31"): 0,
        day("1991-01-31"): 1,
        day("1992-03-03"): 3,
    }
    assert curve.possible.tolist() == curve.established.tolist() == curve.sure.tolist()


def test_a_denunciation_takes_the_links_away_again() -> None:
    leaving = act("XAA", ACCESSION.DENUNCIATION, "2000-01-01")
    record = world(
        joined("XAA", "convention", "1990-01-01"),
        joined("XAB", "convention", "1990-01-01"),
        leaving,
    )

    curve = link_curve(
        link_history(history(record), instrument_subject("convention"), since=FIRST, until=LAST)
    )
    steps = dict(zip(curve.days, curve.sure.tolist(), strict=True))

    assert steps[day("1990-01-31")] == 1
    assert steps[day("2001-01-01")] == 0  # one year after it was received


def test_unknown_bonds_show_as_possible_links_from_general_entry_into_force() -> None:
    record = world(complete_lists=())

    curve = link_curve(
        link_history(history(record), instrument_subject("alone"), since=FIRST, until=LAST)
    )

    assert dict(zip(curve.days, curve.possible.tolist(), strict=True)) == {
        FIRST: 0,
        day("2001-05-23"): 10,
    }
    assert curve.sure.tolist() == [0, 0]


def test_a_window_begins_with_the_links_of_its_first_day() -> None:
    record = world(
        joined("XAA", "convention", "1990-01-01"), joined("XAB", "convention", "1990-01-01")
    )

    found = link_history(
        history(record),
        subject_of(record, "convention"),
        since=day("2000-01-01"),
        until=day("2005-01-01"),
    )

    assert [links.on for links in found.each()] == [day("2000-01-01")]
    assert link_curve(found).sure.tolist() == [1]


@settings(deadline=None, max_examples=50)
@given(worlds)
def test_each_day_of_change_is_the_same_as_asking_for_that_day(record: Facts) -> None:
    laid = history(record)
    for links in links_day_by_day(laid, subjects_of(record, CODES), since=FIRST, until=LAST):
        asked = links_about(links.subject, laid.on(links.on))
        assert (links.matrix() == asked.matrix()).all()


@settings(deadline=None, max_examples=50)
@given(worlds)
def test_between_two_days_of_change_nothing_changes(record: Facts) -> None:
    laid = history(record)
    for subject in subjects_of(record, CODES):
        days = [
            dt.date.fromordinal(number)
            for number in link_history(laid, subject, since=FIRST, until=LAST).days.tolist()
        ]
        for begin, end in itertools.pairwise(days):
            eve = end - dt.timedelta(days=1)
            there, then = (links_about(subject, laid.on(d)).matrix() for d in (begin, eve))
            assert (there == then).all()


@settings(deadline=None, max_examples=50)
@given(worlds)
def test_curves_count_what_each_day_holds(record: Facts) -> None:
    laid = history(record)
    for subject in subjects_of(record, CODES):
        found = link_history(laid, subject, since=FIRST, until=LAST)
        curve = link_curve(found)
        for n, links in enumerate(found.each()):
            assert curve.days[n] == links.on
            assert curve.sure[n] == links.count(SURE)
            assert curve.possible[n] == links.count(POSSIBLE)
            assert curve.established[n] == links.count(ESTABLISHED)
            assert curve.in_common[n] == links.count(IN_COMMON)


def test_the_amendment_takes_over_without_losing_a_link() -> None:
    states = ("XAA", "XAB")
    record = world(
        *(joined(state, "convention", "1990-01-01") for state in states),
        *(joined(state, "amended", "2011-01-01") for state in states),
        family=SUPERSEDED,
    )

    curve = link_curve(
        link_history(
            history(record),
            subject_of(record, "convention"),
            since=day("1995-01-01"),
            until=day("2013-01-01"),
        )
    )

    assert set(curve.sure.tolist()) == {1}
