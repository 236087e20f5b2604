"""Common texts: which instrument that covers an offence governs between two States.

An offence asked about may exist in several texts: the same conduct in an earlier and a later text
of one family, overlapping conduct in another convention. Each family gives one governing text
between a pair (:func:`dedere.treaties.regimes.regime_between`); a stand-alone instrument governs
where it binds both. A bond that is not known gives no text, only a question.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dedere.cooperation import sayings
from dedere.cooperation.bases import About, Condition, ConditionKind, Considered, Unknown, WhyNot
from dedere.cooperation.candidates import Candidate, Catalogue
from dedere.cooperation.question import Question
from dedere.phrases import InstrumentName, Phrase, StateName
from dedere.sources import Provision, Reason
from dedere.treaties.families import Family, PairRule
from dedere.treaties.instruments import Instrument, Offence
from dedere.treaties.regimes import Governs, RegimeFinding, regime_between, weakest
from dedere.treaties.standing import Certainty, Standing, StandingFinding
from dedere.treaties.standings import Standings


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonText:
    """A text that binds both States and covers the conduct, through one of its offences."""

    asked: str
    """The offence asked about."""
    offence: Offence
    """The offence of this text: the one asked about, the same conduct, or an overlapping one."""
    instrument: Instrument
    """The instrument whose clauses apply."""
    since: dt.date | None
    certainty: Certainty
    overlaps: str = ""
    """Where the offence is another one that only overlaps: how, in the catalogue's words."""
    conditions: tuple[Condition, ...] = ()
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class TextsFound:
    """What the search for common texts brought to light."""

    texts: tuple[CommonText, ...]
    considered: tuple[Considered, ...]
    unknowns: tuple[Unknown, ...]


def common_texts(standings: Standings, catalogue: Catalogue, question: Question) -> TextsFound:
    """Return the texts that govern between the two States and cover the conduct.

    Source: VCLT arts 26, 30(4)(b), 40(4); the clauses named in the families.
    """
    texts: dict[tuple[str, str], CommonText] = {}
    considered: dict[str, Considered] = {}
    unknowns: dict[tuple[str, ...], Unknown] = {}
    for offence_id in question.offences:
        candidates = []
        for candidate in catalogue.candidates(offence_id):
            if has_clause(candidate.instrument, question):
                candidates.append(candidate)
            else:
                code = candidate.instrument.code
                considered.setdefault(code, _no_clause(candidate.instrument, question))
        for family, members in _units(catalogue, candidates):
            found = (
                _of_family(standings, question, family, members)
                if family
                else texts_of_instrument(standings, question, members)
            )
            for text in found.texts:
                texts.setdefault((text.instrument.code, text.offence.id), text)
            for one in found.considered:
                considered.setdefault(one.instrument, one)
            for open_one in found.unknowns:
                unknowns.setdefault((open_one.instrument, *open_one.states), open_one)
    return TextsFound(tuple(texts.values()), tuple(considered.values()), tuple(unknowns.values()))


def has_clause(instrument: Instrument, question: Question) -> bool:
    """Say whether an instrument has any clause that could be a basis for the form asked for."""
    if question.form.is_assistance:
        return instrument.mla is not None and instrument.mla.available
    return instrument.extradition is not None and instrument.extradition.legal_basis.available


def _no_clause(instrument: Instrument, question: Question) -> Considered:
    """Set aside an instrument that gives no basis, whoever is bound by it."""
    template, article, rule = sayings.NO_CLAUSE_ASSISTANCE, None, ""
    if question.form.is_assistance:
        rule = (instrument.mla.scope if instrument.mla else None) or ""
    elif instrument.extradition is not None:
        clause = instrument.extradition.legal_basis
        template, article, rule = sayings.NO_CLAUSE, clause.article, clause.rule or ""
    says = Phrase.of(template, instrument=InstrumentName(instrument.code), rule=rule)
    return Considered(
        instrument=instrument.code,
        reason=WhyNot.NO_CLAUSE,
        says=says,
        provision=Provision(instrument.code, article) if article else None,
    )


def _units(
    catalogue: Catalogue, candidates: Iterable[Candidate]
) -> Iterator[tuple[Family | None, list[Candidate]]]:
    """Yield the candidates family by family, stand-alone instruments each alone."""
    units: dict[str, tuple[Family | None, list[Candidate]]] = {}
    for candidate in candidates:
        family = catalogue.family(candidate.instrument.code)
        key = family.id if family else candidate.instrument.code
        units.setdefault(key, (family, []))[1].append(candidate)
    yield from units.values()


def texts_of_instrument(
    standings: Standings, question: Question, members: list[Candidate]
) -> TextsFound:
    """Say whether a stand-alone instrument binds both States, and covers the conduct."""
    code = members[0].instrument.code
    findings = [
        standings.of(state, code, on=question.on)
        for state in (question.requesting, question.requested)
    ]
    if all(f.standing is Standing.BOUND for f in findings):
        return TextsFound(tuple(_text(question, m, findings) for m in members), (), ())
    if all(f.standing is Standing.BOUND or f.bond_is_open for f in findings):
        return TextsFound((), (), tuple(open_bond(f) for f in findings if f.bond_is_open))
    return TextsFound((), (_no_common(question, code, findings),), ())


def _text(question: Question, candidate: Candidate, findings: list[StandingFinding]) -> CommonText:
    """Return the text that binds both States, as these bonds to it show."""
    starts = [f.since for f in findings if f.since is not None]
    codes = dict.fromkeys(f.instrument for f in findings)
    both = tuple(
        Reason(
            says=sayings.both_bound(question.requesting, question.requested, code),
            grounds=tuple(_ground(f) for f in findings if f.instrument == code),
        )
        for code in codes
    )
    return CommonText(
        asked=candidate.asked,
        offence=candidate.offence,
        instrument=candidate.instrument,
        since=max(starts) if len(starts) == len(findings) else None,
        certainty=weakest(findings),
        overlaps="" if candidate.same else candidate.note,
        conditions=_elements(candidate),
        because=(*both, _covers(candidate)),
    )


def _ground(finding: StandingFinding) -> Reason:
    says = sayings.bound(finding.state, finding.instrument, finding.since)
    return Reason(says=says, date=finding.since, grounds=finding.because)


def _covers(candidate: Candidate) -> Reason:
    provision = Provision(candidate.instrument.code, candidate.offence.article)
    template = sayings.COVERS if candidate.offence.id == candidate.asked else sayings.COVERS_SAME
    if not candidate.same:
        template = sayings.COVERS_OVERLAP
    says = Phrase.of(
        template, instrument=InstrumentName(provision.instrument), article=provision.article
    )
    return Reason(says=says, provision=provision)


def _elements(candidate: Candidate) -> tuple[Condition, ...]:
    if candidate.same:
        return ()
    provision = Provision(candidate.instrument.code, candidate.offence.article)
    says = Phrase.of(
        sayings.FACTS_MEET_ELEMENTS,
        instrument=InstrumentName(provision.instrument),
        article=provision.article,
    )
    return (Condition(kind=ConditionKind.FACTS_MEET_ELEMENTS, says=says, provision=provision),)


def open_bond(finding: StandingFinding) -> Unknown:
    """Return the question that would settle a bond our sources leave open."""
    return Unknown(
        about=About.BOND,
        says=Phrase.of(
            sayings.IS_BOUND,
            state=StateName(finding.state),
            instrument=InstrumentName(finding.instrument),
            on=finding.on,
        ),
        states=(finding.state,),
        instrument=finding.instrument,
        finding=finding,
    )


def _no_common(question: Question, code: str, findings: list[StandingFinding]) -> Considered:
    lacking = [f for f in findings if f.standing is not Standing.BOUND and not f.bond_is_open]
    return Considered(
        instrument=code,
        reason=WhyNot.NO_COMMON_TEXT,
        says=Phrase.of(
            sayings.NO_COMMON_TEXT,
            instrument=InstrumentName(code),
            state=StateName(question.requesting),
            other_state=StateName(question.requested),
        ),
        because=tuple(
            Reason(
                says=sayings.not_bound(f.state, code, f.on),
                grounds=f.because,
            )
            for f in lacking
        ),
    )


def _of_family(
    standings: Standings, question: Question, family: Family, members: list[Candidate]
) -> TextsFound:
    regime = regime_between(
        standings,
        one=question.requesting,
        other=question.requested,
        family=family,
        on=question.on,
    )
    match regime.answer:
        case Governs.YES:
            return _governed(standings, question, family, members, regime)
        case Governs.UNKNOWN:
            return _maybe_governed(standings, question, family, members, regime)
        case Governs.UNSETTLED:
            return TextsFound((), (), (_unsettled(question, family, regime),))
        case Governs.NO:
            return _nothing_common(standings, question, members)


def _governed(
    standings: Standings,
    question: Question,
    family: Family,
    members: list[Candidate],
    regime: RegimeFinding,
) -> TextsFound:
    """The family's governing text is known: does it cover the conduct?"""
    covering = [m for m in members if m.instrument.code in regime.instruments]
    if not covering:
        return TextsFound((), (_not_covered(members[0], regime),), ())
    rule = _sure_rule(standings, question, family)
    bonds = _bonds(standings, question, rule)
    named = tuple(reason for reason in regime.because if reason.provision)
    texts = []
    for member in covering:
        text = _text(question, member, bonds)
        texts.append(replace(text, because=(*text.because, *named)))
    return TextsFound(tuple(texts), (), ())


def _bonds(
    standings: Standings, question: Question, rule: PairRule | None
) -> list[StandingFinding]:
    pair = (question.requesting, question.requested)
    codes = rule.both_bound_by if rule else ()
    return [standings.of(state, code, on=question.on) for code in codes for state in pair]


def _not_covered(member: Candidate, regime: RegimeFinding) -> Considered:
    says = Phrase.of(
        sayings.NOT_COVERED,
        instrument=InstrumentName(regime.instruments[0]),
        other=InstrumentName(member.instrument.code),
    )
    return Considered(
        instrument=member.instrument.code,
        reason=WhyNot.NOT_COVERED,
        says=says,
        because=regime.because,
    )


def _maybe_governed(
    standings: Standings,
    question: Question,
    family: Family,
    members: list[Candidate],
    regime: RegimeFinding,
) -> TextsFound:
    """A later text may govern: an earlier one that surely binds both is a basis meanwhile."""
    asks = tuple(open_bond(f) for f in regime.open_questions)
    sure = _sure_rule(standings, question, family)
    if sure is None:
        return TextsFound((), (), asks)
    governing = sure.governs or sure.both_bound_by
    covering = [m for m in members if m.instrument.code in governing]
    if not covering:
        return TextsFound((), (), asks)
    later = Condition(
        kind=ConditionKind.LATER_TEXT_MAY_GOVERN,
        says=Phrase.of(
            sayings.LATER_TEXT_MAY_GOVERN,
            later=InstrumentName(regime.instruments[0]),
            earlier=InstrumentName(governing[0]),
        ),
    )
    texts = []
    for member in covering:
        text = _text(question, member, _bonds(standings, question, sure))
        lowered = _at_most_presumed(text.certainty)
        texts.append(replace(text, certainty=lowered, conditions=(*text.conditions, later)))
    return TextsFound(tuple(texts), (), asks)


def _at_most_presumed(certainty: Certainty) -> Certainty:
    return Certainty.PRESUMED if certainty is Certainty.ESTABLISHED else certainty


def _sure_rule(standings: Standings, question: Question, family: Family) -> PairRule | None:
    pair = (question.requesting, question.requested)
    for rule in family.rules:
        if rule.both_bound_by and all(
            standings.of(state, code, on=question.on).standing is Standing.BOUND
            for code in rule.both_bound_by
            for state in pair
        ):
            return rule
    return None


def _unsettled(question: Question, family: Family, regime: RegimeFinding) -> Unknown:
    provision = regime.because[0].provision if regime.because else None
    return Unknown(
        about=About.UNSETTLED_TEXT,
        says=Phrase.of(
            sayings.UNSETTLED_TEXT,
            state=StateName(question.requesting),
            other_state=StateName(question.requested),
            instrument=InstrumentName(family.parent),
        ),
        states=regime.states,
        instrument=family.parent,
        provision=provision,
    )


def _nothing_common(
    standings: Standings, question: Question, members: list[Candidate]
) -> TextsFound:
    considered = []
    for code in dict.fromkeys(m.instrument.code for m in members):
        findings = [
            standings.of(state, code, on=question.on)
            for state in (question.requesting, question.requested)
        ]
        considered.append(_no_common(question, code, findings))
    return TextsFound((), tuple(considered), ())
