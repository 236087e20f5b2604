"""The facts as plain relations, without anything the engine has derived about two States."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from dedere.treaties.declarations import Effect, Topic
from dedere.treaties.facts import Facts
from dedere.treaties.practice import PracticeQuestion
from dedere.treaties.standing import Standing
from dedere.treaties.standings import Standings

OPEN, BOUND = 1, 2
NEVER = dt.date.max.toordinal()

Row = tuple[str | int, ...]


@dataclass(frozen=True)
class Relations:
    """One day, as tables."""

    on: dt.date
    states: tuple[str, ...]
    bond: list[Row] = field(default_factory=list)
    """State, instrument, 1 for a bond that is open and 2 for one that stands."""
    rule: list[Row] = field(default_factory=list)
    """Family, place, and whether the rule is on States that came in apart (1) or not (0)."""
    needs: list[Row] = field(default_factory=list)
    """Family, place, instrument that must bind both."""
    apart: list[Row] = field(default_factory=list)
    """Family, place, later text, earlier text."""
    governs: list[Row] = field(default_factory=list)
    """Family, place, text that governs."""
    covers: list[Row] = field(default_factory=list)
    """Offence asked about, instrument that covers it, its family."""
    clause: list[Row] = field(default_factory=list)
    """Instrument, kind of clause, its article, the whole article of it."""
    declared: list[Row] = field(default_factory=list)
    """State, instrument, article, 1 for a convention taken as the basis and 0 for declined; the
    first day on which it speaks, the last."""
    practice: list[Row] = field(default_factory=list)
    """State, question, instrument or nothing, answer, first day, first day on which it is over."""


def relations_of(standings: Standings, *, on: dt.date, states: tuple[str, ...]) -> Relations:
    """Write down the facts for one day.

    Args:
        standings: The book of standings.
        on: The day asked about.
        states: Codes of the States.
    """
    facts = standings.facts
    found = Relations(on=on, states=states)
    _families(facts, found)
    alone = set(facts.instruments) - {str(row[2]) for row in found.needs}
    for code in alone:
        found.rule.append((code, 0, 0))
        found.needs.append((code, 0, code))
        found.governs.append((code, 0, code))
    for code in facts.instruments:
        for state in states:
            finding = standings.of(state, code, on=on)
            if finding.standing is Standing.BOUND:
                found.bond.append((state, code, BOUND))
            elif finding.bond_is_open:
                found.bond.append((state, code, OPEN))
    found.covers.extend(_covers(facts, {str(r[2]): str(r[0]) for r in found.needs}))
    found.clause.extend(_clauses(facts))
    found.declared.extend(_declared(facts))
    found.practice.extend(_practice(facts))
    return found


def _families(facts: Facts, found: Relations) -> None:
    for family in facts.families:
        if not family.single_instrument_article:
            continue  # Each of its texts binds by itself.
        for place, rule in enumerate(family.rules):
            found.rule.append((family.id, place, int(bool(rule.one_only_by))))
            for code in rule.both_bound_by:
                found.needs.append((family.id, place, code))
            for code in rule.governs or rule.both_bound_by:
                found.governs.append((family.id, place, code))
            if rule.one_only_by:
                later, earlier = (*rule.one_only_by, family.parent)[:2]
                found.apart.append((family.id, place, later, earlier))


def _covers(facts: Facts, family_of: dict[str, str]) -> Iterator[Row]:
    home = {o.id: i.code for i in facts.instruments.values() for o in i.offences}
    together: dict[str, set[str]] = {offence: {offence} for offence in home}
    for group in facts.offence_groups:
        for offence in group.offences:
            if offence in together:
                together[offence] |= set(group.offences) & set(home)
    for asked, others in together.items():
        for code in {home[other] for other in others}:
            yield asked, code, family_of[code]


def _clauses(facts: Facts) -> Iterator[Row]:
    for instrument in facts.instruments.values():
        rules, mla = instrument.extradition, instrument.mla
        if rules is not None and rules.legal_basis.available and rules.legal_basis.article:
            article = rules.legal_basis.article
            yield instrument.code, "optional", article, article.partition("(")[0]
            plain = rules.between_states_not_conditional_article
            if plain:
                yield instrument.code, "without", plain, plain.partition("(")[0]
        if mla is not None and mla.available:
            yield instrument.code, "assistance", mla.article or "", ""


def _declared(facts: Facts) -> Iterator[Row]:
    for said in (d for code in facts.instruments for d in facts.declarations_on(code)):
        if said.topic is not Topic.EXTRADITION_BASIS:
            continue
        if said.effect not in {Effect.EXCLUDES, Effect.ACCEPTS}:
            continue
        first, over = NEVER, NEVER
        if said.date is not None:
            first = said.date.latest().toordinal()
        elif said.kind.value == "reservation" and not said.is_withdrawn:
            first = 0  # Made with the consent at the latest: VCLT arts 2(1)(d), 19.
        elif not said.is_withdrawn:
            days = [facts.sources[s].speaks_up_to() for s in said.sources if s in facts.sources]
            first = min((day.toordinal() for day in days if day), default=NEVER)
        if said.is_withdrawn:
            over = said.withdrawn.earliest().toordinal() if said.withdrawn else 0
        accepts = int(said.effect is Effect.ACCEPTS)
        yield said.state, said.instrument, said.article, accepts, first, over


def _practice(facts: Facts) -> Iterator[Row]:
    asked = {PracticeQuestion.TREATY_REQUIRED, PracticeQuestion.ACCEPTS_CONVENTION_BASIS}
    for one in facts.practices:
        if one.question in asked:
            first = one.since.earliest().toordinal() if one.since else 0
            over = one.until.latest().toordinal() if one.until else NEVER
            yield (
                *(one.state, one.question.value, one.instrument),
                *(one.answer.value, first, over),
            )
