"""What must hold of treaties that a list shows, whatever the list: on invented States."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dedere.cooperation.bases import WhyNot
from dedere.cooperation.question import Form
from dedere.treaties.actions import TreatyAction
from dedere.treaties.bilaterals import BilateralKind
from dedere.treaties.facts import Facts
from dedere.treaties.standing import Certainty
from tests.cooperation.drawing import dates, days, forms, listed, memberships, worlds
from tests.dedere.cooperation.building import answer, treaty, world


@given(worlds, days)
def test_a_listed_treaty_has_no_direction(known: Facts, on: dt.date) -> None:
    there = answer(known, on=on)
    back = answer(known, asks="XAB", asked="XAA", on=on)

    assert [(b.instrument, b.since, b.certainty) for b in listed(there)] == [
        (b.instrument, b.since, b.certainty) for b in listed(back)
    ]


@given(worlds, days, forms)
def test_a_list_that_is_not_complete_establishes_nothing(
    known: Facts, on: dt.date, form: Form
) -> None:
    for basis in listed(answer(known, on=on, form=form)):
        assert basis.certainty in {Certainty.PRESUMED, Certainty.UNDATED}
        assert basis.since is not None or basis.certainty is Certainty.UNDATED


@given(worlds, days, st.dates(dt.date(1952, 1, 1), dt.date(1979, 12, 31)))
def test_an_ended_treaty_never_adds_a_basis(known: Facts, on: dt.date, end: dt.date) -> None:
    ended = treaty("list-9", ended=end.isoformat())
    more = replace(known, treaties=(*known.treaties, ended))
    found = answer(more, on=on)

    assert {b.instrument for b in found.bases} <= {
        b.instrument for b in answer(known, on=on).bases
    }
    assert any(
        c.instrument == "list-9" and c.reason is WhyNot.TERMINATED for c in found.considered
    )


@given(memberships(), dates, dates)
def test_a_later_treaty_replaces_an_earlier_one(
    actions: tuple[TreatyAction, ...], one: str, two: str
) -> None:
    first, second = sorted((one, two))
    pair = (
        treaty("list-1", signed="1970-01-01", in_force="1971-01-01"),
        treaty("list-2", signed=first, in_force=second),
    )
    before = dt.date.fromisoformat(second) - dt.timedelta(days=1)
    known = world(*actions, treaties=pair)
    found = answer(known, on=dt.date.fromisoformat(second))

    assert [b.instrument for b in listed(answer(known, on=before))] == ["list-1"]
    assert [b.instrument for b in listed(found)] == ["list-2"]
    assert any(c.instrument == "list-1" and c.reason is WhyNot.REPLACED for c in found.considered)


@given(dates)
def test_a_treaty_counts_from_its_very_day(first: str) -> None:
    known = world(treaties=[treaty(signed="1970-01-01", in_force=first)])
    begins = dt.date.fromisoformat(first)
    before = answer(known, on=begins - dt.timedelta(days=1))

    assert not listed(before)
    assert [(c.instrument, c.reason) for c in before.considered if c.instrument == "list-1"] == [
        ("list-1", WhyNot.NOT_YET_IN_FORCE)
    ]
    assert [b.since for b in listed(answer(known, on=begins))] == [begins]


@given(dates)
def test_a_treaty_ends_on_its_very_day(end: str) -> None:
    known = world(treaties=[treaty(ended=end)])
    ends = dt.date.fromisoformat(end)

    assert listed(answer(known, on=ends - dt.timedelta(days=1)))
    assert not listed(answer(known, on=ends))


@given(memberships(), days)
def test_a_treaty_between_others_changes_nothing(
    actions: tuple[TreatyAction, ...], on: dt.date
) -> None:
    others = [treaty("list-1", parties=("XAA", "XAC")), treaty("list-2", parties=("XAC", "XAD"))]
    found = answer(world(*actions, treaties=others), on=on)

    assert replace(found, facts_version="") == replace(
        answer(world(*actions), on=on), facts_version=""
    )


@given(st.sampled_from([BilateralKind.AMENDMENT, BilateralKind.EXTENSION]), days)
def test_what_belongs_to_a_treaty_is_no_basis_of_its_own(kind: BilateralKind, on: dt.date) -> None:
    pair = [
        treaty("list-1", signed="1960-01-01", in_force="1961-01-01"),
        treaty(
            "list-2", kind=kind, signed="1962-01-01", in_force="1963-01-01", amends=("list-1",)
        ),
    ]

    assert [b.instrument for b in listed(answer(world(treaties=pair), on=on))] == ["list-1"]
