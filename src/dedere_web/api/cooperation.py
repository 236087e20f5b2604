"""Cooperation: on which legal basis one State may ask another, and all that links two."""

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from dedere.cooperation.answers import basis_answer
from dedere.cooperation.listed import ListedLaw
from dedere.cooperation.question import Form, Stated, ask
from dedere.planning.pair_answers import pair_answer
from dedere.planning.pairs import links_between
from dedere_web.api import cooperation_schemas as schemas
from dedere_web.api.answering import json_answer
from dedere_web.api.filters import JsonFilters, OnDay, read_on
from dedere_web.api.reading import operation
from dedere_web.cooperation.selectors import cooperation_on, current_standings
from dedere_web.foundation import clock
from dedere_web.foundation.language import DjangoSpeaker

TAG = "Cooperation"


class BasisFilters(JsonFilters):
    """The question: who asks whom, for what, in which form, on which day."""

    requesting: str = Field(
        ..., description="The State that asks: code, or name in six languages.", examples=["KEN"]
    )
    requested: str = Field(..., description="The State that is asked.", examples=["FRA"])
    offence: list[str] = Field(
        ...,
        description="Offence of the catalogue; repeatable.",
        examples=[["hague-1970/offence/unlawful-seizure"]],
    )
    form: Form = Field(Form.EXTRADITION, description="What is asked for.")
    organised_group: Stated = Field(
        Stated.NOT_STATED, description="Whether an organised criminal group took part."
    )
    on: OnDay = ""


@operation("/bases", schemas.LegalBases, tag=TAG)
def find_bases(
    request: HttpRequest,  # noqa: ARG001 - the interface passes it
    filters: Query[BasisFilters],
) -> HttpResponse:
    """Find every legal basis on which one State may ask another for cooperation.

    Bases come in the order in which a request should rely on them. What is not known is among
    the unknowns, as the question that would settle it; nothing unknown is shown as a basis.
    """
    standings = current_standings()
    facts = standings.facts
    question = ask(
        facts,
        requesting=filters.requesting,
        requested=filters.requested,
        offences=filters.offence,
        form=filters.form,
        on=read_on(filters.on, facts, otherwise=clock.today()),
        organised_group=filters.organised_group,
    )
    answer = cooperation_on(standings).answer(question)
    return json_answer(basis_answer(answer, DjangoSpeaker(facts)), facts)


class PairFilters(JsonFilters):
    """The day on which the links between two States are asked about."""

    on: OnDay = ""


@operation("/pairs/{one}/{other}", schemas.PairLinks, tag=TAG)
def get_pair(
    request: HttpRequest,  # noqa: ARG001 - the interface passes it
    one: str,
    other: str,
    filters: Query[PairFilters],
) -> HttpResponse:
    """Return all that links two States: texts, listed treaties, declarations and protections.

    For each family of instruments the text that governs between the two, since when and why; an
    open bond is listed with the standing that would settle it. No offence is asked about here.
    """
    standings = current_standings()
    facts = standings.facts
    links = links_between(
        standings,
        ListedLaw(facts),
        one=one,
        other=other,
        on=read_on(filters.on, facts, otherwise=clock.today()),
    )
    return json_answer(pair_answer(links, DjangoSpeaker(facts), version=facts.version), facts)
