"""Schemathesis walks the whole OpenAPI document: whatever it makes up is answered as promised.

Each operation gets requests that fit the document and requests that do not. No answer is a failure
of ours, none has a status, a media type or a shape that the document does not name, and what does
not fit is refused.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from ninja import Schema
from schemathesis import Case, GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.core.result import Ok

import dedere_web.api.urls  # every room adds its operations
from dedere_web.api.reading import api

pytestmark = pytest.mark.django_db

load_all_checks()
ROOMS = dedere_web.api.urls.ROOMS
DOCUMENT = json.loads(json.dumps(api.get_openapi_schema()))
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT)
OPERATIONS = {
    operation.label: operation
    for result in SCHEMA.get_all_operations()
    if isinstance(result, Ok) and (operation := result.ok()) is not None
}
EXAMPLES = 8
# Any text is a place in a path: where there is nothing else to say, nothing can be said wrongly.
CASES = [
    (label, mode)
    for label, operation in sorted(OPERATIONS.items())
    for mode in GenerationMode
    if mode is GenerationMode.POSITIVE or operation.query
]
PROMISES = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "response_headers_conformance",
    "unsupported_method",
)


def test_every_operation_of_the_document_is_walked() -> None:
    assert ROOMS
    assert {label.partition(" ")[2] for label in OPERATIONS} == set(DOCUMENT["paths"])


@pytest.mark.parametrize(("label", "mode"), CASES)
def test_whatever_is_asked_the_answer_is_as_promised(label: str, mode: GenerationMode) -> None:
    operation = OPERATIONS[label]
    application = get_wsgi_application()
    checks: Any = CHECKS.get_by_names(PROMISES)

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def walk(case: Case[Any]) -> None:
        response = case.call(
            app=application,
            base_url="http://testserver",
            headers={"Accept-Encoding": "identity"},
        )
        case.validate_response(response, checks=checks)

    walk()


def test_every_shape_has_a_name_of_its_own() -> None:
    """Two shapes of one name would be one in the document, and one of the two a lie."""
    named: dict[str, set[str]] = {}
    for shape in _shapes(Schema):
        if shape.__module__.startswith("dedere_web.api"):
            named.setdefault(shape.__name__, set()).add(shape.__module__)

    assert {name: modules for name, modules in named.items() if len(modules) > 1} == {}


def _shapes(shape: type[Schema]) -> Iterator[type[Schema]]:
    for narrower in shape.__subclasses__():
        yield narrower
        yield from _shapes(narrower)
