"""The pictures of this room as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dedere_io.pictures.png import MissingFontError
from dedere_web.cooperation.pages.pictures import picture_asked_for
from dedere_web.cooperation.views.opening import open_desk, public
from dedere_web.treaties.views.downloading import picture_file


@public
def picture(request: HttpRequest, kind: str, ext: str) -> HttpResponse:
    """Hand out a timeline of a pair, a map, a curve or bars."""
    desk = open_desk(request)
    found = picture_asked_for(desk, kind, request.GET)
    if found is None:
        raise Http404(_("There is no such picture of this room."))
    try:
        return picture_file(found, ext, desk)
    except MissingFontError as error:
        context = {"title": _("This picture cannot be drawn here"), "says": desk.say(error.phrase)}
        return render(request, "foundation/problem.html", context, status=501)
