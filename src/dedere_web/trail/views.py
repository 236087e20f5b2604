"""The history of a record, and taking its latest change back."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from dedere_web.foundation.confidential import confidential
from dedere_web.foundation.language import say
from dedere_web.trail import selectors, services
from dedere_web.trail.forms import TakeBackForm
from dedere_web.trail.histories import Told, history_told
from dedere_web.trail.models import Entry
from dedere_web.trail.pages import history_part

REFUSED, NOT_VALID = 409, 422


@confidential
@require_safe
def history(request: HttpRequest, name: str, key: str) -> HttpResponse:
    """Show everything that happened to a record, to whoever may read it."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    part = history_part(name, key, _told(request, name, key), request.user)
    return render(request, "trail/history.html", {"part": part})


@confidential
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, name: str, key: str, entry: int) -> HttpResponse:
    """Say what taking a change back would do, and ask why; then take it back."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    told = _told(request, name, key)
    found = _entry(told, entry)
    if not services.may_undo(request.user, found):
        raise PermissionDenied
    form = TakeBackForm(request.POST or None)
    status = NOT_VALID if request.method == "POST" else 200
    refusal = ""
    try:
        offer = services.offered(found)
        if form.is_valid():
            services.take_back(found, person=request.user, why=form.cleaned_data["why"])
            return HttpResponseRedirect(f"{told.address}#history")
    except services.NothingToUndoError as error:
        offer, status, refusal = None, REFUSED, say(error.phrase)
    context = {
        "told": told,
        "form": form,
        "offer": offer,
        "refusal": refusal,
        "line": selectors.lines([found], told.viewer)[0],
        "back": (name, key),
    }
    return render(request, "trail/take_back.html", context, status=status)


def _told(request: HttpRequest, name: str, key: str) -> Told:
    told = history_told(name, request.user, key)
    if told is None:
        raise Http404
    return told


def _entry(told: Told, number: int) -> Entry:
    """Return an entry that belongs to this history; another one does not exist here."""
    found = selectors.entry_of(told.subjects, told.viewer, number)
    if found is None:
        raise Http404
    return found
