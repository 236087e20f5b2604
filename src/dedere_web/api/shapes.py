"""The facts in the stable shapes of the API, beside those of :mod:`dedere.treaties.answers`.

Dates are ISO 8601, as far as they are stated; lists of codes stay lists.
"""

import datetime as dt

import msgspec

from dedere.parties import LANGUAGES, Continuity, State
from dedere.periods import PartialDate
from dedere.sources import Source
from dedere.treaties.answers import Json
from dedere.treaties.bilaterals import ListedTreaty, TerritorialEntry
from dedere.treaties.changes import StandingChange
from dedere.treaties.coverage import Coverage
from dedere.treaties.declarations import Declaration
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Instrument, Obligation
from dedere.treaties.standing import StandingFinding


def state_answer(state: State) -> Json:
    """Return a State, entity or organization."""
    return {
        "code": state.code,
        "kind": state.kind.value,
        "name": state.name(),
        "names": {language: state.name(language) for language in LANGUAGES},
        "formal_name": state.formal_name or None,
        "iso2": state.iso2 or None,
        "m49": state.m49 or None,
        "regions": list(state.regions),
        "group": state.group or None,
        "admitted": _day(state.admitted),
    }


def instrument_answer(instrument: Instrument, facts: Facts) -> Json:
    """Return what an instrument is, without its provisions."""
    return {
        "code": instrument.code,
        "number": instrument.number,
        "category": instrument.category.value,
        "form": instrument.form,
        "title": instrument.title(),
        "short_title": instrument.short_title(),
        "titles": {language: title.title for language, title in instrument.titles.items()},
        "adopted": instrument.adopted.isoformat(),
        "place": instrument.place or None,
        "in_force": _day(instrument.in_force),
        "depositary": instrument.depositary.name,
        "authentic_languages": list(instrument.authentic_languages),
        "amends": instrument.amends,
        "supplements": instrument.supplements,
        "prevails_over": list(instrument.prevails_over),
        "themes": list(instrument.themes),
        "subject": instrument.subject or None,
        "obligations": len(instrument.obligations),
        "offences": len(instrument.offences),
        "coverage": coverage_answer(facts.coverage(instrument.code)),
    }


def whole_instrument_answer(instrument: Instrument, facts: Facts) -> Json:
    """Return an instrument with its final clauses, offences and rules."""
    return instrument_answer(instrument, facts) | {
        "final_clauses": msgspec.to_builtins(instrument.final_clauses),
        "prerequisites": msgspec.to_builtins(instrument.prerequisites),
        "offence_list": msgspec.to_builtins(instrument.offences),
        "extradition": msgspec.to_builtins(instrument.extradition),
        "mla": msgspec.to_builtins(instrument.mla),
        "notes": list(instrument.notes),
        "unverified": list(instrument.unverified),
    }


def coverage_answer(coverage: Coverage) -> Json:
    """Return how complete the list of an instrument is."""
    return {
        "completeness": coverage.completeness.value,
        "complete_to": _day(coverage.complete_to),
        "sources": list(coverage.sources),
        "gaps": list(coverage.gaps),
    }


def obligation_answer(obligation: Obligation, instrument: str) -> Json:
    """Return what one provision asks, with the keys of ``dedere obligations``."""
    first = {
        "id": obligation.id,
        "instrument": instrument,
        "article": obligation.article,
        "kind": obligation.kind,
        "binding": obligation.binding.value,
        "summary": obligation.summary,
        "question": obligation.question,
    }
    rest: Json = msgspec.to_builtins(obligation)
    return first | {key: value for key, value in rest.items() if key not in first}


def declaration_answer(declaration: Declaration) -> Json:
    """Return a reservation, declaration or objection."""
    return {
        "id": declaration.id,
        "state": declaration.state,
        "instrument": declaration.instrument,
        "kind": declaration.kind.value,
        "topic": declaration.topic.value,
        "effect": declaration.effect.value,
        "article": declaration.article or None,
        "date": _partial(declaration.date),
        "withdrawn": _partial(declaration.withdrawn),
        "is_withdrawn": declaration.is_withdrawn,
        "objects_to": declaration.objects_to or None,
        "source": ";".join(declaration.sources),
        "note": declaration.note or None,
    }


def source_answer(source: Source) -> Json:
    """Return a source."""
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher or None,
        "authority": source.authority.value,
        "as_of": _partial(source.as_of),
        "not_before": _partial(source.not_before),
        "not_after": _partial(source.not_after),
        "address": source.address or None,
        "licence": source.licence or None,
        "note": source.note or None,
    }


def link_answer(link: Continuity) -> Json:
    """Return how one State came after another."""
    return {
        "predecessor": link.predecessor,
        "successor": link.successor,
        "kind": link.kind.value,
        "date": link.date.isoformat(),
        "sources": list(link.sources),
    }


def treaty_answer(treaty: ListedTreaty) -> Json:
    """Return a bilateral treaty as a list shows it."""
    return {
        "id": treaty.id,
        "parties": list(treaty.parties),
        "title": treaty.title,
        "kind": treaty.kind.value,
        "signed": _partial(treaty.signed),
        "in_force": _day(treaty.in_force),
        "terminated": _day(treaty.terminated_effective or treaty.terminated),
        "source": ";".join(treaty.sources),
        "note": treaty.note or None,
    }


def territorial_entry_answer(entry: TerritorialEntry) -> Json:
    """Return a territory that a source names for an instrument."""
    return {
        "id": entry.id,
        "instrument": entry.instrument,
        "state": entry.state,
        "territory": entry.territory,
        "iso3": entry.iso3 or None,
        "since": _day(entry.since),
        "until": _day(entry.until),
        "as_of": _partial(entry.as_of),
        "source": ";".join(entry.sources),
    }


def brief_answer(finding: StandingFinding) -> Json:
    """Return a standing without its reasons."""
    return {
        "on": finding.on.isoformat(),
        "standing": finding.standing.value,
        "certainty": finding.certainty.value,
        "shown": finding.shown.value,
        "since": _day(finding.since),
    }


def change_answer(change: StandingChange) -> Json:
    """Return a standing that differs between two days."""
    return {
        "state": change.after.state,
        "instrument": change.after.instrument,
        "before": brief_answer(change.before),
        "after": brief_answer(change.after),
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _partial(date: PartialDate | None) -> str | None:
    return str(date) if date else None
