"""What limits a request: safeguards of the person, and the usual grounds of refusal.

Each safeguard carries the provision it rests on and whether each State is bound by it on the day
asked about: a bond that is not known stays unknown.
"""

from collections.abc import Iterable, Iterator

from dedere.cooperation import sayings
from dedere.cooperation.bases import Basis, Risk, RiskStatus, SafeguardFinding
from dedere.cooperation.question import Question
from dedere.cooperation.texts import CommonText
from dedere.phrases import InstrumentName, Phrase, StateName
from dedere.sources import Provision
from dedere.treaties.declarations import InEffect
from dedere.treaties.derogations import derogations_on
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import DiscriminationClause, Instrument
from dedere.treaties.safeguard_rules import (
    GroundScope,
    RequestForm,
    RiskAnswer,
    RiskFinding,
    SafeguardGround,
    SafeguardRule,
    WhoseBond,
    risks_of,
    safeguards_for,
)
from dedere.treaties.standing import Standing, StandingFinding
from dedere.treaties.standings import Standings

_EFFECTS = {"mandatory-bar": "must-refuse", "no-obligation": "may-refuse"}
DISCRIMINATION = "discrimination"


def safeguards_of(
    facts: Facts,
    standings: Standings,
    question: Question,
    texts: Iterable[CommonText],
    bases: Iterable[Basis],
) -> tuple[SafeguardFinding, ...]:
    """Return the safeguards that limit the requested State, or may, on the day asked about.

    Source: the discrimination clauses of the governing texts; the rules of ``safeguards.yaml``,
    each with its provision and who has read it so.
    """
    governing = {basis.instrument for basis in bases} | {t.instrument.code for t in texts}
    found = [
        _from_text(standings, question, facts.instruments[code], clause)
        for code in sorted(governing & facts.instruments.keys())
        if (clause := _clause(facts.instruments[code], question)) is not None
    ]
    for rule in safeguards_for(facts.safeguards, _form(question)):
        for ground in rule.grounds:
            if ground.scope is GroundScope.GOVERNING and ground.instrument not in governing:
                continue
            found.append(_from_rule(facts, standings, question, rule, ground))
    return tuple(found)


def _form(question: Question) -> RequestForm:
    return RequestForm.ASSISTANCE if question.form.is_assistance else RequestForm.EXTRADITION


def _clause(instrument: Instrument, question: Question) -> DiscriminationClause | None:
    rules = instrument.extradition
    clause = rules.discrimination_clause if rules else None
    if clause is None or not clause.article:
        return None
    word = _form(question).value
    if clause.covers and not any(covered.startswith(word) for covered in clause.covers):
        return None
    return clause


def _from_text(
    standings: Standings,
    question: Question,
    instrument: Instrument,
    clause: DiscriminationClause,
) -> SafeguardFinding:
    effect = _EFFECTS.get(clause.effect, "may-refuse")
    template = sayings.DISCRIMINATION_BAR if effect == "must-refuse" else sayings.DISCRIMINATION
    says = Phrase.of(
        template,
        state=StateName(question.requested),
        instrument=InstrumentName(instrument.code),
        article=clause.article or "",
        grounds=", ".join(clause.grounds),
    )
    requested = standings.of(question.requested, instrument.code, on=question.on)
    requesting = standings.of(question.requesting, instrument.code, on=question.on)
    return SafeguardFinding(
        id=DISCRIMINATION,
        effect=effect,
        provision=Provision(instrument.code, clause.article or ""),
        says=says,
        requested=requested,
        requesting=requesting,
        bearer=requested,
        applies=_bound(requested),
        summary=clause.note,
    )


def _bound(finding: StandingFinding) -> str:
    if finding.standing is Standing.BOUND:
        return "yes"
    return "unknown" if finding.bond_is_open else "no"


def _from_rule(
    facts: Facts,
    standings: Standings,
    question: Question,
    rule: SafeguardRule,
    ground: SafeguardGround,
) -> SafeguardFinding:
    requested = standings.of(question.requested, ground.instrument, on=question.on)
    requesting = standings.of(question.requesting, ground.instrument, on=question.on)
    applies = _applies(ground, requested, requesting)
    return SafeguardFinding(
        id=rule.id,
        effect=ground.effect.value,
        provision=Provision(ground.instrument, ", ".join(ground.articles)),
        says=_say_bond(question, ground, applies),
        requested=requested,
        requesting=requesting,
        bearer=requesting if ground.bond is WhoseBond.REQUESTING else requested,
        applies=applies,
        label=rule.label,
        summary=ground.says,
        address=" ".join(rule.address),
        authority="; ".join(
            f"{a.title}, {a.paragraphs}" if a.paragraphs else a.title for a in rule.authorities
        ),
        verified=ground.verified,
        derogations=_derogations(facts, question, ground),
    )


def _applies(
    ground: SafeguardGround, requested: StandingFinding, requesting: StandingFinding
) -> str:
    match ground.bond:
        case WhoseBond.REQUESTED:
            return _bound(requested)
        case WhoseBond.REQUESTING:
            return _bound(requesting)
        case WhoseBond.BOTH:
            both = {_bound(requested), _bound(requesting)}
            if both == {"yes"}:
                return "yes"
            return "no" if "no" in both else "unknown"


_SAID = {
    "yes": sayings.SAFEGUARD_BINDS,
    "no": sayings.SAFEGUARD_DOES_NOT_BIND,
    "unknown": sayings.SAFEGUARD_UNKNOWN,
}


def _say_bond(question: Question, ground: SafeguardGround, applies: str) -> Phrase:
    bearer = question.requesting if ground.bond is WhoseBond.REQUESTING else question.requested
    return Phrase.of(
        _SAID[applies],
        state=StateName(bearer),
        instrument=InstrumentName(ground.instrument),
        article=", ".join(ground.articles),
        on=question.on,
    )


def _derogations(
    facts: Facts, question: Question, ground: SafeguardGround
) -> tuple[tuple[str, str, InEffect], ...]:
    """Return the derogations of either State from the instrument that apply, or may."""
    return tuple(
        (state, one.id, speaks)
        for state in (question.requested, question.requesting)
        for one, speaks in derogations_on(
            facts.derogations, state=state, on=question.on, instrument=ground.instrument
        )
    )


def risks_for(
    facts: Facts, question: Question, texts: Iterable[CommonText], bases: Iterable[Basis]
) -> tuple[Risk, ...]:
    """Say of each usual ground of refusal whether the texts remove it, and what to address.

    Where several texts bear on the request, one that removes a ground is enough.
    """
    codes = dict.fromkeys(
        [
            *(text.instrument.code for text in texts),
            *(basis.instrument for basis in bases if basis.instrument in facts.instruments),
        ]
    )
    governing: list[Instrument | None] = [facts.instruments[code] for code in codes]
    readings = [
        (instrument, finding)
        for instrument in governing or [None]
        for finding in risks_of(facts.refusal_risks, form=_form(question), governing=instrument)
    ]
    return tuple(_best(readings))


_STRONGEST_FIRST = (RiskAnswer.REMOVED, RiskAnswer.REMAINS, RiskAnswer.UNKNOWN)


def _best(readings: list[tuple[Instrument | None, RiskFinding]]) -> Iterator[Risk]:
    by_risk: dict[str, list[tuple[Instrument | None, RiskFinding]]] = {}
    for reading in readings:
        by_risk.setdefault(reading[1].risk.id, []).append(reading)
    for found in by_risk.values():
        instrument, finding = min(found, key=lambda one: _STRONGEST_FIRST.index(one[1].answer))
        yield _risk(instrument, finding)


_RISK_SAID = {
    RiskAnswer.REMOVED: sayings.RISK_REMOVED,
    RiskAnswer.REMAINS: sayings.RISK_REMAINS,
    RiskAnswer.UNKNOWN: sayings.RISK_UNKNOWN,
}


def _risk(instrument: Instrument | None, finding: RiskFinding) -> Risk:
    named = instrument is not None and finding.article and instrument.code
    provision = Provision(named, finding.article) if named else None
    if provision is None or finding.answer is RiskAnswer.UNKNOWN:
        says = Phrase.of(sayings.RISK_OPEN if provision is None else sayings.RISK_UNKNOWN)
    else:
        says = Phrase.of(
            _RISK_SAID[finding.answer],
            instrument=InstrumentName(provision.instrument),
            article=provision.article,
        )
    return Risk(
        id=finding.risk.id,
        status=RiskStatus(finding.answer.value),
        label=finding.risk.label,
        address=" ".join(finding.risk.address),
        explains=finding.says,
        safeguard=finding.risk.safeguard,
        says=says,
        provisions=(provision,) if provision else (),
    )
