"""From the facts of a case to the offences they meet, element by element."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dedere.cooperation.elements import NOTHING_ELSE, PART, YES_WORDS, Vocabulary, read_case
from dedere.cooperation.matching import Match, Matcher, Verdict
from dedere.errors import InvalidInputError
from dedere_web.cooperation.pages.desk import CooperationDesk
from dedere_web.cooperation.pages.words import words_of
from dedere_web.cooperation.selectors import matcher_on
from dedere_web.treaties.pages.choices import Choice
from dedere_web.treaties.pages.desk import Link

MOST_CANDIDATES = 25
VERDICTS: dict[str, Promise] = {
    Verdict.MET: gettext_lazy("met"),
    Verdict.MAY_BE_MET: gettext_lazy("may be met"),
    Verdict.NOT_MET: gettext_lazy("not met"),
}
MET: dict[str, Promise] = {
    "satisfied": gettext_lazy("satisfied"),
    "not-satisfied": gettext_lazy("not satisfied"),
    "not-stated": gettext_lazy("not stated"),
    "left-out": gettext_lazy("not needed for this part"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicField:
    """The questions of one topic; what is ticked is answered yes."""

    code: str
    question: str
    choices: tuple[Choice, ...]
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementRow:
    """One element of an offence, held against the facts."""

    question: str
    met: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskRow:
    """One question that could settle a candidate, with the page once it is answered."""

    question: str
    yes_address: str
    """Empty for what is asked by the form alone."""
    no_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRow:
    """One answer that was given to a single question, and the page without it."""

    question: str
    is_yes: bool
    back_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRow:
    """One offence that the facts meet, or may meet."""

    offence: Link
    instrument: str
    article: str
    verdict: str
    asks: tuple[AskRow, ...]
    elements: tuple[ElementRow, ...]
    basis_address: str
    jurisdiction_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OffencesPage:
    """What the page shows: the questions, and the candidates."""

    parts: tuple[Choice, ...]
    topics: tuple[TopicField, ...]
    stated: tuple[StatedRow, ...]
    """Single questions that were answered, yes or no."""
    kept: tuple[tuple[str, str], ...]
    """The same as fields, so that the form does not lose them."""
    candidates: tuple[CandidateRow, ...]
    more: int
    """How many candidates are not shown."""
    met: int
    maybe: int
    is_begun: bool
    error: SafeString | str


def offences_page(
    desk: CooperationDesk, answers: Mapping[str, Sequence[str]], part: str
) -> OffencesPage:
    """Draw up the questions and, once something is answered, the candidate offences.

    Args:
        desk: The desk.
        answers: By topic, the elements that were answered yes; by element, yes or no.
        part: What the suspect has to do with the act.
    """
    matcher = matcher_on(desk.facts)
    vocabulary = matcher.vocabulary
    said = _Answers(desk, matcher.vocabulary, answers, part)
    error: SafeString | str = ""
    found: list[Match] = []
    if said.is_begun:
        try:
            case = read_case(vocabulary, said.as_case())
            found = [m for m in matcher.match(case, on=desk.on) if m.touches]
        except InvalidInputError as wrong:
            error = desk.say(wrong.phrase)
    candidates = [m for m in found if m.verdict is not Verdict.NOT_MET]
    return OffencesPage(
        parts=tuple(
            Choice(one.part, one.says, one.part == part) for one in vocabulary.ontology.parts
        ),
        topics=tuple(_topic(matcher, topic, said.ticked) for topic in vocabulary.topics),
        stated=tuple(said.single_rows()),
        kept=tuple(said.single.items()),
        candidates=tuple(
            _candidate(desk, matcher, match, said) for match in candidates[:MOST_CANDIDATES]
        ),
        more=max(0, len(candidates) - MOST_CANDIDATES),
        met=sum(m.verdict is Verdict.MET for m in found),
        maybe=sum(m.verdict is Verdict.MAY_BE_MET for m in found),
        is_begun=said.is_begun,
        error=error,
    )


class _Answers:
    """What an address says of a case, and the addresses that say one answer more or less."""

    def __init__(
        self,
        desk: CooperationDesk,
        vocabulary: Vocabulary,
        answers: Mapping[str, Sequence[str]],
        part: str,
    ) -> None:
        self._desk, self._vocabulary, self._part = desk, vocabulary, part
        self.ticked = {
            key: list(values)
            for key, values in answers.items()
            if values and key not in vocabulary.elements
        }
        self.single = {
            key: values[-1] for key, values in answers.items() if key in vocabulary.elements
        }

    @property
    def is_begun(self) -> bool:
        """Say whether anything is answered."""
        return bool(self.ticked or self.single or self._part)

    def as_case(self) -> dict[str, object]:
        """Return the answers as the engine reads them."""
        return {**self.ticked, **self.single, PART: self._part}

    def address(self, **single: str | None) -> str:
        """Return the page with further answers; one that is ``None`` is taken back."""
        stated = {key: value for key, value in {**self.single, **single}.items() if value}
        parameters = [(topic, code) for topic, codes in self.ticked.items() for code in codes]
        parameters += [(PART, self._part)] if self._part else []
        return self._desk.room_with("offences", [*parameters, *stated.items()])

    def single_rows(self) -> Iterator[StatedRow]:
        """Yield the single questions that were answered."""
        for code, answer in self.single.items():
            yield StatedRow(
                question=self._vocabulary.question(code),
                is_yes=answer.strip().casefold() in YES_WORDS,
                back_address=self.address(**{code: None}),
            )

    def ask(self, code: str) -> AskRow:
        """Return a question with the pages that answer it."""
        if code not in self._vocabulary.elements:
            return AskRow(question=str(_PART), yes_address="", no_address="")
        return AskRow(
            question=self._vocabulary.question(code),
            yes_address=self.address(**{code: "yes"}),
            no_address=self.address(**{code: "no"}),
        )


def _topic(matcher: Matcher, topic: str, given: Mapping[str, Sequence[str]]) -> TopicField:
    vocabulary = matcher.vocabulary
    chosen = set(given.get(topic, ()))
    choices = [
        Choice(code, vocabulary.question(code), code in chosen)
        for code in vocabulary.topics[topic]
    ]
    nothing = Choice(NOTHING_ELSE, _("Nothing else of these applies."), NOTHING_ELSE in chosen)
    return TopicField(
        code=topic,
        question=vocabulary.question(topic),
        choices=(*choices, nothing),
        is_open=bool(chosen),
    )


def _candidate(
    desk: CooperationDesk, matcher: Matcher, match: Match, said: _Answers
) -> CandidateRow:
    vocabulary = matcher.vocabulary
    return CandidateRow(
        offence=Link(words=match.label, address=desk.room("offence", match.offence)),
        instrument=desk.instrument_name(match.instrument),
        article=match.article,
        verdict=words_of(VERDICTS, match.verdict),
        asks=tuple(said.ask(ask.element) for ask in match.asks),
        elements=tuple(
            ElementRow(
                question=vocabulary.question(one.element)
                if one.element in vocabulary.elements
                else one.element,
                met=words_of(MET, one.met),
                article=one.provision.article,
            )
            for one in match.elements
        ),
        basis_address=desk.room("finder", offence=match.offence),
        jurisdiction_address=desk.room("jurisdiction", offence=match.offence),
    )


_PART = gettext_lazy("What has the suspect to do with the act?")
