"""Bars: the shapes of the legend, drawn out along the time they last."""

from dedere_io.pictures.glyphs import SIZE, Glyph, question_mark
from dedere_io.pictures.lettering import Setting
from dedere_io.pictures.markup import NOTHING, Markup, element, join, number

Box = tuple[float, float, float, float]
"""Left, top, width and height."""

_SEEN = 3.0  # A narrower bar has no room for an edge of its own.


def hatching(setting: Setting) -> Markup:
    """Return the pattern of presumed and undated stretches, for ``defs``."""
    stripe = element("path", d="M2 0V4", fill="none", stroke="currentColor", stroke_width=1.3)
    return element(
        "pattern",
        stripe,
        id=setting.id("bar"),
        width=4,
        height=4,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def draw_bar(glyph: Glyph, box: Box, setting: Setting) -> Markup:
    """Draw a stretch in the shape of its glyph."""
    paper = element("rect", **_sides(box), class_="paper", fill="none")
    grey = _filled(box, 0.18) if glyph.last or glyph.name == "unknown" else NOTHING
    return join([paper, grey, _inside(glyph, box, setting), _edge(glyph, box)])


def _inside(glyph: Glyph, box: Box, setting: Setting) -> Markup:
    left, top, width, height = box
    match glyph.name:
        case "bound":
            return _filled(box)
        case "presumed":
            return element("rect", **_sides(box), fill=f"url(#{setting.id('bar')})")
        case "half":
            return _filled((left, top + height / 2, width, height / 2))
        case "withdrawn":
            struck = f"M{number(left)} {number(top + height / 2)}h{number(width)}"
            return element("path", d=struck, fill="none", stroke="currentColor", stroke_width=1.5)
        case "unknown":
            return _question(box)
        case _:
            return NOTHING


def _question(box: Box) -> Markup:
    left, top, width, height = box
    if width < height:
        return NOTHING
    scale = height * 0.85 / SIZE
    x, y = left + width / 2 - scale * SIZE / 2, top + height * 0.075
    place = f"translate({number(x)} {number(y)}) scale({scale:.3f})"
    return element("g", question_mark(), transform=place)


def _edge(glyph: Glyph, box: Box) -> Markup:
    left, top, width, height = box
    if glyph.name in {"bound", "unknown"} or width < _SEEN:
        return NOTHING
    inside = (left + 0.5, top + 0.5, width - 1, height - 1)
    return element(
        "rect",
        **_sides(inside),
        fill="none",
        stroke="currentColor",
        stroke_width=1,
        stroke_opacity=None if glyph.name == "presumed" else 0.6,
        stroke_dasharray="3 2" if glyph.last else None,
    )


def _filled(box: Box, opacity: float | None = None) -> Markup:
    return element("rect", **_sides(box), fill="currentColor", fill_opacity=opacity)


def _sides(box: Box) -> dict[str, float]:
    return dict(zip(("x", "y", "width", "height"), box, strict=True))
