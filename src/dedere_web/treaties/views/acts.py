"""The rows behind every number."""

from django.http import HttpRequest, HttpResponse

from dedere_web.treaties.pages.acts import acts_page
from dedere_web.treaties.pages.downloads import acts_table, formats
from dedere_web.treaties.views.downloading import download
from dedere_web.treaties.views.opening import open_desk, public, show


@public
def acts(request: HttpRequest) -> HttpResponse:
    """Show recorded acts, or standings on a day, or hand all of them out as a file."""
    desk = open_desk(request)
    page = acts_page(desk, request.GET)
    wanted = request.GET.get("format", "")
    if wanted:
        return download(acts_table(desk, page.wanted), wanted, desk)
    return show(
        request,
        "treaties/acts.html",
        desk,
        page=page,
        formats=formats(request.GET.urlencode()),
        status=422 if page.wanted.errors else 200,
    )
