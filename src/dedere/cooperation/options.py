"""What the States themselves have said: options, and whether they need a treaty to extradite.

"At its option" stays an option unless a declaration of the requested State, or its recorded
practice, decides it.  Silence decides nothing.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dedere.cooperation import sayings
from dedere.cooperation.bases import About, Condition, ConditionKind, Option, Unknown
from dedere.cooperation.question import Question
from dedere.phrases import InstrumentName, Phrase, StateName
from dedere.sources import Provision, Reason
from dedere.treaties.actions import ActionKind
from dedere.treaties.declarations import Declaration, Effect, InEffect, Topic, in_effect
from dedere.treaties.facts import Facts
from dedere.treaties.practice import PracticeAnswer, PracticeFinding, PracticeQuestion, practice_on


@dataclass(frozen=True, slots=True)
class OptionFinding:
    """Whether the requested State takes a convention as the basis."""

    option: Option
    because: tuple[Reason, ...] = ()
    unknown: Unknown | None = None
    spoken: tuple[str, ...] = ()
    """Declarations that decided it, which need not be repeated among the conditions."""


def option_of(facts: Facts, question: Question, instrument: str, article: str) -> OptionFinding:
    """Say whether the requested State takes an instrument as the basis for extradition.

    Args:
        facts: All facts.
        question: The question.
        instrument: The instrument whose clause leaves the choice.
        article: That clause, for example ``8(2)``.
    """
    undated: Declaration | None = None
    for declaration in facts.declarations_on(instrument):
        if not _speaks_of(declaration, question.requested, article):
            continue
        speaks = _speaks(facts, declaration, question)
        if speaks is InEffect.YES:
            return _decided(question, instrument, declaration)
        if speaks is InEffect.UNDATED:
            undated = declaration
    practice = practice_on(
        facts.practices,
        question.requested,
        PracticeQuestion.ACCEPTS_CONVENTION_BASIS,
        question.on,
        instrument=instrument,
    )
    if practice:
        found = _by_practice(question, instrument, practice[0])
        if found is not None:
            return found
    return OptionFinding(Option.OPEN, unknown=_ask(question, instrument, article, undated))


_DECIDES = frozenset({Effect.EXCLUDES, Effect.ACCEPTS})


def _speaks_of(declaration: Declaration, state: str, article: str) -> bool:
    """Say whether a declaration decides this very clause: the clause, or its whole article."""
    if declaration.state != state or declaration.topic is not Topic.EXTRADITION_BASIS:
        return False
    whole = article.partition("(")[0]
    return declaration.effect in _DECIDES and declaration.article in {article, whole}


def _speaks(facts: Facts, declaration: Declaration, question: Question) -> InEffect:
    """Say whether a declaration speaks on the day.

    A reservation without a date was made with the consent at the latest (VCLT arts 2(1)(d), 19),
    so it speaks wherever the State is bound; another declaration speaks from its list's day.
    """
    speaks = in_effect(declaration, on=question.on)
    if speaks is not InEffect.UNDATED or declaration.is_withdrawn or declaration.date is not None:
        return speaks
    if declaration.kind is ActionKind.RESERVATION:
        return InEffect.YES
    listed = [
        day
        for source in declaration.sources
        if source in facts.sources and (day := facts.sources[source].speaks_up_to()) is not None
    ]
    return InEffect.YES if listed and min(listed) <= question.on else InEffect.UNDATED


def _decided(question: Question, instrument: str, declaration: Declaration) -> OptionFinding:
    accepted = declaration.effect is Effect.ACCEPTS
    template = sayings.OPTION_ACCEPTED if accepted else sayings.OPTION_DECLINED
    says = Phrase.of(
        template, state=StateName(question.requested), instrument=InstrumentName(instrument)
    )
    reason = Reason(
        says=says,
        provision=Provision(instrument, declaration.article),
        date=declaration.date,
        sources=declaration.sources,
    )
    option = Option.ACCEPTED if accepted else Option.DECLINED
    return OptionFinding(option, because=(reason,), spoken=(declaration.id,))


def _by_practice(
    question: Question, instrument: str, finding: PracticeFinding
) -> OptionFinding | None:
    practice = finding.practice
    if practice.answer is PracticeAnswer.CONDITIONAL:
        return None
    accepted = practice.answer is PracticeAnswer.YES
    template = sayings.OPTION_ACCEPTED if accepted else sayings.OPTION_DECLINED
    says = Phrase.of(
        template, state=StateName(question.requested), instrument=InstrumentName(instrument)
    )
    reason = practice_reason(says, finding)
    return OptionFinding(Option.ACCEPTED if accepted else Option.DECLINED, because=(reason,))


def practice_reason(says: Phrase, finding: PracticeFinding) -> Reason:
    """Return a recorded practice as a ground, with the law it was read in and its source."""
    practice = finding.practice
    if practice.law:
        law = Phrase.of(sayings.PRACTICE_LAW, law=practice.law, article=practice.article)
        grounds: tuple[Reason, ...] = (
            Reason(says=law, date=practice.as_of, sources=practice.sources),
        )
    else:
        grounds = ()
    return Reason(says=says, date=practice.since, sources=practice.sources, grounds=grounds)


def _ask(
    question: Question, instrument: str, article: str, undated: Declaration | None
) -> Unknown:
    template = sayings.ASK_OPTION if undated is None else sayings.ASK_OPTION_UNDATED
    says = Phrase.of(
        template,
        state=StateName(question.requested),
        instrument=InstrumentName(instrument),
        on=question.on,
    )
    return Unknown(
        about=About.OPTION,
        says=says,
        states=(question.requested,),
        instrument=instrument,
        provision=Provision(instrument, article),
    )


@dataclass(frozen=True)
class TreatyRequired:
    """Whether the two States make extradition conditional on a treaty, as far as recorded."""

    question: Question
    requesting: bool | None
    requested: bool | None
    because: tuple[Reason, ...]

    @property
    def by_either(self) -> str | None:
        """Return the State that surely needs a treaty, where one does."""
        if self.requested:
            return self.question.requested
        return self.question.requesting if self.requesting else None

    @cached_property
    def unknowns(self) -> tuple[Unknown, ...]:
        """Return the questions that would settle it."""
        asked = [(self.question.requested, self.requested)]
        if not self.requested:
            asked.append((self.question.requesting, self.requesting))
        return tuple(
            Unknown(
                about=About.TREATY_REQUIRED,
                says=Phrase.of(sayings.ASK_TREATY_REQUIRED, state=StateName(state)),
                states=(state,),
            )
            for state, known in asked
            if known is None
        )

    @cached_property
    def conditions_optional(self) -> tuple[Condition, ...]:
        """Return what the optional clause needs: that the requested State wants a treaty."""
        if self.requested is not None:
            return ()
        says = Phrase.of(sayings.TREATY_REQUIRED_ONLY, state=StateName(self.question.requested))
        return (Condition(kind=ConditionKind.TREATY_REQUIRED_ONLY, says=says),)

    @cached_property
    def conditions_without(self) -> tuple[Condition, ...]:
        """Return what the clause without a treaty needs: that neither State wants one."""
        if self.requested is False and self.requesting is False:
            return ()
        says = Phrase.of(
            sayings.NOT_CONDITIONAL,
            state=StateName(self.question.requesting),
            other_state=StateName(self.question.requested),
        )
        return (Condition(kind=ConditionKind.NOT_CONDITIONAL, says=says),)


def treaty_required(facts: Facts, question: Question) -> TreatyRequired:
    """Say whether each State makes extradition conditional on a treaty, by recorded practice."""
    requesting, why = needs_treaty(facts, question.requesting, question.on)
    requested, because = needs_treaty(facts, question.requested, question.on)
    return TreatyRequired(
        question=question, requesting=requesting, requested=requested, because=(*because, *why)
    )


def needs_treaty(facts: Facts, state: str, on: dt.date) -> tuple[bool | None, tuple[Reason, ...]]:
    """Say whether a State makes extradition conditional on a treaty, and by what record.

    Returns:
        ``None`` where nothing is recorded, or only under conditions; and the reasons.
    """
    found = practice_on(facts.practices, state, PracticeQuestion.TREATY_REQUIRED, on)
    answers = {finding.practice.answer for finding in found}
    if len(answers) != 1 or PracticeAnswer.CONDITIONAL in answers:
        return None, ()
    required = answers == {PracticeAnswer.YES}
    template = sayings.TREATY_IS_REQUIRED if required else sayings.TREATY_NOT_REQUIRED
    says = Phrase.of(template, state=StateName(state))
    return required, _reasons(says, found)


def _reasons(says: Phrase, found: Iterable[PracticeFinding]) -> tuple[Reason, ...]:
    return tuple(practice_reason(says, finding) for finding in found)
