"""Timeline drawings: one State under its instruments, or one State under one."""

import datetime as dt
from collections.abc import Callable, Sequence

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from dedere.treaties.instruments import Instrument
from dedere.treaties.sayings import say_act
from dedere.treaties.standing import StandingFinding
from dedere_io.pictures.axes import AsOf, Span
from dedere_io.pictures.drawing import Caption
from dedere_io.pictures.glyphs import GLYPHS
from dedere_io.pictures.standalone import GlyphKey, Sheet
from dedere_io.pictures.timeline import ActMark, Lane, draw, stretches_of
from dedere_web.foundation.language import say_date
from dedere_web.treaties.pages.desk import Desk
from dedere_web.treaties.pages.drawn import (
    Picture,
    TableRow,
    day_line,
    facts_note,
    picture_downloads,
    setting_of,
)
from dedere_web.treaties.pages.squares import glyph_words, words_of

ONE_YEAR = dt.timedelta(days=366)

Address = Callable[[dt.date], str]


def state_timeline(desk: Desk, code: str) -> Picture:
    """Return the timeline of a State under every universal instrument."""
    title = _("%(state)s: universal instruments over time") % {"state": desk.state_name(code)}

    def address(day: dt.date) -> str:
        return desk.address("state", code, on=day) + "#timeline"

    return _picture(desk, code, desk.universal(), title, address, {"state": code})


def pair_timeline(desk: Desk, code: str, instrument: str) -> Picture:
    """Return the timeline of a State under one instrument."""
    title = _("%(state)s and the %(instrument)s over time") % {
        "state": desk.state_name(code),
        "instrument": desk.instrument_name(instrument),
    }

    def address(day: dt.date) -> str:
        return desk.address("standing", code, instrument, on=day)

    chosen = {"state": code, "instrument": instrument}
    instruments = [desk.facts.instruments[instrument]]
    return _picture(desk, code, instruments, title, address, chosen)


def _picture(
    desk: Desk,
    state: str,
    instruments: Sequence[Instrument],
    title: str,
    address: Address,
    chosen: dict[str, str],
) -> Picture:
    lanes = [_lane(desk, state, instrument, address) for instrument in instruments]
    since = min(instrument.open_from for instrument in instruments) - ONE_YEAR
    until = max(desk.on, desk.as_of.today, since + ONE_YEAR) + ONE_YEAR
    about = _("A timeline; the table beside it says the same.")
    drawing = draw(
        lanes,
        Span(since=since, until=until, address=address),
        as_of=_as_of(desk, lanes, address),
        caption=Caption(title=title, about=about),
        setting=setting_of("timeline"),
    )
    used = {stretch.glyph for lane in lanes for stretch in lane.stretches}
    legend = tuple(GlyphKey(glyph_words(g), g) for g in GLYPHS if g in used)
    heads = (_("From"), _("Until"), _("Standing"))
    return Picture(
        drawing=drawing,
        sheet=Sheet(title=title, date=day_line(desk), legend=legend, notes=(facts_note(desk),)),
        first_head=_("Instrument"),
        heads=heads,
        rows=tuple(_rows(lanes, heads)),
        downloads=picture_downloads(desk, "timeline", **chosen),
    )


def _lane(desk: Desk, state: str, instrument: Instrument, address: Address) -> Lane:
    def says(finding: StandingFinding) -> str:
        return strip_tags(words_of(finding, date=desk.date))

    page = desk.address("standing", state, instrument.code)
    return Lane(
        label=desk.instrument_name(instrument.code),
        stretches=stretches_of(
            desk.standings.timeline(state, instrument.code),
            says=says,
            address=address,
            opened=instrument.open_from,
        ),
        acts=tuple(
            ActMark(act.day, act.kind, desk.plain(say_act(act)), page)
            for act in desk.facts.actions_of(state, instrument.code)
            if act.day is not None
        ),
        href=page,
    )


def _as_of(desk: Desk, lanes: Sequence[Lane], address: Address) -> AsOf:
    """Return the day of the page, and links to the changes before and after it."""
    days = sorted({stretch.since for lane in lanes for stretch in lane.stretches})
    earlier = max((day for day in days if day < desk.on), default=None)
    later = min((day for day in days if day > desk.on), default=None)
    return AsOf(
        on=desk.on,
        label=say_date(desk.on),
        earlier=(address(earlier), _("To the change before")) if earlier else None,
        later=(address(later), _("To the change after")) if later else None,
    )


def _rows(lanes: Sequence[Lane], heads: Sequence[str]) -> list[TableRow]:
    return [
        (
            lane.label,
            lane.href or "",
            (
                (heads[0], stretch.since.isoformat()),
                (heads[1], stretch.until.isoformat() if stretch.until else ""),
                (heads[2], stretch.says),
            ),
        )
        for lane in lanes
        for stretch in lane.stretches
    ]
