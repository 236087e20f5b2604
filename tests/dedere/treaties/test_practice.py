"""Recorded practice on a day: what is recorded, and how surely it still holds."""

import datetime as dt

import pytest

from dedere.periods import PartialDate
from dedere.treaties.practice import Practice, PracticeAnswer, PracticeQuestion, practice_on
from dedere.treaties.standing import Certainty

ASKED = PracticeQuestion.TREATY_REQUIRED


def practice(n: int = 1, **values: object) -> Practice:
    fields: dict[str, object] = {
        "id": f"XAA/practice/{n}",
        "state": "XAA",
        "question": ASKED,
        "answer": PracticeAnswer.YES,
        "sources": ("law",),
    }
    return Practice(**{**fields, **values})  # type: ignore[arg-type]


def partial(text: str) -> PartialDate:
    return PartialDate.parse(text)


@pytest.mark.parametrize(
    ("since", "until", "as_of", "on", "certainty"),
    [
        ("1999-09-01", "", "2013-12-05", "1999-08-31", None),
        ("1999-09-01", "", "2013-12-05", "1999-09-01", Certainty.ESTABLISHED),
        ("1999-09-01", "", "2013-12-05", "2013-12-05", Certainty.ESTABLISHED),
        ("1999-09-01", "", "2013-12-05", "2013-12-06", Certainty.PRESUMED),
        ("", "", "2013-12-05", "2001-01-01", Certainty.UNDATED),
        ("", "", "2013-12-05", "2013-12-05", Certainty.ESTABLISHED),
        ("", "2018-08-15", "2002-10-22", "2018-08-14", Certainty.PRESUMED),
        ("", "2018-08-15", "2002-10-22", "2018-08-15", None),
        ("2001", "", "", "2001-06-01", Certainty.UNDATED),
        ("2001", "", "", "2002-01-01", Certainty.PRESUMED),
        ("2001-01-01", "2018", "2002", "2018-06-01", Certainty.UNDATED),
        ("2001-01-01", "2018-01-01", "", "2010-01-01", Certainty.ESTABLISHED),
        ("", "", "", "2010-01-01", Certainty.UNDATED),
    ],
)
def test_how_surely_a_practice_speaks(
    since: str, until: str, as_of: str, on: str, certainty: Certainty | None
) -> None:
    one = practice(
        since=partial(since) if since else None,
        until=partial(until) if until else None,
        as_of=partial(as_of) if as_of else None,
    )

    found = practice_on([one], "XAA", ASKED, dt.date.fromisoformat(on))

    assert [finding.certainty for finding in found] == ([certainty] if certainty else [])


def test_nothing_recorded_is_no_answer() -> None:
    recorded = [practice()]
    on = dt.date(2020, 1, 1)

    assert practice_on(recorded, "XAB", ASKED, on) == ()
    assert practice_on(recorded, "XAA", PracticeQuestion.SURRENDERS_NATIONALS, on) == ()


def test_what_is_recorded_for_the_instrument_comes_first() -> None:
    general, own, other = (
        practice(1),
        practice(2, instrument="convention", answer=PracticeAnswer.NO),
        practice(3, instrument="another"),
    )
    recorded = [general, other, own]
    on = dt.date(2020, 1, 1)

    asked = practice_on(recorded, "XAA", ASKED, on, instrument="convention")
    at_large = practice_on(recorded, "XAA", ASKED, on)

    assert [finding.practice for finding in asked] == [own, general]
    assert [finding.practice for finding in at_large] == [general]
