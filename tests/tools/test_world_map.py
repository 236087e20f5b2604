"""The shipped world map is complete, drawable and in the right place."""

import importlib.util
import itertools
import json
import math
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAP = ROOT / "src" / "dedere_facts" / "map" / "world.json"

MEMBER_CODES = """
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA
BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK
DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY
HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO
LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ
MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY
QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD
TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB
ZWE
"""
MEMBERS = re.findall("[A-Z]{3}", MEMBER_CODES)
OTHER_STATES = ["COK", "NIU", "PSE", "VAT"]
UNDETERMINED = {
    "falkland-islands-malvinas",
    "golan",
    "kosovo",
    "siachen-glacier",
    "south-georgia",
    "western-sahara",
}
DISPUTED_CODES = {"ESH", "FLK", "SGS", "XKX"}

NUMBER = r"-?(?:\d+(?:\.\d)?|\.\d)"
PAIR = rf"{NUMBER}(?:,|(?=-)){NUMBER}"
SUBPATH = rf"M{PAIR}l{PAIR}(?:(?:,|(?=-)){PAIR})*"

Point = tuple[float, float]


def load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("world_map", ROOT / "tools" / "world_map.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["world_map"] = module
    spec.loader.exec_module(module)
    return module


tool = load_tool()
world: dict[str, Any] = json.loads(MAP.read_text(encoding="utf-8"))
frame = tool.Frame(**{key: world["frame"][key] for key in ("scale", "left", "top", "height")})
areas = [
    entry for kind in ("shapes", "dots", "territories", "undetermined") for entry in world[kind]
]
paths = [entry["path"] for entry in [*areas, *world["lines"]] if "path" in entry]


def rings(path: str) -> list[list[Point]]:
    """The points of each subpath, in units of the view box."""
    found = []
    for part in re.findall(r"M[^M]+", path):
        numbers = [float(number) for number in re.findall(NUMBER, part)]
        steps = list(zip(numbers[::2], numbers[1::2], strict=True))
        xs, ys = (itertools.accumulate(axis) for axis in zip(*steps, strict=True))
        found.append([(round(x, 1), round(y, 1)) for x, y in zip(xs, ys, strict=True)])
    return found


def points(path: str) -> list[Point]:
    return [point for ring in rings(path) for point in ring]


def path_of(state: str) -> str:
    (path,) = (entry["path"] for entry in world["shapes"] if entry["state"] == state)
    return str(path)


def place(longitude: float, latitude: float) -> Point:
    x, y = frame.place(tool.east_of_centre(longitude), latitude)
    return x, y


def covers(path: str, longitude: float, latitude: float) -> bool:
    """Whether a place lies inside a path, by the even-odd rule."""
    x, y = place(longitude, latitude)
    inside = False
    for ring in rings(path):
        for (ax, ay), (bx, by) in itertools.pairwise([*ring, ring[0]]):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                inside = not inside
    return inside


def box(corners: list[Point]) -> tuple[float, float, float, float]:
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


class TestProjection:
    def test_equator_and_central_meridian_meet_at_the_origin(self) -> None:
        assert tool.equal_earth(0, 0) == (0, 0)

    @pytest.mark.parametrize(
        ("longitude", "latitude", "easting", "northing"),
        [
            (180, 0, 17_243_959.06, 0),
            (0, 90, 0, 8_392_927.60),
            (180, 90, 10_216_474.79, 8_392_927.60),
        ],
    )
    def test_agrees_with_the_published_extent_of_epsg_8857(
        self, longitude: float, latitude: float, easting: float, northing: float
    ) -> None:
        authalic_radius = 6_371_007.181
        x, y = tool.equal_earth(longitude, latitude)
        assert x * authalic_radius == pytest.approx(easting, abs=0.01)
        assert y * authalic_radius == pytest.approx(northing, abs=0.01)

    @pytest.mark.parametrize(("longitude", "latitude"), [(12.5, 41.9), (170, 66.5), (90, 1)])
    def test_is_symmetric(self, longitude: float, latitude: float) -> None:
        x, y = tool.equal_earth(longitude, latitude)
        assert tool.equal_earth(-longitude, latitude) == pytest.approx((-x, y))
        assert tool.equal_earth(longitude, -latitude) == pytest.approx((x, -y))

    @pytest.mark.parametrize("latitude", [0, 30, 60, 80])
    def test_keeps_areas(self, latitude: float) -> None:
        step = 0.01
        (left, south), (right, _) = (tool.equal_earth(x, latitude) for x in (0, step))
        _, north = tool.equal_earth(0, latitude + step)
        on_the_sphere = math.radians(step) ** 2 * math.cos(math.radians(latitude + step / 2))
        assert (right - left) * (north - south) == pytest.approx(on_the_sphere, rel=0.002)


class TestCompleteness:
    def test_every_state_is_drawn_once_as_a_shape_or_a_dot(self) -> None:
        drawn = [entry["state"] for kind in ("shapes", "dots") for entry in world[kind]]
        assert len(MEMBERS) == 193
        assert sorted(drawn) == sorted([*MEMBERS, *OTHER_STATES])

    def test_every_territory_belongs_to_a_state_and_is_no_state(self) -> None:
        for entry in world["territories"]:
            assert entry["of"] in MEMBERS
            assert entry["code"] not in {*MEMBERS, *OTHER_STATES, *DISPUTED_CODES}

    def test_what_is_not_settled_is_apart(self) -> None:
        assert {entry["id"] for entry in world["undetermined"]} == UNDETERMINED
        assert {e["code"] for e in world["undetermined"] if "code" in e} == DISPUTED_CODES

    def test_no_code_is_drawn_twice(self) -> None:
        codes = [entry.get("state") or entry.get("code") or entry["id"] for entry in areas]
        assert len(codes) == len(set(codes))

    def test_names_its_source_and_projection(self) -> None:
        assert world["projection"] == "Equal Earth"
        assert {"title", "publisher", "licence", "address", "note"} <= set(world["source"])
        assert all(world["source"].values())

    def test_is_small_enough_to_stand_inside_a_page(self) -> None:
        assert MAP.stat().st_size <= 120_000


class TestDrawing:
    def test_paths_are_well_formed(self) -> None:
        for entry in areas:
            assert re.fullmatch(rf"(?:{SUBPATH}Z)+", entry.get("path", "M0,0l0,0Z")), entry
        for entry in world["lines"]:
            assert re.fullmatch(rf"(?:{SUBPATH})+", entry["path"]), entry

    def test_everything_lies_inside_the_view_box(self) -> None:
        left, top, width, height = world["viewBox"]
        assert (left, top, width) == (0, 0, 1000)
        every = [point for path in paths for point in points(path)]
        every += [(dot["x"], dot["y"]) for dot in world["dots"]]
        assert all(0 <= x <= width and 0 <= y <= height for x, y in every)

    def test_no_segment_streaks_across_the_map(self) -> None:
        for path in paths:
            for ring in rings(path):
                assert all(math.dist(a, b) < 400 for a, b in itertools.pairwise([*ring, ring[0]]))

    @pytest.mark.parametrize("state", ["FJI", "RUS"])
    def test_states_across_the_180th_meridian_are_in_one_piece(self, state: str) -> None:
        left, _, right, _ = box(points(path_of(state)))
        assert right - left < 500
        assert right > 900 or state == "RUS"

    def test_dots_of_radius_2_do_not_touch(self) -> None:
        places = [(dot["x"], dot["y"]) for dot in world["dots"]]
        assert min(math.dist(a, b) for a, b in itertools.combinations(places, 2)) > 4.2

    def test_neighbours_share_their_boundary(self) -> None:
        assert set(points(path_of("LSO"))) <= set(points(path_of("ZAF")))


class TestGeography:
    @pytest.mark.parametrize(
        ("state", "west", "south", "east", "north"),
        [
            ("CHE", 6.0, 45.8, 10.5, 47.8),
            ("CYP", 32.3, 34.6, 34.6, 35.7),
            ("ISL", -24.5, 63.4, -13.5, 66.5),
            ("LKA", 79.7, 5.9, 81.9, 9.8),
            ("SOM", 41.0, -1.7, 51.4, 12.0),
            ("URY", -58.4, -35.0, -53.1, -30.1),
        ],
    )
    def test_a_state_lies_where_it_should(
        self, state: str, west: float, south: float, east: float, north: float
    ) -> None:
        corners = [place(x, y) for x in (west, east) for y in (south, north)]
        # Two units are some 70 km: meridians slant, so a box of degrees is wider than the State.
        assert box(points(path_of(state))) == pytest.approx(box(corners), abs=2)

    @pytest.mark.parametrize(
        ("state", "longitude", "latitude"),
        [
            ("BRB", -59.5, 13.1),
            ("KIR", 173.0, 1.3),
            ("MDV", 73.5, 4.2),
            ("MLT", 14.4, 35.9),
            ("NIU", -169.9, -19.1),
            ("SGP", 103.8, 1.3),
            ("TUV", 179.2, -8.5),
            ("VAT", 12.5, 41.9),
        ],
    )
    def test_a_dot_lies_where_it_should(
        self, state: str, longitude: float, latitude: float
    ) -> None:
        (dot,) = (dot for dot in world["dots"] if dot["state"] == state)
        assert math.dist((dot["x"], dot["y"]), place(longitude, latitude)) < 8

    @pytest.mark.parametrize(
        ("state", "longitude", "latitude"),
        [("UKR", 34.2, 45.3), ("CYP", 33.6, 35.25), ("SOM", 45.5, 9.5), ("FRA", -53.0, 4.0)],
    )
    def test_a_place_is_drawn_in_its_state(
        self, state: str, longitude: float, latitude: float
    ) -> None:
        drawn_in = [e["state"] for e in world["shapes"] if covers(e["path"], longitude, latitude)]
        assert drawn_in == [state]

    @pytest.mark.parametrize(
        ("key", "longitude", "latitude"),
        [("golan", 35.78, 33.0), ("kosovo", 20.9, 42.6), ("western-sahara", -13.0, 24.5)],
    )
    def test_a_place_not_settled_is_drawn_in_no_state(
        self, key: str, longitude: float, latitude: float
    ) -> None:
        assert not any(covers(e["path"], longitude, latitude) for e in world["shapes"])
        (path,) = (e["path"] for e in world["undetermined"] if e["id"] == key)
        assert covers(path, longitude, latitude)


class TestTool:
    @pytest.fixture
    def atlas(self, tmp_path: Path) -> Any:
        """Two squares of ten degrees side by side, with one arc between them."""
        topology = {
            "transform": {"scale": [10, 10], "translate": [11, 0]},
            "arcs": [
                [[1, 0], [0, 1]],
                [[1, 1], [-1, 0], [0, -1], [1, 0]],
                [[1, 1], [1, 0], [0, -1], [-1, 0]],
            ],
            "objects": {
                "countries": {
                    "geometries": [
                        {"properties": {"a3": "WST"}, "arcs": [[[~0, ~1]]]},
                        {"properties": {"a3": "EST"}, "arcs": [[[0, 2]]]},
                        {"properties": {"a3": "ATA"}, "arcs": [[[0, 2]]]},
                    ]
                }
            },
        }
        path = tmp_path / "atlas.json"
        path.write_text(json.dumps(topology), encoding="utf-8")
        return tool.read_atlas(path)

    def test_reads_outlines_and_leaves_antarctica_out(self, atlas: Any) -> None:
        assert set(atlas.features) == {"WST", "EST"}
        outline = tool.outline(atlas, atlas.features["EST"][0])
        assert outline == [(10, 0), (10, 10), (20, 10), (20, 0), (10, 0)]

    def test_merges_without_the_line_between(self, atlas: Any) -> None:
        tool.merge(atlas, "WST", "EST")
        (ring,) = atlas.features["EST"]
        assert sorted(ring) == [~1, 2]
        assert box(tool.outline(atlas, ring)) == (0, 0, 20, 10)

    def test_cuts_along_a_line_and_keeps_the_neighbour_whole(self, atlas: Any) -> None:
        tool.cut(atlas, "EST", "NEW", [(31, 10), (26, 4), (31, 0)])
        assert set(tool.outline(atlas, atlas.features["NEW"][0])) == {(20, 10), (20, 0), (15, 4)}
        assert (15, 4) in tool.outline(atlas, atlas.features["EST"][0])
        assert len(tool.outline(atlas, atlas.features["WST"][0])) == 5

    def test_a_line_across_the_far_side_does_not_jump(self) -> None:
        assert tool.joined([[(179, 0), (-179, 1)], [(-179, 1), (178, 2)]]) == [
            (179, 0),
            (181, 1),
            (178, 2),
        ]

    def test_smooths_what_cannot_be_seen_and_keeps_the_ends(self) -> None:
        unit = tool.Frame(scale=100, left=0, top=0, height=100)
        line = [(0, 0), (5, 0.001), (10, 0), (10, 10)]
        assert tool.simplify(line, unit) == [(0, 0), (10, 0), (10, 10)]

    @pytest.mark.parametrize(
        ("tenths", "text"), [(0, "0"), (-3, "-.3"), (20, "2"), (-105, "-10.5")]
    )
    def test_writes_numbers_short(self, tenths: int, text: str) -> None:
        assert tool.tenth(tenths) == text

    def test_spreads_dots_evenly(self) -> None:
        moved = tool.spread({"AAA": (10.0, 10.0), "BBB": (12.0, 10.0), "CCC": (50.0, 50.0)})
        assert math.dist(moved["AAA"], moved["BBB"]) == pytest.approx(tool.DOT_GAP)
        assert moved["CCC"] == (50, 50)
