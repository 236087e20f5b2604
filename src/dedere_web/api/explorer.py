"""The page that explains the API, drawn on the server from its OpenAPI document."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dedere_web.api.errors import DETAILS, KIND_OF, KIND_OF_STATUS, TITLES, status_problem
from dedere_web.api.reading import api, public
from dedere_web.foundation.problems import STATUS_OF
from dedere_web.treaties.selectors import current_facts

EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "list_instruments": {"theme": "financing"},
    "get_instrument": {"code": "hague-1970"},
    "list_obligations": {"code": "financing-1999", "kind": "criminalize"},
    "list_theme_duties": {"code": "cbrn", "limit": "5"},
    "list_states": {"region": "014"},
    "get_state": {"code": "KEN"},
    "list_standings": {"state": "KEN", "instrument": "financing-1999", "on": "2013-04-22"},
    "get_matrix": {"on": "2013-04-22", "group": "GRULAC"},
    "find_bases": {
        "requesting": "KEN",
        "requested": "CHE",
        "offence": "bombings-1997/offence/terrorist-bombing",
        "on": "2013-04-22",
    },
    "get_pair": {"one": "KEN", "other": "CHE", "on": "2013-04-22"},
    "list_offences": {"instrument": "hague-1970"},
    "match_facts": {"part": "carried-out", "yes": "seized-control", "on": "2013-04-22"},
    "resolve_jurisdiction": {
        "offence": "hague-1970/offence/unlawful-seizure",
        "aircraft_registry": "CHE",
        "suspect_in": "KEN",
        "on": "2013-04-22",
    },
    "plan_accessions": {"state": "KEN", "on": "2013-04-22"},
    "plan_campaign": {"region": "002", "top": "5", "on": "2013-04-22"},
    "map_coverage": {"offence": "hostages-1979/offence/hostage-taking", "on": "2013-04-22"},
    "list_changes": {"since": "2010-01-01", "until": "2013-04-22", "state": "KEN"},
    "list_actions": {"instrument": "hague-1970", "kind": "accession", "limit": "10"},
    "list_declarations": {"instrument": "financing-1999", "topic": "dispute_settlement"},
    "list_sources": {"authority": "depositary"},
}
"""A question for each operation that has an answer in the packaged facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One field of the form of an operation."""

    name: str
    description: str
    required: bool
    example: str
    choices: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One question that the API answers."""

    id: str
    path: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Operations that belong together."""

    name: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfProblem:
    """One kind of problem document."""

    kind: str
    status: int
    title: str
    detail: str


@require_safe
@public
def explorer(request: HttpRequest) -> HttpResponse:
    """Show every operation, with a form that is filled in."""
    facts = current_facts()
    context = {
        "rooms": _rooms(facts.version),
        "problems": list(_problems()),
        "facts_version": facts.version[:12],
    }
    return render(request, "api/explorer.html", context)


@public
def document(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the document is one for all
    """Return the OpenAPI document."""
    return HttpResponse(msgspec.json.encode(_document()), content_type="application/json")


def nothing_here(request: HttpRequest, address: str) -> HttpResponse:  # noqa: ARG001 - any address
    """Answer for every other address below the root of the API."""
    return status_problem(request, 404)


@require_safe
def ask(request: HttpRequest, operation_id: str) -> HttpResponse:
    """Put the fields of a form into the address of an operation, and go there.

    Raises:
        Http404: There is no such operation.
    """
    found = [
        operation
        for room in _rooms(current_facts().version)
        for operation in room.operations
        if operation.id == operation_id
    ]
    if not found:
        raise Http404
    query = [(key, value) for key, values in request.GET.lists() for value in values if value]
    return HttpResponseRedirect(_address(found[0].path, query))


@functools.cache
def _document() -> Mapping[str, Any]:
    document: Mapping[str, Any] = api.get_openapi_schema()
    return document


def _rooms(version: str) -> list[Room]:
    rooms: dict[str, list[Operation]] = {}
    for path, methods in _document()["paths"].items():
        for operation in methods.values():
            rooms.setdefault(operation["tags"][0], []).append(_operation(path, operation, version))
    return [Room(name=name, operations=tuple(found)) for name, found in rooms.items()]


def _operation(path: str, operation: Mapping[str, Any], version: str) -> Operation:
    name = operation["operationId"]
    examples = EXAMPLES.get(name, {"version": version} if "{version}" in path else {})
    return Operation(
        id=name,
        path=path,
        summary=operation["summary"],
        # A docstring of one line is both summary and description of its operation.
        description=operation.get("description", "").removeprefix(operation["summary"]),
        parameters=tuple(
            _parameter(parameter, examples.get(parameter["name"], ""))
            for parameter in operation["parameters"]
            if parameter["name"] != "cursor"
        ),
        example=_address(path, list(examples.items())),
    )


def _parameter(parameter: Mapping[str, Any], example: str) -> Parameter:
    schema = parameter["schema"]
    return Parameter(
        name=parameter["name"],
        description=parameter.get("description", ""),
        required=parameter["required"],
        example=example,
        choices=tuple(schema.get("enum", ())),
        kind={"integer": "number"}.get(schema.get("type"), "")
        or ("date" if schema.get("format") == "date" else "text"),
    )


def _address(path: str, fields: list[tuple[str, str]]) -> str:
    in_query = []
    for name, value in fields:
        if f"{{{name}}}" in path:
            path = path.replace(f"{{{name}}}", quote(value, safe=""))
        else:
            in_query.append((name, value))
    return f"{path}?{urlencode(in_query)}" if in_query else path


def _problems() -> Iterator[KindOfProblem]:
    statuses = {KIND_OF[error]: status for error, status in STATUS_OF.items() if error in KIND_OF}
    statuses |= {kind: status for status, kind in KIND_OF_STATUS.items()}
    for kind, title in TITLES.items():
        yield KindOfProblem(
            kind=kind,
            status=statuses[kind],
            title=str(title),
            detail=str(DETAILS.get(kind, "")),
        )
