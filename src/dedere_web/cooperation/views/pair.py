"""All that links two States."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from dedere_web.cooperation.pages.pair import pair_page, pair_question
from dedere_web.cooperation.views.opening import open_desk, public
from dedere_web.treaties.pages.choices import state_choices
from dedere_web.treaties.views.opening import show


@public
def pair(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """Show every text, treaty, declaration and practice between two States on a day."""
    desk = open_desk(request)
    question = pair_question(desk, one, other)
    return show(request, "cooperation/pair.html", desk, page=pair_page(desk, question))


@public
def choose(request: HttpRequest) -> HttpResponse:
    """Go to the page of the two States that were chosen, or ask for them."""
    desk = open_desk(request)
    one, other = (request.GET.get(key, "").strip() for key in ("one", "other"))
    if one and other:
        question = pair_question(desk, one, other)
        return HttpResponseRedirect(desk.room("pair", question.requesting, question.requested))
    return show(
        request,
        "cooperation/pair_choice.html",
        desk,
        status=422 if one or other else 200,
        begun=bool(one or other),
        ones=state_choices(desk, one),
        others=state_choices(desk, other),
    )
