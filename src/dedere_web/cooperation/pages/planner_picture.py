"""What accessions would bring, as bars: surely, and at most."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from dedere.planning.gains import Range
from dedere_io.pictures.drawing import Caption
from dedere_io.pictures.glyphs import BOUND, PRESUMED
from dedere_io.pictures.ranges import RangeBar, draw
from dedere_io.pictures.standalone import GlyphKey, Sheet
from dedere_web.cooperation.pages.desk import CooperationDesk
from dedere_web.cooperation.pages.drawn import glyph_sample, picture_downloads
from dedere_web.treaties.pages.drawn import Picture, day_line, facts_note, setting_of

Gain = tuple[str, str, Range]
"""Whose accession to what, its page, and the new links."""


def planner_picture(
    desk: CooperationDesk, title: str, gains: Iterable[Gain], **chosen: str
) -> Picture:
    """Return new links as bars, one for each accession.

    Args:
        desk: The desk.
        title: What the bars are about, in one line.
        gains: The accessions, in the order of the page.
        chosen: The parameters of the page, for the files.
    """
    rows = list(gains)
    drawing = draw(
        [
            RangeBar(
                label=label,
                low=links.low,
                high=links.high,
                says=_("%(accession)s: %(links)s new links")
                % {"accession": label, "links": links},
                href=address,
            )
            for label, address, links in rows
        ],
        caption=Caption(title=title, about=_("Bars; the table on the page has the same numbers.")),
        setting=setting_of("planner"),
    )
    legend = (
        GlyphKey(_("new links with other States, surely"), BOUND),
        GlyphKey(_("more, where bonds of others are not known"), PRESUMED),
    )
    heads = (_("New links, surely"), _("New links, at most"))
    return Picture(
        drawing=drawing,
        sheet=Sheet(title=title, date=day_line(desk), legend=legend, notes=(facts_note(desk),)),
        legend=tuple((glyph_sample(key.glyph), key.label) for key in legend),
        first_head=_("Accession"),
        heads=heads,
        rows=tuple(
            (label, address, ((heads[0], str(links.low)), (heads[1], str(links.high))))
            for label, address, links in rows
        ),
        downloads=picture_downloads(desk, "planner", **chosen),
    )
