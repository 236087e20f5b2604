"""How the pages of cooperation open: at a desk whose facts include the practice recorded here."""

from django.http import HttpRequest

from dedere.errors import InvalidInputError
from dedere_web.cooperation import selectors
from dedere_web.cooperation.pages.desk import CooperationDesk
from dedere_web.foundation import clock
from dedere_web.foundation.asof import read_as_of, read_day
from dedere_web.foundation.page_cache import public_page

public = public_page(selectors.stamp)
"""For pages that are the same for everybody: drawn once, until facts or practice change."""


def open_desk(request: HttpRequest) -> CooperationDesk:
    """Return the desk for a request: facts, recorded practice, standings and the day."""
    try:
        known_on = read_day(request.GET.get("known_on", "").strip())
    except InvalidInputError:
        known_on = None
    standings = selectors.current_standings(known_on)
    facts = standings.facts
    as_of = read_as_of(request.GET, today=clock.today(), first_day=facts.first_day())
    return CooperationDesk(facts=facts, standings=standings, as_of=as_of)
