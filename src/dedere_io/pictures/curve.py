"""The step curve: how many are parties, day by day.

::

    points = parties_over_time(standings, instrument="hague-1970", until=today)
    draw(Curve(points=points, total=Total(197, "197 States")), Span(since=..., until=...), ...)

A step stands on the day on which the number changes, and lasts until the next: nothing is
smoothed, nothing is guessed between two dates.
"""

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from dedere_io.pictures.axes import AsOf, Span, TimeScale, draw_as_of, draw_years, number_ticks
from dedere_io.pictures.drawing import Caption, Drawing, Plane, words
from dedere_io.pictures.lettering import Setting
from dedere_io.pictures.markup import NOTHING, Markup, element, join, number

WIDTH, HEIGHT = 1000.0, 380.0
TOP, BOTTOM = 44.0, 336.0
START, EDGE = 48.0, 28.0
LABEL_SIZE = 11.0


@dataclass(frozen=True, slots=True)
class Total:
    """The whole that a curve is held against: a number and its words."""

    number: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A number over time, and what it is held against."""

    points: tuple[tuple[dt.date, int], ...]
    """Each day on which the number changes, and the number from then on; oldest first."""
    total: Total | None = None
    second: tuple[tuple[dt.date, int], ...] = ()
    """Another count of the same things, such as signatures; drawn thin and broken."""
    second_label: str = ""

    def __post_init__(self) -> None:
        for points in (self.points, self.second):
            if any(later[0] <= earlier[0] for earlier, later in pairwise(points)):
                raise ValueError("The points of a curve are in the order of their days.")

    def at(self, day: dt.date) -> int:
        """Return the number on a day; none before the first point."""
        place = bisect_right([point[0] for point in self.points], day)
        return self.points[place - 1][1] if place else 0

    @property
    def top(self) -> int:
        """Return the largest number that is shown."""
        counted = [count for _, count in (*self.points, *self.second)]
        return max([*counted, self.total.number if self.total else 0, 1])


def draw(
    curve: Curve,
    span: Span,
    *,
    as_of: AsOf | None = None,
    caption: Caption,
    setting: Setting | None = None,
) -> Drawing:
    """Draw a curve.

    Args:
        curve: The numbers.
        span: The days to show.
        as_of: The day the page speaks of; a disc marks the number on it.
        caption: What is read aloud in the place of the picture.
        setting: Start of its identifiers, language and direction.
    """
    setting = setting or Setting(name="curve")
    plane = Plane(WIDTH, setting.rtl)
    scale = TimeScale(span=span, start=START, end=WIDTH - EDGE)
    ticks = number_ticks(curve.top)
    height = _Height(curve.total.number if curve.total else ticks[-1])
    line = _steps(plane, scale, height, curve.points)
    parts = [
        draw_years(plane, scale, y=BOTTOM + 22, rules=(BOTTOM, BOTTOM + 6)),
        *(_number_line(plane, height, tick) for tick in ticks if tick <= height.top),
        _total(plane, height, curve.total),
        draw_as_of(plane, scale, as_of, y=18, bottom=BOTTOM) if as_of else NOTHING,
        _second(plane, scale, height, curve),
        element("path", d=line, fill="none", stroke="currentColor", stroke_width=2),
        _mark(plane, scale, height, curve, as_of),
    ]
    return Drawing(
        kind="curve",
        setting=setting,
        caption=caption,
        width=WIDTH,
        height=HEIGHT,
        body=join(parts),
    )


@dataclass(frozen=True, slots=True)
class _Height:
    """Where numbers stand: 0 at the bottom, ``top`` at the top."""

    top: int

    def at(self, count: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * min(max(count / self.top, 0.0), 1.0)


def _steps(
    plane: Plane, scale: TimeScale, height: _Height, points: tuple[tuple[dt.date, int], ...]
) -> str:
    """Return the path of a step curve, from the first to the last day of the span."""
    before = [count for day, count in points if day <= scale.span.since]
    path = f"M{number(plane.x(scale.start))} {number(height.at(before[-1] if before else 0))}"
    for day, count in points:
        if scale.span.since < day < scale.span.until:
            path += f"H{number(plane.x(scale.at(day)))}V{number(height.at(count))}"
    return path + f"H{number(plane.x(scale.end))}"


def _number_line(plane: Plane, height: _Height, tick: int) -> Markup:
    y = height.at(tick)
    line = f"M{number(plane.x(START))} {number(y)}H{number(plane.x(WIDTH - EDGE))}"
    css = "rule" if tick else "axis"
    label = words(
        plane, str(tick), START - 10, y + 4, anchor="end", font_size=LABEL_SIZE, class_="soft"
    )
    return join([element("path", d=line, class_=css, fill="none", stroke_width=1), label])


def _total(plane: Plane, height: _Height, total: Total | None) -> Markup:
    if total is None:
        return NOTHING
    y = height.at(total.number)
    line = f"M{number(plane.x(START))} {number(y)}H{number(plane.x(WIDTH - EDGE))}"
    drawn = element(
        "path", d=line, class_="axis", fill="none", stroke_width=1.25, stroke_dasharray="5 4"
    )
    label = words(plane, total.label, START + 8, y - 6, font_size=LABEL_SIZE, class_="soft")
    return join([drawn, label])


def _second(plane: Plane, scale: TimeScale, height: _Height, curve: Curve) -> Markup:
    if not curve.second:
        return NOTHING
    path = _steps(plane, scale, height, curve.second)
    line = element(
        "path",
        d=path,
        fill="none",
        stroke="currentColor",
        stroke_width=1.25,
        stroke_dasharray="2 2.5",
    )
    y = height.at(curve.second[-1][1]) - 6
    label = words(plane, curve.second_label, scale.end - 4, y, anchor="end", font_size=LABEL_SIZE)
    return join([line, label]) if curve.second_label else line


def _mark(
    plane: Plane, scale: TimeScale, height: _Height, curve: Curve, as_of: AsOf | None
) -> Markup:
    if as_of is None or not scale.span.since <= as_of.on <= scale.span.until:
        return NOTHING
    count = curve.at(as_of.on)
    x, y = scale.at(as_of.on), height.at(count)
    ground: dict[str, float] = {"cx": plane.x(x), "cy": y}
    halo = element("circle", r=6.5, class_="paper", **ground)
    disc = element("circle", r=4.5, class_="blue", **ground)
    # The number stands on the side where the curve was lower, so that it is not on the line.
    near_start = x < scale.start + 60
    value = words(
        plane,
        str(count),
        x + 10 if near_start else x - 10,
        y - 8 if y > TOP + 20 else y + 18,
        anchor="start" if near_start else "end",
        font_size=16,
        class_="blue strong halo",
        stroke_width=4,
        paint_order="stroke",
    )
    return join([halo, disc, value])
