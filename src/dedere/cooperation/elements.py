"""The facts of a case, as answers to the vocabulary of elements.

Start at :func:`read_case`, which checks what a person answered and draws what follows from it:
an aircraft in flight is in service, and is not parked.  What nobody answered stays not stated.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere.treaties.offence_elements import Element, Ontology, Part

PART = "part"
"""The key under which a case says what the suspect has to do with the act."""

NOTHING_ELSE = "nothing-else"
"""Beside the answers to a topic: whatever else the topic asks is answered no."""

YES_WORDS = frozenset({"yes", "true"})
NO_WORDS = frozenset({"no", "false"})
SILENT_WORDS = frozenset({"", "not stated", "not-stated", "unknown"})

_UNKNOWN_KEY = mark("'{asked}' is no question of the vocabulary. Did you mean {suggestions}?")
_UNKNOWN_KEY_ALONE = mark(
    "'{asked}' is no question of the vocabulary. The reference of offences and elements lists all."
)
_BAD_ANSWER = mark("'{value}' is no answer to '{asked}'. Answer yes, no or not stated.")
_BAD_CHOICE = mark("'{value}' is no answer to '{asked}'. Choose among: {choices}.")
_CONTRADICTION = mark(
    "Two answers contradict each other: '{first}' answered {first_answer}, and '{second}' "
    "answered {second_answer}. Correct one of them."
)


class UnusableAnswerError(InvalidInputError):
    """A key is no question of the vocabulary, or a value is no answer to it."""


class ContradictoryAnswersError(InvalidInputError):
    """Two answers cannot both be right."""

    def __init__(self, first: tuple[str, str], second: tuple[str, str]) -> None:
        self.first, self.second = first, second
        super().__init__(
            Phrase.of(
                _CONTRADICTION,
                first=first[0],
                first_answer=first[1],
                second=second[0],
                second_answer=second[1],
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The answer to one element, and the answer of the person it follows from."""

    value: bool
    stated_as: str
    """The element, or ``part``, that the person answered."""
    stated: str
    """What the person answered there: yes, no, or the code of a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What is known of a case."""

    answers: Mapping[str, Answered] = field(default_factory=dict)
    part: str = ""
    """What the suspect has to do with the act; empty where it is not stated."""

    def value(self, element: str) -> bool | None:
        """Return the answer to an element; ``None`` where nobody stated it."""
        answered = self.answers.get(element)
        return None if answered is None else answered.value


class Vocabulary:
    """The elements by code, with what follows from each."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self.elements: dict[str, Element] = {e.code: e for e in ontology.elements}
        self.parts: dict[str, Part] = {p.part: p for p in ontology.parts}
        self.topics: dict[str, tuple[str, ...]] = {
            t.topic: tuple(e.code for e in ontology.elements if e.topic == t.topic)
            for t in ontology.topics
        }

    def question(self, code: str) -> str:
        """Return the question of an element, or of a topic."""
        if code in self.elements:
            return self.elements[code].question
        return next(t.question for t in self.ontology.topics if t.topic == code)

    def follows(self, code: str, *, value: bool) -> Iterator[tuple[str, bool]]:
        """Yield what follows at once from an answer: other elements with their answers."""
        if value:
            yield from ((other, True) for other in self.elements[code].entails)
            yield from ((other, False) for other in self._excluded.get(code, ()))
        else:
            yield from ((other, False) for other in self._entailed_by.get(code, ()))

    @cached_property
    def _excluded(self) -> dict[str, tuple[str, ...]]:
        pairs = [(e.code, other) for e in self.elements.values() for other in e.excludes]
        return _grouped([*pairs, *((b, a) for a, b in pairs)])

    @cached_property
    def _entailed_by(self) -> dict[str, tuple[str, ...]]:
        return _grouped((other, e.code) for e in self.elements.values() for other in e.entails)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def read_case(vocabulary: Vocabulary, answers: Mapping[str, object]) -> CaseFacts:
    """Return the facts of a case from short answers.

    Args:
        vocabulary: The elements.
        answers: By code of an element: yes, no or not stated. By topic: one code or several that
            are answered yes at once; with ``nothing-else`` among them, whatever else the topic
            asks is answered no. ``part``: what the suspect has to do with the act.

    Raises:
        UnusableAnswerError: A key or a value is not known.
        ContradictoryAnswersError: Two answers cannot both be right.
    """
    stated: dict[str, bool] = {}
    closed: list[str] = []
    part = ""
    for key in sorted(answers):
        if key == PART:
            part = _part(vocabulary, answers[key])
        elif key in vocabulary.topics:
            for code in _choices(vocabulary, key, answers[key]):
                if code == NOTHING_ELSE:
                    closed.append(key)
                else:
                    _state(stated, vocabulary, code, value=True)
        elif key in vocabulary.elements:
            value = _answer(key, answers[key])
            if value is not None:
                _state(stated, vocabulary, key, value=value)
        else:
            raise UnusableAnswerError(_unknown(vocabulary, key))
    drawn = _drawn(vocabulary, {}, _first(vocabulary, stated, part))
    for topic in closed:
        silent = [code for code in vocabulary.topics[topic] if code not in drawn]
        rest = Answered(value=False, stated_as=topic, stated=NOTHING_ELSE)
        drawn = _drawn(vocabulary, drawn, [(code, rest) for code in silent])
    return CaseFacts(answers=drawn, part=part)


def _state(stated: dict[str, bool], vocabulary: Vocabulary, code: str, *, value: bool) -> None:
    if stated.setdefault(code, value) != value:
        question = vocabulary.question(code)
        raise ContradictoryAnswersError((question, "yes"), (question, "no"))


def _answer(key: str, value: object) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    word = str(value).strip().casefold()
    if word in YES_WORDS:
        return True
    if word in NO_WORDS:
        return False
    if word in SILENT_WORDS:
        return None
    raise UnusableAnswerError(Phrase.of(_BAD_ANSWER, value=str(value), asked=key))


def _choices(vocabulary: Vocabulary, topic: str, value: object) -> list[str]:
    codes = vocabulary.topics[topic]
    chosen = value if isinstance(value, list | tuple) else [value]
    words = [str(one).strip() for one in chosen if one is not None]
    for word in words:
        if word not in codes and word != NOTHING_ELSE:
            close = difflib.get_close_matches(word, codes, n=3, cutoff=0.4) or codes
            raise UnusableAnswerError(
                Phrase.of(_BAD_CHOICE, value=word, asked=topic, choices=", ".join(close))
            )
    return words


def _part(vocabulary: Vocabulary, value: object) -> str:
    word = "" if value is None else str(value).strip().casefold()
    if word in SILENT_WORDS:
        return ""
    if word not in vocabulary.parts:
        choices = ", ".join(vocabulary.parts)
        raise UnusableAnswerError(
            Phrase.of(_BAD_CHOICE, value=str(value), asked=PART, choices=choices)
        )
    return word


def _unknown(vocabulary: Vocabulary, key: str) -> Phrase:
    known = [PART, *vocabulary.topics, *vocabulary.elements]
    close = difflib.get_close_matches(key.casefold(), known, n=3, cutoff=0.5)
    if close:
        return Phrase.of(_UNKNOWN_KEY, asked=key, suggestions=", ".join(close))
    return Phrase.of(_UNKNOWN_KEY_ALONE, asked=key)


def _first(
    vocabulary: Vocabulary, stated: Mapping[str, bool], part: str
) -> list[tuple[str, Answered]]:
    """Return what the person stated, in an order of its own."""
    found = [
        (code, Answered(value=value, stated_as=code, stated="yes" if value else "no"))
        for code, value in sorted(stated.items())
    ]
    if part:
        entailed = vocabulary.parts[part].entails
        found += [(c, Answered(value=True, stated_as=PART, stated=part)) for c in entailed]
    return found


def _drawn(
    vocabulary: Vocabulary, known: Mapping[str, Answered], waiting: list[tuple[str, Answered]]
) -> dict[str, Answered]:
    """Add what is waiting, and everything that follows from it, to what is known.

    Raises:
        ContradictoryAnswersError: Two answers cannot both be right.
    """
    found = dict(known)
    while waiting:
        code, answered = waiting.pop(0)
        before = found.get(code)
        if before is None:
            found[code] = answered
            for other, value in vocabulary.follows(code, value=answered.value):
                drawn = Answered(value=value, stated_as=answered.stated_as, stated=answered.stated)
                waiting.append((other, drawn))
        elif before.value != answered.value:
            raise ContradictoryAnswersError(_said(vocabulary, before), _said(vocabulary, answered))
    return found


def _said(vocabulary: Vocabulary, answered: Answered) -> tuple[str, str]:
    if answered.stated_as == PART:
        return (PART, answered.stated)
    return (vocabulary.question(answered.stated_as), answered.stated)
