"""Over time: how many pairs of States had a text in common that covers an offence."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext as _

from dedere.cooperation.question import Form
from dedere.planning.offences import conduct_of
from dedere.planning.over_time import link_curve, link_history
from dedere_io.pictures.axes import AsOf, Span
from dedere_io.pictures.curve import Curve, draw
from dedere_io.pictures.drawing import Caption
from dedere_io.pictures.standalone import Sheet
from dedere_web.cooperation.pages.choices import offence_label
from dedere_web.cooperation.pages.desk import CooperationDesk
from dedere_web.cooperation.pages.drawn import picture_downloads
from dedere_web.cooperation.selectors import bonds_on
from dedere_web.foundation.language import say_date
from dedere_web.treaties.pages.drawn import Picture, TableRow, day_line, facts_note, setting_of

ONE_YEAR = dt.timedelta(days=366)


def coverage_curve(desk: CooperationDesk, offence: str) -> Picture:
    """Return the curve of pairs that share a text on an offence, and of pairs that may share one.

    Counted are texts of the offence's own family on which extradition may rest; treaties on
    extradition itself and listed bilateral treaties are on the map alone.
    """
    subject = conduct_of(desk.facts, offence, form=Form.EXTRADITION).own
    opened = min(
        (desk.facts.instruments[code].open_from for code in subject.columns),
        default=desk.facts.first_day(),
    )
    until = max(desk.on, desk.as_of.today)
    history = link_history(bonds_on(desk.standings), subject, since=opened, until=until)
    counted = link_curve(history)
    days, sure, maybe = counted.days, counted.in_common.tolist(), counted.possible.tolist()
    curve = Curve(
        points=tuple(zip(days, sure, strict=True)),
        second=tuple(zip(days, maybe, strict=True)),
        second_label=_("at most, with bonds that our sources leave open"),
    )

    def address(day: dt.date) -> str:
        return desk.room("coverage", offence=offence, on=day) + "#over-time"

    title = _("%(offence)s: pairs of States with a common text, over time") % {
        "offence": offence_label(desk, offence)
    }
    drawing = draw(
        curve,
        Span(since=opened - ONE_YEAR, until=until + ONE_YEAR, address=address),
        as_of=AsOf(on=desk.on, label=say_date(desk.on)),
        caption=Caption(
            title=title, about=_("A step curve; the table beside it has the same numbers.")
        ),
        setting=setting_of("over-time"),
    )
    return Picture(
        drawing=drawing,
        sheet=Sheet(title=title, date=day_line(desk), notes=(_counting(), facts_note(desk))),
        first_head=_("From"),
        heads=_heads(),
        rows=tuple(_rows(zip(days, sure, maybe, strict=True), address)),
        downloads=picture_downloads(desk, "coverage-over-time", offence=offence),
    )


def _counting() -> str:
    return _(
        "The full line counts pairs of States that were both surely bound by a text on the "
        "offence, the broken one those of which it is possible."
    )


def _heads() -> tuple[str, str]:
    return _("Pairs, surely"), _("Pairs, at most")


def _rows(
    points: Iterable[tuple[dt.date, int, int]], address: Callable[[dt.date], str]
) -> Iterator[TableRow]:
    heads = _heads()
    for day, *counts in points:
        cells = tuple((head, str(n)) for head, n in zip(heads, counts, strict=True))
        yield day.isoformat(), address(day), cells
