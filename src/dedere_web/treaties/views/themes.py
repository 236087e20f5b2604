"""The list of themes, and the hub of one."""

from django.http import Http404, HttpRequest, HttpResponse

from dedere.obligations.hubs import UnknownThemeError
from dedere_web.treaties.pages.themes import theme_page, themes_page
from dedere_web.treaties.views.opening import open_desk, public, show


@public
def themes(request: HttpRequest) -> HttpResponse:
    """Show every theme."""
    desk = open_desk(request)
    return show(request, "treaties/themes.html", desk, themes=themes_page(desk))


@public
def theme(request: HttpRequest, code: str) -> HttpResponse:
    """Show what the instruments of one field ask, and which of them bind a State."""
    desk = open_desk(request)
    try:
        page = theme_page(desk, code, request.GET.get("state", "").strip())
    except UnknownThemeError as error:
        raise Http404 from error
    return show(request, "treaties/theme.html", desk, page=page)
