"""Reservations and declarations between two States: what each said, and how the other took it.

A reservation modifies the provision for its author towards the other, and for the other towards
its author; an objection that does not oppose the treaty itself leaves the provision out between
the two to the extent of the reservation (VCLT arts 20, 21).
"""

from collections.abc import Iterable, Iterator

from dedere.cooperation import sayings
from dedere.cooperation.bases import Condition, ConditionKind, PairEffect, PairStatement
from dedere.cooperation.question import Question
from dedere.phrases import InstrumentName, Phrase, StateName
from dedere.sources import Provision
from dedere.treaties.actions import ActionKind
from dedere.treaties.declarations import Declaration, InEffect, Topic, in_effect
from dedere.treaties.facts import Facts

_ON_COOPERATION = frozenset(Topic) - {
    Topic.DISPUTE_SETTLEMENT,
    Topic.COMMITTEE_COMPETENCE,
    Topic.OTHER,
}
"""Topics that can touch a request; how disputes are settled does not."""


def statements_between(
    declarations: Iterable[Declaration], question: Question
) -> tuple[PairStatement, ...]:
    """Return what either State has said on an instrument that acts between the two.

    Args:
        declarations: Reservations, declarations and objections to one instrument.
        question: The question; its day decides which of them speak.

    Returns:
        The statements of both States, each with its effect between them.

    Source: VCLT arts 20(4)-(5), 21(1) and (3), 22, 23.
    """
    held = tuple(declarations)
    pair = (question.requesting, question.requested)
    found = []
    for author, other in (pair, pair[::-1]):
        for declaration in held:
            speaks = in_effect(declaration, on=question.on)
            if declaration.state != author or declaration.kind is ActionKind.OBJECTION:
                continue
            if speaks is not InEffect.NO:
                found.append(_between(declaration, held, other, speaks, question))
    return tuple(found)


def _between(
    declaration: Declaration,
    held: tuple[Declaration, ...],
    other: str,
    speaks: InEffect,
    question: Question,
) -> PairStatement:
    if declaration.kind is not ActionKind.RESERVATION:
        return PairStatement(declaration, PairEffect.NOTIFIES, speaks)
    objections = (
        one
        for one in held
        if one.kind is ActionKind.OBJECTION
        and one.state == other
        and one.objects_to in {declaration.id, declaration.state}
        and in_effect(one, on=question.on) is not InEffect.NO
    )
    objection = next(objections, None)
    effect = PairEffect.MODIFIES_BOTH_WAYS if objection is None else PairEffect.LEFT_OUT
    return PairStatement(declaration, effect, speaks, objection)


def touching(facts: Facts, question: Question, instrument: str) -> tuple[PairStatement, ...]:
    """Return what either State has said on an instrument that can touch a request."""
    held = facts.declarations_on(instrument)
    return tuple(
        statement
        for statement in (statements_between(held, question) if held else ())
        if statement.declaration.topic in _ON_COOPERATION
    )


def statements_on(
    facts: Facts, question: Question, instrument: str, spoken: tuple[str, ...]
) -> Iterator[Condition]:
    """Yield what either State has said on an instrument that can touch the request.

    Args:
        facts: All facts.
        question: The question.
        instrument: The instrument.
        spoken: Declarations that decided something already, and are not repeated.
    """
    for statement in touching(facts, question, instrument):
        declaration = statement.declaration
        if declaration.id in spoken:
            continue
        yield Condition(
            kind=ConditionKind.RESERVATION,
            says=_say(statement, instrument),
            provision=Provision(instrument, declaration.article),
            sources=declaration.sources,
        )


def _say(statement: PairStatement, instrument: str) -> Phrase:
    declaration = statement.declaration
    author, title = StateName(declaration.state), InstrumentName(instrument)
    if statement.objection is not None:
        return Phrase.of(
            sayings.RESERVATION_OBJECTED,
            state=author,
            other_state=StateName(statement.objection.state),
            instrument=title,
            article=declaration.article,
        )
    note = declaration.note
    if note and declaration.article:
        return Phrase.of(
            sayings.RESERVATION_NOTED,
            state=author,
            instrument=title,
            article=declaration.article,
            note=note,
        )
    if declaration.article:
        return Phrase.of(
            sayings.RESERVATION, state=author, instrument=title, article=declaration.article
        )
    return Phrase.of(sayings.RESERVATION_WHOLE, state=author, instrument=title)
