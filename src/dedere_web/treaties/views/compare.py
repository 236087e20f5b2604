"""States side by side."""

from django.http import HttpRequest, HttpResponse

from dedere_web.treaties.pages.compare import compare_page
from dedere_web.treaties.views.opening import open_desk, public, show


@public
def compare(request: HttpRequest) -> HttpResponse:
    """Show two to six States, or a region, side by side."""
    desk = open_desk(request)
    page = compare_page(desk, request.GET.getlist("state"), request.GET.get("region", ""))
    status = 422 if page.unknown_names or page.too_many else 200
    return show(request, "treaties/compare.html", desk, page=page, status=status)
