"""The whole world: where an offence finds a basis, and which accessions would help most."""

from django.http import HttpRequest, HttpResponse

from dedere_web.cooperation.pages.coverage import coverage_page
from dedere_web.cooperation.pages.planner import planner_page
from dedere_web.cooperation.views.opening import open_desk, public
from dedere_web.treaties.views.opening import show


@public
def coverage(request: HttpRequest) -> HttpResponse:
    """Show with how many States each State has a common text for an offence."""
    desk = open_desk(request)
    page = coverage_page(desk, request.GET.dict())
    return show(request, "cooperation/coverage.html", desk, page=page)


@public
def planner(request: HttpRequest) -> HttpResponse:
    """Show what accessions would bring, to a State, a region or the world."""
    desk = open_desk(request)
    page = planner_page(desk, request.GET.dict())
    return show(request, "cooperation/planner.html", desk, page=page)
