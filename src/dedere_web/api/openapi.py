"""Completes the OpenAPI document of the framework: media types, headers, licence."""

from typing import Any

from dedere_web.api.errors import MEDIA_TYPE

ROOMS = (
    "Instruments",
    "Themes",
    "States",
    "Standing",
    "Cooperation",
    "Facts of a case",
    "Planning",
    "Facts",
    "Bulk",
)
"""The order in which a reader meets the operations."""

HEADERS = {
    "ETag": "Hash of this answer; send it back in If-None-Match.",
    "Last-Modified": "When the facts or the day changed.",
    "Dedere-Facts": "Hash of the facts that the answer rests on.",
}
LINK = "Address of the next page (RFC 8288), on every page but the last."


def complete(document: dict[str, Any]) -> dict[str, Any]:
    """Complete a document that the framework made."""
    document["info"]["license"] = {"name": "Apache-2.0", "identifier": "Apache-2.0"}
    document["servers"] = [{"url": "/"}]
    document["paths"] = dict(sorted(document["paths"].items(), key=_place))
    for path in document["paths"].values():
        for operation in path.values():
            _complete_operation(operation)
    return document


def _place(path: tuple[str, dict[str, Any]]) -> tuple[int, str]:
    (operation,) = path[1].values()
    return ROOMS.index(operation["tags"][0]), path[0]


def _complete_operation(operation: dict[str, Any]) -> None:
    names = {parameter["name"] for parameter in operation["parameters"]}
    responses = operation["responses"] = {
        str(status): response for status, response in operation["responses"].items()
    }
    for status, response in responses.items():
        if status != "200" and "application/json" in response.get("content", {}):
            response["content"] = {MEDIA_TYPE: response["content"]["application/json"]}
    answer = responses["200"]
    answer["description"] = "The answer."
    said = dict(HEADERS, Link=LINK) if "cursor" in names else HEADERS
    answer["headers"] = {
        name: {"description": says, "schema": {"type": "string"}} for name, says in said.items()
    }
    if any("csv" in parameter["schema"].get("enum", ()) for parameter in operation["parameters"]):
        answer["content"]["text/csv"] = {"schema": {"type": "string"}}
    responses["304"] = {"description": "The copy that was asked about is still good."}
