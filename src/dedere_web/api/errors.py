"""Problem details (RFC 9457): the one table from errors to kinds of problem.

The statuses of the engine's errors are in :data:`dedere_web.foundation.problems.STATUS_OF`, which
the pages share.
"""

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dedere.errors import (
    DateBeforeFactsError,
    DedereError,
    InvalidDateError,
    InvalidInputError,
    UnknownInstrumentError,
    UnknownStateError,
)
from dedere_web.foundation.problems import status_of

MEDIA_TYPE = "application/problem+json"
ABOUT = "/api/#problem-"
"""Where each kind of problem is explained, on this platform itself."""

KIND_OF: dict[type[DedereError], str] = {
    UnknownStateError: "unknown-state",
    UnknownInstrumentError: "unknown-instrument",
    InvalidDateError: "invalid-date",
    DateBeforeFactsError: "date-before-facts",
    InvalidInputError: "invalid-input",
}
KIND_OF_STATUS = {
    400: "bad-request",
    403: "forbidden",
    404: "not-found",
    405: "method-not-allowed",
    413: "too-large",
    422: "invalid-input",
    500: "server-error",
}
TITLES: dict[str, Promise] = {
    "unknown-state": _("No State has this code or name"),
    "unknown-instrument": _("No instrument has this code"),
    "invalid-date": _("This is not a date"),
    "date-before-facts": _("The date lies before the first fact"),
    "invalid-input": _("A parameter cannot be used"),
    "bad-request": _("The request is malformed"),
    "forbidden": _("This is not allowed"),
    "not-found": _("There is nothing at this address"),
    "method-not-allowed": _("The API is read-only: use GET"),
    "too-large": _("The request is too large"),
    "server-error": _("The platform failed"),
}
DETAILS: dict[str, Promise] = {
    "bad-request": _("The request cannot be read. Send it again."),
    "forbidden": _("The request was refused."),
    "not-found": _("The document /api/v1/openapi.json lists every address."),
    "method-not-allowed": _("Every address answers to GET and HEAD only."),
    "too-large": _("The API takes no body."),
    "invalid-input": _("Check the parameters against /api/v1/openapi.json."),
    "server-error": _("The failure was recorded for the operator. Try again in a minute."),
}


def problem(
    request: HttpRequest, *, status: int, kind: str, detail: str, **more: object
) -> HttpResponse:
    """Return a problem document."""
    document = {
        "type": f"{ABOUT}{kind}",
        "title": str(TITLES[kind]),
        "status": status,
        "detail": detail,
        "instance": request.get_full_path(),
        **{key: value for key, value in more.items() if value},
    }
    content = msgspec.json.encode(document)
    response = HttpResponse(content, content_type=MEDIA_TYPE, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def engine_problem(request: HttpRequest, error: DedereError, says: str) -> HttpResponse:
    """Return the problem that an error of the engine is."""
    status = status_of(error)
    kind = next((k for e, k in KIND_OF.items() if isinstance(error, e)), "server-error")
    if kind == "server-error":
        says = str(DETAILS[kind])
    return problem(
        request,
        status=status,
        kind=kind,
        detail=says,
        asked=_asked(error),
        suggestions=list(getattr(error, "suggestions", ())),
    )


def status_problem(request: HttpRequest, status: int, detail: str = "") -> HttpResponse:
    """Return the problem for an HTTP status, where nothing more special is known."""
    kind = KIND_OF_STATUS.get(status, "bad-request" if status < 500 else "server-error")
    return problem(request, status=status, kind=kind, detail=detail or str(DETAILS[kind]))


def _asked(error: DedereError) -> str:
    asked = getattr(error, "asked", None)
    return str(asked) if asked is not None else ""
