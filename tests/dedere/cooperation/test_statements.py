"""Reservations act between their author and each other State (VCLT arts 20, 21)."""

import datetime as dt
from dataclasses import replace

from dedere.cooperation.bases import PairEffect, PairStatement
from dedere.cooperation.question import ask
from dedere.cooperation.statements import statements_between
from dedere.periods import PartialDate
from dedere.treaties.actions import ActionKind
from dedere.treaties.declarations import Declaration, Effect, InEffect, Topic
from tests.dedere.cooperation.building import ON, TAKING, answer, joins, world

RESERVATION = Declaration(
    id="convention/XAB/d1",
    state="XAB",
    instrument="convention",
    kind=ActionKind.RESERVATION,
    topic=Topic.SCOPE_AND_COOPERATION,
    effect=Effect.MODIFIES,
    article="11(1)",
    date=PartialDate.parse("1990-01-01"),
    sources=("depositary-list",),
)
OBJECTION = replace(
    RESERVATION,
    id="convention/XAA/d1",
    state="XAA",
    kind=ActionKind.OBJECTION,
    objects_to="convention/XAB/d1",
    date=PartialDate.parse("1991-01-01"),
)
BOTH = (joins("XAA", "convention", "1985-01-01"), joins("XAB", "convention", "1985-01-01"))


def between(
    *declarations: Declaration, asks: str = "XAA", asked: str = "XAB"
) -> tuple[PairStatement, ...]:
    known = world(*BOTH, declarations=declarations)
    question = ask(known, requesting=asks, requested=asked, offences=[TAKING], on=ON)
    return statements_between(known.declarations_on("convention"), question)


def test_a_reservation_acts_in_both_directions() -> None:
    (forth,) = between(RESERVATION)
    (back,) = between(RESERVATION, asks="XAB", asked="XAA")

    assert forth.effect is back.effect is PairEffect.MODIFIES_BOTH_WAYS
    assert forth.speaks is InEffect.YES


def test_an_objection_leaves_the_provision_out_between_the_two_alone() -> None:
    (with_the_objector,) = between(RESERVATION, OBJECTION)
    (with_a_third,) = between(RESERVATION, OBJECTION, asks="XAC")

    assert with_the_objector.effect is PairEffect.LEFT_OUT
    assert with_the_objector.objection == OBJECTION
    assert with_a_third.effect is PairEffect.MODIFIES_BOTH_WAYS


def test_before_the_objection_was_made_it_did_nothing() -> None:
    known = world(*BOTH, declarations=(RESERVATION, OBJECTION))
    day = dt.date(1990, 6, 1)
    question = ask(known, requesting="XAA", requested="XAB", offences=[TAKING], on=day)

    (found,) = statements_between(known.declarations_on("convention"), question)

    assert found.effect is PairEffect.MODIFIES_BOTH_WAYS


def test_a_withdrawn_reservation_is_not_mentioned() -> None:
    gone = replace(RESERVATION, withdrawn=PartialDate.parse("2000-01-01"), is_withdrawn=True)

    assert between(gone) == ()


def test_a_basis_carries_what_was_said_about_its_instrument() -> None:
    found = answer(world(*BOTH, declarations=(RESERVATION, OBJECTION)))
    optional = next(b for b in found.bases if b.instrument == "convention")

    assert [s.declaration.id for s in optional.reservations] == ["convention/XAB/d1"]
    assert any(c.kind == "reservation" for c in optional.conditions)


def test_how_disputes_are_settled_does_not_touch_a_request() -> None:
    on_disputes = replace(RESERVATION, topic=Topic.DISPUTE_SETTLEMENT, article="16(1)")
    found = answer(world(*BOTH, declarations=(on_disputes,)))

    assert all(basis.reservations == () for basis in found.bases)
