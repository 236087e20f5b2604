"""Offences as subjects: which texts of which families cover an offence, or the same conduct.

Offences of one family in one group are the same conduct in an earlier and a later text; offences
of another family in the same group only overlap, and the facts must meet them on their own.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dedere.cooperation.multilateral import ARRANGEMENT_FORMS, OBLIGES, SCHEME_FORMS
from dedere.cooperation.offence_names import find_offence
from dedere.cooperation.question import Form
from dedere.planning.subjects import Subject, instrument_subject, subject_of
from dedere.treaties.facts import Facts
from dedere.treaties.families import Family
from dedere.treaties.instruments import Instrument


@dataclass(frozen=True, slots=True)
class Conduct:
    """One offence, the texts that cover the same conduct, and those that overlap."""

    offence: str
    own: Subject
    """The family of the offence; only its texts that cover the conduct count."""
    overlapping: tuple[Subject, ...]
    """Other families, with the texts whose offences overlap."""


def conduct_of(facts: Facts, asked: str, *, form: Form | None = None) -> Conduct:
    """Return what covers an offence.

    Args:
        facts: All facts.
        asked: Id of the offence.
        form: Only texts that give a basis for this form; ``None``: every text that covers it.

    Raises:
        UnknownOffenceError: The catalogue holds no such offence.
    """
    offence = find_offence(facts, asked)
    together = {offence}
    for group in facts.offence_groups:
        if offence in group.offences:
            together.update(group.offences)
    stands_in = next(
        i.code for i in facts.instruments.values() if any(o.id == offence for o in i.offences)
    )
    own = subject_of(facts, stands_in).family
    covering: dict[Family, set[str]] = {own: set()}
    for other in facts.instruments.values():
        if any(o.id in together for o in other.offences):
            texts = covering.setdefault(subject_of(facts, other.code).family, set())
            if form is None or gives_basis(other, form):
                texts.add(other.code)
    first, *rest = (
        Subject(family, covering=frozenset(texts), offence=offence)
        for family, texts in covering.items()
    )
    return Conduct(offence, first, tuple(subject for subject in rest if subject.covering))


def gives_basis(instrument: Instrument, form: Form) -> bool:
    """Say whether an instrument has clauses on which this form of cooperation may rest."""
    if form.is_assistance:
        return instrument.mla is not None and instrument.mla.available
    rules = instrument.extradition
    return rules is not None and (
        rules.legal_basis.available or bool(rules.between_states_not_conditional_article)
    )


def general_treaties(facts: Facts, form: Form) -> tuple[Subject, ...]:
    """Return the treaties on this very form of cooperation, whatever the offence."""
    return tuple(
        instrument_subject(i.code)
        for i in facts.instruments.values()
        if i.form not in ARRANGEMENT_FORMS | SCHEME_FORMS and _is_general(facts, i, form)
    )


def arrangements(facts: Facts, form: Form) -> tuple[Subject, ...]:
    """Return the binding arrangements that are no treaties, such as surrender procedures."""
    return tuple(
        instrument_subject(i.code)
        for i in facts.instruments.values()
        if i.form in ARRANGEMENT_FORMS and not i.offences and gives_basis(i, form)
    )


def _is_general(facts: Facts, instrument: Instrument, form: Form) -> bool:
    if instrument.offences or not gives_basis(instrument, form):
        return False
    if form.is_assistance:
        return all(one.instrument != instrument.code for one in facts.reference_lists)
    rules = instrument.extradition
    return rules is not None and rules.legal_basis.mode == OBLIGES


def conducts_in(facts: Facts, instruments: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the conduct that these instruments cover, with the offences that name it.

    The same conduct in two texts of one family is one; it goes by the id of the offence that
    the catalogue names first.
    """
    names: dict[tuple[str, str], str] = {}
    found: dict[str, list[str]] = {}
    groups = {o: group.group for group in facts.offence_groups for o in group.offences}
    for code in instruments:
        unit = subject_of(facts, code).id
        for offence in facts.instruments[code].offences:
            group = groups.get(offence.id)
            name = names.setdefault((unit, group), offence.id) if group else offence.id
            found.setdefault(name, []).append(offence.id)
    return {name: tuple(ids) for name, ids in found.items()}
