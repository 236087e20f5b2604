"""The list of instruments, and the page of one."""

from django.http import HttpRequest, HttpResponse

from dedere_web.treaties.pages.curves import curve_picture
from dedere_web.treaties.pages.instruments import instrument_page, instruments_page
from dedere_web.treaties.pages.maps import instrument_map
from dedere_web.treaties.views.opening import open_desk, public, show


@public
def instruments(request: HttpRequest) -> HttpResponse:
    """Show every instrument."""
    desk = open_desk(request)
    return show(request, "treaties/instruments.html", desk, page=instruments_page(desk))


@public
def instrument(request: HttpRequest, code: str) -> HttpResponse:
    """Show one instrument: what it is, demands, and whom it binds."""
    desk = open_desk(request)
    page = instrument_page(desk, code)
    return show(
        request,
        "treaties/instrument.html",
        desk,
        page=page,
        reach=page.reach,
        map=instrument_map(desk, page.instrument.code),
        curve=curve_picture(desk, page.instrument.code),
        unfolded=bool(request.GET.get("unfold")),
    )
