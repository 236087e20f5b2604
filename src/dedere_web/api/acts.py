"""The dated facts themselves: acts, declarations, sources."""

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from dedere.treaties.answers import action_answer
from dedere.treaties.facts import Facts
from dedere_web.api import schemas, shapes
from dedere_web.api.answering import list_answer, slice_of
from dedere_web.api.filters import (
    Day,
    InstrumentCodes,
    PagedFilters,
    StateCodes,
    read_day,
    read_instruments,
    read_states,
)
from dedere_web.api.reading import operation
from dedere_web.treaties.selectors import current_facts

TAG = "Facts"


class FactFilters(PagedFilters):
    """What acts and declarations have in common."""

    state: StateCodes = Field(default_factory=list)
    instrument: InstrumentCodes = Field(default_factory=list)
    kind: str = Field("", description="Kind of act, such as accession or reservation.")
    source: str = Field("", description="Identifier of a source.")


class ActionFilters(FactFilters):
    """Which acts."""

    since: Day = Field("", description="Acts surely done on this day or later.")
    until: Day = Field("", description="Acts surely done on this day or earlier.")


class DeclarationFilters(FactFilters):
    """Which declarations."""

    topic: str = Field("", description="What it is about, such as dispute_settlement.")


class SourceFilters(PagedFilters):
    """Which sources."""

    authority: str = Field("", description="depositary, official or secondary.")


@operation("/actions", schemas.Actions, tag=TAG)
def list_actions(request: HttpRequest, filters: Query[ActionFilters]) -> HttpResponse:
    """List the acts of States: signatures, ratifications, accessions, denunciations and so on.

    Where sources disagree, each version is a row of its own. With since or until, acts without
    a whole date are left out: they cannot be placed in a period.
    """
    facts = current_facts()
    states, instruments = _codes(filters, facts)
    since = read_day(filters.since) if filters.since else None
    until = read_day(filters.until) if filters.until else None
    found = [
        action
        for action in facts.actions
        if (states is None or action.state in states)
        and (instruments is None or action.instrument in instruments)
        and filters.kind in {"", action.kind.value}
        and (not filters.source or filters.source in action.sources)
        and (since is None or (action.day is not None and action.day >= since))
        and (until is None or (action.day is not None and action.day <= until))
    ]
    page = slice_of(found, lambda action: action.id, filters)
    rows = [action_answer(action) for action in page.found]
    columns = list(schemas.Action.model_fields)
    return list_answer(request, facts, filters, rows, columns=columns, next_after=page.next_after)


@operation("/declarations", schemas.Declarations, tag=TAG)
def list_declarations(request: HttpRequest, filters: Query[DeclarationFilters]) -> HttpResponse:
    """List reservations, declarations and objections, typed by article and effect."""
    facts = current_facts()
    states, instruments = _codes(filters, facts)
    found = [
        declaration
        for declaration in facts.declarations
        if (states is None or declaration.state in states)
        and (instruments is None or declaration.instrument in instruments)
        and filters.kind in {"", declaration.kind.value}
        and filters.topic in {"", declaration.topic.value}
        and (not filters.source or filters.source in declaration.sources)
    ]
    page = slice_of(found, lambda declaration: declaration.id, filters)
    rows = [shapes.declaration_answer(declaration) for declaration in page.found]
    columns = list(schemas.Declaration.model_fields)
    return list_answer(request, facts, filters, rows, columns=columns, next_after=page.next_after)


@operation("/sources", schemas.Sources, tag=TAG)
def list_sources(request: HttpRequest, filters: Query[SourceFilters]) -> HttpResponse:
    """List every source, with the day up to which it speaks."""
    facts = current_facts()
    found = [s for s in facts.sources.values() if filters.authority in {"", s.authority.value}]
    page = slice_of(found, lambda source: source.id, filters)
    rows = [shapes.source_answer(source) for source in page.found]
    columns = list(schemas.Source.model_fields)
    return list_answer(request, facts, filters, rows, columns=columns, next_after=page.next_after)


def _codes(filters: FactFilters, facts: Facts) -> tuple[set[str] | None, set[str] | None]:
    states = {s.code for s in read_states(filters.state, facts)} if filters.state else None
    instruments = (
        {i.code for i in read_instruments(filters.instrument, facts)}
        if filters.instrument
        else None
    )
    return states, instruments
