"""What changes assessments. Each change asks the policy and leaves an entry in the trail."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction

from dedere.errors import DedereError, InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.accounts import selectors as accounts
from dedere_web.accounts.actors import Actor, writes_for
from dedere_web.foundation import clock, pseudonyms
from dedere_web.foundation.above_rules import above_row_rules
from dedere_web.foundation.tenancy import Visibility
from dedere_web.obligations import policies
from dedere_web.obligations.models import (
    Answer,
    AnswerChoice,
    Assessment,
    Bill,
    Progress,
    Remark,
    RemarkKind,
    Stage,
)
from dedere_web.trail.chain import Recordable
from dedere_web.trail.registry import Subject
from dedere_web.trail.services import record
from dedere_web.treaties.selectors import current_facts

KIND = "assessment"
STATE_BODY = "state-body"


class NotAllowedError(DedereError):
    """The policy says no."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "Your role, or the step of the assessment, does not let you do this. Ask an "
                    "approver of the organisation that owns it."
                )
            )
        )


class StaleAnswerError(InvalidInputError):
    """Somebody else has answered the question since it was opened. Nothing was written."""

    def __init__(self, theirs: Answer) -> None:
        self.theirs = theirs
        super().__init__(
            Phrase.of(
                mark(
                    "Somebody else has answered this question since you opened it. Nothing was "
                    "overwritten: compare both answers, and choose."
                )
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a person answers to one question."""

    law: AnswerChoice
    practice: AnswerChoice
    citation: str = ""
    evidence: str = ""
    work: str = ""
    expression: str = ""
    provision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A change of the law, and how far it is."""

    title: str
    progress: Progress
    question: str = ""
    """The key of the question whose gap it would close."""
    expected: dt.date | None = None
    amends: str = ""
    """The address by which answers cite the law that it changes."""


@transaction.atomic
def begin(actor: Actor, *, organisation: uuid.UUID, on: dt.date) -> Assessment:
    """Begin the assessment of a State by one of its bodies; nobody else reads it yet.

    Raises:
        NotAllowedError: The person may not write for this organisation, or it is no State's.
        UnknownStateError: The facts know nothing of its State, so there is nothing to ask.
    """
    owner = accounts.organisation(organisation)
    if owner is None or organisation not in writes_for(actor):
        raise NotAllowedError
    if owner.kind != STATE_BODY:
        raise NotAllowedError
    current_facts().parties.find(owner.state)
    now = clock.now()
    made: Assessment = Assessment.objects.create(
        owner=owner,
        owner_state=owner.state,
        state=owner.state,
        on=on,
        visibility=Visibility.AUTHORITY,
        created_at=now,
        created_by_id=actor.person,
        changed_at=now,
        changed_by_id=actor.person,
    )
    _record(actor, made, "begun", after={"state": made.state, "on": made.on.isoformat()})
    return made


@transaction.atomic
def save_answer(
    actor: Actor, assessment: Assessment, *, key: str, given: Given, version: int
) -> Answer:
    """Keep the answer to a question.

    Args:
        actor: Who answers.
        assessment: The assessment.
        key: The key of the question; the caller has it from the questionnaire.
        given: The answer.
        version: The version that the person had in front of them; 0 where there was none.

    Raises:
        NotAllowedError: The person may not answer now.
        StaleAnswerError: Somebody else answered meanwhile.
    """
    held = _held(assessment)
    if not policies.may_answer(actor, held):
        raise NotAllowedError
    row = Answer.objects.filter(assessment=held, question=key).first()
    if row is not None and row.version != version:
        raise StaleAnswerError(row)
    before = _state_of(row) if row else None
    row = row or Answer(assessment=held, question=key, version=0)
    if row.pk and row.stale_since is None and _given_of(row) == given:
        return row
    for name in Given.__slots__:
        setattr(row, name, getattr(given, name))
    row.stale_since = None
    row.version += 1
    row.changed_at, row.changed_by_id = clock.now(), actor.person
    row.save()
    _touch(actor, held)
    _record(actor, held, "answered", before=before, after=_state_of(row))
    return row


@transaction.atomic
def move(
    actor: Actor, assessment: Assessment, *, to: Stage, version: int, reviewer: uuid.UUID | None
) -> Assessment:
    """Move an assessment to another step; a review names who reviews.

    Raises:
        NotAllowedError: Not this step from here, not this person, or changed meanwhile.
    """
    held = _held(assessment)
    if to not in policies.moves(actor, held) or held.version != version:
        raise NotAllowedError
    before = {"stage": str(held.stage)}
    if to is Stage.REVIEW:
        asked = accounts.organisation(reviewer) if reviewer else None
        if asked is None or asked.closed_at is not None:
            raise NotAllowedError
        held.reviewer = asked
    held.stage = to
    held.version += 1
    _touch(actor, held)
    _record(actor, held, "moved", before=before, after={"stage": str(to)})
    return held


@transaction.atomic
def change_visibility(
    actor: Actor, assessment: Assessment, *, visibility: Visibility, version: int, why: str
) -> Assessment:
    """Let others read an assessment from now on, or close it again.

    Raises:
        NotAllowedError: The person does not approve for the owner, or it was changed meanwhile.
    """
    held = _held(assessment)
    if not policies.may_open(actor, held) or held.version != version:
        raise NotAllowedError
    before: Recordable = {"visibility": str(held.visibility)}
    held.visibility = visibility
    held.version += 1
    _touch(actor, held)
    after: Recordable = {"visibility": str(visibility), "why": why}
    _record(actor, held, "opened", before=before, after=after)
    return held


@transaction.atomic
def observe(actor: Actor, assessment: Assessment, text: str) -> Assessment:
    """Keep the observations of the State on the whole, which the report prints.

    Raises:
        NotAllowedError: The person does not write for the owner.
    """
    held = _held(assessment)
    if not policies.may_comment(actor, held):
        raise NotAllowedError
    held.observations = text
    _touch(actor, held)
    _record(actor, held, "observed", after={"text": {"digest": _digest(held, text)}})
    return held


@transaction.atomic
def remark(
    actor: Actor, assessment: Assessment, *, key: str, kind: RemarkKind, text: str
) -> Remark:
    """Add an expert's remark on an answer, or what the State says to it.

    Raises:
        NotAllowedError: The person may not speak so now.
    """
    # No lock: who reviews may not change the row, and on PostgreSQL could not hold it.
    held: Assessment = Assessment.objects.get(pk=assessment.pk)
    may = policies.may_review if kind is RemarkKind.REVIEW else policies.may_comment
    if not may(actor, held):
        raise NotAllowedError
    made = Remark.objects.create(
        assessment=held,
        question=key,
        kind=kind,
        text=text,
        written_at=clock.now(),
        written_by_id=actor.person,
    )
    said: Recordable = {"question": key, "who": str(kind), "text": {"digest": _digest(held, text)}}
    _record(actor, held, "remarked", after=said)
    return made


@transaction.atomic
def plan_bill(
    actor: Actor, assessment: Assessment, planned: Planned, *, bill: Bill | None = None
) -> Bill:
    """Put a change of the law on the list, or say how far one is.

    Raises:
        NotAllowedError: The person does not write for the owner.
    """
    held = _held(assessment)
    if not policies.may_plan(actor, held):
        raise NotAllowedError
    row = bill or Bill(assessment=held, version=0)
    before = {"progress": str(row.progress)} if bill else None
    row.title, row.progress = planned.title, planned.progress
    row.question, row.expected = planned.question, planned.expected
    comes_into_force = planned.progress is Progress.IN_FORCE and before != {"progress": "in-force"}
    row.amends = planned.amends
    row.version += 1
    row.changed_at = clock.now()
    row.save()
    after: Recordable = {
        "progress": str(planned.progress),
        "title": {"digest": _digest(held, planned.title)},
    }
    _record(actor, held, "planned", before=before, after=after)
    if comes_into_force and planned.amends:
        mark_stale(planned.amends, state=held.state)
    return row


def mark_stale(work: str, *, state: str) -> int:
    """Mark every answer on a State's law that cites what was amended; returns how many.

    Whichever body of the State owns the answer: this is done with the rights of the owner of the
    tables. The mark goes when the question is answered again.
    """
    with above_row_rules([Answer, Assessment]):
        cited = Answer.objects.filter(
            work=work, stale_since=None, assessment__state=state, assessment__owner_state=state
        )
        return cited.update(stale_since=clock.now())


def _held(assessment: Assessment) -> Assessment:
    # As it is now; nobody else changes it before we are done.
    held: Assessment = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    return held


def _touch(actor: Actor, held: Assessment) -> None:
    held.changed_at, held.changed_by_id = clock.now(), actor.person
    held.save(force_update=True)


def _given_of(row: Answer) -> Given:
    values = {name: getattr(row, name) for name in Given.__slots__}
    values["law"], values["practice"] = AnswerChoice(row.law), AnswerChoice(row.practice)
    return Given(**values)


def _state_of(row: Answer) -> dict[str, Recordable]:
    words = f"{row.citation}|{row.evidence}|{row.work}|{row.expression}|{row.provision}"
    return {
        "question": row.question,
        "law": str(row.law),
        "practice": str(row.practice),
        "version": row.version,
        "text": {"digest": _digest(row.assessment, words)},
    }


def _digest(assessment: Assessment, text: str) -> str:
    return pseudonyms.digest(f"{KIND}|{assessment.pk}", text)


def _record(
    actor: Actor,
    assessment: Assessment,
    action: str,
    *,
    before: Recordable = None,
    after: Recordable = None,
) -> None:
    record(
        organisation=assessment.owner_id,
        actor=actor.person,
        action=action,
        subject=Subject.of(KIND, assessment.pk),
        before=before,
        after=after,
    )
