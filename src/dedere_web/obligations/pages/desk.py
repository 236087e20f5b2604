"""An assessment on the table: its questions, its answers, and what follows from them."""

from dataclasses import dataclass
from functools import cached_property

from dedere.obligations.assessment import gaps as engine
from dedere.obligations.assessment.answers import Layer
from dedere.obligations.assessment.gaps import Gap, Need
from dedere.obligations.assessment.questions import Bond, Question, Questionnaire
from dedere.obligations.assessment.scoring import Score, score
from dedere.treaties.facts import Facts
from dedere_web.foundation.language import facts_language, say
from dedere_web.obligations import selectors
from dedere_web.obligations.models import Answer, AnswerChoice, Assessment
from dedere_web.obligations.pages.words import (
    BINDINGS,
    BONDS,
    CHAPTERS,
    chapter_of,
    range_in_words,
)
from dedere_web.treaties.selectors import current_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedLine:
    """An article that a question serves."""

    instrument: str
    article: str
    name: str
    summary: str
    binding: str
    bond: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """A question with its answer, as lists show it."""

    question: Question
    text: str
    bond: str
    binding: str
    articles: tuple[ServedLine, ...]
    answer: Answer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter of the questionnaire, and how much of it is answered."""

    code: str
    name: str
    answered: int
    total: int


class Desk:
    """Everything that the pages of one assessment rest on; two queries."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.facts: Facts = current_facts()

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """The questions for the State on the day of the assessment."""
        return selectors.questions_of(self.assessment.state, self.assessment.on)

    @cached_property
    def rows(self) -> dict[str, Answer]:
        """The answers by question."""
        return selectors.answers(self.assessment)

    @property
    def state_name(self) -> str:
        """The name of the State in the reader's language."""
        state = self.facts.parties.states.get(self.assessment.state)
        return state.name(facts_language()) if state else self.assessment.state

    def line(self, question: Question) -> QuestionLine:
        """Return a question as pages show it."""
        return QuestionLine(
            question=question,
            text=say(question.text, self.facts),
            bond=str(BONDS[question.bond]),
            binding=str(BINDINGS[question.binding]),
            articles=tuple(
                ServedLine(
                    instrument=s.instrument,
                    article=s.obligation.article,
                    name=self.facts.instruments[s.instrument].short_title(facts_language()),
                    summary=s.obligation.summary,
                    binding=str(BINDINGS[s.obligation.binding]),
                    bond=str(BONDS[s.bond]),
                )
                for s in question.serves
            ),
            answer=self.rows.get(question.key),
        )

    def chapters(self, bond: Bond = Bond.BINDS) -> list[Chapter]:
        """Return the chapters of the questions with a bond, with their progress."""
        asked = self.questionnaire.with_bond(bond)
        lines = [(chapter_of(q.kind), self.is_answered(q)) for q in asked]
        return [
            Chapter(
                code=code,
                name=str(name),
                answered=sum(done for where, done in lines if where == code),
                total=sum(where == code for where, _done in lines),
            )
            for code, name, _kinds in CHAPTERS
            if any(where == code for where, _done in lines)
        ]

    def is_answered(self, question: Question) -> bool:
        """Say whether the law or the practice is known."""
        row = self.rows.get(question.key)
        unknown = AnswerChoice.UNKNOWN
        return row is not None and (row.law != unknown or row.practice != unknown)

    def score(self, layer: Layer) -> Score:
        """Return the score of the law or of practice."""
        return score(
            self.questionnaire.questions,
            selectors.answered(self.rows),
            layer=layer,
            rules=self.facts.assessment,
        )

    def score_in_words(self, layer: Layer) -> str:
        """Return the score as a range in words."""
        return range_in_words(self.score(layer))

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What is lacking, the most pressing first."""
        return engine.gaps(
            self.questionnaire.questions,
            selectors.answered(self.rows),
            rules=self.facts.assessment,
        )

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """The help that would mend it."""
        return engine.needs(self.gaps)

    def open_duties(self) -> int:
        """Return how many duties that bind have no answer of law yet."""
        found = engine.open_questions(
            self.questionnaire.questions, selectors.answered(self.rows), layer=Layer.LAW
        )
        return len(found)
