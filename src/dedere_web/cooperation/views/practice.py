"""Recorded practice: what is known of the law of each State, and a form for editors."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dedere_web.cooperation import selectors
from dedere_web.cooperation.forms import PracticeForm
from dedere_web.cooperation.histories import EVERY_STATE
from dedere_web.cooperation.models import RecordedPractice
from dedere_web.cooperation.pages.practices import practice_list
from dedere_web.cooperation.policies import may_record_practice
from dedere_web.cooperation.services import AlreadyReplacedError, record_practice
from dedere_web.cooperation.views.opening import open_desk, public
from dedere_web.foundation.language import say
from dedere_web.treaties.pages.choices import state_choices
from dedere_web.treaties.views.opening import show


@public
def practice(request: HttpRequest) -> HttpResponse:
    """Show every recorded practice, of all States or of one, with its sources."""
    desk = open_desk(request)
    asked = request.GET.get("state", "").strip()
    chosen = desk.facts.parties.find(asked).code if asked else ""
    return show(
        request,
        "cooperation/practice.html",
        desk,
        practices=practice_list(desk, chosen),
        states=state_choices(desk, chosen),
        may_record=may_record_practice(request.user),
        history_key=chosen or EVERY_STATE,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest) -> HttpResponse:
    """Ask an editor for a practice with its source, then record it."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not may_record_practice(request.user):
        raise PermissionDenied
    desk = open_desk(request)
    corrected = _corrected(request)
    form = PracticeForm(request.POST or None, facts=desk.facts, initial=_begin(corrected))
    if form.is_valid():
        try:
            row = record_practice(
                request.user, form.words(), replaces=corrected.pk if corrected else None
            )
        except AlreadyReplacedError as error:
            form.add_error(None, say(error.phrase))
        else:
            return _to_list(row)
    status = 422 if form.errors else 200
    return show(
        request,
        "cooperation/practice_form.html",
        desk,
        status=status,
        form=form,
        corrected=corrected,
    )


def _corrected(request: HttpRequest) -> RecordedPractice | None:
    asked = request.GET.get("corrects", "")
    if not asked:
        return None
    found = selectors.recorded_practice(int(asked)) if asked.isdecimal() else None
    if found is None:
        raise Http404(_("There is no such entry, or it has been replaced."))
    return found


def _begin(row: RecordedPractice | None) -> dict[str, str]:
    names = PracticeForm.base_fields
    return {name: getattr(row, name) for name in names} if row is not None else {}


def _to_list(row: RecordedPractice) -> HttpResponseRedirect:
    address = reverse("cooperation:practice", query={"state": row.state})
    return redirect(f"{address}#recorded-{row.pk}")
