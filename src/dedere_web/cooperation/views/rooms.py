"""The list of the pages of this room."""

from django.http import HttpRequest, HttpResponse

from dedere_web.cooperation.views.opening import open_desk, public
from dedere_web.treaties.views.opening import show


@public
def rooms(request: HttpRequest) -> HttpResponse:
    """Show what can be asked about cooperation."""
    return show(request, "cooperation/rooms.html", open_desk(request))
