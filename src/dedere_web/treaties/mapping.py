"""Between rows and values of the engine. The only file that knows both."""

from dedere.periods import PartialDate
from dedere.sources import Authority, Source
from dedere.treaties.actions import ActionKind, TreatyAction
from dedere_web.treaties.models import ImportBatch, ImportedAction, ImportedSource


def action_to_row(action: TreatyAction, *, batch: ImportBatch, line: int) -> ImportedAction:
    """Return an unsaved row for an act of an imported list."""
    (source,) = action.sources
    return ImportedAction(
        batch=batch,
        line=line,
        action_id=action.id,
        state=action.state,
        instrument=action.instrument,
        kind=action.kind.value,
        source_id=source,
        date=str(action.date or ""),
        effective=action.effective,
        as_of=str(action.as_of or ""),
        withdraws=action.withdraws.value if action.withdraws else "",
        territory=action.territory,
        listed_as=action.listed_as,
        note=action.note,
    )


def row_to_action(row: ImportedAction) -> TreatyAction:
    """Return the engine's view of an imported act."""
    return TreatyAction(
        id=row.action_id,
        state=row.state,
        instrument=row.instrument,
        kind=ActionKind(row.kind),
        sources=(row.source_id,),
        date=_partial(row.date),
        effective=row.effective,
        as_of=_partial(row.as_of),
        withdraws=ActionKind(row.withdraws) if row.withdraws else None,
        territory=row.territory,
        listed_as=row.listed_as,
        note=row.note,
    )


def source_to_row(source: Source, *, batch: ImportBatch, edition_of: str) -> ImportedSource:
    """Return an unsaved row for the source of an imported list."""
    return ImportedSource(
        batch=batch,
        source_id=source.id,
        edition_of=edition_of,
        title=source.title,
        publisher=source.publisher,
        as_of=str(source.as_of or ""),
        authority=source.authority.value,
        address=source.address,
        note=source.note,
    )


def row_to_source(row: ImportedSource) -> Source:
    """Return the engine's view of an imported source."""
    return Source(
        id=row.source_id,
        title=row.title,
        publisher=row.publisher,
        as_of=_partial(row.as_of),
        address=row.address,
        note=row.note,
        authority=Authority(row.authority),
    )


def _partial(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
