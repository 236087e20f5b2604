"""How every page of assessments begins: who asks, and whether there is one for them."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from dedere_web.accounts import actors
from dedere_web.accounts.actors import Actor
from dedere_web.foundation.confidential import confidential
from dedere_web.obligations import selectors
from dedere_web.obligations.models import Assessment
from dedere_web.obligations.services import NotAllowedError
from dedere_web.treaties.selectors import current_facts

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
SHORT_HASH = 12


def members_only(view: View[P]) -> View[P]:
    """Send strangers to sign in; what the policy refuses is answered as a refusal."""

    @confidential
    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        try:
            return view(request, *args, **kwargs)
        except NotAllowedError as error:
            raise PermissionDenied from error

    return answer


def actor_of(request: HttpRequest) -> Actor:
    """Return what decides about whoever asks."""
    return actors.actor_of(request.user)


def find(actor: Actor, number: uuid.UUID) -> Assessment:
    """Return an assessment; one that somebody may not read does not exist for them."""
    found = selectors.assessment(actor.viewer, number)
    if found is None:
        raise Http404
    return found


def allow(*, may: bool) -> None:
    """Go on where the policy says yes."""
    if not may:
        raise PermissionDenied


def show(
    request: HttpRequest, template: str, *, status: int = 200, **context: object
) -> HttpResponse:
    """Show a page of assessments."""
    frame = {"facts_version": current_facts().version[:SHORT_HASH]}
    return render(request, template, frame | context, status=status)
