"""Entry into force, computed again from the final clauses and held against the published dates.

Start at :func:`recomputed`. A published date is a fact and wins; here it is only compared.
"""

import datetime as dt
from collections.abc import Iterator

from dedere.parties import PartyKind
from dedere.phrases import InstrumentName, Phrase, StateName, mark
from dedere.sources import Provision
from dedere.treaties.actions import CONSENTS, ActionKind, TreatyAction
from dedere.treaties.check_findings import Finding, Severity
from dedere.treaties.coverage import Completeness
from dedere.treaties.facts import Facts
from dedere.treaties.final_clauses import general_entry_into_force, takes_effect_for_party
from dedere.treaties.instruments import Instrument

NOT_COMPUTED = frozenset({ActionKind.SUCCESSION, ActionKind.PARTICIPATION})
"""Consents whose date of effect no final clause computes from the deposit."""

EFFECT_DIFFERS = mark(
    "{state} deposited on {deposited}; article {article} leads to {computed}, the source gives "
    "{stated}."
)
EFFECTS_AGREE = mark(
    "Entry into force computed from the deposit agrees with the source in {agreeing} of {rows} "
    "rows that carry both dates."
)
TRIGGER_DIFFERS = mark(
    "The deposit of {trigger} and article {article} lead to entry into force on {computed}; the "
    "published date is {published}."
)
TRIGGER_UNKNOWN = mark(
    "Which deposit brought {instrument} into force is not known; article {article} could not be "
    "computed."
)
TRIGGER_UNVERIFIED = mark(
    "The deposit of {trigger} that brought {instrument} into force rests on general knowledge, "
    "not on a list."
)
COUNT_EARLIER = mark(
    "{needed} consents are in the list by {counted}, before the deposit of {trigger} that is "
    "said to have brought {instrument} into force (article {article})."
)
COUNT_LATER = mark(
    "By {trigger} the list shows {found} of the {needed} consents that article {article} asks "
    "for; former States that had consented may be missing."
)
COUNT_SHORT = mark(
    "The list shows {found} of the {needed} consents that article {article} asks for, while "
    "{instrument} is in force."
)
COUNT_AGREES = mark(
    "The list shows the {needed} consents that article {article} asks for on {counted}; "
    "{instrument} entered into force on {published}, as computed."
)


def recomputed(facts: Facts) -> Iterator[Finding]:
    """Compare every entry into force that can be computed with the date that was published.

    Source: VCLT art. 24; the final clauses of each instrument, cited in every finding.
    """
    yield from _of_parties(facts)
    for instrument in facts.instruments.values():
        yield from _of_trigger(instrument)
        yield from _of_count(facts, instrument)


def computed_effect(facts: Facts, action: TreatyAction) -> tuple[dt.date, Provision] | None:
    """Return the day on which a consent takes effect by the final clauses, and the article.

    ``None`` where the day of deposit or the general entry into force is not known, or where no
    clause computes it, as for a succession.
    """
    instrument = facts.instruments.get(action.instrument)
    consents = action.kind in CONSENTS and action.kind not in NOT_COMPUTED
    if instrument is None or not consents or action.day is None:
        return None
    clauses, general = instrument.final_clauses, instrument.in_force
    effect = takes_effect_for_party(action.day, clauses=clauses, general=general)
    if effect is None:
        return None
    later = clauses.later_party.delay.after(action.day) >= effect
    article = clauses.later_party.article if later else clauses.entry_into_force.article
    return effect, Provision(instrument.code, article)


def _of_parties(facts: Facts) -> Iterator[Finding]:
    rows = agreeing = 0
    for action in facts.actions:
        computed = computed_effect(facts, action)
        if computed is None or action.effective is None:
            continue
        rows += 1
        effect, provision = computed
        if effect == action.effective:
            agreeing += 1
            continue
        yield Finding(
            severity=Severity.DISAGREEMENT,
            code="effect-differs",
            subject=action.id,
            says=Phrase.of(
                EFFECT_DIFFERS,
                state=StateName(action.state),
                deposited=action.day or action.effective,
                article=provision.article,
                computed=effect,
                stated=action.effective,
            ),
            sources=action.sources,
            provision=provision,
        )
    yield Finding(
        severity=Severity.NOTE,
        code="effects-recomputed",
        subject="participation",
        says=Phrase.of(EFFECTS_AGREE, agreeing=agreeing, rows=rows),
    )


def _of_trigger(instrument: Instrument) -> Iterator[Finding]:
    rule, published = instrument.final_clauses.entry_into_force, instrument.in_force
    provision = Provision(instrument.code, rule.article)
    if published is None or not instrument.is_treaty:
        return
    if rule.trigger is None:
        yield Finding(
            severity=Severity.GAP,
            code="trigger-unknown",
            subject=instrument.code,
            says=Phrase.of(
                TRIGGER_UNKNOWN, instrument=InstrumentName(instrument.code), article=rule.article
            ),
            provision=provision,
        )
        return
    computed = general_entry_into_force(rule.trigger, clauses=instrument.final_clauses)
    if computed != published:
        yield Finding(
            severity=Severity.DISAGREEMENT,
            code="general-entry-differs",
            subject=instrument.code,
            says=Phrase.of(
                TRIGGER_DIFFERS,
                trigger=rule.trigger,
                article=rule.article,
                computed=computed,
                published=published,
            ),
            provision=provision,
        )
    if not rule.trigger_verified:
        yield Finding(
            severity=Severity.NOTE,
            code="trigger-unverified",
            subject=instrument.code,
            says=Phrase.of(
                TRIGGER_UNVERIFIED,
                trigger=rule.trigger,
                instrument=InstrumentName(instrument.code),
            ),
            provision=provision,
        )


def counted_consents(facts: Facts, instrument: Instrument) -> list[dt.date]:
    """Return the days of the consents that count towards entry into force, oldest first.

    Each legal person counts once; organizations and undated rows do not count.
    """
    persons = _persons(facts)
    first: dict[str, dt.date] = {}
    for action in facts.actions_on(instrument.code):
        state = facts.parties.states.get(action.state)
        organization = state is not None and state.kind is PartyKind.ORGANIZATION
        counts = action.kind in instrument.final_clauses.entry_into_force.counted_kinds
        if not counts or organization or action.day is None:
            continue
        person = persons.get(action.state, action.state)
        first[person] = min(action.day, first.get(person, action.day))
    return sorted(first.values())


def _persons(facts: Facts) -> dict[str, str]:
    """Return, for every code, the State of today that is the same legal person."""
    persons: dict[str, str] = {}
    for state in facts.parties.states.values():
        if state.kind is not PartyKind.FORMER:
            persons |= dict.fromkeys(facts.parties.same_person(state.code), state.code)
    return persons


def _of_count(facts: Facts, instrument: Instrument) -> Iterator[Finding]:
    rule = instrument.final_clauses.entry_into_force
    complete = facts.coverage(instrument.code).completeness is Completeness.COMPLETE
    published = instrument.in_force
    if not complete or published is None or not rule.consents_needed or not rule.counted_kinds:
        return
    days = counted_consents(facts, instrument)
    trigger = rule.trigger or published
    reached = days[rule.consents_needed - 1] if len(days) >= rule.consents_needed else None
    if reached is None:
        severity, code, template = Severity.GAP, "count-short", COUNT_SHORT
    elif general_entry_into_force(reached, clauses=instrument.final_clauses) == published:
        severity, code, template = Severity.NOTE, "count-agrees", COUNT_AGREES
    elif reached < trigger:
        severity, code, template = Severity.DISAGREEMENT, "count-earlier", COUNT_EARLIER
    else:
        severity, code, template = Severity.GAP, "count-later", COUNT_LATER
    yield Finding(
        severity=severity,
        code=code,
        subject=instrument.code,
        says=Phrase.of(
            template,
            instrument=InstrumentName(instrument.code),
            needed=rule.consents_needed,
            found=sum(day <= trigger for day in days) if reached else len(days),
            counted=reached or published,
            trigger=trigger,
            published=published,
            article=rule.article,
        ),
        sources=facts.coverage(instrument.code).sources,
        provision=Provision(instrument.code, rule.article),
    )
