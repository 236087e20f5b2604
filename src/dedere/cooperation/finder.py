"""The finder: every legal basis for cooperation between two States, ranked and explained.

::

    cooperation = Cooperation(Standings(facts))
    question = ask(facts, requesting="CHE", requested="ARG",
                   offences=["hague-1970/offence/unlawful-seizure"], on=dt.date(2010, 5, 1))
    cooperation.answer(question).bases[0]

The law is in DESIGN section 4 and in the rooms below: :mod:`~dedere.cooperation.texts` (which text
governs), :mod:`~dedere.cooperation.conventions` (what it gives), :mod:`~dedere.cooperation.listed`
(bilateral treaties), :mod:`~dedere.cooperation.multilateral` (treaties and arrangements of several
States), :mod:`~dedere.cooperation.around` and :mod:`~dedere.cooperation.protections` (what
surrounds the answer).
"""

from dataclasses import replace
from typing import Protocol

from dedere.cooperation import sayings
from dedere.cooperation.around import duties_of, exclusions_of
from dedere.cooperation.bases import (
    About,
    Answer,
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
from dedere.cooperation.candidates import Candidate, Catalogue
from dedere.cooperation.conventions import assistance_bases, extradition_bases
from dedere.cooperation.listed import ListedLaw, listed_bases
from dedere.cooperation.multilateral import multilateral_bases
from dedere.cooperation.protections import risks_for, safeguards_of
from dedere.cooperation.question import Question, Stated
from dedere.cooperation.texts import (
    CommonText,
    TextsFound,
    common_texts,
    texts_of_instrument,
)
from dedere.phrases import InstrumentName, Phrase, StateName
from dedere.sources import Provision
from dedere.treaties.instruments import Instrument
from dedere.treaties.standing import Certainty
from dedere.treaties.standings import Standings

_KINDS = tuple(BasisKind)
_SUREST_FIRST = (
    Certainty.ESTABLISHED,
    Certainty.PRESUMED,
    Certainty.UNDATED,
    Certainty.NO_DATA,
)


class Cooperation:
    """Answers questions on legal bases from one state of knowledge.

    Args:
        standings: The book of standings; its facts are the facts of every answer.
    """

    def __init__(self, standings: Standings) -> None:
        self.standings = standings
        self.facts = standings.facts
        self.catalogue = Catalogue(self.facts)
        self._listed = ListedLaw(self.facts)

    def answer(self, question: Question) -> Answer:
        """Return every basis for cooperation, ranked, with all that surrounds the answer.

        Args:
            question: A question that :func:`dedere.cooperation.question.ask` has checked.

        Returns:
            The answer. What is not known is among its ``unknowns``, as the question that would
            settle it; nothing unknown is ever shown as a basis, or as a "no".

        Source: DESIGN section 4; the articles named in each basis.
        """
        texts = common_texts(self.standings, self.catalogue, question)
        further = self._further(question)
        common = (*texts.texts, *further.texts)
        several = multilateral_bases(self.facts, self.standings, question)
        listed = listed_bases(
            self._listed,
            question,
            replaced_by=several.replaces,
            perhaps_replaced_by=several.perhaps_replaces,
        )
        treaties = [*several.bases, *listed.bases]
        if question.form.is_assistance:
            given = assistance_bases(self.facts, question, common)
        else:
            sure = any(_surely_treaty(basis) for basis in treaties)
            given = extradition_bases(self.facts, question, common, has_treaty=sure)
        treaties = [_completed(basis, given.deemed, listed.supplements) for basis in treaties]
        bases = _ranked([*treaties, *given.bases, _reciprocity(question)])
        found = (several, listed, given, texts, further)
        return Answer(
            question=question,
            facts_version=self.facts.version,
            bases=bases,
            considered=tuple(one for part in found for one in part.considered),
            duties=duties_of(self.standings, self.catalogue, question, texts.texts)
            if not question.form.is_assistance
            else (),
            exclusions=exclusions_of(self.facts, self.standings, question, common),
            safeguards=safeguards_of(self.facts, self.standings, question, common, bases),
            risks=risks_for(self.facts, question, common, bases),
            unknowns=_distinct(listed, given, texts, several, further),
            says=_in_one_sentence(question, bases),
        )

    def _further(self, question: Question) -> TextsFound:
        """Return instruments that reach the offence only where the facts show something more."""
        own = {offence.partition("/")[0] for offence in question.offences}
        texts: list[CommonText] = []
        considered: list[Considered] = []
        unknowns: list[Unknown] = []
        for instrument in self.facts.instruments.values():
            if instrument.further_basis is None or instrument.code in own:
                continue
            found = self._further_text(question, instrument)
            match question.organised_group:
                case Stated.YES:
                    texts += found.texts
                    considered += found.considered
                    unknowns += found.unknowns
                case Stated.NO:
                    considered.append(_no_group(instrument))
                case Stated.NOT_STATED if found.texts or found.unknowns:
                    unknowns.append(_ask_group(instrument))
                case _:
                    pass
        return TextsFound(tuple(texts), tuple(considered), tuple(unknowns))

    def _further_text(self, question: Question, instrument: Instrument) -> TextsFound:
        further = instrument.further_basis
        if further is None:
            return TextsFound((), (), ())
        _, offence = self.catalogue.offence(further.offence)
        candidate = Candidate(question.offences[0], offence, instrument, same=True)
        found = texts_of_instrument(self.standings, question, [candidate])
        provision = Provision(instrument.code, further.article)
        says = Phrase.of(
            sayings.ORGANISED_GROUP,
            instrument=InstrumentName(instrument.code),
            article=further.article,
        )
        condition = Condition(
            kind=ConditionKind.TRANSNATIONAL_SERIOUS, says=says, provision=provision
        )
        texts = tuple(replace(t, conditions=(condition, *t.conditions)) for t in found.texts)
        return TextsFound(texts, found.considered, found.unknowns)


def _surely_treaty(basis: Basis) -> bool:
    binding = basis.kind in {BasisKind.TREATY, BasisKind.ARRANGEMENT}
    return binding and basis.certainty is Certainty.ESTABLISHED


def _completed(
    basis: Basis, deemed: tuple[DeemedClause, ...], supplements: tuple[Condition, ...]
) -> Basis:
    """Attach what conventions deem included, and agreements that supplement the treaty."""
    if basis.kind is not BasisKind.TREATY:
        return basis
    return replace(basis, deemed=deemed, conditions=(*basis.conditions, *supplements))


def _ranked(bases: list[Basis]) -> tuple[Basis, ...]:
    """Put the bases in order: by kind, then the surest, then the convention's own offence."""

    def place(basis: Basis) -> tuple[int, int, int, str]:
        kind = _KINDS.index(basis.kind)
        overlapping = any(
            c.kind in {ConditionKind.FACTS_MEET_ELEMENTS, ConditionKind.TRANSNATIONAL_SERIOUS}
            for c in basis.conditions
        )
        return (
            kind,
            int(overlapping),
            _SUREST_FIRST.index(basis.certainty),
            _latest_first(basis),
        )

    ordered = sorted(bases, key=place)
    return tuple(replace(basis, rank=n) for n, basis in enumerate(ordered, start=1))


def _latest_first(basis: Basis) -> str:
    """Return a key that puts what began later before what began earlier."""
    number = basis.since.toordinal() if basis.since else 0
    return f"{9_999_999 - number:07d}{basis.instrument}"


def _reciprocity(question: Question) -> Basis:
    says = Phrase.of(
        sayings.RECIPROCITY,
        state=StateName(question.requested),
        other_state=StateName(question.requesting),
    )
    return Basis(
        kind=BasisKind.RECIPROCITY,
        instrument="",
        certainty=Certainty.NO_DATA,
        conditions=(Condition(kind=ConditionKind.NOT_BINDING, says=says),),
    )


def _no_group(instrument: Instrument) -> Considered:
    says = Phrase.of(sayings.NO_ORGANISED_GROUP, instrument=InstrumentName(instrument.code))
    return Considered(instrument=instrument.code, reason=WhyNot.NO_ORGANISED_GROUP, says=says)


def _ask_group(instrument: Instrument) -> Unknown:
    says = Phrase.of(sayings.ASK_ORGANISED_GROUP, instrument=InstrumentName(instrument.code))
    return Unknown(about=About.ORGANISED_GROUP, says=says, instrument=instrument.code)


class _Asks(Protocol):
    """A part of the answer that leaves questions open."""

    @property
    def unknowns(self) -> tuple[Unknown, ...]:
        """Return the questions it leaves open."""


def _distinct(*parts: _Asks) -> tuple[Unknown, ...]:
    found: dict[tuple[str, str, tuple[str, ...]], Unknown] = {}
    for unknown in (one for part in parts for one in part.unknowns):
        found.setdefault((unknown.about, unknown.instrument, unknown.states), unknown)
    return tuple(found.values())


def _in_one_sentence(question: Question, bases: tuple[Basis, ...]) -> Phrase:
    best = bases[0]
    names: dict[str, StateName | InstrumentName] = {
        "state": StateName(question.requesting),
        "other_state": StateName(question.requested),
    }
    if best.instrument and not best.title:
        names["instrument"] = InstrumentName(best.instrument)
    return Phrase.of(_sentence(best), **names)


def _sentence(best: Basis) -> str:
    match best.kind:
        case BasisKind.ARRANGEMENT:
            return sayings.ANSWER_ARRANGEMENT
        case BasisKind.TREATY if not best.title:
            return sayings.ANSWER_CONVENTION
        case BasisKind.TREATY:
            sure = best.certainty is Certainty.ESTABLISHED
            return sayings.ANSWER_TREATY if sure else sayings.ANSWER_TREATY_TO_CONFIRM
        case BasisKind.CONVENTION_OPTIONAL:
            accepted = best.option is Option.ACCEPTED
            return sayings.ANSWER_OPTIONAL_ACCEPTED if accepted else sayings.ANSWER_OPTIONAL
        case BasisKind.WITHOUT_TREATY:
            return sayings.ANSWER_WITHOUT_TREATY
        case BasisKind.SCHEME | BasisKind.RECIPROCITY:
            return sayings.ANSWER_NOTHING_BINDING
