"""Axes: where days and numbers stand on a picture, and which of them are written."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from dedere_io.pictures.drawing import Plane, words
from dedere_io.pictures.lettering import width_of
from dedere_io.pictures.markup import Markup, element, join, link

DayAddress = Callable[[dt.date], str]
"""The address of the same page as of another day."""

YEAR_SIZE = 11.0
_YEAR_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
_YEAR_ROOM = 44.0  # A year of four digits and some air.


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days that a picture shows: ``since`` included, ``until`` not."""

    since: dt.date
    until: dt.date
    address: DayAddress | None = None
    """Makes every year a link to the page as of its first day."""

    def __post_init__(self) -> None:
        if self.until <= self.since:
            raise ValueError(f"A picture from {self.since} to {self.until} would have no width.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScale:
    """Where the days of a span stand: between two distances from the side where reading starts."""

    span: Span
    start: float
    end: float

    def at(self, day: dt.date) -> float:
        """Return the distance of a day; of one outside the span, that of its nearest end."""
        span = self.span
        inside = min(max(day, span.since), span.until)
        share = (inside - span.since) / (span.until - span.since)
        return self.start + share * (self.end - self.start)

    def years(self) -> list[dt.date]:
        """Return the first day of every year inside the span."""
        first, last = self.span.since.year, self.span.until.year
        days = (dt.date(year, 1, 1) for year in range(first, last + 1))
        return [day for day in days if self.span.since <= day < self.span.until]

    def ticks(self) -> list[dt.date]:
        """Return the years to write: round ones, as many as have room."""
        years = len(self.years())
        most = max(2.0, (self.end - self.start) / _YEAR_ROOM)
        step = next((s for s in _YEAR_STEPS if years / s <= most), _YEAR_STEPS[-1])
        return [day for day in self.years() if day.year % step == 0]


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The day a picture speaks of, with its words, and links to the changes around it."""

    on: dt.date
    label: str
    earlier: tuple[str, str] | None = None
    """Address and words of the link to the last change before; on the start side."""
    later: tuple[str, str] | None = None


def number_ticks(top: int, most: int = 6) -> list[int]:
    """Return round numbers from 0 to the first that is not below ``top``.

    >>> number_ticks(187)
    [0, 50, 100, 150, 200]
    """
    step, factors = 1, (2, 2.5, 2)
    turn = 0
    while top / step > most - 1:
        step = int(step * factors[turn % 3])
        turn += 1
    ticks = range(0, top + step + 1, step)
    return [n for n in ticks if n < top + step] or [0]


def draw_years(plane: Plane, scale: TimeScale, *, y: float, rules: tuple[float, float]) -> Markup:
    """Draw written years with thin rules, and a link for every year if there is an address.

    Args:
        plane: Where things stand.
        scale: Where days stand.
        y: The base line of the years.
        rules: Where the rules begin and end.
    """
    top, bottom = rules
    drawn = [
        element("path", d=f"M{plane.x(scale.at(day)):.2f} {top:.2f}V{bottom:.2f}")
        for day in scale.ticks()
    ]
    ruled = element("g", *drawn, class_="rule", fill="none", stroke_width=1)
    return join([ruled, *(_year(plane, scale, day, y) for day in scale.years())])


def _year(plane: Plane, scale: TimeScale, day: dt.date, y: float) -> Markup:
    written = day in scale.ticks()
    x = scale.at(day)
    parts: list[Markup] = []
    address = scale.span.address
    if address is not None:
        wide = scale.at(day.replace(year=day.year + 1)) - x
        box = element(
            "rect",
            x=plane.left(x, wide),
            y=y - 13,
            width=wide,
            height=18,
            class_="hit",
            fill="none",
            pointer_events="all",
        )
        parts.append(box)
    if written:
        label = words(plane, str(day.year), x, y, anchor="middle", font_size=YEAR_SIZE)
        parts.append(label)
    if address is None:
        return join(parts)
    return link(address(day), *parts, label=day.isoformat(), tabindex=None if written else -1)


def draw_as_of(plane: Plane, scale: TimeScale, as_of: AsOf, *, y: float, bottom: float) -> Markup:
    """Draw the line of the day a picture speaks of, with its label on top and its two arrows.

    A day outside the span is said at its edge, without a line.
    """
    x = scale.at(as_of.on)
    inside = scale.span.since <= as_of.on <= scale.span.until
    down = f"M{plane.x(x):.2f} {y + 5:.2f}V{bottom:.2f}"
    lines = [
        element("path", d=down, class_="halo", fill="none", stroke_width=4),
        element("path", d=down, class_="as-of", fill="none", stroke_width=1.5),
    ]
    half = _half_width(as_of.label)
    middle = min(max(x, scale.start + half), scale.end - half)
    label = words(
        plane, as_of.label, middle, y, anchor="middle", font_size=12, class_="blue strong"
    )
    arrows = [
        _arrow(plane, middle + side * (half - 4), y - 4, side, leads)
        for side, leads in ((-1, as_of.earlier), (1, as_of.later))
        if leads is not None
    ]
    return join([*(lines if inside else []), label, *arrows])


def _half_width(label: str) -> float:
    return width_of(label, 12.5) / 2 + 18


def _arrow(plane: Plane, x: float, y: float, side: int, leads: tuple[str, str]) -> Markup:
    address, said = leads
    tip, back = plane.x(x + side * 4), plane.x(x - side * 3)
    box = element(
        "rect", x=plane.x(x) - 12, y=y - 12, width=24, height=24, class_="hit", fill="none",
        pointer_events="all",
    )  # fmt: skip
    sign = element(
        "path", d=f"M{tip:.2f} {y:.2f}L{back:.2f} {y - 5:.2f}V{y + 5:.2f}Z", class_="blue"
    )
    return link(address, box, sign, label=said)
