"""Bilateral treaties as lists show them: which of them stands between two States on a day.

No list is trusted beyond its completeness.  Outside it a treaty found is presumed to govern, and
none found is a question, never a "no" (DESIGN section 4).
"""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from dedere.cooperation import sayings
from dedere.cooperation.bases import (
    About,
    Basis,
    BasisKind,
    Condition,
    ConditionKind,
    Considered,
    Unknown,
    WhyNot,
)
from dedere.cooperation.listed_shelf import ATTACHED, Shelf, sort_shelf
from dedere.cooperation.listed_status import (
    elsewhere,
    later_listed,
    may_apply,
    same_treaty,
    shown,
    status_of,
    superseded,
    supplements_only,
    why_not_of,
)
from dedere.cooperation.question import Question
from dedere.phrases import InstrumentName, Phrase, StateName
from dedere.sources import Provision, Reason
from dedere.treaties.bilaterals import (
    BilateralKind,
    ListCompleteness,
    ListedScope,
    ListedTreaty,
    Matter,
)
from dedere.treaties.facts import Facts
from dedere.treaties.standing import Certainty


@dataclass(frozen=True, slots=True)
class ListedFound:
    """What the lists show for one question."""

    bases: tuple[Basis, ...]
    considered: tuple[Considered, ...]
    unknowns: tuple[Unknown, ...]
    supplements: tuple[Condition, ...] = ()
    """Agreements that supplement the multilateral treaty that took the place of bilateral ones."""


@dataclass(frozen=True)
class ListedLaw:
    """All listed treaties, looked up pair by pair."""

    facts: Facts

    def between(self, one: str, other: str, matter: Matter) -> tuple[ListedTreaty, ...]:
        """Return the treaties listed between two States on a matter, oldest first."""
        parties = self.facts.parties
        found: dict[str, ListedTreaty] = {}
        for a in parties.same_person(one):
            for b in parties.same_person(other):
                found.update({t.id: t for t in self._by_pair.get(frozenset((a, b)), ())})
        return tuple(sorted((t for t in found.values() if matter in t.matters), key=_age))

    def with_predecessors(self, one: str, other: str, matter: Matter) -> list[ListedTreaty]:
        """Return treaties that a predecessor of one of the two concluded with the other."""
        parties = self.facts.parties
        found = []
        for state, partner in ((one, other), (other, one)):
            for link in parties.predecessors(state):
                if link.predecessor in parties.same_person(state):
                    continue
                concluded = self.between(link.predecessor, partner, matter)
                found += [treaty for treaty in concluded if treaty.kind not in ATTACHED]
        return found

    def complete_list(self, question: Question, matter: Matter) -> ListCompleteness | None:
        """Return a list of either State that is complete for the matter on the day asked."""
        person = self.facts.parties.same_person
        codes = {*person(question.requesting), *person(question.requested)}
        kinds = {BilateralKind.BOTH, BilateralKind(matter.value)}
        for entry in self.facts.treaty_lists:
            if entry.complete and entry.state in codes and kinds & set(entry.kinds):
                begins, ends = entry.complete_from, entry.complete_to
                if (begins is None or begins <= question.on) and ends and question.on <= ends:
                    return entry
        return None

    def shelf(self, question: Question, matter: Matter) -> Shelf:
        """Return what stands between the two States on a matter, sorted by what each is."""
        found = self.between(question.requesting, question.requested, matter)
        return sort_shelf(found, self._by_id, self.facts.instruments, self._silent)

    @cached_property
    def _by_id(self) -> dict[str, ListedTreaty]:
        return {treaty.id: treaty for treaty in self.facts.treaties}

    @cached_property
    def _silent(self) -> frozenset[str]:
        """Sources that do not say which of their entries amend or replace others."""
        lists = self.facts.treaty_lists
        return frozenset(s for one in lists if not one.tells_amendments for s in one.sources)

    @cached_property
    def _by_pair(self) -> dict[frozenset[str], list[ListedTreaty]]:
        pairs: dict[frozenset[str], list[ListedTreaty]] = {}
        for treaty in self.facts.treaties:
            if treaty.multilateral:
                continue
            for n, one in enumerate(treaty.parties):
                for other in treaty.parties[n + 1 :]:
                    if treaty.links(one, other):
                        pairs.setdefault(frozenset((one, other)), []).append(treaty)
        return pairs


def _age(treaty: ListedTreaty) -> tuple[dt.date, str]:
    signed = treaty.signed.earliest() if treaty.signed else None
    return (treaty.in_force or signed or dt.date.min, treaty.id)


def listed_bases(
    law: ListedLaw,
    question: Question,
    *,
    replaced_by: Provision | None,
    perhaps_replaced_by: Provision | None = None,
) -> ListedFound:
    """Judge every treaty listed between the two States on the matter asked about.

    Args:
        law: The lists.
        question: The question.
        replaced_by: The clause of a multilateral treaty in force between them that takes the
            place of bilateral ones, where there is one.
        perhaps_replaced_by: The same of one that may be in force between them, as far as known.

    Returns:
        The treaties that govern or may govern, those that do not with the reason, and the
        questions that remain.

    Source: VCLT arts 24, 54, 59, 70; DESIGN section 4 on the completeness of lists.
    """
    matter = Matter.ASSISTANCE if question.form.is_assistance else Matter.EXTRADITION
    complete = law.complete_list(question, matter)
    shelf = law.shelf(question, matter)
    bases: list[Basis] = []
    considered = [same_treaty(one) for one in shelf.repeated]
    for treaty in shelf.principal:
        why_not = elsewhere(treaty) or why_not_of(treaty, shelf, question.on)
        if why_not is None and replaced_by is not None:
            why_not = superseded(treaty, replaced_by)
        if why_not is not None:
            considered.append(why_not)
            continue
        basis = _basis(treaty, shelf, question, complete)
        if perhaps_replaced_by is not None:
            basis = _perhaps_replaced(basis, perhaps_replaced_by)
        bases.append(basis)
    supplementing = [t for t in shelf.supplementing if may_apply(t, question.on)]
    if replaced_by is not None:
        extra = tuple(map(_supplement, supplementing))
        return ListedFound(tuple(bases), tuple(considered), (), extra)
    considered += [supplements_only(treaty) for treaty in supplementing]
    unknowns = () if bases else _open_questions(law, question, matter, complete)
    if not bases and complete is not None:
        considered.append(_none_listed(question, complete))
    return ListedFound(tuple(bases), tuple(considered), unknowns)


def _basis(
    treaty: ListedTreaty,
    shelf: Shelf,
    question: Question,
    complete: ListCompleteness | None,
) -> Basis:
    conditions: list[Condition] = []
    later = later_listed(treaty, shelf, question.on)
    certainty = Certainty.ESTABLISHED
    because = [shown(treaty)]
    if complete is None:
        certainty = Certainty.PRESUMED
        conditions.append(_confirm(treaty))
    else:
        because.append(_vouched(complete))
    if treaty.in_force is None:
        certainty = Certainty.UNDATED
        says = Phrase.of(sayings.ENTRY_NOT_STATED)
        conditions.append(
            Condition(
                kind=ConditionKind.ENTRY_INTO_FORCE_UNKNOWN, says=says, sources=treaty.sources
            )
        )
    for place, other in enumerate(later):
        certainty = Certainty.UNDATED if other.in_force is None else _at_most_presumed(certainty)
        conditions.insert(place, _later(other, question))
    if treaty.scope in _LIMITED:
        says = Phrase.of(_LIMITED[treaty.scope])
        conditions.append(Condition(kind=ConditionKind.PART_OF_THE_MATTER, says=says))
    if treaty.kind in ATTACHED:
        conditions.append(_continues(treaty, shelf))
    attached = (t for t in shelf.attached_to(treaty) if may_apply(t, question.on))
    conditions += [_supplement(one) for one in attached]
    return Basis(
        kind=BasisKind.TREATY,
        instrument=treaty.id,
        title=treaty.title,
        since=treaty.in_force,
        certainty=certainty,
        conditions=tuple(conditions),
        because=tuple(because),
    )


def _later(other: ListedTreaty, question: Question) -> Condition:
    when = other.signed or other.in_force or question.on
    return Condition(
        kind=ConditionKind.LATER_TREATY_LISTED,
        says=Phrase.of(sayings.LATER_LISTED, title=other.title, date=when),
        sources=other.sources,
    )


_LIMITED = {
    ListedScope.PART: sayings.SCOPE_PART,
    ListedScope.WIDER: sayings.SCOPE_WIDER,
}


def _perhaps_replaced(basis: Basis, by: Provision) -> Basis:
    """Lower a treaty that a multilateral one replaces if it binds both, which is not known."""
    says = Phrase.of(
        sayings.PERHAPS_REPLACED, instrument=InstrumentName(by.instrument), article=by.article
    )
    condition = Condition(kind=ConditionKind.MAY_BE_REPLACED, says=says, provision=by)
    lowered = _at_most_presumed(basis.certainty)
    return replace(basis, certainty=lowered, conditions=(condition, *basis.conditions))


def _at_most_presumed(certainty: Certainty) -> Certainty:
    return Certainty.PRESUMED if certainty is Certainty.ESTABLISHED else certainty


def _confirm(treaty: ListedTreaty) -> Condition:
    return Condition(
        kind=ConditionKind.CONFIRM_LATER_TREATY,
        says=Phrase.of(sayings.LATER_TREATY_MAY_EXIST),
        sources=treaty.sources,
    )


def _vouched(complete: ListCompleteness) -> Reason:
    says = Phrase.of(
        sayings.LIST_COMPLETE,
        state=StateName(complete.state),
        begin=complete.complete_from or dt.date.min,
        until=complete.complete_to or dt.date.max,
    )
    return Reason(says=says, sources=complete.sources)


def _supplement(treaty: ListedTreaty) -> Condition:
    if treaty.signed is None:
        says = Phrase.of(sayings.SUPPLEMENTED_UNDATED, title=treaty.title)
    else:
        says = Phrase.of(sayings.SUPPLEMENTED_BY, title=treaty.title, date=treaty.signed)
    return Condition(kind=ConditionKind.SUPPLEMENTED_BY, says=says, sources=treaty.sources)


def _continues(treaty: ListedTreaty, shelf: Shelf) -> Condition:
    """Say which earlier treaty an agreement continues, as far as the lists hold it."""
    earlier = next((t for t in shelf.elsewhere if t.id in treaty.amends), None)
    if earlier is None:
        says = Phrase.of(sayings.EXTENSION_ALONE)
    else:
        says = Phrase.of(sayings.CONTINUES, title=earlier.title)
    kind = ConditionKind.CONTINUES_EARLIER_TREATY
    return Condition(kind=kind, says=says, sources=treaty.sources)


def _open_questions(
    law: ListedLaw, question: Question, matter: Matter, complete: ListCompleteness | None
) -> tuple[Unknown, ...]:
    pair = (question.requesting, question.requested)
    found = [
        Unknown(
            about=About.SUCCESSION_TO_TREATY,
            says=Phrase.of(
                sayings.DOES_TREATY_CONTINUE,
                title=treaty.title,
                predecessor=StateName(_other_party(law, treaty, pair)),
                state=StateName(_successor(law, treaty, pair)),
            ),
            states=pair,
            instrument=treaty.id,
        )
        for treaty in law.with_predecessors(*pair, matter)
        if status_of(treaty, question.on) is None
    ]
    if complete is not None:
        return tuple(found)
    template = (
        sayings.IS_THERE_AN_ASSISTANCE_TREATY
        if matter is Matter.ASSISTANCE
        else sayings.IS_THERE_A_TREATY
    )
    says = Phrase.of(
        template, state=StateName(pair[0]), other_state=StateName(pair[1]), on=question.on
    )
    return (Unknown(about=About.TREATY_BETWEEN, says=says, states=pair), *found)


def _other_party(law: ListedLaw, treaty: ListedTreaty, pair: tuple[str, str]) -> str:
    known = {code for state in pair for code in law.facts.parties.same_person(state)}
    return next((code for code in treaty.parties if code not in known), treaty.parties[0])


def _successor(law: ListedLaw, treaty: ListedTreaty, pair: tuple[str, str]) -> str:
    person = law.facts.parties.same_person
    return next((s for s in pair if not set(person(s)) & set(treaty.parties)), pair[0])


def _none_listed(question: Question, complete: ListCompleteness) -> Considered:
    other = question.requested if complete.state == question.requesting else question.requesting
    says = Phrase.of(
        sayings.NONE_LISTED,
        state=StateName(complete.state),
        other_state=StateName(other),
        begin=complete.complete_from or dt.date.min,
        until=complete.complete_to or dt.date.max,
    )
    return Considered(
        instrument=complete.id,
        reason=WhyNot.NONE_LISTED,
        says=says,
        because=(Reason(says=says, sources=complete.sources),),
    )
