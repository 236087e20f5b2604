"""Who may do what with an assessment. Pages, exports and imports ask here, and nowhere else.

The State's organisation owns it, answers, comments and closes. An organisation that was asked to
review reads it and makes remarks while it reviews; it never changes an answer.
"""

from collections.abc import Mapping

from dedere_web.accounts.actors import APPROVERS, Actor, writes_for
from dedere_web.obligations.models import Assessment, Stage

ANSWERED_IN = frozenset({Stage.SELF, Stage.REOPENED})

NEXT: Mapping[Stage, tuple[Stage, ...]] = {
    Stage.SELF: (Stage.REVIEW, Stage.AGREED),
    Stage.REVIEW: (Stage.AGREED, Stage.REOPENED),
    Stage.AGREED: (Stage.REOPENED,),
    Stage.REOPENED: (Stage.REVIEW, Stage.AGREED),
}
"""Where an assessment can go from each step."""


def may_begin(actor: Actor) -> bool:
    """Say whether somebody may begin an assessment: writers of a body of a State."""
    return bool(writes_for(actor)) and bool(actor.viewer.states)


def may_answer(actor: Actor, assessment: Assessment) -> bool:
    """Say whether somebody may answer questions, or plan changes of the law."""
    open_now = assessment.stage in ANSWERED_IN
    return open_now and assessment.owner_id in writes_for(actor)


def may_review(actor: Actor, assessment: Assessment) -> bool:
    """Say whether somebody may make an expert's remarks now."""
    asked = assessment.reviewer_id in writes_for(actor)
    return asked and assessment.stage == Stage.REVIEW


def may_comment(actor: Actor, assessment: Assessment) -> bool:
    """Say whether somebody may speak for the State on an answer: while reviewed, and after."""
    return assessment.owner_id in writes_for(actor)


def moves(actor: Actor, assessment: Assessment) -> tuple[Stage, ...]:
    """Return the steps to which somebody may move an assessment; its owner's approvers may."""
    if actor.roles.get(assessment.owner_id) not in APPROVERS:
        return ()
    return NEXT[Stage(assessment.stage)]


def may_open(actor: Actor, assessment: Assessment) -> bool:
    """Say whether somebody may decide who reads an assessment: its owner's approvers."""
    return actor.roles.get(assessment.owner_id) in APPROVERS


def may_plan(actor: Actor, assessment: Assessment) -> bool:
    """Say whether somebody may say how far a change of the law is: whatever the step."""
    return assessment.owner_id in writes_for(actor)


def may_see_people(actor: Actor, assessment: Assessment) -> bool:
    """Say whether somebody may see which person answered; others see the organisation."""
    return assessment.owner_id in actor.viewer.organisations
