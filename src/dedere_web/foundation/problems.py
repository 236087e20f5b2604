"""Pages for what went wrong: what happened, and the next step.

``STATUS_OF`` is the only table from errors of the engine to HTTP; the API reads it too.
"""

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from dedere.errors import (
    DateBeforeFactsError,
    DedereError,
    InvalidDateError,
    InvalidInputError,
    UnknownInstrumentError,
    UnknownStateError,
)
from dedere_web.foundation.keys import BadKeyError, KeyMissingError
from dedere_web.foundation.language import say
from dedere_web.foundation.sealing import SealingError

STATUS_OF: dict[type[DedereError], int] = {
    UnknownStateError: 404,
    UnknownInstrumentError: 404,
    InvalidDateError: 422,
    DateBeforeFactsError: 422,
    InvalidInputError: 422,
    # Nobody's input caused it, and yet there is one clear line to say, and no traceback.
    SealingError: 503,
    KeyMissingError: 503,
    BadKeyError: 503,
}
"""From the most special error to the most general; anything else is our own mistake: 500."""


def status_of(error: DedereError) -> int:
    """Return the HTTP status for an error of the engine, 500 where nobody's input caused it."""
    for kind, status in STATUS_OF.items():
        if isinstance(error, kind):
            return status
    return 500


def engine_error(request: HttpRequest, error: DedereError) -> HttpResponse | None:
    """Return a page for an error that input caused, ``None`` for one of our own."""
    status = status_of(error)
    if status == 500:
        return None
    title = _("This is not in our facts") if status == 404 else _("This cannot be answered")
    return _page(
        request,
        status=status,
        title=title,
        says=say(error.phrase),
        suggestions=tuple(_suggested(error)),
    )


def _suggested(error: DedereError) -> Iterator[tuple[str, str]]:
    """Yield words and address of each near miss."""
    if isinstance(error, UnknownStateError):
        for words in error.suggestions:
            yield words, reverse("treaties:state", args=[words.partition(" ")[0]])
    if isinstance(error, UnknownInstrumentError):
        for code in error.suggestions:
            yield code, reverse("treaties:instrument", args=[code])


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a request that is malformed."""
    return _page(
        request,
        status=400,
        title=_("The request cannot be read"),
        says=_("What your browser sent is incomplete or malformed. Go back and send it again."),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """Answer a request whose body is larger than anything the platform takes."""
    return _page(
        request,
        status=413,
        title=_("The file is too large"),
        says=_(
            "The platform takes lists of up to %(most)s. Cut out the part about one instrument "
            "and send that."
        )
        % {"most": filesizeformat(settings.MAX_LIST_BYTES)},
    )


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a person who is known, and may not do this."""
    return _page(
        request,
        status=403,
        title=_("Your account may not do this"),
        says=_("Ask the operator of this platform to give your account the right it needs."),
    )


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a request for an address that does not exist."""
    return _page(
        request,
        status=404,
        title=_("There is no page at this address"),
        says=_("Check the address, or start from the first page."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a form that was sent without the proof that it came from a page of ours."""
    return _page(
        request,
        status=403,
        title=_("The form has expired"),
        says=_("Nothing was changed. Open the page again, fill the form in and send it."),
    )


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer when the platform itself failed.

    The page is drawn without anything that may have caused the failure: no facts, no person.
    """
    return HttpResponse(loader.get_template("foundation/server_error.html").render(), status=500)


def _page(
    request: HttpRequest,
    *,
    status: int,
    title: str,
    says: str,
    suggestions: tuple[tuple[str, str], ...] = (),
) -> HttpResponse:
    context = {"status": status, "title": title, "says": says, "suggestions": suggestions}
    return render(request, "foundation/problem.html", context, status=status)
