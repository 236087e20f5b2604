"""What surrounds the answer: the duty that remains if it is no, and what may not be refused."""

from collections.abc import Iterable, Iterator

from dedere.cooperation import sayings
from dedere.cooperation.bases import Duty, Excluded, Exclusion, Ground
from dedere.cooperation.candidates import Catalogue
from dedere.cooperation.question import Question
from dedere.cooperation.texts import CommonText
from dedere.phrases import InstrumentName, Phrase, StateName
from dedere.sources import Provision, Reason
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Exclusion as Clause
from dedere.treaties.instruments import Instrument
from dedere.treaties.regimes import weakest
from dedere.treaties.standing import Certainty, Standing, StandingFinding
from dedere.treaties.standings import Standings


def duties_of(
    standings: Standings,
    catalogue: Catalogue,
    question: Question,
    texts: Iterable[CommonText],
) -> tuple[Duty, ...]:
    """Return the duties to submit the case to prosecution that bind the requested State.

    Where a text governs between the two States, that text says it.  Where none does, a convention
    that binds the requested State alone still does: the duty follows from the presence of the
    suspect, not from who asks (unless the text makes it wait for a request of a party).

    Source: the clauses "extradite or prosecute" of each instrument, cited in the duty.
    """
    found: dict[str, Duty] = {}
    common = list(texts)
    for text in common:
        finding = standings.of(question.requested, text.instrument.code, on=question.on)
        duty = _duty(question, text.instrument, finding, certainty=text.certainty)
        if duty is not None:
            found.setdefault(text.instrument.code, duty)
    families = {catalogue.family(t.instrument.code) for t in common} - {None}
    for offence in question.offences:
        for candidate in catalogue.candidates(offence):
            code = candidate.instrument.code
            if code in found or catalogue.family(code) in families:
                continue
            finding = standings.of(question.requested, code, on=question.on)
            if finding.standing is Standing.BOUND and candidate.same:
                duty = _duty(question, candidate.instrument, finding, certainty=finding.certainty)
                if duty is not None and not duty.requires_request:
                    found.setdefault(code, duty)
    return tuple(found.values())


def _duty(
    question: Question,
    instrument: Instrument,
    finding: StandingFinding,
    *,
    certainty: Certainty,
) -> Duty | None:
    rules = instrument.extradition
    clause = rules.prosecute_or_extradite if rules else None
    if clause is None or not clause.exists or not clause.article:
        return None
    template = sayings.DUTY_AT_REQUEST if clause.requires_extradition_request else sayings.DUTY
    says = Phrase.of(
        template,
        state=StateName(question.requested),
        instrument=InstrumentName(instrument.code),
        article=clause.article,
        trigger=clause.trigger,
    )
    provision = Provision(instrument.code, clause.article)
    bond = Reason(
        says=sayings.bound(finding.state, instrument.code, finding.since),
        date=finding.since,
        grounds=finding.because,
    )
    return Duty(
        state=question.requested,
        provision=provision,
        certainty=certainty,
        says=says,
        since=finding.since,
        trigger=clause.trigger,
        requires_request=clause.requires_extradition_request,
        because=(bond,),
    )


def exclusions_of(
    facts: Facts, standings: Standings, question: Question, texts: Iterable[CommonText]
) -> tuple[Exclusion, ...]:
    """Say whether the offence may still be called political or fiscal to refuse the request."""
    found: dict[tuple[str, Ground], Exclusion] = {}
    for text in texts:
        for one in _clauses(question, text.instrument, text.certainty):
            found.setdefault((one.instrument, one.ground), one)
    for instrument, certainty in _by_list(facts, standings, question):
        for one in _clauses(question, instrument, certainty):
            if one.excluded is not Excluded.NO:
                found.setdefault((one.instrument, one.ground), one)
    return tuple(found.values())


def _clauses(
    question: Question, instrument: Instrument, certainty: Certainty
) -> Iterator[Exclusion]:
    rules = instrument.extradition
    if rules is None:
        return
    for ground, clause in (
        (Ground.POLITICAL, rules.political_offence_excluded),
        (Ground.FISCAL, rules.fiscal_offence_excluded),
    ):
        yield _exclusion(question, instrument, ground, clause, certainty)


_SAID = {
    (Ground.POLITICAL, Excluded.YES): sayings.POLITICAL_EXCLUDED,
    (Ground.POLITICAL, Excluded.PARTLY): sayings.POLITICAL_PARTLY,
    (Ground.POLITICAL, Excluded.NO): sayings.POLITICAL_OPEN,
    (Ground.FISCAL, Excluded.YES): sayings.FISCAL_EXCLUDED,
    (Ground.FISCAL, Excluded.PARTLY): sayings.FISCAL_OPEN,
    (Ground.FISCAL, Excluded.NO): sayings.FISCAL_OPEN,
}


def _exclusion(
    question: Question,
    instrument: Instrument,
    ground: Ground,
    clause: Clause,
    certainty: Certainty,
) -> Exclusion:
    excluded = Excluded(clause.value)
    if excluded is not Excluded.NO and not _covers(clause, question):
        excluded = Excluded.NO
    says = Phrase.of(
        _SAID[ground, excluded],
        instrument=InstrumentName(instrument.code),
        article=clause.article or "",
    )
    return Exclusion(
        ground=ground,
        excluded=excluded,
        instrument=instrument.code,
        article=(clause.article or "") if excluded is not Excluded.NO else "",
        says=says,
        certainty=certainty,
        note=clause.note,
    )


def _covers(clause: Clause, question: Question) -> bool:
    """Say whether a clause covers the form asked for; one that says nothing covers both."""
    form = "mla" if question.form.is_assistance else "extradition"
    return not clause.covers or any(word.startswith(form) for word in clause.covers)


def _by_list(
    facts: Facts, standings: Standings, question: Question
) -> Iterator[tuple[Instrument, Certainty]]:
    """Yield instruments without offences of their own that speak of those of listed treaties."""
    asked = {offence.partition("/")[0] for offence in question.offences}
    for listed in facts.reference_lists:
        instrument = facts.instruments.get(listed.instrument)
        if instrument is None or instrument.offences or not asked & set(listed.treaties):
            continue
        findings = [
            standings.of(state, instrument.code, on=question.on)
            for state in (question.requesting, question.requested)
        ]
        if all(f.standing is Standing.BOUND for f in findings):
            yield instrument, weakest(findings)
