"""Recording practice: a further row with its source; a correction ends the row it replaces."""

from dataclasses import asdict, dataclass, fields

from django.db import transaction

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.accounts.policies import Person
from dedere_web.cooperation.models import RecordedPractice
from dedere_web.cooperation.policies import may_record_practice
from dedere_web.foundation import clock
from dedere_web.trail.registry import Subject
from dedere_web.trail.services import hold, record

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
    hold(None)
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
        before=words_of(before) if before else None,
        after=words_of(row),
    )
    return row


def words_of(row: RecordedPractice) -> dict[str, str]:
    """Return what a row states, without what it leaves open."""
    said = {one.name: str(getattr(row, one.name)) for one in fields(PracticeWords)}
    return {name: value for name, value in said.items() if value}


def standing_words(number: int) -> dict[str, str] | None:
    """Return what a row states while it counts, ``None`` once it was replaced or taken back."""
    row = RecordedPractice.objects.filter(pk=number, ended_by=None).first()
    return words_of(row) if row is not None else None


def take_row_back(number: int, *, by: int) -> dict[str, str] | None:
    """End a row by a further one, which says what had stood before it, or nothing.

    Both rows stay; ``trail.services.undo`` checks that the row still counts, and tells of it.

    Returns:
        What counts now, ``None`` where nothing does.
    """
    row = RecordedPractice.objects.select_related("ends").get(pk=number)
    said = {one.name: getattr(row.ends or row, one.name) for one in fields(PracticeWords)}
    if row.ends is None:
        said["answer"] = ""
    made = RecordedPractice.objects.create(
        **said, ends=row, recorded_by_id=by, recorded_at=clock.now()
    )
    return words_of(made) if row.ends else None
