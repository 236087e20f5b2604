"""From the facts of a case to the offences they meet, element by element."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dedere.cooperation.elements import NOTHING_ELSE, PART, read_case
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
class CandidateRow:
    """One offence that the facts meet, or may meet."""

    offence: Link
    instrument: str
    article: str
    verdict: str
    asks: tuple[str, ...]
    elements: tuple[ElementRow, ...]
    basis_address: str
    jurisdiction_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OffencesPage:
    """What the page shows: the questions, and the candidates."""

    parts: tuple[Choice, ...]
    topics: tuple[TopicField, ...]
    candidates: tuple[CandidateRow, ...]
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
        answers: By topic, the elements that were answered yes.
        part: What the suspect has to do with the act.
    """
    matcher = matcher_on(desk.facts)
    vocabulary = matcher.vocabulary
    given = {topic: list(codes) for topic, codes in answers.items() if codes}
    error: SafeString | str = ""
    found: list[Match] = []
    if given or part:
        try:
            case = read_case(vocabulary, {**given, PART: part})
            found = [m for m in matcher.match(case, on=desk.on) if m.touches]
        except InvalidInputError as wrong:
            error = desk.say(wrong.phrase)
    shown = [m for m in found if m.verdict is not Verdict.NOT_MET][:MOST_CANDIDATES]
    return OffencesPage(
        parts=tuple(
            Choice(one.part, one.says, one.part == part) for one in vocabulary.ontology.parts
        ),
        topics=tuple(_topic(matcher, topic, given) for topic in vocabulary.topics),
        candidates=tuple(_candidate(desk, matcher, match) for match in shown),
        met=sum(m.verdict is Verdict.MET for m in found),
        maybe=sum(m.verdict is Verdict.MAY_BE_MET for m in found),
        is_begun=bool(given or part),
        error=error,
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


def _candidate(desk: CooperationDesk, matcher: Matcher, match: Match) -> CandidateRow:
    vocabulary = matcher.vocabulary
    return CandidateRow(
        offence=Link(words=match.label, address=desk.address("instrument", match.instrument)),
        instrument=desk.instrument_name(match.instrument),
        article=match.article,
        verdict=words_of(VERDICTS, match.verdict),
        asks=tuple(
            vocabulary.question(ask.element) if ask.element in vocabulary.elements else str(_PART)
            for ask in match.asks
        ),
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
