"""Every State against every instrument."""

from django.http import HttpRequest, HttpResponse

from dedere_web.treaties.pages.downloads import formats, matrix_table
from dedere_web.treaties.pages.matrix import matrix_page
from dedere_web.treaties.views.downloading import download
from dedere_web.treaties.views.opening import open_desk, public, show


@public
def matrix(request: HttpRequest) -> HttpResponse:
    """Show the matrix, or hand it out as a file."""
    desk = open_desk(request)
    page = matrix_page(desk, request.GET)
    wanted = request.GET.get("format", "")
    if wanted:
        return download(matrix_table(desk, page), wanted, desk)
    return show(
        request, "treaties/matrix.html", desk, page=page, formats=formats(request.GET.urlencode())
    )
