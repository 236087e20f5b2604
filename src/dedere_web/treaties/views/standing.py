"""One State and one instrument."""

from django.http import HttpRequest, HttpResponse

from dedere_web.treaties.pages.standing import standing_page
from dedere_web.treaties.pages.timelines import pair_timeline
from dedere_web.treaties.views.opening import open_desk, public, show


@public
def standing(request: HttpRequest, state: str, instrument: str) -> HttpResponse:
    """Show what a State is to an instrument, and the chain that the answer rests on."""
    desk = open_desk(request)
    page = standing_page(desk, state, instrument)
    timeline = pair_timeline(desk, page.state_code, page.instrument_code)
    return show(
        request, "treaties/standing.html", desk, page=page, reach=page.reach, timeline=timeline
    )
