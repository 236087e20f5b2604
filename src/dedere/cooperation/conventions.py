"""Bases that a convention itself gives for its own offences, between States that it binds.

For extradition it deems its offences included in the treaties there are, may itself be the basis
at the requested State's option, and makes the offence extraditable where no treaty is needed.  For
assistance it binds: its parties owe each other assistance in proceedings for its offences.
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
    DeemedClause,
    Option,
    Unknown,
    WhyNot,
)
from dedere.cooperation.options import OptionFinding, TreatyRequired, option_of, treaty_required
from dedere.cooperation.question import Form, Question
from dedere.cooperation.statements import statements_on, touching
from dedere.cooperation.texts import CommonText
from dedere.phrases import InstrumentName, Phrase, StateName
from dedere.sources import Provision, Reason
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import AssistanceRules, ExtraditionRules


@dataclass(frozen=True, slots=True)
class ConventionsFound:
    """What the common texts give for one question."""

    bases: tuple[Basis, ...]
    considered: tuple[Considered, ...]
    unknowns: tuple[Unknown, ...]
    deemed: tuple[DeemedClause, ...] = ()


def extradition_bases(
    facts: Facts, question: Question, texts: Iterable[CommonText], *, has_treaty: bool
) -> ConventionsFound:
    """Return what the common texts give for extradition.

    Args:
        facts: All facts.
        question: The question.
        texts: The texts that bind both States and cover the conduct.
        has_treaty: An extradition treaty surely governs between the two, so that the clause by
            which the convention itself may be the basis does not come into play.
    """
    bases: list[Basis] = []
    considered: list[Considered] = []
    unknowns: dict[tuple[str, str], Unknown] = {}
    deemed: list[DeemedClause] = []
    required = treaty_required(facts, question)
    for text in _by_clauses(texts):
        rules = text.instrument.extradition
        if rules is None:
            continue
        deemed += _deemed(text, rules)
        if not rules.legal_basis.article:
            continue
        option = option_of(facts, question, text.instrument.code, rules.legal_basis.article)
        optional = _optional(facts, question, text, (option, required), has_treaty=has_treaty)
        if isinstance(optional, Considered):
            considered.append(optional)
        else:
            bases.append(optional)
            if option.unknown is not None:
                unknowns.setdefault((option.unknown.about, text.instrument.code), option.unknown)
        plain = _without_treaty(facts, question, text, rules, required)
        if isinstance(plain, Basis):
            bases.append(plain)
        elif plain is not None:
            considered.append(plain)
    if bases:
        for unknown in required.unknowns:
            unknowns.setdefault((unknown.about, unknown.states[0]), unknown)
    return ConventionsFound(
        tuple(bases), tuple(considered), tuple(unknowns.values()), tuple(deemed)
    )


def _by_clauses(texts: Iterable[CommonText]) -> Iterator[CommonText]:
    """Yield one text for each instrument, the one that covers the conduct best."""
    seen: set[str] = set()
    for text in texts:
        if text.instrument.code not in seen:
            seen.add(text.instrument.code)
            yield text


def _deemed(text: CommonText, rules: ExtraditionRules) -> list[DeemedClause]:
    article, scope = rules.offences_extraditable_article, rules.deemed_inclusion_scope
    if not article or not scope:
        return []
    provision = Provision(text.instrument.code, article)
    says = Phrase.of(
        sayings.DEEMED,
        instrument=InstrumentName(provision.instrument),
        article=article,
        scope=scope,
    )
    return [DeemedClause(provision=provision, scope=scope, certainty=text.certainty, says=says)]


def _optional(
    facts: Facts,
    question: Question,
    text: CommonText,
    said: tuple[OptionFinding, TreatyRequired],
    *,
    has_treaty: bool,
) -> Basis | Considered:
    """Return the convention as an optional basis, or why it is none."""
    option, required = said
    rules = text.instrument.extradition
    code, article = text.instrument.code, (rules.legal_basis.article if rules else None) or ""
    provision = Provision(code, article)
    why = _why_not_optional(question, code, said, has_treaty=has_treaty)
    if why is not None:
        return Considered(
            instrument=code,
            reason=why[0],
            says=why[1],
            provision=provision,
            because=(*option.because, *required.because),
        )
    says = Phrase.of(sayings.CLAUSE_OPTIONAL, instrument=InstrumentName(code), article=article)
    clause = Reason(says=says, provision=provision)
    return Basis(
        kind=BasisKind.CONVENTION_OPTIONAL,
        instrument=code,
        reservations=touching(facts, question, code),
        articles=(article,),
        since=text.since,
        certainty=text.certainty,
        offences=(text.offence.id,),
        option=option.option,
        conditions=(
            *text.conditions,
            *_option_conditions(question, provision, option),
            *required.conditions_optional,
            *statements_on(facts, question, code, option.spoken),
        ),
        because=(clause, *option.because, *text.because),
    )


def _why_not_optional(
    question: Question,
    code: str,
    said: tuple[OptionFinding, TreatyRequired],
    *,
    has_treaty: bool,
) -> tuple[WhyNot, Phrase] | None:
    """Say why the optional clause does not come into play, or return ``None`` where it may."""
    option, required = said
    asked = StateName(question.requested)
    if option.option is Option.DECLINED:
        title = InstrumentName(code)
        says = Phrase.of(sayings.OPTION_DECLINED, state=asked, instrument=title)
        return WhyNot.DECLINED, says
    if has_treaty:
        asking = StateName(question.requesting)
        says = Phrase.of(sayings.TREATY_EXISTS, state=asking, other_state=asked)
        return WhyNot.TREATY_EXISTS, says
    if required.requested is False:
        return WhyNot.TREATY_NOT_REQUIRED, Phrase.of(sayings.TREATY_NOT_REQUIRED, state=asked)
    return None


def _option_conditions(
    question: Question, provision: Provision, option: OptionFinding
) -> Iterator[Condition]:
    asked = StateName(question.requested)
    if option.option is Option.OPEN:
        says = Phrase.of(
            sayings.AT_ITS_OPTION, state=asked, instrument=InstrumentName(provision.instrument)
        )
        yield Condition(kind=ConditionKind.AT_ITS_OPTION, says=says, provision=provision)
    says = Phrase.of(
        sayings.NO_TREATY_ONLY, state=StateName(question.requesting), other_state=asked
    )
    yield Condition(kind=ConditionKind.NO_TREATY_ONLY, says=says, provision=provision)


def _without_treaty(
    facts: Facts,
    question: Question,
    text: CommonText,
    rules: ExtraditionRules,
    required: TreatyRequired,
) -> Basis | Considered | None:
    """Return the clause for States that need no treaty as a basis, or why it is none."""
    article = rules.between_states_not_conditional_article
    if not article:
        return None
    code = text.instrument.code
    provision = Provision(code, article)
    if required.by_either is not None:
        says = Phrase.of(sayings.TREATY_IS_REQUIRED, state=StateName(required.by_either))
        return Considered(
            instrument=code,
            reason=WhyNot.TREATY_REQUIRED,
            says=says,
            provision=provision,
            because=required.because,
        )
    says = Phrase.of(
        sayings.CLAUSE_WITHOUT_TREATY, instrument=InstrumentName(code), article=article
    )
    law = Phrase.of(sayings.REQUESTED_LAW, state=StateName(question.requested))
    return Basis(
        kind=BasisKind.WITHOUT_TREATY,
        instrument=code,
        reservations=touching(facts, question, code),
        articles=(article,),
        since=text.since,
        certainty=text.certainty,
        offences=(text.offence.id,),
        conditions=(
            *text.conditions,
            *required.conditions_without,
            Condition(kind=ConditionKind.REQUESTED_LAW, says=law, provision=provision),
            *statements_on(facts, question, code, ()),
        ),
        because=(Reason(says=says, provision=provision), *text.because),
    )


def assistance_bases(
    facts: Facts, question: Question, texts: Iterable[CommonText]
) -> ConventionsFound:
    """Return what the common texts give for mutual legal assistance: a duty to assist."""
    bases = [
        _assistance(facts, question, text, rules)
        for text in _by_clauses(texts)
        if (rules := text.instrument.mla) is not None and rules.available
    ]
    return ConventionsFound(tuple(bases), (), ())


def _assistance(
    facts: Facts, question: Question, text: CommonText, rules: AssistanceRules
) -> Basis:
    code, article = text.instrument.code, rules.article or ""
    provision = Provision(code, article)
    says = Phrase.of(
        sayings.CLAUSE_ASSISTANCE,
        instrument=InstrumentName(code),
        article=article,
        scope=rules.scope or "",
    )
    named = measure_article(rules, question.form)
    return Basis(
        kind=BasisKind.TREATY,
        instrument=code,
        reservations=touching(facts, question, code),
        articles=(article, *((named,) if named and named != article else ())),
        since=text.since,
        certainty=text.certainty,
        offences=(text.offence.id,),
        conditions=(
            *text.conditions,
            *_execution(provision, rules),
            *measure_conditions(question, provision, named),
            *statements_on(facts, question, code, ()),
        ),
        because=(Reason(says=says, provision=provision), *text.because),
    )


def _execution(provision: Provision, rules: AssistanceRules) -> Iterator[Condition]:
    law, relation = rules.governing_law, rules.relation_to_other_treaties
    if not law or law == "not stated":
        return
    if relation:
        says = Phrase.of(
            sayings.RELATION_TO_TREATIES,
            instrument=InstrumentName(provision.instrument),
            article=relation,
            law=law,
        )
    else:
        says = Phrase.of(sayings.GOVERNING_LAW, law=law)
    yield Condition(kind=ConditionKind.RELATION_TO_TREATIES, says=says, provision=provision)


def measure_article(rules: AssistanceRules, form: Form) -> str:
    """Return the article that names the measure asked for, or nothing."""
    if form is Form.TRANSFER_OF_PERSONS and rules.transfer_of_persons_article:
        return rules.transfer_of_persons_article
    return rules.measures.get(form.value, "")


def measure_conditions(
    question: Question, provision: Provision, named: str
) -> tuple[Condition, ...]:
    """Say where the text does not name the measure asked for."""
    if question.form is Form.ASSISTANCE or named:
        return ()
    says = Phrase.of(
        sayings.MEASURE_NOT_NAMED,
        instrument=InstrumentName(provision.instrument),
        state=StateName(question.requested),
    )
    return (Condition(kind=ConditionKind.MEASURE_NOT_NAMED, says=says, provision=provision),)
