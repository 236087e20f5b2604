"""The search field of the header."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from dedere_web.treaties.pages.finding import search_page
from dedere_web.treaties.views.opening import open_desk, public, show


@public
def search(request: HttpRequest) -> HttpResponse:
    """Go where the question leads; where it may mean several things, list them."""
    desk = open_desk(request)
    page = search_page(desk, request.GET.get("q", ""))
    if page.only_hit:
        return HttpResponseRedirect(page.only_hit)
    return show(request, "treaties/search.html", desk, page=page, asked=page.asked)
