"""How every page of notes begins: who asks, and whether there is such a note for them."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from dedere.treaties.facts import Facts
from dedere_web.accounts import actors
from dedere_web.accounts.actors import Actor
from dedere_web.foundation.confidential import confidential
from dedere_web.notes import selectors
from dedere_web.notes.models import Note
from dedere_web.notes.services import NotAllowedError
from dedere_web.treaties.selectors import current_facts

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
SHORT_HASH = 12


def members_only(view: View[P]) -> View[P]:
    """Send strangers to sign in; what the policy refuses is answered as a refusal.

    A note that a person may not read is no refusal: there is no such note (:func:`find_note`).
    """

    @confidential
    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _sign_in(request)
        try:
            return view(request, *args, **kwargs)
        except NotAllowedError as error:
            raise PermissionDenied from error

    return answer


def _sign_in(request: HttpRequest) -> HttpResponseBase:
    """Send a stranger to sign in; who was signed out while writing gets the text back first."""
    written = request.POST.get("title", "").strip(), request.POST.get("body", "").strip()
    if any(written):
        title, body = written
        return show(request, "notes/signed_out.html", status=403, written=title, body=body)
    return redirect_to_login(request.get_full_path())


def actor_of(request: HttpRequest) -> Actor:
    """Return what decides about whoever asks."""
    return actors.actor_of(request.user)


def find_note(actor: Actor, number: uuid.UUID) -> Note:
    """Return a note; one that somebody may not read does not exist for them."""
    note = selectors.note(actor.viewer, number)
    if note is None:
        raise Http404
    return note


def allow(*, may: bool) -> None:
    """Go on where the policy says yes."""
    if not may:
        raise PermissionDenied


def show(
    request: HttpRequest, template: str, *, facts: Facts | None = None, status: int = 200,
    **context: object,
) -> HttpResponse:  # fmt: skip
    """Show a page of notes."""
    facts = facts or current_facts()
    frame = {"facts_version": facts.version[:SHORT_HASH]}
    return render(request, template, frame | context, status=status)
