"""A range is solid as far as is sure and hatched as far as may be, on one scale."""

import pytest

from dedere_io.pictures.lettering import Setting
from dedere_io.pictures.ranges import LABELS, RangeBar, draw
from tests.io.pictures.reading import CAPTION, NASTY, SEEN, Element, assert_well_kept, every, texts

BARS = (
    RangeBar(label="one", low=10, high=40, says="10 to 40"),
    RangeBar(label="two", low=20, high=20, says="20", href="/two"),
    RangeBar(label="three", low=0, high=0, says="none"),
)


def widths(root: Element, *, hatched: bool) -> list[float]:
    """Return the widths of the solid, or of the hatched, bars."""
    return [
        float(str(rect.get("width")))
        for rect in every(root, "rect")
        if (rect.get("fill") or "").startswith("url(") is hatched
        and rect.get("fill") not in {None, "none"}
    ]


def test_bars_are_as_long_as_their_numbers() -> None:
    root = assert_well_kept(draw(BARS, caption=CAPTION))

    first, second = widths(root, hatched=False)
    (open_end,) = widths(root, hatched=True)
    assert second == pytest.approx(2 * first, abs=0.02)
    assert open_end == pytest.approx(3 * first, abs=0.02)


def test_every_bar_says_its_range() -> None:
    root = assert_well_kept(draw(BARS, caption=CAPTION))

    assert {"10–40", "20", "0"} <= set(texts(root, "text"))
    assert {"10 to 40", "20", "none"} <= set(texts(root, "title"))
    assert [a.get("href") for a in every(root, "a")] == ["/two"]


def test_bars_grow_in_the_direction_of_reading() -> None:
    arabic = Setting(name="ranges", language="ar", rtl=True)
    there, back = (draw(BARS, caption=CAPTION, setting=s) for s in (None, arabic))

    starts = [
        [float(str(r.get("x"))) for r in every(assert_well_kept(d), "rect") if r.get("fill")]
        for d in (there, back)
    ]
    assert min(starts[0]) == pytest.approx(LABELS)
    assert max(starts[1]) < there.width - LABELS


def test_words_of_others_are_text() -> None:
    bar = RangeBar(label=NASTY, low=1, high=2, says=NASTY)

    root = assert_well_kept(draw([bar], caption=CAPTION))

    assert SEEN in texts(root, "title")


def test_nothing_to_draw_is_an_axis() -> None:
    assert not every(assert_well_kept(draw([], caption=CAPTION)), "rect")


@pytest.mark.parametrize(("low", "high"), [(2, 1), (-1, 3)])
def test_a_range_runs_upwards(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="upwards"):
        RangeBar(label="x", low=low, high=high, says="")
