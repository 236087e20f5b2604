"""The list of States, and the page of one."""

from django.http import HttpRequest, HttpResponse

from dedere_web.treaties.pages.downloads import formats, state_table
from dedere_web.treaties.pages.states import state_page, states_page
from dedere_web.treaties.pages.timelines import state_timeline
from dedere_web.treaties.views.downloading import download
from dedere_web.treaties.views.opening import open_desk, public, show


@public
def states(request: HttpRequest) -> HttpResponse:
    """Show every State, by region."""
    desk = open_desk(request)
    page = states_page(desk, request.GET)
    return show(request, "treaties/states.html", desk, page=page, all=len(desk.universal()))


@public
def state(request: HttpRequest, code: str) -> HttpResponse:
    """Show one State: what binds it, since when, and who says so."""
    desk = open_desk(request)
    page = state_page(desk, code, request.GET)
    wanted = request.GET.get("format", "")
    if wanted:
        return download(state_table(desk, page.state.code), wanted, desk)
    return show(
        request,
        "treaties/state.html",
        desk,
        page=page,
        timeline=state_timeline(desk, page.state.code),
        formats=formats(request.GET.urlencode()),
    )
