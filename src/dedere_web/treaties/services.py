"""What changes the facts of this deployment: bringing a list in, all of it or nothing."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from dedere.errors import InvalidInputError
from dedere.periods import PartialDate
from dedere.phrases import Phrase, mark
from dedere_io.facts import compile_facts, load_facts
from dedere_web.accounts.policies import Person
from dedere_web.foundation import clock
from dedere_web.trail.chain import Json
from dedere_web.trail.registry import Subject
from dedere_web.trail.services import hold, record
from dedere_web.treaties import selectors
from dedere_web.treaties.mapping import action_to_row, source_to_row
from dedere_web.treaties.models import (
    ImportBatch,
    ImportedAction,
    TakenBackImport,
    UnreadableRow,
)
from dedere_web.treaties.offered_lists import ListPreview, OfferedList, look_at

IMPORT = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """What an import did. Without a batch, the list held nothing new and nothing was written."""

    preview: ListPreview
    batch: int | None
    added: int


class NothingReadableError(InvalidInputError):
    """No row of a list could be read."""

    def __init__(self, preview: ListPreview) -> None:
        row = preview.difference.unreadable[0]
        super().__init__(
            Phrase.of(
                mark(
                    "None of the {rows} rows could be read; the first is line {line}: {reason} "
                    "Nothing was imported."
                ),
                rows=len(preview.difference.unreadable),
                line=row.line,
                reason=str(row.reason),
            )
        )


def preview_list(offered: OfferedList) -> ListPreview:
    """Say what is new in a list. Writes nothing.

    Raises:
        InvalidInputError: The list, its source or its instrument cannot be used.
    """
    return look_at(
        offered,
        facts=selectors.current_facts(),
        editions=selectors.editions(),
        today=PartialDate.of(clock.today()),
    )


@transaction.atomic
def import_list(offered: OfferedList, *, by: Person | None) -> ImportOutcome:
    """Bring a list in: every new, changed, conflicting or confirming act, or none.

    The list is compared once more, with what is known at this moment: importing the same list
    twice adds nothing.  What vanished from a list is reported, and never removed.

    Args:
        offered: The list.
        by: Who brings it; ``None`` for the operator at the command line.

    Raises:
        InvalidInputError: The list, its source or its instrument cannot be used.
        NothingReadableError: No row of the list could be read.
        FactsError: An act of the list contradicts the shape of the facts.
    """
    hold(None)
    preview = preview_list(offered)
    if preview.difference.unreadable and not preview.read.acts:
        raise NothingReadableError(preview)
    if not preview.additions:
        return ImportOutcome(preview=preview, batch=None, added=0)
    batch = _write(preview, by=by)
    record(
        organisation=None,
        actor=by.pk if by else None,
        action="imported",
        subject=Subject.of(IMPORT, batch.pk),
        after=batch_state(batch),
    )
    transaction.on_commit(selectors.publish)
    return ImportOutcome(preview=preview, batch=batch.pk, added=len(preview.additions))


def batch_state(batch: ImportBatch) -> dict[str, Json]:
    """Return what the trail keeps of an import."""
    return {
        "instrument": batch.instrument,
        "source": batch.source_id,
        "sha256": batch.sha256,
        "counts": batch.counts,
        "facts": batch.facts_version,
    }


def take_import_back(number: int, *, by: int | None) -> None:
    """Let an import count no more. Its rows stay; nothing else rests on them.

    ``trail.services.undo`` checks that it still counts and that nothing came after it, and tells.
    """
    TakenBackImport.objects.create(batch_id=number, taken_back_by_id=by, taken_back_at=clock.now())
    transaction.on_commit(selectors.publish)


def publish_if_different() -> None:
    """Let the compiled facts agree with the rows: after a restored database, or a new Dedere."""
    actions, sources = selectors.imported_actions(), selectors.imported_sources()
    expected = compile_facts(selectors.packaged_facts(), actions, sources).version
    if load_facts(settings.DEDERE_HOME).version != expected:
        selectors.publish()


def _write(preview: ListPreview, *, by: Person | None) -> ImportBatch:
    actions = tuple(action for action, _ in preview.additions)
    # What does not compile must not be written: the new facts are made before the rows are.
    facts = compile_facts(
        selectors.packaged_facts(),
        (*selectors.imported_actions(), *actions),
        (*selectors.imported_sources(), *([preview.source] if preview.source_is_new else [])),
    )
    batch = ImportBatch.objects.create(
        reader=preview.offered.reader,
        instrument=preview.instrument,
        file_name=preview.offered.file_name[:255],
        sha256=preview.offered.sha256,
        source_id=preview.source.id,
        counts=preview.counts(),
        imported_by_id=by.pk if by else None,
        imported_at=clock.now(),
        facts_version=facts.version,
    )
    if preview.source_is_new:
        source_to_row(preview.source, batch=batch, edition_of=preview.edition_of).save()
    ImportedAction.objects.bulk_create(
        action_to_row(action, batch=batch, line=line) for action, line in preview.additions
    )
    UnreadableRow.objects.bulk_create(
        UnreadableRow(batch=batch, line=row.line, text=row.text, reason=str(row.reason))
        for row in preview.difference.unreadable
    )
    return batch
