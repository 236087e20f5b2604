"""Reservations, declarations and territories on a day."""

import datetime as dt

import pytest

from dedere.periods import PartialDate
from dedere.treaties.actions import ActionKind
from dedere.treaties.bilaterals import TerritorialEntry
from dedere.treaties.declarations import Declaration, Effect, InEffect, Topic, in_effect, of_state
from dedere.treaties.territories import Extends, territories_of

OPT_OUT = Declaration(
    id="convention/XAA/d1",
    state="XAA",
    instrument="convention",
    kind=ActionKind.RESERVATION,
    topic=Topic.DISPUTE_SETTLEMENT,
    effect=Effect.EXCLUDES,
    article="24(1)",
    sources=("depositary-list",),
    date=PartialDate.parse("2001-06-13"),
)


def changed(**values: object) -> Declaration:
    fields = {name: getattr(OPT_OUT, name) for name in Declaration.__slots__}
    return Declaration(**{**fields, **values})


@pytest.mark.parametrize(
    ("declaration", "on", "answer"),
    [
        (OPT_OUT, "2001-06-12", InEffect.NO),
        (OPT_OUT, "2001-06-13", InEffect.YES),
        (changed(date=None), "2010-01-01", InEffect.UNDATED),
        (changed(date=PartialDate(2001)), "2001-06-13", InEffect.UNDATED),
        (
            changed(is_withdrawn=True, withdrawn=PartialDate.parse("2007-03-01")),
            "2007-02-28",
            InEffect.YES,
        ),
        (
            changed(is_withdrawn=True, withdrawn=PartialDate.parse("2007-03-01")),
            "2007-03-01",
            InEffect.NO,
        ),
        (changed(is_withdrawn=True), "2010-01-01", InEffect.UNDATED),
    ],
)
def test_a_declaration_speaks_from_its_date_to_its_withdrawal(
    declaration: Declaration, on: str, answer: InEffect
) -> None:
    assert in_effect(declaration, on=dt.date.fromisoformat(on)) is answer


def test_only_the_declarations_of_the_state_that_may_speak_are_returned() -> None:
    other = changed(state="XAB")
    future = changed(date=PartialDate.parse("2020-01-01"))

    found = of_state([OPT_OUT, other, future], state="XAA", on=dt.date(2013, 4, 22))

    assert found == ((OPT_OUT, InEffect.YES),)


def test_a_territory_named_without_a_date_is_undated() -> None:
    entry = TerritorialEntry(
        id="t1", instrument="convention", state="XAA", territory="Island", sources=("later-list",)
    )

    (finding,) = territories_of(
        [entry], [], state="XAA", instrument="convention", on=dt.date(2013, 4, 22)
    )

    assert finding.answer is Extends.UNDATED


def test_a_dated_extension_begins_on_its_day() -> None:
    entry = TerritorialEntry(
        id="t1",
        instrument="convention",
        state="XAA",
        territory="Island",
        since=dt.date(2010, 1, 1),
        until=dt.date(2012, 1, 1),
    )

    def on(day: dt.date) -> Extends:
        (found,) = territories_of([entry], [], state="XAA", instrument="convention", on=day)
        return found.answer

    assert on(dt.date(2009, 12, 31)) is Extends.NO
    assert on(dt.date(2010, 1, 1)) is Extends.YES
    assert on(dt.date(2012, 1, 1)) is Extends.NO
