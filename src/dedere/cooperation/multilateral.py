"""Treaties and arrangements of several States that reach any offence; schemes that bind none.

Which instrument is of which sort is data: a treaty that obliges its parties to extradite says so
in its rules, an arrangement and a scheme by their ``form``; an assistance treaty is one that
creates no offences of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dedere.cooperation import sayings
from dedere.cooperation.bases import (
    Basis,
    BasisKind,
    Condition,
    ConditionKind,
    Considered,
    Unknown,
    WhyNot,
)
from dedere.cooperation.conventions import measure_article, measure_conditions
from dedere.cooperation.question import Question
from dedere.cooperation.statements import statements_on, touching
from dedere.cooperation.texts import open_bond
from dedere.phrases import InstrumentName, Phrase, StateName
from dedere.sources import Provision, Reason
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Instrument
from dedere.treaties.regimes import weakest
from dedere.treaties.standing import Standing, StandingFinding
from dedere.treaties.standings import Standings

ARRANGEMENT_FORMS = frozenset({"surrender-procedure"})
SCHEME_FORMS = frozenset({"scheme"})
OBLIGES = "obligatory-treaty"


@dataclass(frozen=True, slots=True)
class MultilateralFound:
    """What treaties and arrangements among several States give for one question."""

    bases: tuple[Basis, ...]
    considered: tuple[Considered, ...]
    unknowns: tuple[Unknown, ...]
    replaces: Provision | None = None
    """The clause by which one of them takes the place of bilateral treaties."""
    perhaps_replaces: Provision | None = None
    """The same of one that may bind both, where both are named among its participants."""


def multilateral_bases(
    facts: Facts, standings: Standings, question: Question
) -> MultilateralFound:
    """Return the treaties and arrangements of several States that bind both and reach any offence.

    Where one of them takes the place of others between its members, the others are considered and
    set aside.
    """
    bases: list[tuple[Instrument, Basis]] = []
    considered: list[Considered] = []
    unknowns: list[Unknown] = []
    perhaps: Provision | None = None
    for instrument in _of_general_reach(facts, question):
        findings = [
            standings.of(state, instrument.code, on=question.on)
            for state in (question.requesting, question.requested)
        ]
        if all(f.standing is Standing.BOUND for f in findings):
            bases.append((instrument, _basis(facts, question, instrument, findings)))
        elif _may_bind_both(facts, instrument, findings):
            unknowns += [open_bond(f) for f in findings if f.bond_is_open]
            perhaps = perhaps or _clause_that_replaces(instrument, question)
    replaced = {old: new.code for new, _ in bases for old in new.prevails_over}
    for instrument, basis in bases:
        if instrument.code in replaced:
            considered.append(_replaced(basis, replaced[instrument.code]))
    kept = [(i, b) for i, b in bases if i.code not in replaced]
    return MultilateralFound(
        tuple(b for _, b in kept),
        tuple(considered),
        tuple(unknowns),
        _replaces(kept, question),
        perhaps,
    )


def _may_bind_both(facts: Facts, instrument: Instrument, findings: list[StandingFinding]) -> bool:
    """Say whether an instrument may bind both, as far as anything in its list points that way.

    A treaty of a region is not asked about for States that no list of it names.
    """
    if not all(f.standing is Standing.BOUND or f.bond_is_open for f in findings):
        return False
    if instrument.form in SCHEME_FORMS:
        return False
    return all(facts.actions_of(f.state, instrument.code) for f in findings)


def _of_general_reach(facts: Facts, question: Question) -> Iterator[Instrument]:
    for instrument in facts.instruments.values():
        if question.form.is_assistance:
            if _assists_for_any_offence(facts, instrument):
                yield instrument
        elif _extradites_for_any_offence(instrument):
            yield instrument


def _extradites_for_any_offence(instrument: Instrument) -> bool:
    rules = instrument.extradition
    if rules is None or instrument.offences:
        return False
    special = instrument.form in ARRANGEMENT_FORMS | SCHEME_FORMS
    return rules.legal_basis.available and (special or rules.legal_basis.mode == OBLIGES)


def _assists_for_any_offence(facts: Facts, instrument: Instrument) -> bool:
    rules = instrument.mla
    if rules is None or not rules.available or instrument.offences:
        return False
    return all(one.instrument != instrument.code for one in facts.reference_lists)


def _basis(
    facts: Facts, question: Question, instrument: Instrument, findings: list[StandingFinding]
) -> Basis:
    starts = [f.since for f in findings if f.since is not None]
    clause = _clause(question, instrument)
    bonds = Reason(
        says=sayings.both_bound(question.requesting, question.requested, instrument.code),
        grounds=tuple(
            Reason(
                says=sayings.bound(f.state, f.instrument, f.since),
                date=f.since,
                grounds=f.because,
            )
            for f in findings
        ),
    )
    return Basis(
        kind=_kind(instrument),
        instrument=instrument.code,
        reservations=touching(facts, question, instrument.code),
        articles=_articles(question, instrument),
        since=max(starts) if len(starts) == len(findings) else None,
        certainty=weakest(findings),
        conditions=(
            *_conditions(question, instrument),
            *statements_on(facts, question, instrument.code, ()),
        ),
        because=(clause, bonds),
    )


def _kind(instrument: Instrument) -> BasisKind:
    if instrument.form in ARRANGEMENT_FORMS:
        return BasisKind.ARRANGEMENT
    return BasisKind.SCHEME if instrument.form in SCHEME_FORMS else BasisKind.TREATY


def _articles(question: Question, instrument: Instrument) -> tuple[str, ...]:
    if question.form.is_assistance:
        rules = instrument.mla
        if rules is None:
            return ()
        named = measure_article(rules, question.form)
        found: Iterable[str | None] = (rules.article, named)
    else:
        extradition = instrument.extradition
        if extradition is None:
            return ()
        found = (extradition.legal_basis.article, extradition.offences_extraditable_article)
    return tuple(dict.fromkeys(article for article in found if article))


def _clause(question: Question, instrument: Instrument) -> Reason:
    articles = _articles(question, instrument)
    provision = Provision(instrument.code, articles[0]) if articles else None
    kind = _kind(instrument)
    name = InstrumentName(instrument.code)
    if kind is BasisKind.SCHEME or provision is None:
        return Reason(says=Phrase.of(sayings.SCHEME, instrument=name), provision=provision)
    if question.form.is_assistance:
        rules = instrument.mla
        says = Phrase.of(
            sayings.CLAUSE_ASSISTANCE,
            instrument=name,
            article=provision.article,
            scope=(rules.scope if rules else None) or "",
        )
    else:
        arranged = kind is BasisKind.ARRANGEMENT
        template = sayings.OBLIGES_TO_SURRENDER if arranged else sayings.OBLIGES
        says = Phrase.of(template, instrument=name, article=provision.article)
    return Reason(says=says, provision=provision)


def _conditions(question: Question, instrument: Instrument) -> Iterator[Condition]:
    rules = instrument.extradition
    name = InstrumentName(instrument.code)
    if _kind(instrument) is BasisKind.SCHEME:
        says = Phrase.of(sayings.NOT_BINDING, state=StateName(question.requested))
        yield Condition(kind=ConditionKind.NOT_BINDING, says=says)
    article = rules.dual_criminality_article if rules else None
    if article and not question.form.is_assistance:
        says = Phrase.of(sayings.DUAL_CRIMINALITY, instrument=name, article=article)
        provision = Provision(instrument.code, article)
        yield Condition(kind=ConditionKind.DUAL_CRIMINALITY, says=says, provision=provision)
    if instrument.later_protocols:
        says = Phrase.of(
            sayings.LATER_PROTOCOLS, instrument=name, protocols=instrument.later_protocols
        )
        yield Condition(kind=ConditionKind.LATER_PROTOCOLS, says=says)
    if question.form.is_assistance and instrument.mla is not None:
        clause = Provision(instrument.code, instrument.mla.article or "")
        yield from measure_conditions(
            question, clause, measure_article(instrument.mla, question.form)
        )


def _replaced(basis: Basis, by: str) -> Considered:
    says = Phrase.of(
        sayings.REPLACED_BY_ARRANGEMENT,
        instrument=InstrumentName(by),
        other=InstrumentName(basis.instrument),
    )
    return Considered(
        instrument=basis.instrument, reason=WhyNot.REPLACED, says=says, because=basis.because
    )


def _replaces(bases: list[tuple[Instrument, Basis]], question: Question) -> Provision | None:
    """Return the clause by which a binding text in force takes the place of bilateral treaties."""
    for instrument, basis in bases:
        if basis.kind is not BasisKind.SCHEME:
            clause = _clause_that_replaces(instrument, question)
            if clause is not None:
                return clause
    return None


def _clause_that_replaces(instrument: Instrument, question: Question) -> Provision | None:
    rules = instrument.mla if question.form.is_assistance else instrument.extradition
    article = rules.supersedes_bilateral_treaties_article if rules else None
    return Provision(instrument.code, article) if article else None
