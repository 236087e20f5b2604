"""Pictures that stand alone: with title, date, legend, source and their own colours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dedere_io.pictures.drawing import Drawing, Plane, root, words
from dedere_io.pictures.glyphs import SIZE, Glyph, shape
from dedere_io.pictures.lettering import Setting, width_of, wrapped
from dedere_io.pictures.markup import NOTHING, Markup, element, join, number, unlinked
from dedere_io.pictures.themes import PAPER, Theme, stylesheet
from dedere_io.pictures.worldmap import MapKey, swatch

MARGIN = 28.0
TITLE_SIZE, DATE_SIZE, LEGEND_SIZE, NOTE_SIZE = 20.0, 13.0, 12.0, 11.0

_HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True, slots=True)
class GlyphKey:
    """One entry of the legend: a glyph and its words."""

    label: str
    glyph: Glyph


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What stands around a picture in a file of its own; all of it in the reader's language."""

    title: str
    date: str
    """The line that says of which day the picture speaks."""
    legend: tuple[MapKey | GlyphKey, ...] = ()
    notes: tuple[str, ...] = ()
    """One paragraph each: source, facts version, disclaimer on boundaries."""


def standalone(drawing: Drawing, theme: Theme = PAPER, sheet: Sheet | None = None) -> str:
    """Return a picture as an SVG file: coloured, without links, on a ground of its own.

    Args:
        drawing: The picture.
        theme: Its colours.
        sheet: Title, date, legend and notes; without them, the picture alone.
    """
    return as_file(composed(drawing, sheet), theme)


def composed(drawing: Drawing, sheet: Sheet | None) -> Drawing:
    """Return a picture with what stands around it, without links, still to be coloured."""
    plane = Plane(drawing.width + 2 * MARGIN, drawing.setting.rtl)
    above, top = _head(sheet, plane) if sheet else (NOTHING, MARGIN)
    below, bottom = NOTHING, top + drawing.height
    if sheet:
        below, bottom = _foot(sheet, plane, drawing.setting, bottom)
    height = bottom + MARGIN
    ground = element("rect", width=plane.width, height=height, class_="paper")
    body = element("g", unlinked(drawing.body), transform=_moved(MARGIN, top))
    whole = join([ground, above, body, below])
    return replace(drawing, width=plane.width, height=height, body=whole)


def as_file(drawing: Drawing, theme: Theme) -> str:
    """Return a drawing with the rules that colour it, as the text of a file."""
    style = element("style", Markup(stylesheet(theme)))
    return _HEADER + root(drawing, style, drawing.defs, drawing.body) + "\n"


def _head(sheet: Sheet, plane: Plane) -> tuple[Markup, float]:
    y = MARGIN + TITLE_SIZE * 0.8
    lines: list[Markup] = []
    for line in wrapped(sheet.title, size=TITLE_SIZE * 1.05, room=plane.width - 2 * MARGIN):
        lines.append(words(plane, line, MARGIN, y, font_size=TITLE_SIZE, class_="strong"))
        y += TITLE_SIZE * 1.3
    for line in wrapped(sheet.date, size=DATE_SIZE, room=plane.width - 2 * MARGIN):
        lines.append(words(plane, line, MARGIN, y, font_size=DATE_SIZE, class_="soft"))
        y += DATE_SIZE * 1.5
    return join(lines), y + 4


def _foot(sheet: Sheet, plane: Plane, setting: Setting, top: float) -> tuple[Markup, float]:
    legend, y = _legend(sheet.legend, plane, setting, top + 20)
    notes: list[Markup] = []
    y += 6
    for note in sheet.notes:
        for line in wrapped(note, size=NOTE_SIZE, room=plane.width - 2 * MARGIN):
            y += NOTE_SIZE * 1.45
            notes.append(words(plane, line, MARGIN, y, font_size=NOTE_SIZE, class_="soft"))
        y += 4
    return join([*legend, *notes]), y


def _legend(
    entries: Sequence[MapKey | GlyphKey], plane: Plane, setting: Setting, top: float
) -> tuple[list[Markup], float]:
    """Return the legend in as many rows as it needs, and where it ends."""
    drawn: list[Markup] = []
    x, y = MARGIN, top
    for entry in entries:
        sample, wide = _sample(entry, setting)
        room = wide + 8 + width_of(entry.label, LEGEND_SIZE) + 24
        if x > MARGIN and x + room > plane.width - MARGIN:
            x, y = MARGIN, y + 24
        place = _moved(plane.left(x, wide), y)
        drawn.append(element("g", sample, transform=place))
        label = words(plane, entry.label, x + wide + 8, y + 11.5, font_size=LEGEND_SIZE)
        drawn.append(label)
        x += room
    return drawn, y + 18 if entries else y


def _sample(entry: MapKey | GlyphKey, setting: Setting) -> tuple[Markup, float]:
    if isinstance(entry, MapKey):
        return swatch(entry, setting), 22
    return element("g", shape(entry.glyph), transform="translate(0 -1)"), SIZE


def _moved(x: float, y: float) -> str:
    return f"translate({number(x)} {number(y)})"
