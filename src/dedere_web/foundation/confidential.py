"""Pages that show what is confidential: nobody on the way, and no browser, keeps a copy."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

NEVER_KEPT = "no-store, private"
_MARK = "_dedere_confidential"


def mark_confidential(request: HttpRequest) -> None:
    """Say that the answer to this request may hold something confidential."""
    setattr(request, _MARK, True)


def is_confidential(request: HttpRequest) -> bool:
    """Say whether anybody marked this request; the cache of pages asks."""
    return bool(getattr(request, _MARK, False))


def never_kept(get_response: Answer) -> Answer:
    """Forbid keeping an answer that was marked, whoever marked it and whatever the view said."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if is_confidential(request):
            response.headers["Cache-Control"] = NEVER_KEPT
            for header in ("ETag", "Last-Modified", "Expires"):
                response.headers.pop(header, None)
        return response

    return answer


def confidential(view: View[P]) -> View[P]:
    """Mark every answer of a view, also the one that says that there is nothing."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        mark_confidential(request)
        return view(request, *args, **kwargs)

    return answer
