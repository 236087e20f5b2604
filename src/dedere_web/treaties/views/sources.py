"""Every source, and the page of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from dedere_web.treaties import policies
from dedere_web.treaties.pages.sources import source_page, sources_page
from dedere_web.treaties.views.opening import open_desk, public, show


@public
def sources(request: HttpRequest) -> HttpResponse:
    """Show every source, how far the lists reach, and where sources contradict each other."""
    desk = open_desk(request)
    return show(
        request,
        "treaties/sources.html",
        desk,
        page=sources_page(desk),
        may_import=policies.may_import_lists(request.user),
    )


@public
def source(request: HttpRequest, id: str) -> HttpResponse:
    """Show one source, and what rests on it."""
    desk = open_desk(request)
    found = desk.facts.sources.get(id)
    if found is None:
        raise Http404(_("No source has this identifier."))
    return show(request, "treaties/source.html", desk, page=source_page(desk, found))
