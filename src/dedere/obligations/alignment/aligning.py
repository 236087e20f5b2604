"""The obligations of instruments beside the provisions of a State's laws that may carry them out.

A proposal is never an answer: whether a provision implements an obligation is for a person to
say. The same laws, facts and lexicon give the same proposals, on every machine and in any number
of processes.

The work has four steps, of which the first and third can be done law by law in other processes:
:func:`read_law_for`, ``Rarity.of`` over all laws, :func:`hits_of` and :func:`joined`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dedere.library import LegalText
from dedere.obligations.alignment.asking import Asker, Question
from dedere.obligations.alignment.because import because
from dedere.obligations.alignment.lexicon import Lexicon, Recogniser
from dedere.obligations.alignment.naming import Names, Title
from dedere.obligations.alignment.proposing import propose
from dedere.obligations.alignment.ranking import Hit, Index, Rarity
from dedere.obligations.alignment.reading import Reading, read
from dedere.obligations.alignment.tuning import USUAL, Tuning
from dedere.obligations.alignment.words import StateNames
from dedere.parties import State
from dedere.phrases import Phrase
from dedere.treaties.instruments import Instrument

POOL = 60
"""Hits of one law that can become proposals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A provision that may carry out an obligation, with what suggests it."""

    file: str
    provision: str
    heading: str
    score: float
    because: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """One obligation and what may carry it out, best first."""

    obligation: str
    instrument: str
    article: str
    kind: str
    suggestions: tuple[Suggestion, ...]


def names_of(state: State) -> tuple[str, ...]:
    """Return every name by which a State may speak of itself."""
    return tuple(sorted({*state.names.values(), state.formal_name, *state.other_names} - {""}))


def read_law_for(
    law: LegalText, *, file: str, lexicon: Lexicon, names: Sequence[str], titles: Sequence[Title]
) -> Reading:
    """Read one law of a State.

    Args:
        law: The law.
        file: The name under which it was given.
        lexicon: The words to see.
        names: Those of the State, see :func:`names_of`.
        titles: Those of all instruments, see :func:`naming.titles_of`.
    """
    recogniser = Recogniser(lexicon, law.language, StateNames(names))
    return read(law, file=file, recogniser=recogniser, names=Names(titles))


def questions_of(
    instruments: Iterable[Instrument], lexicon: Lexicon, tuning: Tuning = USUAL
) -> tuple[Question, ...]:
    """Return what to look for, for every obligation of the instruments, in their order."""
    asker = Asker(lexicon, tuning)
    return tuple(q for instrument in instruments for q in asker.questions(instrument))


def hits_of(
    reading: Reading, questions: Sequence[Question], rarity: Rarity, tuning: Tuning = USUAL
) -> list[list[Hit]]:
    """Return for each question what fits in one law, best first."""
    index = Index(reading, tuning)
    return [index.ask(question, rarity, top=POOL) for question in questions]


def joined(
    readings: Sequence[Reading],
    questions: Sequence[Question],
    hits: Sequence[Sequence[Sequence[Hit]]],
    explain: "Explaining",
    *,
    top: int,
) -> tuple[Alignment, ...]:
    """Join what was found in each law to proposals, with their reasons.

    Args:
        readings: The laws, in the order in which they were given.
        questions: What was looked for.
        hits: For each law what :func:`hits_of` returned.
        explain: Finds the words that suggest a provision.
        top: How many proposals for an obligation at most.
    """
    found: list[Alignment] = []
    for n, question in enumerate(questions):
        by_law: Mapping[int, Sequence[Hit]] = {law: each[n] for law, each in enumerate(hits)}
        proposals = propose(by_law, readings, explain.tuning, top=top)
        found.append(
            Alignment(
                obligation=question.obligation,
                instrument=question.instrument,
                article=question.article,
                kind=question.kind,
                suggestions=tuple(
                    explain.suggestion(question, readings[p.law], p.place, p.score)
                    for p in proposals
                ),
            )
        )
    return tuple(found)


class Explaining:
    """Finds the words that suggest a provision, in any language of the laws at hand."""

    def __init__(self, lexicon: Lexicon, names: Sequence[str], tuning: Tuning = USUAL) -> None:
        self.lexicon = lexicon
        self.tuning = tuning
        self._names = StateNames(names)
        self._recognisers: dict[str, Recogniser] = {}

    def suggestion(
        self, question: Question, reading: Reading, place: int, score: float
    ) -> Suggestion:
        """Return a proposal with its reasons."""
        candidate = reading.candidates[place]
        recogniser = self._recognisers.get(reading.language)
        if recogniser is None:
            recogniser = Recogniser(self.lexicon, reading.language, self._names)
            self._recognisers[reading.language] = recogniser
        return Suggestion(
            file=reading.file,
            provision=candidate.label,
            heading=candidate.printed_heading,
            score=round(score, 4),
            because=because(question, reading, place, recogniser),
        )
