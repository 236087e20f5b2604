"""The facts of a case: which offences they meet, and which States have jurisdiction."""

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field, create_model

from dedere.cooperation.elements import (
    NOTHING_ELSE,
    PART,
    ContradictoryAnswersError,
    Vocabulary,
    read_case,
)
from dedere.cooperation.jurisdiction_answers import jurisdiction_answer
from dedere.cooperation.jurisdiction_case import (
    KEYS,
    ZONES,
    Key,
    KeyKind,
    read_jurisdiction_case,
)
from dedere.cooperation.matching import Verdict
from dedere.cooperation.matching_answers import match_answer, vocabulary_answer
from dedere.cooperation.offence_names import find_offence
from dedere.cooperation.ontology import offence_answer
from dedere_web.api import case_schemas as schemas
from dedere_web.api.answering import json_answer, list_answer, slice_of
from dedere_web.api.filters import (
    InstrumentCodes,
    JsonFilters,
    OnDay,
    PagedFilters,
    read_instruments,
    read_on,
)
from dedere_web.api.reading import operation
from dedere_web.cooperation.selectors import (
    current_standings,
    jurisdiction_on,
    matcher_on,
    offences_on,
)
from dedere_web.foundation import clock
from dedere_web.foundation.language import DjangoSpeaker

TAG = "Facts of a case"

OFFENCE_COLUMNS = (
    "offence", "instrument", "article", "label", "summary", "mental_element", "same_conduct",
    "creates_duty", "note", "verified",
)  # fmt: skip


class CaseFilters(JsonFilters):
    """The facts of a case as short answers; what is left out is not stated, never no."""

    part: str = Field("", description="What the suspect has to do with the act: a code.")
    yes: list[str] = Field(
        default_factory=list,
        description="Elements that are there, by their codes; repeatable.",
        examples=[["seized-control"]],
    )
    no: list[str] = Field(
        default_factory=list, description="Elements that are not there; repeatable."
    )
    nothing_else: list[str] = Field(
        default_factory=list,
        description="Topics of which nothing but what is named applies; repeatable.",
    )
    on: OnDay = ""
    verdict: list[Verdict] = Field(
        default_factory=lambda: [Verdict.MET, Verdict.MAY_BE_MET],
        description="Only offences with this result; repeatable.",
    )


class OffenceFilters(PagedFilters):
    """Which offences."""

    instrument: InstrumentCodes = Field(default_factory=list)
    offence: str = Field("", description="Only this offence, by its id.")


@operation("/offences", schemas.Offences, tag=TAG)
def list_offences(
    request: HttpRequest,
    filters: Query[OffenceFilters],
) -> HttpResponse:
    """List the offences of the catalogue with their elements and the same conduct elsewhere.

    Elements are a tree: all of, any of, none of. The parts say which forms of taking part the text
    makes an offence, each with its article.
    """
    facts = current_standings().facts
    book = offences_on(facts)
    codes = {instrument.code for instrument in read_instruments(filters.instrument, facts)}
    only = find_offence(facts, filters.offence) if filters.offence else ""
    chosen = [
        offence
        for offence in book.ids()
        if (only == offence if only else not filters.instrument or _code(offence) in codes)
    ]
    page = slice_of(chosen, str, filters)
    rows = [offence_answer(book.describe(offence)) for offence in page.found]
    return list_answer(
        request, facts, filters, rows, columns=OFFENCE_COLUMNS, next_after=page.next_after
    )


def _code(offence: str) -> str:
    return offence.partition("/")[0]


@operation("/elements", schemas.Elements, tag=TAG)
def list_elements(
    request: HttpRequest,  # noqa: ARG001 - the interface passes it
    filters: Query[JsonFilters],  # noqa: ARG001 - read for its check of unknown parameters
) -> HttpResponse:
    """List the questions about the facts of a case, by topic, with the code of each answer.

    These are the elements of all offences of the catalogue; matches takes their codes.
    """
    facts = current_standings().facts
    vocabulary = matcher_on(facts).vocabulary
    return json_answer(vocabulary_answer(vocabulary) | {"facts": facts.version}, facts)


@operation("/matches", schemas.Matches, tag=TAG)
def match_facts(
    request: HttpRequest,  # noqa: ARG001 - the interface passes it
    filters: Query[CaseFilters],
) -> HttpResponse:
    """Hold the facts of a case against every offence, element by element.

    Each element is satisfied, not satisfied or not stated; for an offence that may be met, the
    fewest questions that could settle it come with it. Nothing is guessed.
    """
    facts = current_standings().facts
    matcher = matcher_on(facts)
    case = read_case(matcher.vocabulary, _answers(filters, matcher.vocabulary))
    day = read_on(filters.on, facts, otherwise=clock.today())
    found = [
        match_answer(match, matcher.vocabulary, DjangoSpeaker(facts))
        for match in matcher.match(case, on=day)
        if match.verdict in filters.verdict
    ]
    return json_answer({"on": day.isoformat(), "items": found, "facts": facts.version}, facts)


def _answers(filters: CaseFilters, vocabulary: Vocabulary) -> dict[str, object]:
    for code in filters.yes:
        if code in filters.no and code in vocabulary.elements:
            question = vocabulary.question(code)
            raise ContradictoryAnswersError((question, "yes"), (question, "no"))
    answers: dict[str, object] = {PART: filters.part}
    answers |= dict.fromkeys(filters.no, False) | dict.fromkeys(filters.yes, True)
    answers |= {topic: [NOTHING_ELSE] for topic in filters.nothing_else}
    return answers


def _field(key: Key) -> tuple[Any, Any]:
    """Return the parameter that states one fact."""
    match key.kind:
        case KeyKind.STATES:
            about = f"{key.question} A State, several, or 'none'."
            return list[str], Field(default_factory=list, description=about)
        case KeyKind.YES_NO:
            return Literal["", "yes", "no"], Field("", description=key.question)
        case _:
            return Literal[("", *ZONES)], Field("", description=key.question)


class _AboutOffence(JsonFilters):
    """The offence and the day; the facts of the case are further parameters."""

    offence: str = Field(
        ...,
        description="Offence of the catalogue.",
        examples=["hague-1970/offence/unlawful-seizure"],
    )
    on: OnDay = ""


_STATED: dict[str, Any] = {name: _field(key) for name, key in KEYS.items()}
JurisdictionFilters: Any = create_model("JurisdictionFilters", __base__=_AboutOffence, **_STATED)
"""One parameter for each fact on which jurisdiction depends, so that none is listed twice."""


@operation("/jurisdiction", schemas.JurisdictionAnswer, tag=TAG)
def resolve_jurisdiction(
    request: HttpRequest,  # noqa: ARG001 - the interface passes it
    filters: Query[JurisdictionFilters],
) -> HttpResponse:
    """Say which States must, and which may, establish jurisdiction over an offence.

    Each State answers for the texts that bind it on that day, with the article of each ground. A
    fact that is not stated becomes a question; a bond that our sources leave open is listed.
    """
    standings = current_standings()
    facts = standings.facts
    stated = {name: getattr(filters, name) for name in KEYS if getattr(filters, name)}
    case = read_jurisdiction_case(facts.parties, {n: _only(v) for n, v in stated.items()})
    day = read_on(filters.on, facts, otherwise=clock.today())
    answer = jurisdiction_on(standings).resolve(filters.offence, case, on=day)
    found = jurisdiction_answer(answer, DjangoSpeaker(facts))
    return json_answer(found | {"facts": facts.version}, facts)


def _only(value: object) -> object:
    """Return a single value alone: 'none' is a word, and no list."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value
