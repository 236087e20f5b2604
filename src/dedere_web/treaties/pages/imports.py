"""What the pages of an import show: rows with names instead of codes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dedere.treaties.actions import TreatyAction
from dedere.treaties.facts import Facts
from dedere_io.depositaries.difference import DifferingAct
from dedere_io.depositaries.rows import ListedAct
from dedere_web.foundation.language import DjangoSpeaker, facts_language, say_date
from dedere_web.treaties.mapping import row_to_action
from dedere_web.treaties.models import ImportBatch
from dedere_web.treaties.offered_lists import ListPreview
from dedere_web.treaties.pages.labels import act_label


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """One act of a list, as a row of a table."""

    line: int | None
    state: str
    state_code: str
    kind: str
    date: str
    known: str = ""
    """What was known before, where it differs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSection:
    """One part of a difference."""

    title: Promise
    says: Promise
    rows: tuple[ImportRow, ...]

    @property
    def differs(self) -> bool:
        """Say whether something else was known before."""
        return any(row.known for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadablePart:
    """One row that could not be read."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPage:
    """Everything that the pages of one import show."""

    instrument: str
    instrument_code: str
    file_name: str
    sha256: str
    source_id: str
    source_title: str
    as_of: str
    counts: Mapping[str, int]
    sections: tuple[ImportSection, ...]
    unreadable: tuple[UnreadablePart, ...]
    remarks: tuple[str, ...] = ()
    batch: ImportBatch | None = None
    source_counts: bool = False
    """Whether the source is among those of the facts."""


def preview_page(preview: ListPreview, facts: Facts) -> ImportPage:
    """Return what the page shows before anything is written."""
    speaker = DjangoSpeaker(facts)
    return ImportPage(
        instrument=speaker.instrument(preview.instrument),
        instrument_code=preview.instrument,
        file_name=preview.offered.file_name,
        sha256=preview.offered.sha256,
        source_id=preview.source.id,
        source_title=preview.source.title,
        as_of=say_date(preview.source.as_of) if preview.source.as_of else "",
        counts=preview.counts(),
        sections=tuple(s for s in _sections(preview, facts) if s.rows),
        unreadable=tuple(
            UnreadablePart(line=row.line, text=row.text, reason=row.reason.say(speaker))
            for row in preview.difference.unreadable
        ),
        remarks=tuple(remark.say(speaker) for remark in preview.read.remarks),
    )


def result_page(batch: ImportBatch, facts: Facts) -> ImportPage:
    """Return what the page shows after an import."""
    source = facts.sources.get(batch.source_id)
    return ImportPage(
        instrument=DjangoSpeaker(facts).instrument(batch.instrument),
        instrument_code=batch.instrument,
        file_name=batch.file_name,
        sha256=batch.sha256,
        source_id=batch.source_id,
        source_title=source.title if source else batch.source_id,
        as_of=say_date(source.as_of) if source and source.as_of else "",
        counts=batch.counts,
        sections=(
            ImportSection(
                title=_("Acts added"),
                says=_("What the list said, beside the acts of other sources."),
                rows=tuple(
                    _row(row_to_action(row), facts, line=row.line) for row in batch.actions.all()
                ),
            ),
        ),
        unreadable=tuple(
            UnreadablePart(line=row.line, text=row.text, reason=row.reason)
            for row in batch.unreadable.all()
        ),
        batch=batch,
        source_counts=source is not None,
    )


def _sections(preview: ListPreview, facts: Facts) -> Iterable[ImportSection]:
    found = preview.difference
    yield ImportSection(
        title=_("New"),
        says=_("No source has these acts yet."),
        rows=_listed(found.new, facts),
    )
    yield ImportSection(
        title=_("Changed"),
        says=_("The same source said otherwise before. Both are kept."),
        rows=_differing(found.changed, facts),
    )
    yield ImportSection(
        title=_("In conflict"),
        says=_("Another source says otherwise. Both are kept, and the conflict is shown."),
        rows=_differing(found.conflicting, facts),
    )
    yield ImportSection(
        title=_("Confirmed"),
        says=_("Other sources have these acts; this list states them as well."),
        rows=tuple(_row(action, facts) for action in preview.confirmed),
    )
    yield ImportSection(
        title=_("Vanished"),
        says=_("This source had these acts, and the list no longer has them. They stay."),
        rows=tuple(_row(action, facts) for action in found.vanished),
    )
    yield ImportSection(
        title=_("Withdrawn without a date"),
        says=_(
            "The list prints these States as withdrawn. Until their denunciation is entered, "
            "they count as bound."
        ),
        rows=_listed(found.withdrawn_without_date, facts),
    )
    yield ImportSection(
        title=_("On another instrument"),
        says=_("These acts are not imported."),
        rows=_listed(found.elsewhere, facts),
    )


def _listed(acts: Iterable[ListedAct], facts: Facts) -> tuple[ImportRow, ...]:
    return tuple(_row(act, facts, line=act.line) for act in acts)


def _differing(found: Iterable[DifferingAct], facts: Facts) -> tuple[ImportRow, ...]:
    return tuple(
        _row(
            one.listed,
            facts,
            line=one.listed.line,
            known="; ".join(f"{_date(a)} ({', '.join(a.sources)})" for a in one.known),
        )
        for one in found
    )


def _row(
    act: ListedAct | TreatyAction, facts: Facts, *, line: int | None = None, known: str = ""
) -> ImportRow:
    state = facts.parties.states.get(act.state)
    return ImportRow(
        line=line,
        state=state.name(facts_language()) if state else act.state,
        state_code=act.state,
        kind=act_label(act.kind),
        date=_date(act),
        known=known,
    )


def _date(act: ListedAct | TreatyAction) -> str:
    return str(act.date or act.effective or "–")
