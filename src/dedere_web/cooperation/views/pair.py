"""All that links two States."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from dedere.cooperation.question import two_states
from dedere_web.cooperation.pages.pair import pair_page
from dedere_web.cooperation.views.opening import open_desk, public
from dedere_web.treaties.pages.choices import state_choices
from dedere_web.treaties.views.opening import show


@public
def pair(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """Show every text, treaty, declaration and practice between two States on a day."""
    desk = open_desk(request)
    return show(request, "cooperation/pair.html", desk, page=pair_page(desk, one, other))


@public
def choose(request: HttpRequest) -> HttpResponse:
    """Go to the page of the two States that were chosen, or ask for them."""
    desk = open_desk(request)
    one, other = (request.GET.get(key, "").strip() for key in ("one", "other"))
    if one and other:
        pair_asked = two_states(desk.facts, one, other, on=desk.on)
        return HttpResponseRedirect(desk.room("pair", *pair_asked))
    return show(
        request,
        "cooperation/pair_choice.html",
        desk,
        status=422 if one or other else 200,
        begun=bool(one or other),
        ones=state_choices(desk, one),
        others=state_choices(desk, other),
    )
