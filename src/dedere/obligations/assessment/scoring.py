"""How far is what binds a State carried out? A range, never a number that hides what is open.

The rule, with its reasons, is written down in ``docs/reference/scoring.md``:

- only questions about duties (``duty``) that bind the State on the day count, each with the
  weight of its binding force; a choice that the text leaves to the State counts nothing;
- yes counts 1, in part 1/2, no 0; what is not applicable is left out of the whole;
- what is unknown counts 0 in the lower and 1 in the upper bound;
- law and practice are scored apart, and never joined into one number;
- bounds are exact fractions. No function here compares two States.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from dedere.obligations.assessment.answers import NOTHING_KNOWN, Answer, Answers, Layer
from dedere.obligations.assessment.questions import Bond, Question
from dedere.treaties.assessment_rules import AssessmentRules
from dedere.treaties.instruments import Binding, QuestionType

_COUNTS = {Answer.YES: Fraction(1), Answer.PARTLY: Fraction(1, 2), Answer.NO: Fraction(0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A range between what is surely carried out and what may be, both as parts of the whole."""

    lower: Fraction | None
    """``None`` where no question counts: nothing binds, or nothing is applicable."""
    upper: Fraction | None
    questions: int
    """Questions that count, those not applicable left out."""
    known: int
    """How many of them have an answer other than unknown."""

    @property
    def is_settled(self) -> bool:
        """Say whether no unknown answer leaves the score open."""
        return self.lower == self.upper


def score(
    questions: Iterable[Question], answers: Answers, *, layer: Layer, rules: AssessmentRules
) -> Score:
    """Score answers to questions, of the law or of practice.

    Args:
        questions: The questions of one State; those that do not bind it do not count.
        answers: The answers by key; a missing one is unknown.
        layer: Of what: the law on the books, or what is done.
        rules: The weights.

    Source: our own rule, docs/reference/scoring.md.
    """
    weights = weights_of(rules)
    whole = sure = possible = Fraction(0)
    counted = known = 0
    for question in questions:
        weight = weights.get(question.binding, 0) if counts(question) else 0
        answer = answers.get(question.key, NOTHING_KNOWN).of(layer)
        if not weight or answer is Answer.NOT_APPLICABLE:
            continue
        counted += 1
        known += answer is not Answer.UNKNOWN
        whole += weight
        sure += weight * _COUNTS.get(answer, Fraction(0))
        possible += weight * _COUNTS.get(answer, Fraction(1))
    if not whole:
        return Score(lower=None, upper=None, questions=0, known=0)
    return Score(lower=sure / whole, upper=possible / whole, questions=counted, known=known)


def counts(question: Question) -> bool:
    """Say whether a question counts in a score: a duty that binds on the day."""
    return question.bond is Bond.BINDS and question.type is QuestionType.DUTY


def weights_of(rules: AssessmentRules) -> Mapping[Binding, int]:
    """Return the weight of each binding force; one that is not named counts nothing."""
    return {one.binding: one.weight for one in rules.weights}
