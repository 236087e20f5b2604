"""The catalogue of offences."""

from django.http import HttpRequest, HttpResponse

from dedere_web.cooperation.pages.catalogue import catalogue_page, offence_page
from dedere_web.cooperation.views.opening import open_desk, public
from dedere_web.treaties.views.opening import show


@public
def catalogue(request: HttpRequest) -> HttpResponse:
    """List every offence that the instruments create or describe."""
    desk = open_desk(request)
    return show(request, "cooperation/catalogue.html", desk, page=catalogue_page(desk))


@public
def offence(request: HttpRequest, offence: str) -> HttpResponse:
    """Show what one offence consists of, and which other texts cover the same conduct."""
    desk = open_desk(request)
    return show(request, "cooperation/offence.html", desk, page=offence_page(desk, offence))
