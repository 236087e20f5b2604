"""The world map: States coloured by class, small island States as dots, open questions hatched.

::

    values = {"KEN": MapValue("m-3", "Kenya: 14 of 19", "/treaties/states/KEN/")}
    drawing = draw(world_map(), values, names={}, caption=Caption(title="..."))

The outlines and what they decide about boundaries are in ``docs/how-to/world-map.md``; the page
prints the usual disclaimer beside every map.  North America stays on the left in every language.

Classes that style sheets know: ``m-0`` to ``m-5`` for numbers, and ``m-bound``, ``m-half``,
``m-none``, ``m-withdrawn``, ``m-unknown`` for the standings of one instrument
(:func:`standing_class`).  Where colour would speak alone, a texture speaks too.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dedere_io.pictures.drawing import Caption, Drawing
from dedere_io.pictures.glyphs import Glyph
from dedere_io.pictures.lettering import Setting
from dedere_io.pictures.markup import NOTHING, Markup, element, join, link

DOT_RADIUS = 2.2  # The map keeps dots 4.6 apart, so that no two touch.

CLASSES = (
    *(f"m-{step}" for step in range(6)),
    "m-bound", "m-half", "m-none", "m-withdrawn", "m-unknown",
)  # fmt: skip
"""The classes that the style sheets colour."""

_TEXTURES = {"m-half": "spots", "m-withdrawn": "cross"}
"""The texture of the classes whose colour could be taken for another."""


_DARK = frozenset({"m-3", "m-4", "m-5", "m-bound"})


@dataclass(frozen=True, slots=True)
class Place:
    """One State, territory or open area: its code, and its outline, its dot or both."""

    code: str
    path: str = ""
    dot: tuple[float, float] | None = None
    of: str = ""
    """For a territory: the State it is drawn with."""
    name: str = ""
    """For an open area or a boundary: its name in English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldMap:
    """The outlines of the world."""

    width: float
    height: float
    states: tuple[Place, ...]
    territories: tuple[Place, ...]
    undetermined: tuple[Place, ...]
    boundaries: tuple[Place, ...]
    source: str
    """Title and publisher of the outlines, for the source line."""

    @property
    def codes(self) -> frozenset[str]:
        """Return the codes of the States that the map can show."""
        return frozenset(place.code for place in self.states)


@dataclass(frozen=True, slots=True)
class MapValue:
    """What the map says of one State."""

    css: str
    """One of :data:`CLASSES`."""
    label: str
    """The State's name and value, as a tool tip and for screen readers."""
    href: str | None = None
    shaded: bool = False
    """Hatched: presumed, undated, or as last known."""


def read_world(text: str) -> WorldMap:
    """Read the map file."""
    held = json.loads(text)
    _, _, width, height = held["viewBox"]
    shapes = [Place(row["state"], row["path"]) for row in held["shapes"]]
    dots = [Place(r["state"], r.get("path", ""), (r["x"], r["y"])) for r in held["dots"]]
    source = held.get("source", {})
    return WorldMap(
        width=width,
        height=height,
        states=(*shapes, *dots),
        territories=tuple(
            Place(row["code"], row["path"], of=row["of"]) for row in held["territories"]
        ),
        undetermined=tuple(_area(row) for row in held["undetermined"]),
        boundaries=tuple(_area(row) for row in held.get("lines", ())),
        source=". ".join(part for key in ("publisher", "title") if (part := source.get(key))),
    )


def _area(row: Mapping[str, str]) -> Place:
    return Place(row["id"], row["path"], name=row.get("name", ""))


@cache
def world_map() -> WorldMap:
    """Return the map that comes with Dedere, read once."""
    file = files("dedere_facts").joinpath("map/world.json")
    return read_world(file.read_text(encoding="utf-8"))


def standing_class(glyph: Glyph) -> tuple[str, bool]:
    """Return the class of a standing on the map of one instrument, and whether it is shaded."""
    if glyph.name == "presumed":
        return "m-bound", True
    return f"m-{glyph.name}", glyph.last


def draw(
    world: WorldMap,
    values: Mapping[str, MapValue],
    *,
    names: Mapping[str, str],
    caption: Caption,
    setting: Setting | None = None,
) -> Drawing:
    """Draw the world.

    A State without a value is drawn like one of which nothing is known, without words.  A
    territory is drawn with its State, unless ``values`` has its own code: the page says so, since
    a treaty may not extend to it.  A value of a code that the map does not have is not drawn; see
    :attr:`WorldMap.codes`.

    Args:
        world: The outlines.
        values: What to show of each State, by its code.
        names: Names of open areas and boundaries in the reader's language, by their identifiers;
            English for the rest.
        caption: What is read aloud in the place of the map.
        setting: Start of its identifiers, and language.
    """
    setting = setting or Setting(name="map")
    states = [_state(place, values.get(place.code), setting) for place in world.states]
    territories = [
        _territory(place, values.get(place.code) or values.get(place.of), setting)
        for place in world.territories
    ]
    open_areas = [_open_area(place, names, setting) for place in world.undetermined]
    lines = [_boundary(place, names) for place in world.boundaries]
    dots = [_dot(place, values.get(place.code), setting) for place in world.states if place.dot]
    return Drawing(
        kind="map",
        setting=setting,
        caption=caption,
        width=world.width,
        height=world.height,
        body=join([*states, *territories, *open_areas, *lines, *dots]),
        defs=element("defs", *textures(setting)),
    )


@dataclass(frozen=True, slots=True)
class MapKey:
    """One entry of the legend of a map."""

    label: str
    css: str
    shaded: bool = False


def undetermined_key(label: str) -> MapKey:
    """Return the entry of the legend for hatched areas of open status."""
    return MapKey(label, "undetermined")


def swatch(key: MapKey, setting: Setting) -> Markup:
    """Return the sample of a legend entry, 22 units wide and 14 high, for a page or a file.

    It uses the textures of the map with the same setting.
    """
    box = {"x": 0.5, "y": 0.5, "width": 21.0, "height": 13.0}
    over = [
        element("rect", fill=f"url(#{_texture_id(texture, setting)})", **box)
        for texture in _textures_of(key.css, shaded=key.shaded)
    ]
    edge = element("rect", class_="p-edge", fill="none", stroke="currentColor", **box)
    return element("g", element("rect", class_=key.css, **box), *over, edge)


def textures(setting: Setting) -> Iterable[Markup]:
    """Return the patterns of a map: hatching, spots and crosses."""
    light = _stripe("M0 0V4M4 0V4", "p-stripe", 1.5)
    dark = _stripe("M0 0V4M4 0V4", "p-edge", 0.5)
    crossed = _stripe("M0 2H4M2 0V4", "p-edge", 0.7)
    spot = element("circle", cx=2, cy=2, r=0.9, class_="p-spot")
    yield _pattern(_texture_id("hatch", setting), light, dark)
    yield _pattern(_texture_id("open", setting), _stripe("M1 0V4M3 0V4", "p-edge", 0.7), turn=-45)
    yield _pattern(_texture_id("cross", setting), crossed)
    yield _pattern(_texture_id("spots", setting), spot)


def _stripe(path: str, css: str, wide: float) -> Markup:
    return element("path", d=path, class_=css, fill="none", stroke_width=wide)


def _pattern(identifier: str, *content: Markup, turn: int = 45) -> Markup:
    return element(
        "pattern",
        *content,
        id=identifier,
        width=4,
        height=4,
        patternUnits="userSpaceOnUse",
        patternTransform=f"rotate({turn})",
    )


def _texture_id(texture: str, setting: Setting) -> str:
    return setting.id(f"texture-{texture}")


def _textures_of(css: str, *, shaded: bool) -> tuple[str, ...]:
    if css == "undetermined":
        return ("open",)
    named = (_TEXTURES[css],) if css in _TEXTURES else ()
    return (*named, "hatch") if shaded else named


def _state(place: Place, value: MapValue | None, setting: Setting) -> Markup:
    return _outline(place, value, setting) if place.path else NOTHING


def _territory(place: Place, value: MapValue | None, setting: Setting) -> Markup:
    return _outline(place, value, setting)


def _outline(place: Place, value: MapValue | None, setting: Setting) -> Markup:
    identifier = setting.id(place.code)
    path = element("path", id=identifier, d=place.path, class_=_edge_of(value), stroke_width=0.4)
    if value is None:
        return element("g", path, class_="m-unknown")
    over = [
        element("use", href=f"#{identifier}", fill=f"url(#{_texture_id(texture, setting)})")
        for texture in _textures_of(value.css, shaded=value.shaded)
    ]
    return _linked(value, path, *over)


def _edge_of(value: MapValue | None) -> str:
    """Return the class of an outline: light between dark areas, dark around light ones."""
    dark = value is not None and value.css in _DARK and not value.shaded
    return "p-outline" if dark else "p-edge"


def _dot(place: Place, value: MapValue | None, setting: Setting) -> Markup:
    x, y = place.dot or (0, 0)
    circle = {"cx": x, "cy": y, "r": DOT_RADIUS}
    dot = element("circle", class_="p-edge", stroke_width=0.8, **circle)
    if value is None:
        return element("g", dot, class_="m-unknown")
    over = [
        element("circle", fill=f"url(#{_texture_id(texture, setting)})", **circle)
        for texture in _textures_of(value.css, shaded=value.shaded)
    ]
    return _linked(value, dot, *over)


def _linked(value: MapValue, *content: Markup) -> Markup:
    # Two hundred stops of the tab key would lock a keyboard in; the table beside has the links.
    stop = -1 if value.href else None
    return link(value.href, *content, label=value.label, class_=value.css, tabindex=stop)


def _open_area(place: Place, names: Mapping[str, str], setting: Setting) -> Markup:
    identifier = setting.id(place.code)
    path = element("path", id=identifier, d=place.path, class_="p-edge", stroke_width=0.4)
    hatched = element("use", href=f"#{identifier}", fill=f"url(#{_texture_id('open', setting)})")
    name = names.get(place.code, place.name)
    return link(None, path, hatched, label=name, class_="undetermined")


def _boundary(place: Place, names: Mapping[str, str]) -> Markup:
    # A light line first, so that the outlines of the two neighbours do not show between the dots.
    ground = element("path", d=place.path, class_="p-outline", fill="none", stroke_width=1.6)
    line = element(
        "path",
        d=place.path,
        class_="p-edge",
        fill="none",
        stroke_width=1,
        stroke_dasharray="0.1 1.8",
        stroke_linecap="round",
    )
    return link(None, ground, line, label=names.get(place.code, place.name))
