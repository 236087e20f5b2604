"""Derogations on a day: sure only as far as the notice goes."""

import datetime as dt

import pytest

from dedere.periods import PartialDate
from dedere.treaties.declarations import InEffect
from dedere.treaties.derogations import Derogation, derogations_on


def derogation(since: str, until: str, notified: str) -> Derogation:
    dates = [PartialDate.parse(text) if text else None for text in (since, until, notified)]
    return Derogation(
        id="covenant/XAA/g1",
        state="XAA",
        instrument="covenant",
        sources=("depositary-list",),
        since=dates[0],
        until=dates[1],
        notified=dates[2],
    )


@pytest.mark.parametrize(
    ("since", "until", "notified", "on", "answer"),
    [
        ("1991-06-05", "1991-09-29", "1991-06-19", "1991-06-04", None),
        ("1991-06-05", "1991-09-29", "1991-06-19", "1991-06-05", InEffect.YES),
        ("1991-06-05", "1991-09-29", "1991-06-19", "1991-09-28", InEffect.YES),
        ("1991-06-05", "1991-09-29", "1991-06-19", "1991-09-29", None),
        ("1991-06-05", "", "1991-06-19", "1991-06-19", InEffect.YES),
        ("1991-06-05", "", "1991-06-19", "1991-06-20", InEffect.UNDATED),
        ("1991-06-05", "1992", "1991-06-19", "1991-12-31", InEffect.YES),
        ("1991-06-05", "1992", "1991-06-19", "1992-05-01", InEffect.UNDATED),
        ("1991-06", "", "", "1991-06-10", InEffect.UNDATED),
        ("", "", "1991-06-19", "1991-06-18", None),
        ("", "", "1991-06-19", "1991-06-19", InEffect.UNDATED),
        ("", "1989-09-01", "1991-03-18", "1991-03-18", None),
    ],
)
def test_a_derogation_on_a_day(
    since: str, until: str, notified: str, on: str, answer: InEffect | None
) -> None:
    one = derogation(since, until, notified)

    found = derogations_on([one], state="XAA", on=dt.date.fromisoformat(on))

    assert found == (((one, answer),) if answer else ())


def test_other_states_and_instruments_are_left_out() -> None:
    one = derogation("1991-06-05", "", "1991-06-19")
    on = dt.date(1991, 6, 10)

    assert derogations_on([one], state="XAB", on=on) == ()
    assert derogations_on([one], state="XAA", on=on, instrument="charter") == ()
    assert len(derogations_on([one], state="XAA", on=on, instrument="covenant")) == 1
