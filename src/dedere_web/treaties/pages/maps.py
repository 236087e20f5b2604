"""World maps: how many instruments are in force for each State, or one State of one instrument."""

from collections.abc import Sequence

from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dedere.treaties.standing import StandingFinding
from dedere_io.pictures.drawing import Caption
from dedere_io.pictures.glyphs import glyph_of
from dedere_io.pictures.markup import Markup, element
from dedere_io.pictures.standalone import Sheet
from dedere_io.pictures.worldmap import (
    MapKey,
    MapValue,
    draw,
    standing_class,
    swatch,
    undetermined_key,
    world_map,
)
from dedere_web.treaties.pages.desk import Desk
from dedere_web.treaties.pages.drawn import (
    Picture,
    TableRow,
    day_line,
    facts_note,
    picture_downloads,
    setting_of,
    trusted,
)
from dedere_web.treaties.pages.home import WorldRow, world_rows
from dedere_web.treaties.pages.labels import CERTAINTIES, STANDINGS, label
from dedere_web.treaties.pages.squares import words_of

CLASSES = (0, 1, 5, 9, 13, 17)
"""The smallest number of each class of the world map, for the nineteen instruments."""

AREAS = {
    "western-sahara": gettext_lazy("Western Sahara"),
    "falkland-islands-malvinas": gettext_lazy("Falkland Islands (Malvinas)"),
    "golan": gettext_lazy("Golan"),
    "siachen-glacier": gettext_lazy("Siachen Glacier, Jammu and Kashmir"),
    "south-georgia": gettext_lazy("South Georgia and the South Sandwich Islands"),
    "kosovo": gettext_lazy("Kosovo under Security Council resolution 1244 (1999)"),
    "line-of-control": gettext_lazy("Line of Control in Jammu and Kashmir"),
    "aksai-chin": gettext_lazy("Western limit of Aksai Chin"),
    "sudan-south-sudan": gettext_lazy("Sudan and South Sudan"),
}
"""Names of areas and boundaries whose status is not finally determined."""

Legend = tuple[MapKey, ...]


def disclaimer() -> tuple[str, ...]:
    """Return the usual disclaimer on boundaries, and what the lines of the map mean."""
    return (
        _(
            "The designations employed and the presentation of material on this map do not imply "
            "the expression of any opinion whatsoever on the part of the Secretariat of the "
            "United Nations concerning the legal status of any country, territory, city or area "
            "or of its authorities, or concerning the delimitation of its frontiers or boundaries."
        ),
        _(
            "Dotted lines are boundaries that are not finally settled; striped areas have a "
            "status that is not finally determined. A territory is coloured like the State it is "
            "drawn with; an instrument need not extend to it."
        ),
    )


def world_picture(desk: Desk, rows: Sequence[WorldRow] = ()) -> Picture:
    """Return the map of the number of universal instruments in force for each State."""
    whole, rows = len(desk.universal()), rows or world_rows(desk)
    values = {row.code: _number_value(row, whole) for row in rows}
    heads = (_("In force"), _("established"), _("presumed or undated"), _("not known"))
    title = _("Universal instruments in force, by State")
    caption = Caption(
        title=title, about=_("A map of the world; the table beside it has the same numbers.")
    )
    table = tuple(
        (
            row.name,
            row.address,
            cells(heads, (row.bound, row.established, row.presumed, row.unknown)),
        )
        for row in rows
    )
    downloads = picture_downloads(desk, "map")
    return map_picture(desk, caption, values, _number_legend(whole), (heads, table), downloads)


def _number_value(row: WorldRow, whole: int) -> MapValue:
    step = sum(row.bound >= smallest for smallest in CLASSES) - 1
    said = _("%(state)s: %(number)s of %(all)s") % {
        "state": row.name,
        "number": row.bound,
        "all": whole,
    }
    css = "m-unknown" if row.unknown == whole else f"m-{step}"
    return MapValue(css, said, row.address, shaded=row.presumed > 0)


def _number_legend(whole: int) -> Legend:
    ends = [*(smallest - 1 for smallest in CLASSES[1:]), whole]
    ranges = [
        MapKey(str(first) if first == last else f"{first}\u2013{last}", f"m-{step}")
        for step, (first, last) in enumerate(zip(CLASSES, ends, strict=True))
    ]
    return (
        *ranges,
        MapKey(_("part of it presumed or undated"), "m-3", shaded=True),
        MapKey(_("nothing known"), "m-unknown"),
        undetermined_key(_("status not finally determined")),
    )


def instrument_map(desk: Desk, code: str) -> Picture:
    """Return the map of the standing of each State under one instrument."""
    name = desk.instrument_name(code)
    findings = [desk.find(state.code, code) for state in desk.states()]
    values = {finding.state: _standing_value(desk, finding) for finding in findings}
    heads = (_("Standing"), _("Certainty"))
    title = _("%(instrument)s: standing of each State") % {"instrument": name}
    caption = Caption(
        title=title, about=_("A map of the world; the table beside it says the same.")
    )
    table = tuple(
        (
            desk.state_name(finding.state),
            desk.address("standing", finding.state, code),
            cells(heads, (words_of(finding, date=str), label(CERTAINTIES, finding.certainty))),
        )
        for finding in findings
    )
    downloads = picture_downloads(desk, "map", instrument=code)
    return map_picture(desk, caption, values, _standing_legend(), (heads, table), downloads)


def _standing_value(desk: Desk, finding: StandingFinding) -> MapValue:
    css, shaded = standing_class(glyph_of(finding))
    said = _("%(state)s: %(standing)s") % {
        "state": desk.state_name(finding.state),
        "standing": strip_tags(words_of(finding, date=desk.date)),
    }
    address = desk.address("standing", finding.state, finding.instrument)
    return MapValue(css, said, address, shaded=shaded)


def _standing_legend() -> Legend:
    return (
        MapKey(_("in force, established"), "m-bound"),
        MapKey(_("party; presumed, undated or as last known"), "m-bound", shaded=True),
        MapKey(_("deposited and not yet in force, or signed"), "m-half"),
        MapKey(label(STANDINGS, "none"), "m-none"),
        MapKey(_("not a party or signed, as last known"), "m-none", shaded=True),
        MapKey(label(STANDINGS, "withdrawn"), "m-withdrawn"),
        MapKey(label(STANDINGS, "unknown"), "m-unknown"),
        undetermined_key(_("status not finally determined")),
    )


def cells(heads: Sequence[str], found: Sequence[str | int]) -> tuple[tuple[str, str], ...]:
    """Return the cells of a row, each under its head."""
    return tuple((head, str(cell)) for head, cell in zip(heads, found, strict=True))


def map_picture(
    desk: Desk,
    caption: Caption,
    values: dict[str, MapValue],
    legend: Legend,
    table: tuple[tuple[str, ...], tuple[TableRow, ...]],
    downloads: tuple[tuple[str, str], ...],
) -> Picture:
    """Return a map of the world with its legend, its table and its notes on boundaries."""
    setting = setting_of("map")
    drawing = draw(
        world_map(),
        values,
        names={area: str(name) for area, name in AREAS.items()},
        caption=caption,
        setting=setting,
    )
    outlines = _("Outlines: %(source)s.") % {"source": world_map().source}
    return Picture(
        drawing=drawing,
        sheet=Sheet(
            title=caption.title,
            date=day_line(desk),
            legend=legend,
            notes=(*disclaimer(), outlines, facts_note(desk)),
        ),
        legend=tuple((_sample(swatch(key, setting)), key.label) for key in legend),
        first_head=_("State"),
        heads=table[0],
        rows=table[1],
        downloads=downloads,
    )


def _sample(drawn: Markup) -> SafeString:
    """Return a sample of the legend as a small picture that is passed over when read aloud."""
    sample = element(
        "svg",
        drawn,
        viewBox="0 0 22 14",
        width=22,
        height=14,
        class_="picture swatch",
        aria_hidden="true",
    )
    return trusted(sample)
