"""The timeline: lanes without gap or overlap, in both directions, set by links alone."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedere.treaties.actions import ActionKind
from dedere.treaties.standing import Certainty, Standing, StandingFinding
from dedere.treaties.timelines import Segment, Timeline
from dedere_io.pictures.axes import AsOf, Span
from dedere_io.pictures.glyphs import BOUND, GLYPHS, NONE, PRESUMED, UNKNOWN, Glyph
from dedere_io.pictures.lettering import Setting
from dedere_io.pictures.timeline import ActMark, Lane, Stretch, draw, stretches_of
from tests.io.pictures.reading import (
    CAPTION,
    NASTY,
    SEEN,
    SVG,
    Element,
    assert_well_kept,
    classes,
    day,
    every,
    texts,
)

SPAN = Span(since=day(1970), until=day(2020), address=lambda on: f"/?on={on}")
HAGUE = Lane(
    label="Hague 1970",
    href="/hague/",
    stretches=(
        Stretch(day(1970, 12, 16), day(1971, 10, 14), NONE, "not a party"),
        Stretch(day(1971, 10, 14), day(2013, 1, 2), BOUND, "in force", "/?on=1971-10-14"),
        Stretch(day(2013, 1, 2), None, PRESUMED, "presumed"),
    ),
    acts=(
        ActMark(day(1970, 12, 16), ActionKind.SIGNATURE, "signed"),
        ActMark(day(1971, 9, 14), ActionKind.RATIFICATION, "ratified", "/acts/1"),
        ActMark(day(2030), ActionKind.DENUNCIATION, "beyond the picture"),
    ),
)
AS_OF = AsOf(
    on=day(2013, 4, 22), label="22 April 2013", earlier=("/e", "earlier"), later=("/l", "later")
)


def bars(root: Element) -> list[tuple[float, float, str]]:
    """Return left edge, right edge and class of every stretch, from left to right."""
    found = []
    for group in root.iter(SVG + "g", SVG + "a"):
        css = group.get("class") or ""
        if css.startswith("g g-"):
            box = next(group.iter(SVG + "rect"))
            left = float(box.get("x", "0"))
            found.append((left, left + float(box.get("width", "0")), css))
    return sorted(found)


def test_a_lane_as_it_was_given() -> None:
    root = assert_well_kept(draw([HAGUE], SPAN, as_of=AS_OF, caption=CAPTION))

    assert [css for _, _, css in bars(root)] == ["g g-none", "g g-bound", "g g-presumed"]
    assert {title.text for title in every(root, "title")} >= {"in force", "signed", "ratified"}
    assert "beyond the picture" not in {title.text for title in every(root, "title")}
    assert "Hague 1970" in texts(root, "text")
    assert "22 April 2013" in texts(root, "text")


def test_the_day_is_set_by_links_alone() -> None:
    root = assert_well_kept(draw([HAGUE], SPAN, as_of=AS_OF, caption=CAPTION))

    led = [str(found.get("href")) for found in every(root, "a")]
    assert {f"/?on={year}-01-01" for year in range(1970, 2020)} <= set(led)
    assert {"/e", "/l", "/hague/", "/acts/1", "/?on=1971-10-14"} <= set(led)
    written = [a for a in every(root, "a") if every(a, "text") and "on=" in str(a.get("href"))]
    assert all(a.get("tabindex") is None for a in written)
    assert [texts(a, "text")[0] for a in written] == [str(y) for y in range(1970, 2020, 5)]


def test_in_arabic_time_runs_to_the_left() -> None:
    left = assert_well_kept(draw([HAGUE], SPAN, as_of=AS_OF, caption=CAPTION))
    setting = Setting(name="timeline", language="ar", rtl=True)
    right = assert_well_kept(draw([HAGUE], SPAN, as_of=AS_OF, caption=CAPTION, setting=setting))

    mirrored = sorted((1000 - end, 1000 - start, css) for start, end, css in bars(left))
    for one, other in zip(bars(right), mirrored, strict=True):
        assert one[2] == other[2]
        assert one[:2] == pytest.approx(other[:2], abs=0.02)
    assert right.get("direction") == "ltr"


def test_a_day_outside_the_picture_has_no_line() -> None:
    far = AsOf(on=day(1950), label="1 January 1950")

    root = assert_well_kept(draw([HAGUE], SPAN, as_of=far, caption=CAPTION))

    assert "as-of" not in classes(root)
    assert "1 January 1950" in texts(root, "text")


def test_words_are_escaped() -> None:
    lane = Lane(label=NASTY[:20], stretches=(Stretch(day(1980), None, UNKNOWN, NASTY),))

    root = assert_well_kept(draw([lane], SPAN, caption=CAPTION))

    assert SEEN in {title.text for title in every(root, "title")}


def test_a_long_label_keeps_its_whole_words_as_a_tool_tip() -> None:
    label = "Convention on the Suppression of Unlawful Acts " * 4
    root = assert_well_kept(
        draw([Lane(label=label, stretches=(Stretch(day(1980), None, BOUND, "x"),))], SPAN,
             caption=CAPTION)
    )  # fmt: skip

    assert label in {title.text for title in every(root, "title")}
    assert any(text.endswith("…") for text in texts(root, "text"))


@pytest.mark.parametrize("kind", list(ActionKind))
def test_every_act_has_a_mark(kind: ActionKind) -> None:
    lane = Lane(label="x", stretches=(), acts=(ActMark(day(1980), kind, "the act"),))

    root = assert_well_kept(draw([lane], SPAN, caption=CAPTION))

    act = next(g for g in every(root, "g") if g.get("class") == "act")
    assert len(act) >= 2


DAYS = st.dates(day(1940), day(2050))


@given(
    days=st.lists(DAYS, min_size=1, max_size=12, unique=True).map(sorted),
    glyphs=st.lists(st.sampled_from(GLYPHS), min_size=12, max_size=12),
    rtl=st.booleans(),
)
def test_stretches_never_overlap_and_stay_inside(
    days: list[dt.date], glyphs: list[Glyph], rtl: bool
) -> None:
    ends = [*days[1:], None]
    stretches = tuple(
        Stretch(since, until, glyph, "x")
        for since, until, glyph in zip(days, ends, glyphs, strict=False)
    )
    acts = tuple(ActMark(d, ActionKind.ACCESSION, "x") for d in days)
    setting = Setting(name="t", rtl=rtl)
    lane = Lane(label="x", stretches=stretches, acts=acts)

    root = assert_well_kept(draw([lane], SPAN, as_of=AS_OF, caption=CAPTION, setting=setting))

    for (_, end, _), (start, _, _) in itertools.pairwise(bars(root)):
        assert end <= start + 0.021


def segment(since: dt.date, until: dt.date | None, certainty: Certainty) -> Segment:
    finding = StandingFinding(
        state="XAA", instrument="x", on=since, standing=Standing.BOUND, certainty=certainty
    )
    return Segment(since=since, until=until, finding=finding)


def test_neighbours_that_look_and_say_the_same_are_one_stretch() -> None:
    timeline = Timeline((
        segment(day(1948), day(1960), Certainty.ESTABLISHED),
        segment(day(1960), day(1970), Certainty.ESTABLISHED),
        segment(day(1970), day(1980), Certainty.UNDATED),
        segment(day(1980), None, Certainty.PRESUMED),
    ))  # fmt: skip

    found = stretches_of(
        timeline, says=lambda f: "party", address=lambda on: f"/{on}", opened=day(1963)
    )

    assert found == (
        Stretch(day(1963), day(1970), BOUND, "party", "/1963-01-01"),
        Stretch(day(1970), None, PRESUMED, "party", "/1970-01-01"),
    )


def test_a_picture_of_no_days_is_refused() -> None:
    with pytest.raises(ValueError, match="no width"):
        Span(since=day(2000), until=day(2000))


def test_no_lanes_make_an_empty_picture() -> None:
    assert bars(assert_well_kept(draw([], SPAN, caption=CAPTION))) == []
