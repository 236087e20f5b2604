"""The way to ratification, what to decide at the deposit, and what falls due after it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dedere.obligations.assessment.questions import Bond, bond_of
from dedere.periods import Delay, DelayKind
from dedere.phrases import InstrumentName, Phrase, mark
from dedere.sources import Provision, Reason
from dedere.treaties.assessment_rules import Due, OneTimeNotice
from dedere.treaties.final_clauses import takes_effect_for_party
from dedere.treaties.instruments import Binding, Instrument, Obligation
from dedere.treaties.standing import StandingFinding
from dedere.treaties.standings import Standings

JOIN_FIRST = mark("Be, or become at the same time, a party to {instrument} (article {article}).")
CHECK_LAW = mark("Answer the questions on the {number} duties of the text, and close the gaps.")
DECIDE = mark("Decide the declarations below; most can be made only with the deposit.")
DEPOSIT = mark("Deposit the instrument of consent. Depositary: {depositary}.")
OPEN_TO = mark("Open to: {who} (article {article}).")
TAKES_EFFECT = mark(
    "A deposit on {deposited} would bind the State from {since} (article {article})."
)
NOT_IN_FORCE = mark("The text is not in force: a deposit counts towards its entry into force.")
RESERVE = mark("Whether to make the reservation or declaration that article {article} allows.")
CHOOSE = mark("Article {article} leaves a choice: {summary}")
DECLARE = mark("Declaration that the text foresees: {declaration}.")

AT_CONSENT = mark("Notify {to} with the deposit, under article {article}.")
WITHIN_MONTHS = mark(
    "Notify {to} within {months} month(s) of becoming a party, under article {article}."
)
WHEN_DONE = mark("Notify {to} once it is done, under article {article}; the text sets no day.")
ONLY_IF = mark("Only if {condition}.")
FULFIL_BY = mark("Article {article}: {summary}")


class StepKind(StrEnum):
    """What a step of the roadmap is."""

    PREREQUISITE = "prerequisite"
    LAW = "law"
    DECLARATIONS = "declarations"
    DEPOSIT = "deposit"
    EFFECT = "effect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step towards being bound, with its ground."""

    kind: StepKind
    because: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to notify or to have done after becoming a party."""

    instrument: str
    obligation: str
    says: Phrase
    condition: Phrase | None
    due: dt.date | None
    """``None`` where the text sets no day, or the entry into force for the State is not known."""
    is_past: bool
    """The day has passed. Whether it was done is for the State to say; we do not know it."""
    provision: Provision


@dataclass(frozen=True, slots=True, kw_only=True)
class Roadmap:
    """The way of one State to one instrument."""

    state: str
    instrument: str
    on: dt.date
    bond: Bond
    steps: tuple[Step, ...]
    decisions: tuple[Reason, ...]
    """What to decide at the deposit."""
    notices: tuple[Notice, ...]
    """What falls due after it, counted from a deposit on the day asked about."""


def roadmap(state: str, instrument: str, *, on: dt.date, standings: Standings) -> Roadmap:
    """Return the way of a State to an instrument, as if it deposited its consent on a day.

    Args:
        state: Code of the State.
        instrument: Code of the instrument.
        on: The day of the supposed deposit.
        standings: The book of standings, with the facts.

    Raises:
        UnknownStateError: No State has this code.
        UnknownInstrumentError: No instrument has this code.
        DateBeforeFactsError: ``on`` lies before the first fact.

    Source: the final clauses and the articles named in each step.
    """
    facts = standings.facts
    code, text = facts.parties.find(state).code, facts.instrument(instrument)
    effect = takes_effect_for_party(on, clauses=text.final_clauses, general=text.in_force)
    notices = {n.obligation: n for n in facts.assessment.notices}
    return Roadmap(
        state=code,
        instrument=text.code,
        on=on,
        bond=bond_of(standings.of(code, text.code, on=on)),
        steps=tuple(_steps(text, code, standings, on=on, effect=effect)),
        decisions=tuple(_decisions(text)),
        notices=tuple(_notices(text, notices, consent=on, since=effect, on=on)),
    )


def notices_due(state: str, *, on: dt.date, standings: Standings) -> tuple[Notice, ...]:
    """Return what a State owes once for the instruments that bind it, with what is past its day.

    Source: the articles of the obligations named; since when an instrument binds:
    :meth:`Standings.of`.
    """
    facts = standings.facts
    code = facts.parties.find(state).code
    rules = {n.obligation: n for n in facts.assessment.notices}
    found: list[Notice] = []
    for text in facts.universal():
        finding = standings.of(code, text.code, on=on)
        if bond_of(finding) is Bond.BINDS:
            consent = _consented_on(finding)
            found += _notices(text, rules, consent=consent, since=finding.since, on=on)
    return tuple(found)


def _consented_on(finding: StandingFinding) -> dt.date | None:
    """Return the day of the last act on which a bond rests, ``None`` where it is not exact."""
    days = [a.date.latest() for a in finding.actions if a.date and a.date.latest() <= finding.on]
    return max(days, default=None)


def _steps(
    text: Instrument, state: str, standings: Standings, *, on: dt.date, effect: dt.date | None
) -> Iterator[Step]:
    for one in text.prerequisites:
        finding = standings.of(state, one.instrument, on=on)
        if bond_of(finding) is not Bond.BINDS:
            says = Phrase.of(
                JOIN_FIRST, instrument=InstrumentName(one.instrument), article=one.article
            )
            because = Reason(
                says=says, provision=Provision(text.code, one.article), grounds=finding.because
            )
            yield Step(kind=StepKind.PREREQUISITE, because=because)
    duties = sum(o.binding is Binding.MUST for o in text.obligations)
    yield _step(StepKind.LAW, Phrase.of(CHECK_LAW, number=duties))
    yield _step(StepKind.DECLARATIONS, Phrase.of(DECIDE))
    yield _step(StepKind.DEPOSIT, Phrase.of(DEPOSIT, depositary=text.depositary.name))
    if text.open_to:
        article = ", ".join(text.open_to_articles)
        says = Phrase.of(OPEN_TO, who=text.open_to, article=article)
        yield _step(StepKind.DEPOSIT, says, Provision(text.code, article))
    rule = text.final_clauses.later_party
    if effect is None:
        yield _step(StepKind.EFFECT, Phrase.of(NOT_IN_FORCE))
    else:
        says = Phrase.of(TAKES_EFFECT, deposited=on, since=effect, article=rule.article)
        yield _step(StepKind.EFFECT, says, Provision(text.code, rule.article))


def _step(kind: StepKind, says: Phrase, provision: Provision | None = None) -> Step:
    return Step(kind=kind, because=Reason(says=says, provision=provision))


def _decisions(text: Instrument) -> Iterator[Reason]:
    rule = text.final_clauses.reservations
    for article in rule.articles:
        says = Phrase.of(RESERVE, article=article)
        yield Reason(says=says, provision=Provision(text.code, article))
    for declaration in rule.declarations:
        yield Reason(says=Phrase.of(DECLARE, declaration=declaration))
    for obligation in text.obligations:
        if obligation.kind in {"jurisdiction-optional", "extradition-legal-basis"} and (
            obligation.binding is Binding.MAY
        ):
            says = Phrase.of(CHOOSE, article=obligation.article, summary=obligation.summary)
            yield Reason(says=says, provision=Provision(text.code, obligation.article))


def _notices(
    text: Instrument,
    rules: dict[str, OneTimeNotice],
    *,
    consent: dt.date | None,
    since: dt.date | None,
    on: dt.date,
) -> Iterator[Notice]:
    deadlines = {d.obligation: d.years for d in text.deadlines}
    for obligation in text.obligations:
        if rule := rules.get(obligation.id):
            yield _notice(text, obligation, rule, due=_due(rule, consent, since), on=on)
        if years := deadlines.get(obligation.id):
            due = Delay(kind=DelayKind.YEARS, n=years).after(since) if since else None
            says = Phrase.of(FULFIL_BY, article=obligation.article, summary=obligation.summary)
            yield Notice(
                instrument=text.code,
                obligation=obligation.id,
                says=says,
                condition=None,
                due=due,
                is_past=due is not None and due < on,
                provision=Provision(text.code, obligation.article),
            )


def _notice(
    text: Instrument,
    obligation: Obligation,
    rule: OneTimeNotice,
    *,
    due: dt.date | None,
    on: dt.date,
) -> Notice:
    template = {Due.WITH_CONSENT: AT_CONSENT, Due.WITHIN: WITHIN_MONTHS}.get(rule.due, WHEN_DONE)
    values = {"months": rule.months} if rule.due is Due.WITHIN else {}
    return Notice(
        instrument=text.code,
        obligation=obligation.id,
        says=Phrase.of(template, to=rule.to, article=obligation.article, **values),
        condition=Phrase.of(ONLY_IF, condition=rule.only_if) if rule.only_if else None,
        due=due,
        is_past=due is not None and due < on and not rule.only_if,
        provision=Provision(text.code, obligation.article),
    )


def _due(rule: OneTimeNotice, consent: dt.date | None, since: dt.date | None) -> dt.date | None:
    match rule.due:
        case Due.WITH_CONSENT:
            return consent
        case Due.WITHIN if since is not None:
            return Delay(kind=DelayKind.MONTHS, n=rule.months).after(since)
        case _:
            return None
