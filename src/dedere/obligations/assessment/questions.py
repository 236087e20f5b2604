"""Which questions must a State answer: from the obligations that bind it, or would bind it.

One question is asked once and serves every instrument with the same obligation.  Two obligations
are the same where

1. the facts say that one is the other, carried over into a later text (``inherited_from``); or
2. their kind is one of ``asked_once``, their binding force is equal, and their questions are word
   for word the same once the name of the offences (``subject`` of the instrument) is left out.

The key of a question is the id of the first such obligation in the order of the nineteen, so it
stays the same whatever binds the State.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dedere.phrases import Phrase, mark
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Binding, Instrument, Obligation, QuestionType
from dedere.treaties.standing import Standing, StandingFinding
from dedere.treaties.standings import Standings

ANY_OF_THESE = mark("any of these offences")
_STRONGEST_FIRST = (
    Binding.MUST,
    Binding.SHALL_CONSIDER,
    Binding.ENDEAVOUR,
    Binding.ENCOURAGED,
    Binding.MAY,
    Binding.NOT_A_DUTY,
)


class Bond(StrEnum):
    """Whether an instrument binds the State on the day of the assessment."""

    BINDS = "binds"
    """Our sources show that it does, or that it did when they last spoke."""
    WOULD_BIND = "would-bind"
    """It does not on that day; it would if the State became a party."""
    UNKNOWN = "unknown"
    """Our sources do not say."""


_NEAREST_FIRST = (Bond.BINDS, Bond.UNKNOWN, Bond.WOULD_BIND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """An obligation that the answer to a question serves."""

    instrument: str
    obligation: Obligation
    bond: Bond


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, asked once, with every obligation that its answer serves."""

    key: str
    text: Phrase
    kind: str
    type: QuestionType
    serves: tuple[Served, ...]

    @property
    def bond(self) -> Bond:
        """Return the strongest bond among the obligations served."""
        return min((s.bond for s in self.serves), key=_NEAREST_FIRST.index)

    @property
    def binding(self) -> Binding:
        """Return the strongest binding force among the obligations with the strongest bond."""
        felt = [s.obligation.binding for s in self.serves if s.bond is self.bond]
        return min(felt, key=_STRONGEST_FIRST.index)

    @property
    def instruments(self) -> tuple[str, ...]:
        """Return the instruments served, each once."""
        return tuple(dict.fromkeys(s.instrument for s in self.serves))


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """Every question for one State on one day."""

    state: str
    on: dt.date
    questions: tuple[Question, ...]
    standings: Mapping[str, StandingFinding]
    """The standing under each instrument: the ground on which it binds, or would bind."""

    def with_bond(self, bond: Bond) -> tuple[Question, ...]:
        """Return the questions whose strongest bond is this one."""
        return tuple(q for q in self.questions if q.bond is bond)

    def question(self, key: str) -> Question | None:
        """Return the question under a key, ``None`` where there is none."""
        return next((q for q in self.questions if q.key == key), None)


def questionnaire(
    state: str,
    *,
    on: dt.date,
    standings: Standings,
    instruments: Iterable[str] | None = None,
) -> Questionnaire:
    """Return the questions that the obligations of a State put to it on a day.

    Args:
        state: Code of the State.
        on: The day asked about.
        standings: The book of standings, with the facts.
        instruments: Codes of the instruments to ask about; all universal ones by default.

    Raises:
        UnknownStateError: No State has this code.
        UnknownInstrumentError: No instrument has one of these codes.
        DateBeforeFactsError: ``on`` lies before the first fact.

    Source: the articles of the obligations; which of them bind: :meth:`Standings.of`.
    """
    facts = standings.facts
    code = facts.parties.find(state).code
    asked = [facts.instrument(c) for c in instruments] if instruments else facts.universal()
    found = {i.code: standings.of(code, i.code, on=on) for i in asked}
    keys = question_keys(facts)
    served: dict[str, list[Served]] = {}
    for instrument in asked:
        bond = bond_of(found[instrument.code])
        for obligation in instrument.obligations:
            one = Served(instrument=instrument.code, obligation=obligation, bond=bond)
            served.setdefault(keys[obligation.id], []).append(one)
    questions = tuple(_question(facts, key, tuple(group)) for key, group in served.items())
    return Questionnaire(state=code, on=on, questions=questions, standings=found)


def bond_of(finding: StandingFinding) -> Bond:
    """Say whether a standing binds; what is presumed counts as shown, and is said with it."""
    if finding.shown is Standing.BOUND:
        return Bond.BINDS
    return Bond.UNKNOWN if finding.bond_is_open else Bond.WOULD_BIND


def question_keys(facts: Facts) -> Mapping[str, str]:
    """Return the key of the question of every obligation, by its id."""
    ordered = [*facts.universal(), *facts.related()]
    obligations = {o.id: (i, o) for i in ordered for o in i.obligations}
    first: dict[tuple[str, ...], str] = {}
    keys: dict[str, str] = {}
    for instrument, obligation in obligations.values():
        root_of, root = _root(instrument, obligation, obligations)
        keys[obligation.id] = first.setdefault(_sameness(facts, root_of, root), root.id)
    return keys


def _root(
    instrument: Instrument,
    obligation: Obligation,
    known: Mapping[str, tuple[Instrument, Obligation]],
) -> tuple[Instrument, Obligation]:
    """Follow an obligation to the text from which it was carried over."""
    seen = {obligation.id}
    while obligation.inherited_from in known and obligation.inherited_from not in seen:
        instrument, obligation = known[obligation.inherited_from]
        seen.add(obligation.id)
    return instrument, obligation


def _sameness(facts: Facts, instrument: Instrument, obligation: Obligation) -> tuple[str, ...]:
    if obligation.kind not in facts.assessment.asked_once:
        return (obligation.id,)
    text = _without_subject(instrument, obligation)
    return (obligation.kind, obligation.binding.value, text)


def _without_subject(instrument: Instrument, obligation: Obligation) -> str:
    if not instrument.subject:
        return obligation.question
    return obligation.question.replace(instrument.subject, "{offences}")


def _question(facts: Facts, key: str, served: tuple[Served, ...]) -> Question:
    first = served[0]
    instrument = facts.instruments[first.instrument]
    text = _without_subject(instrument, first.obligation)
    subjects = {facts.instruments[s.instrument].subject for s in served}
    if "{offences}" in text:
        said = ANY_OF_THESE if len(subjects) > 1 else instrument.subject
        phrase = Phrase.of(text, offences=said)
    else:
        phrase = Phrase.of(first.obligation.question)
    return Question(
        key=key,
        text=phrase,
        kind=first.obligation.kind,
        type=first.obligation.question_type,
        serves=served,
    )
