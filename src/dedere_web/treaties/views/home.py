"""The first page, and the list of the pages of this room."""

from django.http import HttpRequest, HttpResponse

from dedere_web.treaties.pages.home import home_page
from dedere_web.treaties.pages.maps import world_picture
from dedere_web.treaties.views.opening import open_desk, public, show


@public
def home(request: HttpRequest) -> HttpResponse:
    """Show the world on the day asked about."""
    desk = open_desk(request)
    page = home_page(desk)
    return show(request, "treaties/home.html", desk, page=page, map=world_picture(desk, page.rows))


@public
def rooms(request: HttpRequest) -> HttpResponse:
    """Show what can be asked about treaties."""
    return show(request, "treaties/rooms.html", open_desk(request))
