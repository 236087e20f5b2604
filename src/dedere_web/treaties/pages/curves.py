"""The step curve of an instrument: for how many States it was in force, day by day."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dedere.treaties.counts import parties_over_time, tally
from dedere_io.pictures.axes import AsOf, Span
from dedere_io.pictures.curve import Curve, Total, draw
from dedere_io.pictures.drawing import Caption
from dedere_io.pictures.standalone import Sheet
from dedere_web.foundation.language import say_date
from dedere_web.treaties.pages.desk import Desk
from dedere_web.treaties.pages.drawn import (
    Picture,
    day_line,
    facts_note,
    picture_downloads,
    setting_of,
)

ONE_YEAR = dt.timedelta(days=366)


def curve_picture(desk: Desk, code: str) -> Picture:
    """Return the curve of States for which an instrument was in force since a known day."""
    instrument = desk.facts.instruments[code]
    until = max(desk.on, desk.as_of.today)
    points = parties_over_time(desk.standings, instrument=code, until=until)
    states = len(desk.facts.parties.current())
    whole = Total(states, _("%(number)s States") % {"number": states})
    curve = Curve(points=points, total=whole)

    def address(day: dt.date) -> str:
        return desk.address("instrument", code, on=day) + "#parties"

    title = _("%(instrument)s: States for which it was in force") % {
        "instrument": desk.instrument_name(code)
    }
    since = instrument.open_from - ONE_YEAR
    drawing = draw(
        curve,
        Span(since=since, until=until + ONE_YEAR, address=address),
        as_of=AsOf(on=desk.on, label=say_date(desk.on)),
        caption=Caption(
            title=title, about=_("A step curve; the table beside it has the same numbers.")
        ),
        setting=setting_of("curve"),
    )
    head = _("States")
    return Picture(
        drawing=drawing,
        sheet=Sheet(
            title=title,
            date=day_line(desk),
            notes=(_left_out(desk, code, curve.at(desk.on)), facts_note(desk)),
        ),
        first_head=_("From"),
        heads=(head,),
        rows=tuple((day.isoformat(), address(day), ((head, str(n)),)) for day, n in points),
        downloads=picture_downloads(desk, "curve", instrument=code),
    )


def _left_out(desk: Desk, code: str, drawn: int) -> str:
    """Say how many States the curve leaves out on the day of the page, as plain text."""
    missing = tally(desk.standings.parties(code, on=desk.on)).bound - drawn
    said = ngettext(
        "The curve shows dated facts only: on this day it leaves out %(number)s State that was "
        "bound since a day that is not in our sources.",
        "The curve shows dated facts only: on this day it leaves out %(number)s States that were "
        "bound since a day that is not in our sources.",
        missing,
    )
    return said % {"number": missing}
