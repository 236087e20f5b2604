"""What is lacking, in which order to mend it, and what help would mend it.

A gap is a duty answered no or in part; what is unknown is an open question and never a gap, and a
choice that was not taken is no gap either.  Order: duties that bind before those that would;
a duty before one to consider; what prosecution and surrender rest on before the rest; no before
in part; the more instruments served, the earlier.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dedere.obligations.assessment.answers import NOTHING_KNOWN, Answer, Answers, Layer
from dedere.obligations.assessment.questions import Bond, Question
from dedere.obligations.assessment.scoring import weights_of
from dedere.phrases import InstrumentName, Phrase, mark
from dedere.sources import Provision, Reason
from dedere.treaties.assessment_rules import AssessmentRules
from dedere.treaties.instruments import Binding, QuestionType

_SHORT = frozenset({Answer.NO, Answer.PARTLY})

BINDS = mark("{instrument}, article {article}, binds the State.")
WOULD_BIND = mark("{instrument}, article {article}, would bind the State as a party.")
MAY_BIND = mark("Our sources do not say whether {instrument}, article {article}, binds the State.")
IS_DUTY = mark("The text makes it a duty.")
IS_SOFT = mark("The text asks the State to consider it or to endeavour, and no more.")
COMES_FIRST = mark("Without it nobody can be prosecuted or surrendered.")
SERVES = mark("One change would serve {number} instruments.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A duty that is not, or only in part, carried out, in the law or in practice."""

    question: Question
    layer: Layer
    answer: Answer
    because: tuple[Reason, ...]
    """Why it stands where it stands in the order."""


class NeedKind(StrEnum):
    """What help would mend a gap."""

    DRAFTING = "drafting"
    TREATY_ADVICE = "treaty-advice"
    PROCEDURES = "procedures"
    TRAINING = "training"


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Help that a State may ask for, with the gap from which it follows."""

    kind: NeedKind
    gaps: tuple[Gap, ...]

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """Return the articles from which the need follows, each once."""
        found = (
            Provision(s.instrument, s.obligation.article)
            for gap in self.gaps
            for s in gap.question.serves
        )
        return tuple(dict.fromkeys(found))


def gaps(
    questions: Iterable[Question], answers: Answers, *, rules: AssessmentRules
) -> tuple[Gap, ...]:
    """Return what is lacking, the most pressing first, each with the reasons for its place.

    Args:
        questions: The questions of one State.
        answers: The answers by key.
        rules: The weights, and the kinds that come first.

    Source: the articles served; the order is ours, docs/reference/scoring.md.
    """
    weights = weights_of(rules)
    found = [
        Gap(question=question, layer=layer, answer=answer, because=_reasons(question, rules))
        for question in questions
        if question.type is QuestionType.DUTY and weights.get(question.binding, 0)
        for layer in Layer
        if (answer := answers.get(question.key, NOTHING_KNOWN).of(layer)) in _SHORT
    ]
    return tuple(sorted(found, key=lambda gap: _place(gap, rules)))


def open_questions(
    questions: Iterable[Question], answers: Answers, *, layer: Layer
) -> tuple[Question, ...]:
    """Return the duties that bind and of which it is not known whether they are carried out."""
    return tuple(
        q
        for q in questions
        if q.type is QuestionType.DUTY
        and q.bond is Bond.BINDS
        and answers.get(q.key, NOTHING_KNOWN).of(layer) is Answer.UNKNOWN
    )


def needs(found: Iterable[Gap]) -> tuple[Need, ...]:
    """Return the help that would mend gaps, joined by kind, in the order of the gaps."""
    by_kind: dict[NeedKind, list[Gap]] = {}
    for gap in found:
        by_kind.setdefault(need_kind(gap), []).append(gap)
    return tuple(Need(kind=kind, gaps=tuple(those)) for kind, those in by_kind.items())


def need_kind(gap: Gap) -> NeedKind:
    """Say what kind of help would mend a gap: by how the obligation is carried out."""
    if gap.layer is Layer.PRACTICE:
        return NeedKind.TRAINING
    match gap.question.serves[0].obligation.implementation:
        case "legislative":
            return NeedKind.DRAFTING
        case "treaty-relations":
            return NeedKind.TREATY_ADVICE
        case "operational":
            return NeedKind.TRAINING
        case _:
            return NeedKind.PROCEDURES


_BOND_ORDER = (Bond.BINDS, Bond.UNKNOWN, Bond.WOULD_BIND)


def _place(gap: Gap, rules: AssessmentRules) -> tuple[int, int, int, int, int, int]:
    question = gap.question
    return (
        _BOND_ORDER.index(question.bond),
        -weights_of(rules).get(question.binding, 0),
        rules.first.index(question.kind) if question.kind in rules.first else len(rules.first),
        0 if gap.layer is Layer.LAW else 1,
        0 if gap.answer is Answer.NO else 1,
        -len(question.instruments),
    )


_BOND_SAYS = {Bond.BINDS: BINDS, Bond.UNKNOWN: MAY_BIND, Bond.WOULD_BIND: WOULD_BIND}


def _reasons(question: Question, rules: AssessmentRules) -> tuple[Reason, ...]:
    nearest = next(s for s in question.serves if s.bond is question.bond)
    provision = Provision(nearest.instrument, nearest.obligation.article)
    bound = Phrase.of(
        _BOND_SAYS[question.bond],
        instrument=InstrumentName(nearest.instrument),
        article=nearest.obligation.article,
    )
    force = IS_DUTY if question.binding is Binding.MUST else IS_SOFT
    reasons = [
        Reason(says=bound, provision=provision),
        Reason(says=Phrase.of(force), provision=provision),
    ]
    if question.kind in rules.first:
        reasons.append(Reason(says=Phrase.of(COMES_FIRST)))
    if len(question.instruments) > 1:
        says = Phrase.of(SERVES, number=len(question.instruments))
        reasons.append(Reason(says=says))
    return tuple(reasons)
