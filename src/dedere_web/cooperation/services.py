"""Recording practice: a further row with its source; a correction ends the row it replaces."""

from dataclasses import asdict, dataclass

from django.db import transaction

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.accounts.policies import Person
from dedere_web.cooperation.models import RecordedPractice
from dedere_web.cooperation.policies import may_record_practice
from dedere_web.foundation import clock
from dedere_web.trail.registry import Subject
from dedere_web.trail.services import record

KIND = "practice"


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeWords:
    """What an editor states, as text; days as far as the source states them."""

    state: str
    question: str
    answer: str
    instrument: str = ""
    since: str = ""
    until: str = ""
    as_of: str = ""
    law: str = ""
    article: str = ""
    source_title: str = ""
    source_publisher: str = ""
    source_address: str = ""
    note: str = ""


class NotAnEditorError(PermissionError):
    """The person may not record practice."""


class AlreadyReplacedError(InvalidInputError):
    """Somebody replaced the row in the meantime."""

    def __init__(self) -> None:
        template = mark(
            "Somebody has replaced this entry in the meantime. Open the list again and correct "
            "the entry that counts now."
        )
        super().__init__(Phrase.of(template))


@transaction.atomic
def record_practice(
    person: Person, words: PracticeWords, *, replaces: int | None = None
) -> RecordedPractice:
    """Record what a source answers to a question about a State.

    Args:
        person: The editor.
        words: What the source says.
        replaces: The number of the row that this one corrects.

    Raises:
        NotAnEditorError: The person may not.
        AlreadyReplacedError: The row to correct does not count any more.
    """
    if person.pk is None or not may_record_practice(person):
        raise NotAnEditorError
    before = None
    if replaces is not None:
        before = RecordedPractice.objects.filter(pk=replaces, ended_by=None).first()
        if before is None:
            raise AlreadyReplacedError
    row = RecordedPractice.objects.create(
        **asdict(words), ends=before, recorded_by_id=person.pk, recorded_at=clock.now()
    )
    record(
        organisation=None,
        actor=person.pk,
        action="corrected" if before else "recorded",
        subject=Subject.of(KIND, row.pk),
        before={"practice": str(before.pk)} if before else None,
        after={key: value for key, value in asdict(words).items() if value},
    )
    return row
