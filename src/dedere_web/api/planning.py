"""Planning: what accessions would bring, and where an offence finds no basis."""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from dedere.cooperation.question import Form
from dedere.planning.answers import campaign_answer, coverage_answer, state_plan_answer
from dedere.planning.coverage_map import CoverageMap
from dedere.planning.directions import closed_directions
from dedere.planning.planner import plan_for_state
from dedere.planning.scopes import Scope, scope_of
from dedere.planning.worldwide import OffenceCoverage, offence_coverage, regional_campaign
from dedere.treaties.answers import Json
from dedere.treaties.facts import Facts
from dedere_web.api import planning_schemas as schemas
from dedere_web.api.answering import json_answer
from dedere_web.api.filters import (
    UNKNOWN_REGION,
    JsonFilters,
    OnDay,
    RegionCode,
    read_on,
    read_one_of,
)
from dedere_web.api.reading import operation
from dedere_web.cooperation.selectors import bonds_on, current_standings
from dedere_web.foundation import clock
from dedere_web.foundation.language import DjangoSpeaker

TAG = "Planning"

PlanForm = Literal["extradition", "mla"]


class ScopeFilters(JsonFilters):
    """Of which instruments, or of which offence, a plan speaks."""

    family: str = Field("", description="Only this family of instruments, or this instrument.")
    offence: str = Field("", description="Only texts on which this offence may rest.")
    form: PlanForm = Field(
        "extradition", description="With an offence: extradition or mutual legal assistance."
    )
    on: OnDay = ""
    top: int = Field(10, ge=1, le=50, description="How many instruments or steps at most.")


class PlanFilters(ScopeFilters):
    """Whose plan."""

    state: str = Field(
        ..., description="The State: code, or name in six languages.", examples=["KEN"]
    )


class CampaignFilters(ScopeFilters):
    """Which States may join."""

    region: RegionCode = ""


class CoverageFilters(JsonFilters):
    """The offence, the form and the day."""

    offence: str = Field(
        ...,
        description="Offence of the catalogue.",
        examples=["hostages-1979/offence/hostage-taking"],
    )
    form: PlanForm = Field("extradition", description="Extradition or mutual legal assistance.")
    on: OnDay = ""


@operation("/plan", schemas.StatePlan, tag=TAG)
def plan_accessions(
    request: HttpRequest,  # noqa: ARG001 - the interface passes it
    filters: Query[PlanFilters],
) -> HttpResponse:
    """Rank what a State has not joined by the links, offences and obligations it would bring.

    Numbers are ranges: surely, and at most, because some bonds are not known. A plan changes no
    fact; accessions are supposed.
    """
    standings = current_standings()
    facts = standings.facts
    plan = plan_for_state(
        standings,
        bonds_on(standings),
        state=facts.parties.find(filters.state).code,
        scope=_scope(facts, filters),
        on=read_on(filters.on, facts, otherwise=clock.today()),
    )
    speaker = DjangoSpeaker(facts)
    answer = state_plan_answer(plan, speaker, top=filters.top, version=facts.version)
    return json_answer(answer, facts)


@operation("/campaign", schemas.Campaign, tag=TAG)
def plan_campaign(
    request: HttpRequest,  # noqa: ARG001 - the interface passes it
    filters: Query[CampaignFilters],
) -> HttpResponse:
    """Name the few accessions, in a region or the world, that close most gaps.

    Each step gains most given the steps before it; the guarantee of that choice is said in words.
    """
    standings = current_standings()
    facts = standings.facts
    region = read_one_of(filters.region, facts.parties.regions, UNKNOWN_REGION)
    found = regional_campaign(
        standings,
        bonds_on(standings),
        scope=_scope(facts, filters),
        region=region,
        on=read_on(filters.on, facts, otherwise=clock.today()),
        top=filters.top,
    )
    answer = {"region": region or None} | campaign_answer(
        found.campaign, DjangoSpeaker(facts), sure=found.surely, version=facts.version
    )
    return json_answer(answer, facts)


@operation("/coverage", schemas.OffenceCoverage, tag=TAG)
def map_coverage(
    request: HttpRequest,  # noqa: ARG001 - the interface passes it
    filters: Query[CoverageFilters],
) -> HttpResponse:
    """Say between which States an offence finds a text in common, and which pairs have none.

    On the day as surely as it can be said, and beside it as last known. No bilateral list is
    complete: a pair without a common text may have a treaty that no list shows.
    """
    standings = current_standings()
    facts = standings.facts
    found = offence_coverage(
        facts,
        bonds_on(standings),
        offence=filters.offence,
        form=Form(filters.form),
        on=read_on(filters.on, facts, otherwise=clock.today()),
    )
    answer = {
        "on_the_day": _covered(facts, found, found.on_the_day),
        "as_last_known": _covered(facts, found, found.last_known),
        "facts": facts.version,
    }
    return json_answer(answer, facts)


def _covered(facts: Facts, coverage: OffenceCoverage, found: CoverageMap) -> Json:
    return coverage_answer(found, coverage.region_of, closed_directions(facts, found))


def _scope(facts: Facts, filters: ScopeFilters) -> Scope:
    return scope_of(
        facts,
        family=filters.family or None,
        offence=filters.offence or None,
        form=Form(filters.form),
    )
