"""From the facts of a case: to its offences, and to the States with jurisdiction."""

from django.http import HttpRequest, HttpResponse

from dedere.cooperation.elements import PART
from dedere_web.cooperation.pages.jurisdiction import jurisdiction_page
from dedere_web.cooperation.pages.offences import offences_page
from dedere_web.cooperation.views.opening import open_desk, public
from dedere_web.treaties.views.opening import show

_ELSEWHERE = frozenset({"on", "known_on", PART, "offence"})


@public
def offences(request: HttpRequest) -> HttpResponse:
    """Ask about the facts of a case, and say which offences they meet."""
    desk = open_desk(request)
    answers = {key: values for key, values in request.GET.lists() if key not in _ELSEWHERE}
    page = offences_page(desk, answers, request.GET.get(PART, ""))
    status = 422 if page.error else 200
    return show(request, "cooperation/offences.html", desk, page=page, status=status)


@public
def jurisdiction(request: HttpRequest) -> HttpResponse:
    """Ask about the facts of a case, and say which States must and may have jurisdiction."""
    desk = open_desk(request)
    stated = {key: request.GET.get(key, "") for key in request.GET if key not in _ELSEWHERE}
    page = jurisdiction_page(desk, request.GET.get("offence", "").strip(), stated)
    status = 422 if page.error else 200
    return show(request, "cooperation/jurisdiction.html", desk, page=page, status=status)
