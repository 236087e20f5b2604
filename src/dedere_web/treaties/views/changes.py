"""What changed between two days, as a page and as feeds."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from dedere_web.treaties.pages.changes import changes_page
from dedere_web.treaties.pages.feeds import atom_feed, feed_of, feeds, json_feed
from dedere_web.treaties.views.opening import open_desk, public, show


@public
def changes(request: HttpRequest) -> HttpResponse:
    """Show acts of a period, and standings that are shown otherwise after it."""
    desk = open_desk(request)
    page = changes_page(desk, request.GET)
    return show(
        request,
        "treaties/changes.html",
        desk,
        page=page,
        feeds=feeds(page.period),
        status=page.period.status,
    )


@public
def atom(request: HttpRequest) -> HttpResponse:
    """Hand out the latest acts on record as an Atom feed (RFC 4287)."""
    feed = feed_of(open_desk(request), request.GET, home=request.build_absolute_uri("/"))
    return HttpResponse(atom_feed(feed), content_type="application/atom+xml; charset=utf-8")


@public
def json(request: HttpRequest) -> HttpResponse:
    """Hand out the latest acts on record as a JSON Feed, version 1.1."""
    feed = feed_of(open_desk(request), request.GET, home=request.build_absolute_uri("/"))
    return JsonResponse(json_feed(feed), content_type="application/feed+json; charset=utf-8")
