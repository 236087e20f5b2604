"""States, former States, entities and organizations."""

from django.http import HttpRequest, HttpResponse
from ninja import P, PathEx, Query
from pydantic import Field

from dedere.parties import State
from dedere.treaties.facts import Facts
from dedere_web.api import schemas, shapes
from dedere_web.api.answering import json_answer, list_answer, slice_of
from dedere_web.api.filters import (
    UNKNOWN_GROUP,
    UNKNOWN_REGION,
    Filters,
    GroupName,
    PagedFilters,
    RegionCode,
    read_one_of,
)
from dedere_web.api.reading import operation
from dedere_web.treaties.selectors import current_facts

TAG = "States"


class StateFilters(PagedFilters):
    """Which States."""

    region: RegionCode = ""
    group: GroupName = ""
    kind: str = Field("", description="member, observer, organization, former State and so on.")


@operation("/states", schemas.States, tag=TAG)
def list_states(request: HttpRequest, filters: Query[StateFilters]) -> HttpResponse:
    """List every State, former State, entity and organization that appears in treaty lists."""
    facts = current_facts()
    known = [s for s in facts.parties.states.values() if filters.kind in {"", s.kind.value}]
    found = within(known, facts, region=filters.region, group=filters.group)
    page = slice_of(found, lambda state: state.code, filters)
    rows = [shapes.state_answer(state) for state in page.found]
    return list_answer(
        request,
        facts,
        filters,
        rows,
        columns=[name for name in schemas.State.model_fields if name != "names"],
        next_after=page.next_after,
    )


@operation("/states/{code}", schemas.WholeState, tag=TAG)
def get_state(
    request: HttpRequest,
    filters: Query[Filters],
    code: PathEx[str, P(description="Code or name of the State.", examples=["KEN"])],
) -> HttpResponse:
    """Return one State with its names and the links of continuity."""
    facts = current_facts()
    state = facts.parties.find(code)
    links = (*facts.parties.predecessors(state.code), *facts.parties.successors(state.code))
    row = {
        "facts": facts.version,
        **shapes.state_answer(state),
        "other_names": list(state.other_names),
        "continuity": [shapes.link_answer(link) for link in links],
    }
    if filters.format == "csv":
        columns = list(schemas.WholeState.model_fields)
        return list_answer(request, facts, filters, [row], columns=columns)
    return json_answer(row, facts)


def within(states: list[State], facts: Facts, *, region: str, group: str) -> list[State]:
    """Return the States of a region and a group; an empty name means all.

    Raises:
        UnknownNameError: There is no such region or group.
    """
    region = read_one_of(region, facts.parties.regions, UNKNOWN_REGION)
    groups = {state.group for state in facts.parties.states.values() if state.group}
    group = read_one_of(group, groups, UNKNOWN_GROUP)
    return [
        state
        for state in states
        if (not region or region in state.regions) and group in {"", state.group}
    ]
