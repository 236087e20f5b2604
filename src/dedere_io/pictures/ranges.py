"""Ranges side by side: one bar for each row, solid as far as is sure, hatched as far as may be.

::

    bars = [RangeBar(label="Beijing Convention 2010", low=12, high=80, says="12 to 80 links")]
    draw(bars, caption=Caption(title=...))

The bars begin at nought and grow in the direction of reading: to the left in Arabic.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dedere_io.pictures.axes import number_ticks
from dedere_io.pictures.bars import draw_bar, hatching
from dedere_io.pictures.drawing import Caption, Drawing, Plane, words
from dedere_io.pictures.glyphs import BOUND, PRESUMED
from dedere_io.pictures.lettering import Setting, width_of, wrapped
from dedere_io.pictures.markup import NOTHING, Markup, element, join, link, number

WIDTH = 1000.0
LABELS = 320.0  # The room of the labels, at the side where reading starts.
ROW, BAR = 34.0, 14.0
TOP = 34.0  # The numbers of the axis.
EDGE = 90.0  # The room of the number at the end of the longest bar.
LABEL_SIZE, SMALL_LABEL, AXIS_SIZE = 12.5, 10.5, 11.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeBar:
    """One row: from ``low``, which is sure, to ``high``, which is the most."""

    label: str
    low: int
    high: int
    says: str
    """The range in words: a tool tip, and for screen readers."""
    href: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"A range runs from 0 upwards, not from {self.low} to {self.high}.")

    @property
    def number(self) -> str:
        """Return the range as it is printed at the end of its bar."""
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


def draw(bars: Sequence[RangeBar], *, caption: Caption, setting: Setting | None = None) -> Drawing:
    """Draw ranges, one below the other, on one scale.

    Args:
        bars: The rows, in the order of the page.
        caption: What is read aloud in the place of the picture.
        setting: Start of its identifiers, language and direction.
    """
    setting = setting or Setting(name="ranges")
    plane = Plane(WIDTH, setting.rtl)
    ticks = number_ticks(max([bar.high for bar in bars], default=1) or 1)
    scale = (WIDTH - LABELS - EDGE) / ticks[-1]
    bottom = TOP + len(bars) * ROW
    lines = [_tick(plane, tick, LABELS + tick * scale, bottom) for tick in ticks]
    rows = [_row(plane, bar, scale, TOP + place * ROW, setting) for place, bar in enumerate(bars)]
    return Drawing(
        kind="ranges",
        setting=setting,
        caption=caption,
        width=WIDTH,
        height=bottom + 8,
        body=join([*lines, *rows]),
        defs=element("defs", hatching(setting)),
    )


def _tick(plane: Plane, tick: int, distance: float, bottom: float) -> Markup:
    x = plane.x(distance)
    line = f"M{number(x)} {number(TOP - 6)}V{number(bottom)}"
    css = "rule" if tick else "axis"
    label = words(
        plane, str(tick), distance, TOP - 12, anchor="middle", font_size=AXIS_SIZE, class_="soft"
    )
    return join([element("path", d=line, class_=css, fill="none", stroke_width=1), label])


def _row(plane: Plane, bar: RangeBar, scale: float, top: float, setting: Setting) -> Markup:
    above = top + (ROW - BAR) / 2
    sure, most = bar.low * scale, bar.high * scale
    solid = draw_bar(BOUND, (plane.left(LABELS, sure), above, sure, BAR), setting)
    open_end = (plane.left(LABELS + sure, most - sure), above, most - sure, BAR)
    value = words(plane, bar.number, LABELS + most + 8, top + ROW / 2 + 4, font_size=LABEL_SIZE)
    parts = [
        solid if sure else NOTHING,
        draw_bar(PRESUMED, open_end, setting) if most > sure else NOTHING,
        value,
    ]
    row = link(bar.href, _label(plane, bar, top), *parts, label=bar.says, class_=BOUND.css)
    return element("g", row, class_="lane")


def _label(plane: Plane, bar: RangeBar, top: float) -> Markup:
    room, middle = LABELS - 18, top + ROW / 2
    if width_of(bar.label, LABEL_SIZE) <= room:
        return words(plane, bar.label, 4, middle + 4.3, font_size=LABEL_SIZE)
    lines = wrapped(bar.label, size=SMALL_LABEL, room=room, lines=2)
    start = middle + 3.6 - (len(lines) - 1) * 6
    return join(
        words(plane, line, 4, start + place * 12, font_size=SMALL_LABEL)
        for place, line in enumerate(lines)
    )
