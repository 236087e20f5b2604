"""What the list of each instrument leaves out, and where another source knows more.

Start at :func:`coverage_gaps` and :func:`omitted`.
"""

from collections import defaultdict
from collections.abc import Iterator

from dedere.phrases import InstrumentName, Phrase, StateName, mark
from dedere.treaties.actions import CONSENTS, ActionKind, TreatyAction
from dedere.treaties.check_findings import Finding, Severity, plain_finding
from dedere.treaties.coverage import Completeness, Coverage
from dedere.treaties.facts import Facts

LIST_PARTIAL = mark(
    "The list of {instrument} is partial: {named} parties named, {dated} of them with a date."
)
LIST_PARTIAL_MENTIONS = mark(
    "The list of {instrument} is partial: {named} parties named, {dated} of them with a date; "
    "{mentioned} more States are named in a way that may rest on a signature alone."
)
LIST_EMPTY = mark("No party to {instrument} is in our sources.")
LIST_BY_NAME = mark(
    "The list of {instrument} is complete by name up to {complete_to}; {dated} of {named} parties "
    "have a date."
)
LIST_ENDS = mark(
    "The list of {instrument} is complete up to {complete_to}; later acts are missing."
)
STATED_MORE = mark(
    "A source states {stated} parties to {instrument} ({as_of}); our list names {named}."
)
OMITTED = mark(
    "A source dates the consent of {state} to {instrument} to {date}; the list, complete up to "
    "{complete_to}, does not show it."
)


def consents_by_state(facts: Facts, instrument: str) -> dict[str, list[TreatyAction]]:
    """Return every consent, and every denunciation after one, by State."""
    acts: dict[str, list[TreatyAction]] = defaultdict(list)
    for action in facts.actions_on(instrument):
        if action.kind in CONSENTS or (acts.get(action.state) and _leaves(action)):
            acts[action.state].append(action)
    return acts


def _leaves(action: TreatyAction) -> bool:
    return action.kind is ActionKind.DENUNCIATION


def coverage_gaps(facts: Facts) -> Iterator[Finding]:
    """Say for each instrument what its list of parties leaves out."""
    for instrument in facts.instruments.values():
        coverage = facts.coverage(instrument.code)
        acts = consents_by_state(facts, instrument.code)
        named = len(acts)
        dated = sum(any(a.date or a.effective for a in found) for found in acts.values())
        others = {a.state for a in facts.actions_on(instrument.code)} - set(acts)
        yield _of_list(coverage, named=named, dated=dated, mentioned=len(others))
        for stated in coverage.stated_counts:
            if stated.parties > named:
                says = Phrase.of(
                    STATED_MORE,
                    stated=stated.parties,
                    instrument=InstrumentName(instrument.code),
                    as_of=stated.as_of,
                    named=named,
                )
                cited = (stated.source,) if stated.source else ()
                yield plain_finding(Severity.GAP, "parties-missing", instrument.code, says, cited)


def _of_list(coverage: Coverage, *, named: int, dated: int, mentioned: int) -> Finding:
    code = coverage.instrument
    if not coverage.none_may_be_said or coverage.complete_to is None:
        kind, finding = Severity.GAP, "list-partial"
        template = LIST_PARTIAL_MENTIONS if mentioned else LIST_PARTIAL if named else LIST_EMPTY
    elif dated < named and coverage.completeness is Completeness.BY_NAME:
        kind, finding, template = Severity.GAP, "list-by-name", LIST_BY_NAME
    else:
        kind, finding, template = Severity.NOTE, "list-ends", LIST_ENDS
    says = Phrase.of(
        template,
        instrument=InstrumentName(code),
        complete_to=coverage.complete_to or "",
        named=named,
        dated=dated,
        mentioned=mentioned,
    )
    return plain_finding(kind, finding, code, says, coverage.sources)


def omitted(facts: Facts) -> Iterator[Finding]:
    """Find consents that another source dates inside the time of a list that omits them."""
    for instrument in facts.instruments.values():
        coverage = facts.coverage(instrument.code)
        if coverage.complete_to is None or not coverage.none_may_be_said:
            continue
        for state, acts in sorted(consents_by_state(facts, instrument.code).items()):
            cited = {source for act in acts for source in act.sources}
            inside = [
                (day, act)
                for act in acts
                if (day := act.day or act.effective) and day <= coverage.complete_to
            ]
            if cited.isdisjoint(coverage.sources) and inside:
                day, act = inside[0]
                says = Phrase.of(
                    OMITTED,
                    state=StateName(state),
                    instrument=InstrumentName(instrument.code),
                    date=day,
                    complete_to=coverage.complete_to,
                )
                subject = f"{instrument.code}/{state}"
                sources = (*act.sources, *coverage.sources)
                yield plain_finding(Severity.DISAGREEMENT, "list-omits", subject, says, sources)
