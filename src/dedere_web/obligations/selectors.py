"""Questions about assessments. Every one begins with what the viewer may read."""

import datetime as dt
import uuid

from django.db.models import Count, QuerySet

from dedere.obligations.assessment.answers import Answer as Said
from dedere.obligations.assessment.answers import Answered
from dedere.obligations.assessment.questions import Questionnaire, questionnaire
from dedere_web.foundation.tenancy import Viewer
from dedere_web.obligations.models import Answer, Assessment, Assessments, Bill, Remark
from dedere_web.treaties.selectors import current_standings


def readable(viewer: Viewer) -> Assessments:
    """Return every assessment that a viewer may read, the latest first."""
    return Assessment.objects.visible_to(viewer).with_people()


def listed(viewer: Viewer) -> Assessments:
    """Return the assessments that a viewer may read, each with the number of its answers."""
    counted = Count("answers", distinct=True)
    return readable(viewer).annotate(answered=counted)  # type: ignore[no-any-return] # with its number


def assessment(viewer: Viewer, number: uuid.UUID) -> Assessment | None:
    """Return one assessment, ``None`` where there is none for this viewer. One query."""
    return readable(viewer).filter(pk=number).first()


def questions_of(state: str, on: dt.date) -> Questionnaire:
    """Return the questions that the facts put to a State on a day."""
    return questionnaire(state, on=on, standings=current_standings())


def answers(assessment: Assessment) -> dict[str, Answer]:
    """Return the answers of an assessment that is in hand, by question. One query."""
    rows = Answer.objects.filter(assessment=assessment).select_related("changed_by")
    return {row.question: row for row in rows}


def answer(assessment: Assessment, key: str) -> Answer | None:
    """Return the answer to one question. One query."""
    found = Answer.objects.filter(assessment=assessment, question=key)
    return found.select_related("changed_by").first()


def answered(rows: dict[str, Answer]) -> dict[str, Answered]:
    """Return answers as the engine reads them."""
    return {
        key: Answered(law=Said(row.law), practice=Said(row.practice)) for key, row in rows.items()
    }


def remarks(assessment: Assessment, key: str | None = None) -> QuerySet[Remark]:
    """Return the remarks on an assessment, or on one of its answers, the earliest first."""
    found = Remark.objects.filter(assessment=assessment).select_related("written_by")
    return found if key is None else found.filter(question=key)


def bills(assessment: Assessment) -> QuerySet[Bill]:
    """Return the changes of the law that are on their way."""
    return Bill.objects.filter(assessment=assessment)
