"""What the facts leave open, contradict or point at in vain: every check, as a list of findings.

Start at :func:`check_facts`. Nothing is settled here: two sources that disagree are both kept, and
the finding names both. How entry into force is computed again: :mod:`dedere.treaties.recomputed`.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from dedere.parties import LANGUAGES, fold_name
from dedere.periods import PartialDate
from dedere.phrases import InstrumentName, Phrase, StateName, mark
from dedere.sources import Provision
from dedere.treaties.actions import CONSENTS, ActionKind, TreatyAction
from dedere.treaties.check_findings import GRAVITY, Finding, Severity, plain_finding
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Instrument
from dedere.treaties.list_gaps import consents_by_state, coverage_gaps, omitted
from dedere.treaties.recomputed import computed_effect, recomputed
from dedere.treaties.references import dangling, never_cited

__all__ = ["Finding", "Severity", "check_facts"]

DUPLICATE_ID = mark("{times} {what} carry the id '{id}'; an id must name one thing.")
AMBIGUOUS_NAME = mark("The name '{name}' belongs to {states}: it finds only the first of them.")
BEFORE_ADOPTION = mark(
    "{state} is said to have acted on {date}, before {instrument} was adopted on {adopted}."
)
BEFORE_OPENING = mark(
    "{state} is said to have acted on {date}, before {instrument} was opened on {opened}."
)
BEFORE_GENERAL = mark(
    "{instrument} is said to bind {state} from {effective}, before it entered into force on "
    "{general}."
)
BEFORE_DEPOSIT = mark(
    "{instrument} is said to bind {state} from {effective}, before the deposit on {date}."
)
ONE_PERSON_TWICE = mark("{instrument} lists {states}, which are one legal person: counted once.")
PARENT_ABSENT = mark(
    "{state} consented to {protocol}, open only to parties to {parent} (article {article}); its "
    "consent to {parent} is not in our sources."
)
DEPOSITS_DIFFER = mark(
    "Sources date the consent of {state} to {instrument} to {first} or {second}."
)
EFFECTS_DIFFER = mark("Sources let {instrument} bind {state} from {first} or {second}.")
SEVERAL_DEPOSITS = mark(
    "{state} deposited its consent to {instrument} with several depositaries, on {first} and on "
    "{second}."
)
TITLE_UNVERIFIED = mark(
    "The title of {instrument} has not been checked against an official text in: {languages}."
)
TITLE_MISSING = mark("{instrument} has no title in: {languages}.")
RULE_UNCERTAIN = mark("A rule of this family is not settled: {says}.")
PARTS_UNVERIFIED = mark(
    "These parts of {instrument} have not been verified against a text: {parts}."
)

NOT_STATED = "-"
"""What stands in a sentence for a date that a source does not give."""


def check_facts(facts: Facts) -> tuple[Finding, ...]:
    """Run every check and return what it found, gravest first."""
    found = [finding for check in CHECKS for finding in check(facts)]
    return tuple(sorted(found, key=lambda f: (GRAVITY.index(f.severity), f.code)))


def duplicate_ids(facts: Facts) -> Iterator[Finding]:
    """Find ids that two things carry."""
    instruments = facts.instruments.values()
    for what, ids in (
        (mark("actions"), [a.id for a in facts.actions]),
        (mark("declarations"), [d.id for d in facts.declarations]),
        (mark("obligations"), [o.id for i in instruments for o in i.obligations]),
        (mark("offences"), [o.id for i in instruments for o in i.offences]),
        (mark("treaties"), [t.id for t in facts.treaties]),
        (mark("territories"), [t.id for t in facts.territories]),
        (mark("families"), [f.id for f in facts.families]),
        (mark("themes"), [t.code for t in facts.themes]),
    ):
        for identifier, times in Counter(ids).items():
            if times > 1:
                says = Phrase.of(DUPLICATE_ID, times=times, what=what, id=identifier)
                yield plain_finding(Severity.ERROR, "duplicate-id", identifier, says)


def ambiguous_names(facts: Facts) -> Iterator[Finding]:
    """Find names that two States carry."""
    codes: dict[str, dict[str, str]] = defaultdict(dict)
    for state in facts.parties.states.values():
        for name in (*state.names.values(), state.formal_name, *state.other_names):
            if name:
                codes[fold_name(name)][state.code] = name
    for carried in codes.values():
        if len(carried) > 1:
            name = next(iter(carried.values()))
            says = Phrase.of(AMBIGUOUS_NAME, name=name, states=", ".join(carried))
            yield plain_finding(Severity.GAP, "ambiguous-name", name, says)


def impossible_dates(facts: Facts) -> Iterator[Finding]:
    """Find rows that break the order in which things must happen.

    Source: VCLT arts 10-16 and 24; a succession may reach back before its notification.
    """
    for action in facts.actions:
        instrument = facts.instruments.get(action.instrument)
        if instrument is None:
            continue
        code, template = _impossible(action, instrument)
        if template:
            says = Phrase.of(
                template,
                state=StateName(action.state),
                instrument=InstrumentName(instrument.code),
                date=action.date or NOT_STATED,
                effective=action.effective or NOT_STATED,
                adopted=instrument.adopted,
                opened=instrument.open_from,
                general=instrument.in_force or NOT_STATED,
            )
            yield plain_finding(Severity.ERROR, code, action.id, says, action.sources)


def _impossible(action: TreatyAction, instrument: Instrument) -> tuple[str, str]:
    effective, general = action.effective, instrument.in_force
    if action.date is not None and action.date.latest() < instrument.adopted:
        return "before-adoption", BEFORE_ADOPTION
    if action.date is not None and action.date.latest() < instrument.open_from:
        return "before-opening", BEFORE_OPENING
    if action.kind not in CONSENTS or effective is None:
        return "", ""
    if general is not None and effective < general:
        return "before-general-entry", BEFORE_GENERAL
    reaches_back = action.kind is ActionKind.SUCCESSION
    if action.date is not None and not reaches_back and effective < action.date.earliest():
        return "before-deposit", BEFORE_DEPOSIT
    return "", ""


def one_person_twice(facts: Facts) -> Iterator[Finding]:
    """Find instruments whose list shows one legal person under two codes."""
    for instrument in facts.instruments.values():
        listed = {a.state for a in facts.actions_on(instrument.code) if a.kind in CONSENTS}
        for code in sorted(listed):
            codes = sorted(c for c in facts.parties.same_person(code) if c in listed)
            if len(codes) > 1 and code == codes[0]:
                says = Phrase.of(
                    ONE_PERSON_TWICE,
                    instrument=InstrumentName(instrument.code),
                    states=", ".join(codes),
                )
                yield plain_finding(Severity.NOTE, "one-person-twice", instrument.code, says)


def absent_parents(facts: Facts) -> Iterator[Finding]:
    """Find parties to a protocol whose consent to the parent treaty is missing."""
    for protocol in facts.instruments.values():
        for needed in protocol.prerequisites:
            for state, acts in sorted(consents_by_state(facts, protocol.code).items()):
                parent_acts = facts.actions_of(state, needed.instrument)
                if any(a.kind in CONSENTS for a in parent_acts):
                    continue
                says = Phrase.of(
                    PARENT_ABSENT,
                    state=StateName(state),
                    protocol=InstrumentName(protocol.code),
                    parent=InstrumentName(needed.instrument),
                    article=needed.article,
                )
                yield Finding(
                    severity=Severity.GAP,
                    code="parent-absent",
                    subject=f"{protocol.code}/{state}",
                    says=says,
                    sources=tuple(dict.fromkeys(s for a in acts for s in a.sources)),
                    provision=Provision(protocol.code, needed.article),
                )


def conflicting_sources(facts: Facts) -> Iterator[Finding]:
    """Find consents that two sources date differently."""
    for instrument in facts.instruments.values():
        for state, acts in consents_by_state(facts, instrument.code).items():
            for first, second in pairwise(a for a in acts if a.date or a.effective):
                found = _conflict(facts, instrument, first, second)
                if found is not None:
                    severity, code, says = found
                    cited = (*first.sources, *second.sources)
                    subject = f"{instrument.code}/{state}"
                    yield plain_finding(severity, code, subject, says, cited)


def _conflict(
    facts: Facts, instrument: Instrument, first: TreatyAction, second: TreatyAction
) -> tuple[Severity, str, Phrase] | None:
    """Compare two rows about the consent of one State; a later consent is no conflict."""
    severity, code = Severity.DISAGREEMENT, "sources-disagree"
    if ActionKind.DENUNCIATION in {first.kind, second.kind}:
        return None
    effects = [_effect(facts, a) for a in (first, second)]
    if first.date and second.date and first.date != second.date:
        template, days = DEPOSITS_DIFFER, [first.date, second.date]
        if instrument.depositary.count > 1:
            severity, code, template = Severity.NOTE, "several-deposits", SEVERAL_DEPOSITS
    elif effects[0] and effects[1] and effects[0] != effects[1]:
        template, days = EFFECTS_DIFFER, [PartialDate.of(day) for day in effects if day]
    else:
        return None
    says = Phrase.of(
        template,
        state=StateName(first.state),
        instrument=InstrumentName(instrument.code),
        first=days[0],
        second=days[1],
    )
    return severity, code, says


def _effect(facts: Facts, action: TreatyAction) -> dt.date | None:
    computed = computed_effect(facts, action)
    return action.effective or (computed[0] if computed else None)


def titles(facts: Facts) -> Iterator[Finding]:
    """Find titles that are missing, or not checked against an official text."""
    for instrument in facts.instruments.values():
        name = InstrumentName(instrument.code)
        missing = [language for language in LANGUAGES if language not in instrument.titles]
        doubtful = [
            language for language, title in instrument.titles.items() if not title.verified
        ]
        for code, template, languages in (
            ("title-missing", TITLE_MISSING, missing),
            ("title-unverified", TITLE_UNVERIFIED, doubtful),
        ):
            if languages:
                says = Phrase.of(template, instrument=name, languages=", ".join(languages))
                yield plain_finding(Severity.NOTE, code, instrument.code, says)


def uncertain_rules(facts: Facts) -> Iterator[Finding]:
    """Find rules between two States that lawyers have not settled."""
    for family in facts.families:
        for rule in family.rules:
            if rule.uncertain:
                says = Phrase.of(RULE_UNCERTAIN, says=(rule.says or rule.note).rstrip("."))
                yield plain_finding(Severity.NOTE, "rule-uncertain", family.id, says)


def unverified_parts(facts: Facts) -> Iterator[Finding]:
    """Say which parts of an instrument's description still have to be verified."""
    for instrument in facts.instruments.values():
        if instrument.unverified:
            says = Phrase.of(
                PARTS_UNVERIFIED,
                instrument=InstrumentName(instrument.code),
                parts=", ".join(instrument.unverified),
            )
            yield plain_finding(Severity.NOTE, "unverified", instrument.code, says)


CHECKS = (
    dangling,
    never_cited,
    duplicate_ids,
    ambiguous_names,
    impossible_dates,
    recomputed,
    conflicting_sources,
    one_person_twice,
    absent_parents,
    omitted,
    coverage_gaps,
    titles,
    uncertain_rules,
    unverified_parts,
)
"""Every check: a function of the facts that yields what it finds."""
