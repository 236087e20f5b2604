"""What became of a list, for the terminal and as JSON."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from django.utils.translation import gettext as _

from dedere.treaties.actions import TreatyAction
from dedere.treaties.answers import Json, action_answer
from dedere.treaties.facts import Facts
from dedere_io.depositaries.difference import DifferingAct
from dedere_io.depositaries.rows import ListedAct
from dedere_web.foundation.language import DjangoSpeaker
from dedere_web.treaties.offered_lists import ListPreview
from dedere_web.treaties.services import ImportOutcome

# A list that is wholly new has some two hundred acts; the rest is in the JSON.
MOST_LINES = 200

T = TypeVar("T")


def report_json(preview: ListPreview, outcome: ImportOutcome | None, facts: Facts) -> Json:
    """Return everything that is known about an import or a dry run."""
    speaker = DjangoSpeaker(facts)
    difference = preview.difference
    return {
        "reader": preview.offered.reader,
        "file": preview.offered.file_name,
        "sha256": preview.offered.sha256,
        "instrument": preview.instrument,
        "source": preview.source.id,
        "as_of": str(preview.source.as_of or "") or None,
        "dry_run": outcome is None,
        "batch": outcome.batch if outcome else None,
        "added": outcome.added if outcome else 0,
        "facts": facts.version,
        "counts": preview.counts(),
        "new": [_listed_json(act) for act in difference.new],
        "changed": [_differing_json(act) for act in difference.changed],
        "conflicting": [_differing_json(act) for act in difference.conflicting],
        "vanished": [action_answer(action) for action in difference.vanished],
        "confirmed": [action_answer(action) for action in preview.confirmed],
        "elsewhere": [_listed_json(act) for act in difference.elsewhere],
        "withdrawn_without_date": [_listed_json(act) for act in difference.withdrawn_without_date],
        "unreadable": [
            {"line": row.line, "text": row.text, "reason": row.reason.say(speaker)}
            for row in difference.unreadable
        ],
        "remarks": [remark.say(speaker) for remark in preview.read.remarks],
    }


def report_lines(
    preview: ListPreview, outcome: ImportOutcome | None, facts: Facts
) -> Iterator[str]:
    """Yield the same for a person at a terminal."""
    found, speaker = preview.difference, DjangoSpeaker(facts)
    yield _("%(instrument)s from %(source)s, as of %(date)s") % {
        "instrument": preview.instrument,
        "source": preview.source.id,
        "date": preview.source.as_of,
    }
    yield (
        _(
            "%(new)s new, %(changed)s changed, %(conflicting)s in conflict, %(vanished)s "
            "vanished, %(unchanged)s known already (of these %(confirmed)s confirmed by this "
            "list), %(unreadable)s unreadable"
        )
        % preview.counts()
    )
    yield from (_("Note: %(says)s") % {"says": note.say(speaker)} for note in preview.read.remarks)
    yield from _section(_("New:"), found.new, _listed_line)
    yield from _section(_("Changed since this source last said it:"), found.changed, _differing)
    yield from _section(
        _("In conflict with another source; both are kept:"), found.conflicting, _differing
    )
    yield from _section(
        _("Vanished from this list; kept, ask the depositary:"), found.vanished, _known_line
    )
    yield from _section(
        _("Printed as withdrawn, without a date; enter the denunciation:"),
        found.withdrawn_without_date,
        _listed_line,
    )
    yield from _section(_("On another instrument, not imported:"), found.elsewhere, _listed_line)
    yield from _section(
        _("Unreadable:"),
        found.unreadable,
        lambda row: (
            _("line %(line)s: %(says)s [%(text)s]")
            % {"line": row.line, "says": row.reason.say(speaker), "text": row.text}
        ),
    )
    yield ""
    yield _verdict(preview, outcome, facts)


def _verdict(preview: ListPreview, outcome: ImportOutcome | None, facts: Facts) -> str:
    version = facts.version[:12]
    if outcome is None:
        return _(
            "Dry run: nothing was written. An import would add %(number)s acts "
            "(facts %(version)s)."
        ) % {"number": len(preview.additions), "version": version}
    if outcome.batch is None:
        return _(
            "Everything in this list is known already: nothing was added (facts %(version)s)."
        ) % {"version": version}
    return _("Import %(batch)s: %(number)s acts added (facts %(version)s).") % {
        "batch": outcome.batch,
        "number": outcome.added,
        "version": version,
    }


def _section(title: str, found: Sequence[T], line: Callable[[T], str]) -> Iterator[str]:
    if not found:
        return
    yield ""
    yield title
    yield from (f"  {line(one)}" for one in found[:MOST_LINES])
    if len(found) > MOST_LINES:
        more = {"number": len(found) - MOST_LINES}
        yield "  " + _("and %(number)s more; --format json prints all") % more


def _listed_line(act: ListedAct) -> str:
    parts = [act.state, act.kind.value, _when(act), act.territory]
    return _("line %(line)s: %(act)s") % {
        "line": act.line,
        "act": " ".join(part for part in parts if part),
    }


def _differing(differing: DifferingAct) -> str:
    known = "; ".join(f"{_when(a)} ({', '.join(a.sources)})" for a in differing.known)
    return _("%(listed)s; known: %(known)s") % {
        "listed": _listed_line(differing.listed),
        "known": known,
    }


def _known_line(action: TreatyAction) -> str:
    return f"{action.state} {action.kind.value} {_when(action)} ({', '.join(action.sources)})"


def _when(act: ListedAct | TreatyAction) -> str:
    parts = [str(act.date)] if act.date else []
    parts += [_("in effect %(date)s") % {"date": act.effective}] if act.effective else []
    return ", ".join(parts) or _("undated")


def _listed_json(act: ListedAct) -> Json:
    return {
        "line": act.line,
        "state": act.state,
        "listed_as": act.name,
        "kind": act.kind.value,
        "date": str(act.date) if act.date else None,
        "effective": act.effective.isoformat() if act.effective else None,
        "territory": act.territory or None,
        "instrument": act.instrument,
        "withdrawn": act.withdrawn,
        "note": act.note or None,
    }


def _differing_json(differing: DifferingAct) -> Json:
    known: Iterable[TreatyAction] = differing.known
    return {
        "listed": _listed_json(differing.listed),
        "known": [action_answer(action) for action in known],
    }
