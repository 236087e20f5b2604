"""The map shows every State once, says of each what it was given, and leaves open what is open."""

import json

import pytest

from dedere_io.pictures.glyphs import GLYPHS, Glyph
from dedere_io.pictures.lettering import Setting
from dedere_io.pictures.markup import element
from dedere_io.pictures.worldmap import (
    CLASSES,
    MapKey,
    MapValue,
    WorldMap,
    draw,
    read_world,
    standing_class,
    swatch,
    undetermined_key,
    world_map,
)
from tests.io.pictures.reading import (
    CAPTION,
    NASTY,
    SEEN,
    SVG,
    assert_well_kept,
    classes,
    every,
    parsed,
)

SMALL = read_world(
    json.dumps({
        "viewBox": [0, 0, 100, 50],
        "source": {"title": "Made up", "publisher": "Nobody"},
        "shapes": [
            {"state": "XAA", "path": "M10,10l20,0,0,20Z"},
            {"state": "XBB", "path": "M40,10l20,0,0,20Z"},
        ],
        "dots": [
            {"state": "XCC", "x": 80, "y": 20},
            {"state": "XDD", "x": 90, "y": 20, "path": "M89,19l1,0,0,1Z"},
        ],
        "territories": [{"code": "XTT", "of": "XAA", "path": "M5,40l2,0,0,2Z"}],
        "undetermined": [{"id": "open", "name": "Open area", "path": "M70,40l2,0,0,2Z"}],
        "lines": [{"id": "line", "name": "A line", "path": "M60,10l5,5"}],
    })
)  # fmt: skip


def value(css: str = "m-3", *, shaded: bool = False, href: str | None = "/s/") -> MapValue:
    return MapValue(css, "Label", href, shaded)


def drawn(world: WorldMap = SMALL, **values: MapValue) -> list[str]:
    """Return what stands on a map, as classes, in the order in which it is painted."""
    root = assert_well_kept(draw(world, values, names={}, caption=CAPTION))
    return [found.get("class") or "" for found in root if found.tag in {SVG + "a", SVG + "g"}]


def test_a_small_map_in_the_order_of_painting() -> None:
    got = drawn(XAA=value("m-1"), XBB=value("m-2"), XCC=value("m-3"), XDD=value("m-4"))

    shapes, territory, open_area, line, dots = got[:3], got[3], got[4], got[5], got[6:]
    assert shapes == ["m-1", "m-2", "m-4"]
    assert territory == "m-1"
    assert open_area == "undetermined"
    assert line == ""
    assert dots == ["m-3", "m-4"]


def test_a_state_of_which_nothing_was_given_is_shown_as_unknown() -> None:
    assert drawn()[:3] == ["m-unknown"] * 3


def test_a_territory_with_a_value_of_its_own_is_not_drawn_with_its_state() -> None:
    assert drawn(XAA=value("m-5"), XTT=value("m-0"))[3] == "m-0"


def test_a_code_that_the_map_lacks_can_be_found_out() -> None:
    drawn(XZZ=value())

    assert "XZZ" not in SMALL.codes
    assert set(SMALL.codes) == {"XAA", "XBB", "XCC", "XDD"}


def test_states_are_links_outside_the_tab_order_with_their_words() -> None:
    root = assert_well_kept(draw(SMALL, {"XAA": value()}, names={}, caption=CAPTION))

    first = every(root, "a")[0]
    assert (first.get("href"), first.get("tabindex")) == ("/s/", "-1")
    assert first[0].tag == SVG + "title"
    assert first[0].text == "Label"
    assert root.get("role") == "group"


def test_a_map_without_links_is_one_image() -> None:
    root = assert_well_kept(draw(SMALL, {"XAA": value(href=None)}, names={}, caption=CAPTION))

    assert root.get("role") == "img"
    assert root[0].text == CAPTION.title
    assert root[1].text == CAPTION.about


def test_names_are_escaped() -> None:
    values = {"XAA": MapValue("m-1", NASTY)}
    root = assert_well_kept(draw(SMALL, values, names={"open": NASTY}, caption=CAPTION))

    assert [title.text for title in every(root, "title")].count(SEEN) == 3


@pytest.mark.parametrize(
    ("css", "shaded", "textures"),
    [
        ("m-5", False, []),
        ("m-5", True, ["hatch"]),
        ("m-half", False, ["spots"]),
        ("m-withdrawn", True, ["cross", "hatch"]),
        ("m-none", False, []),
    ],
)
def test_where_colour_would_speak_alone_a_texture_speaks_too(
    css: str, shaded: bool, textures: list[str]
) -> None:
    values = {"XBB": value(css, shaded=shaded)}
    root = assert_well_kept(draw(SMALL, values, names={}, caption=CAPTION))

    used = [u.get("fill") for u in every(root, "use") if u.get("href") == "#map-XBB"]
    assert used == [f"url(#map-texture-{texture})" for texture in textures]


def test_every_standing_has_a_class_that_the_style_sheets_know() -> None:
    pairs = [standing_class(glyph) for glyph in GLYPHS]

    assert {css for css, _ in pairs} <= set(CLASSES)
    assert len(set(pairs)) >= len(GLYPHS) - 1  # presumed, and presumed when last known
    assert standing_class(Glyph("presumed")) == ("m-bound", True)


def test_a_swatch_looks_like_its_area() -> None:
    key, setting = MapKey("presumed", "m-bound", shaded=True), Setting(name="map")

    assert classes(parsed(swatch(key, setting))) == {"m-bound", "p-edge"}
    assert "url(#map-texture-hatch)" in swatch(key, setting)
    assert "url(#map-texture-open)" in swatch(undetermined_key("open"), setting)


def test_the_world_has_every_member_and_nothing_twice() -> None:
    world = world_map()
    values = {code: MapValue("m-1", code, f"/{code}/") for code in world.codes}

    root = assert_well_kept(draw(world, values, names={}, caption=CAPTION))

    assert len(world.codes) == 197
    led = {found.get("href") for found in every(root, "a")}
    assert led == {f"/{code}/" for code in world.codes}
    assert len(every(root, "circle")) == 1 + sum(1 for p in world.states if p.dot)
    assert classes(root) <= {"picture", "picture-map", "m-1", "m-unknown", "undetermined",
                             "p-edge", "p-outline", "p-stripe", "p-spot"}  # fmt: skip
    assert "Natural Earth" in world.source


def test_two_maps_on_a_page_share_no_identifier() -> None:
    one = draw(SMALL, {}, names={}, caption=CAPTION, setting=Setting(name="one"))
    two = draw(SMALL, {}, names={}, caption=CAPTION, setting=Setting(name="two"))

    page = parsed(element("div", one.svg(), two.svg()))

    found = [e.get("id") for e in page.iter() if e.get("id")]
    assert len(found) == len(set(found))
