"""Between rows and values of the engine. The only file that knows both."""

from dedere.periods import PartialDate
from dedere.sources import Authority, Source
from dedere.treaties.practice import Practice, PracticeAnswer, PracticeQuestion
from dedere_web.cooperation.models import RecordedPractice

RECORDED = "recorded-practice-"
"""How the id of a source begins that an editor described here."""


def source_id(number: int) -> str:
    """Return the id of the source of a row."""
    return f"{RECORDED}{number}"


def row_to_practice(row: RecordedPractice) -> Practice:
    """Return the engine's view of a row that has an answer."""
    return Practice(
        id=f"{row.state}/practice/recorded-{row.pk}",
        state=row.state,
        question=PracticeQuestion(row.question),
        answer=PracticeAnswer(row.answer),
        sources=(source_id(row.pk),),
        instrument=row.instrument,
        since=_partial(row.since),
        until=_partial(row.until),
        as_of=_partial(row.as_of),
        law=row.law,
        article=row.article,
        note=row.note,
    )


def row_to_source(row: RecordedPractice) -> Source:
    """Return the source that the editor of a row described."""
    return Source(
        id=source_id(row.pk),
        title=row.source_title,
        publisher=row.source_publisher,
        as_of=_partial(row.as_of),
        address=row.source_address,
        authority=Authority.OFFICIAL,
    )


def _partial(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
