"""How every treaty page opens and closes: the desk it is written at, the frame it is shown in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dedere.errors import InvalidInputError
from dedere_web.foundation import clock
from dedere_web.foundation.asof import read_as_of, read_day
from dedere_web.foundation.page_cache import public_page
from dedere_web.treaties import selectors
from dedere_web.treaties.pages.desk import Desk
from dedere_web.treaties.pages.home import reach

public = public_page(selectors.stamp)
"""For pages that are the same for everybody: drawn once, until the facts change."""

# A hash this long tells two states of the facts apart in a footer; exports carry all of it.
SHORT_HASH = 12


def open_desk(request: HttpRequest) -> Desk:
    """Return the desk for a request: the facts, the book of standings and the day asked about."""
    try:
        known_on = read_day(request.GET.get("known_on", "").strip())
    except InvalidInputError:
        known_on = None
    standings = selectors.current_standings(known_on)
    facts = standings.facts
    as_of = read_as_of(request.GET, today=clock.today(), first_day=facts.first_day())
    return Desk(facts=facts, standings=standings, as_of=as_of)


def show(
    request: HttpRequest, template: str, desk: Desk, *, status: int = 200, **context: object
) -> HttpResponse:
    """Show a page about the law on a day."""
    frame = {
        "as_of": desk.as_of,
        "facts_version": desk.facts.version[:SHORT_HASH],
        "page_address": request.build_absolute_uri(),
        "reach": reach(desk.facts, desk),
    }
    return render(request, template, frame | context, status=max(status, desk.as_of.status))
