"""What must hold of every answer, whatever the facts: on invented States and conventions."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedere.cooperation.bases import About, BasisKind, Option, WhyNot
from dedere.cooperation.question import Form, SameStateError, Stated
from dedere.treaties.actions import TreatyAction
from dedere.treaties.facts import Facts
from dedere.treaties.standing import Certainty, Standing
from dedere.treaties.standings import Standings
from tests.cooperation.drawing import (
    conventional,
    dates,
    days,
    forms,
    groups,
    memberships,
    standing,
    through,
    worlds,
)
from tests.dedere.cooperation.building import CODES, TAKING, answer, declines, joins, world

PLACES = {
    BasisKind.ARRANGEMENT: 0,
    BasisKind.TREATY: 0,
    BasisKind.CONVENTION_OPTIONAL: 1,
    BasisKind.WITHOUT_TREATY: 2,
    BasisKind.SCHEME: 3,
    BasisKind.RECIPROCITY: 4,
}
EXTRADITION_ONLY = {BasisKind.CONVENTION_OPTIONAL, BasisKind.WITHOUT_TREATY}
KNOWN_BONDS = {Standing.BOUND, Standing.NONE, Standing.SIGNED, Standing.CONSENTED}


@given(worlds, days, forms, groups)
def test_ranks_are_one_to_n(known: Facts, on: dt.date, form: Form, group: Stated) -> None:
    found = answer(known, on=on, form=form, group=group)

    assert [basis.rank for basis in found.bases] == list(range(1, len(found.bases) + 1))


@given(worlds, days, forms, groups)
def test_kinds_follow_their_order(known: Facts, on: dt.date, form: Form, group: Stated) -> None:
    places = [PLACES[b.kind] for b in answer(known, on=on, form=form, group=group).bases]

    assert places == sorted(places)


@given(worlds, days, forms)
def test_reciprocity_is_always_there_once_and_last(known: Facts, on: dt.date, form: Form) -> None:
    found = answer(known, on=on, form=form)

    assert [b.kind for b in found.bases].count(BasisKind.RECIPROCITY) == 1
    assert found.bases[-1].kind is BasisKind.RECIPROCITY
    assert found.bases[-1].certainty is Certainty.NO_DATA


@given(worlds, days, forms, groups)
def test_a_common_text_has_no_direction(
    known: Facts, on: dt.date, form: Form, group: Stated
) -> None:
    there = answer(known, on=on, form=form, group=group)
    back = answer(known, asks="XAB", asked="XAA", on=on, form=form, group=group)

    assert conventional(there) == conventional(back)


@given(worlds, days, forms, groups)
def test_established_rests_on_established_bonds(
    known: Facts, on: dt.date, form: Form, group: Stated
) -> None:
    book = Standings(known)

    for basis in answer(known, on=on, form=form, group=group).bases:
        if basis.certainty is Certainty.ESTABLISHED:
            findings = [book.of(state, basis.instrument, on=on) for state in ("XAA", "XAB")]
            assert {f.standing for f in findings} == {Standing.BOUND}
            assert {f.certainty for f in findings} == {Certainty.ESTABLISHED}


@given(worlds, days, forms, groups)
def test_a_convention_is_a_basis_only_where_both_are_bound(
    known: Facts, on: dt.date, form: Form, group: Stated
) -> None:
    book = Standings(known)

    for basis in answer(known, on=on, form=form, group=group).bases:
        if basis.instrument in CODES:
            assert {
                book.of(state, basis.instrument, on=on).standing for state in ("XAA", "XAB")
            } == {Standing.BOUND}


@given(worlds, days, forms, groups)
def test_no_basis_begins_after_the_day(
    known: Facts, on: dt.date, form: Form, group: Stated
) -> None:
    found = answer(known, on=on, form=form, group=group)

    assert all(basis.since is None or basis.since <= on for basis in found.bases)


@given(worlds, days, forms)
def test_an_unknown_bond_is_asked_about_and_never_denied(
    known: Facts, on: dt.date, form: Form
) -> None:
    found = answer(known, on=on, form=form)
    standings = {state: standing(known, state, "sister", on) for state in ("XAA", "XAB")}

    if standings == {"XAA": Standing.UNKNOWN, "XAB": Standing.BOUND}:
        assert not through(found, "sister")
        assert any(
            u.about is About.BOND and u.instrument == "sister" and u.states == ("XAA",)
            for u in found.unknowns
        )
        assert not any(c.instrument == "sister" for c in found.considered)


@given(worlds, days)
def test_where_a_side_is_surely_not_bound_the_text_is_considered(
    known: Facts, on: dt.date
) -> None:
    found = answer(known, on=on)
    sides = [standing(known, state, "sister", on) for state in ("XAA", "XAB")]

    if Standing.UNKNOWN not in sides and sides != [Standing.BOUND, Standing.BOUND]:
        assert set(sides) <= KNOWN_BONDS | {Standing.WITHDRAWN}
        assert any(
            c.instrument == "sister" and c.reason is WhyNot.NO_COMMON_TEXT
            for c in found.considered
        )


@given(dates, dates)
def test_a_declaration_decides_for_the_requested_state_alone(one: str, two: str) -> None:
    known = world(
        joins("XAA", "convention", one),
        joins("XAB", "convention", two),
        declarations=[declines("XAB")],
    )
    on = dt.date(2014, 5, 1)
    asked = answer(known, on=on)
    asking = answer(known, asks="XAB", asked="XAA", on=on)

    assert BasisKind.CONVENTION_OPTIONAL not in {b.kind for b in through(asked, "convention")}
    assert WhyNot.DECLINED in {c.reason for c in asked.considered if c.instrument == "convention"}
    assert [
        b.option for b in through(asking, "convention") if b.kind is BasisKind.CONVENTION_OPTIONAL
    ] == [Option.OPEN]


@given(worlds, days)
def test_duties_are_those_of_the_requested_state_where_it_is_bound(
    known: Facts, on: dt.date
) -> None:
    for duty in answer(known, on=on).duties:
        assert duty.state == "XAB"
        assert standing(known, "XAB", duty.provision.instrument, on) is Standing.BOUND


@given(dates, dates, days)
def test_the_duty_to_prosecute_does_not_wait_for_the_other_side(
    one: str, two: str, on: dt.date
) -> None:
    alone = answer(world(joins("XAB", "sister", one)), offence="sister/offence/attack", on=on)
    both = answer(
        world(joins("XAB", "sister", one), joins("XAA", "sister", two)),
        offence="sister/offence/attack",
        on=on,
    )

    assert [d.provision for d in alone.duties] == [d.provision for d in both.duties]


@given(worlds, days, forms)
def test_clauses_on_extradition_give_no_assistance(known: Facts, on: dt.date, form: Form) -> None:
    kinds = {b.kind for b in answer(known, on=on, form=form).bases}

    assert not (form.is_assistance and kinds & EXTRADITION_ONLY)


@given(memberships(), days)
def test_the_amended_text_governs_between_its_parties_and_only_there(
    actions: tuple[TreatyAction, ...], on: dt.date
) -> None:
    known = world(*actions)
    found = answer(known, on=on)
    both = {
        code: all(standing(known, state, code, on) is Standing.BOUND for state in ("XAA", "XAB"))
        for code in ("convention", "protocol")
    }

    assert bool(through(found, "protocol")) == both["protocol"]
    assert not (through(found, "convention") and both["protocol"])
    if both["convention"] and not both["protocol"]:
        assert through(found, "convention")


@given(dates, dates, st.integers(0, 4000))
def test_a_dated_bond_lasts(one: str, two: str, later: int) -> None:
    known = world(joins("XAA", "sister", one), joins("XAB", "sister", two))
    first = max(dt.date.fromisoformat(one), dt.date.fromisoformat(two)) + dt.timedelta(days=30)
    begins = max(first, dt.date(1983, 6, 3))
    offence = "sister/offence/attack"

    assert not through(answer(known, offence=offence, on=begins - dt.timedelta(days=1)), "sister")
    found = through(answer(known, offence=offence, on=begins + dt.timedelta(days=later)), "sister")
    assert {b.since for b in found} == {begins}


@given(memberships(), days)
def test_silence_about_a_group_is_neither_yes_nor_no(
    actions: tuple[TreatyAction, ...], on: dt.date
) -> None:
    known = world(*actions)
    said = {group: answer(known, on=on, group=group) for group in Stated}
    both = all(
        standing(known, state, "organised", on) is Standing.BOUND for state in ("XAA", "XAB")
    )

    assert bool(through(said[Stated.YES], "organised")) == both
    assert not through(said[Stated.NO], "organised")
    assert not through(said[Stated.NOT_STATED], "organised")
    asks = any(u.about is About.ORGANISED_GROUP for u in said[Stated.NOT_STATED].unknowns)
    assert asks or not both


@given(worlds, days, forms, groups)
def test_the_same_question_has_the_same_answer(
    known: Facts, on: dt.date, form: Form, group: Stated
) -> None:
    turned = replace(
        known, treaties=tuple(reversed(known.treaties)), actions=tuple(reversed(known.actions))
    )
    first = answer(known, on=on, form=form, group=group)

    assert first == answer(known, on=on, form=form, group=group)
    assert [(b.rank, b.kind, b.instrument) for b in first.bases] == [
        (b.rank, b.kind, b.instrument) for b in answer(turned, on=on, form=form, group=group).bases
    ]


@given(memberships(), days, dates)
def test_an_act_of_a_third_state_changes_nothing(
    actions: tuple[TreatyAction, ...], on: dt.date, when: str
) -> None:
    more = joins("XAD", "convention", when)

    assert answer(world(*actions), on=on) == answer(world(*actions, more), on=on)


@given(worlds, days, forms, groups)
def test_every_basis_says_why(known: Facts, on: dt.date, form: Form, group: Stated) -> None:
    for basis in answer(known, on=on, form=form, group=group).bases:
        assert basis.because or basis.kind is BasisKind.RECIPROCITY
        assert basis.articles or basis.instrument not in CODES


@given(st.sampled_from(["XAA", "XAB"]), days)
def test_a_state_cannot_ask_itself(state: str, on: dt.date) -> None:
    with pytest.raises(SameStateError):
        answer(world(), asks=state, asked=state, offence=TAKING, on=on)
