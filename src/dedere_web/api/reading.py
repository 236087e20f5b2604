"""The API object: what every operation has in common."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.decorators import decorate_view
from ninja.errors import ValidationError

from dedere.errors import DedereError
from dedere_web.api.errors import engine_problem, problem
from dedere_web.api.filters import UNKNOWN_PARAMETER
from dedere_web.api.openapi import complete
from dedere_web.api.schemas import Problem
from dedere_web.cooperation import selectors
from dedere_web.foundation.language import say
from dedere_web.foundation.page_cache import public_page

View = TypeVar("View", bound=Callable[..., HttpResponse])

PROBLEMS: dict[int, type[Problem]] = dict.fromkeys((404, 405, 422, 500), Problem)

public = public_page(selectors.stamp)
"""Answers are the same for everybody: made once, until the facts change."""


class OpenDataApi(NinjaAPI):
    """The read-only interface over public facts."""

    def get_openapi_schema(self, **asked: Any) -> Any:
        """Return the OpenAPI document, with what the framework does not say by itself."""
        return complete(super().get_openapi_schema(**asked))


api = OpenDataApi(
    title="Dedere",
    version="1",
    description=(
        "Who is bound by which international instrument against terrorism, since when, how "
        "surely, and who says so. Every answer carries the hash of the facts it rests on; what "
        "is not known is said to be unknown. Read-only, without registration."
    ),
    urls_namespace="api:v1",
    docs_url=None,
    openapi_url=None,
)


def operation(path: str, answer: type, *, tag: str) -> Callable[[View], View]:
    """Return a decorator that offers a function at ``path``, cached, with its problems."""

    def offer(view: View) -> View:
        return api.get(
            path,
            response={200: answer, **PROBLEMS},
            tags=[tag],
            operation_id=view.__name__,
            summary=(view.__doc__ or "").strip().partition("\n")[0],
            description=_rest(view.__doc__ or ""),
        )(decorate_view(public)(view))

    return offer


def _rest(doc: str) -> str:
    return " ".join(doc.strip().partition("\n")[2].split())


@api.exception_handler(DedereError)
def say_engine_problem(request: HttpRequest, error: DedereError) -> HttpResponse:
    """Answer with the sentence that the command line would print."""
    return engine_problem(request, error, say(error.phrase, selectors.current_facts()))


@api.exception_handler(ValidationError)
def say_wrong_parameters(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer with every parameter that cannot be used."""
    wrong = [_wrong_parameter(part) for part in error.errors]
    detail = "; ".join(f"{part['parameter']}: {part['says']}" for part in wrong)
    return problem(request, status=422, kind="invalid-input", detail=detail, errors=wrong)


def _wrong_parameter(part: Mapping[str, Any]) -> dict[str, str]:
    # Of a list, the place of the wrong value comes last; the parameter is before it.
    name = next(key for key in reversed(part["loc"]) if isinstance(key, str))
    if part["type"] == UNKNOWN_PARAMETER:
        name = part["ctx"]["unknown"]
    return {"parameter": str(name), "says": str(part["msg"])}
