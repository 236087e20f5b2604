"""The curve is made of steps: the number of a day is read off exactly."""

import datetime as dt
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedere_io.pictures.axes import AsOf, Span, TimeScale, number_ticks
from dedere_io.pictures.curve import Curve, Total, draw
from dedere_io.pictures.lettering import Setting
from tests.io.pictures.reading import (
    CAPTION,
    NASTY,
    Element,
    assert_well_kept,
    day,
    every,
    texts,
)

SPAN = Span(since=day(2000), until=day(2020))
POINTS = ((day(2001), 10), (day(2005), 30), (day(2010), 29))
CURVE = Curve(points=POINTS, total=Total(50, "50 States"))


def line(root: Element) -> str:
    return next(
        str(p.get("d")) for p in every(root, "path") if p.get("stroke-width") == "2"
    )  # fmt: skip


def test_the_curve_steps_on_the_days_of_its_points() -> None:
    path = line(assert_well_kept(draw(CURVE, SPAN, caption=CAPTION)))

    heights = [float(h) for h in re.findall(r"V([\d.]+)", path)]
    assert re.fullmatch(r"M[\d.]+ [\d.]+(H[\d.]+V[\d.]+){3}H[\d.]+", path)
    assert heights[1] < heights[2] < heights[0]


@pytest.mark.parametrize(
    ("on", "number"),
    [
        (day(2000, 6), 0),
        (day(2001), 10),
        (day(2004, 12, 31), 10),
        (day(2005), 30),
        (day(2015), 29),
    ],
)
def test_the_day_is_marked_with_its_number(on: dt.date, number: int) -> None:
    root = assert_well_kept(draw(CURVE, SPAN, as_of=AsOf(on=on, label="x"), caption=CAPTION))

    assert CURVE.at(on) == number
    large = [t for t in every(root, "text") if t.get("font-size") == "16"]
    assert [t.text for t in large] == [str(number)]


def test_a_curve_begins_at_the_number_it_had_before() -> None:
    span = Span(since=day(2006), until=day(2008))

    path = line(assert_well_kept(draw(CURVE, span, caption=CAPTION)))

    assert re.fullmatch(r"M[\d.]+ [\d.]+H[\d.]+", path)
    assert f"M48 {336 - (336 - 44) * 30 / 50:g}" in path


def test_the_whole_is_written() -> None:
    root = assert_well_kept(draw(CURVE, SPAN, caption=CAPTION))

    assert "50 States" in texts(root, "text")
    assert {"0", "10", "20", "30", "40", "50"} <= set(texts(root, "text"))


def test_a_second_count_has_its_words() -> None:
    curve = Curve(points=POINTS, second=((day(2001), 40),), second_label=NASTY[:10])

    root = assert_well_kept(draw(curve, SPAN, caption=CAPTION))

    assert NASTY[:10] in texts(root, "text")


def test_points_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="order of their days"):
        Curve(points=((day(2005), 1), (day(2005), 2)))


@given(
    counts=st.dictionaries(st.dates(day(1950), day(2050)), st.integers(0, 300), max_size=20),
    whole=st.none() | st.integers(1, 300),
    rtl=st.booleans(),
    on=st.dates(day(1950), day(2050)),
)
def test_no_curve_leaves_its_picture(
    counts: dict[dt.date, int], whole: int | None, rtl: bool, on: dt.date
) -> None:
    total = Total(whole, "all") if whole else None
    curve = Curve(points=tuple(sorted(counts.items())), total=total)
    as_of = AsOf(on=on, label="x")

    assert_well_kept(
        draw(curve, SPAN, as_of=as_of, caption=CAPTION, setting=Setting(name="c", rtl=rtl))
    )


@given(st.integers(0, 10**6))
def test_ticks_are_few_round_and_reach_the_top(top: int) -> None:
    ticks = number_ticks(top)

    assert ticks[0] == 0
    assert ticks[-1] >= top
    assert len(ticks) <= 8
    assert len({b - a for a, b in itertools.pairwise(ticks)}) <= 1


@given(st.dates(day(1800), day(2100)), st.integers(1, 90_000))
def test_years_have_room(since: dt.date, days: int) -> None:
    span = Span(since=since, until=since + dt.timedelta(days=days))
    scale = TimeScale(span=span, start=100, end=900)

    places = [scale.at(tick) for tick in scale.ticks()]

    assert all(100 <= place <= 900 for place in places)
    assert all(b - a > 35 for a, b in itertools.pairwise(places))
