"""Reads drawings back: what is in them, where it stands, and which classes it uses."""

import datetime as dt
import re
from collections.abc import Iterator

from lxml import etree

from dedere_io.pictures.drawing import Caption, Drawing

SVG = "{http://www.w3.org/2000/svg}"
CAPTION = Caption(title="A < B & \"C\"", about="About 'it'.")  # fmt: skip
NASTY = "<script>alert(1)</script> & \"q\" 'a' ]]> \x00\x0b"  # fmt: skip
SEEN = NASTY.replace("\x00", "\ufffd").replace("\x0b", "\ufffd")

Element = etree._Element


def parsed(svg: str) -> Element:
    return etree.fromstring(svg.encode())


def root_of(drawing: Drawing) -> Element:
    return parsed(drawing.svg())


def every(root: Element, tag: str) -> list[Element]:
    return list(root.iter(SVG + tag))


def texts(root: Element, tag: str) -> list[str]:
    return ["".join(str(part) for part in found.itertext()) for found in every(root, tag)]


def classes(root: Element) -> set[str]:
    return {name for found in elements(root) for name in (found.get("class") or "").split()}


def elements(root: Element) -> Iterator[Element]:
    return root.iter(etree.Element)


def points(root: Element) -> Iterator[tuple[str, float]]:
    """Return every absolute coordinate outside definitions, as axis and value."""
    defined = {id(e) for defs in every(root, "defs") for e in defs.iter()}
    for found in elements(root):
        if id(found) in defined or found.get("transform"):
            continue
        for name, axis in (("x", "x"), ("cx", "x"), ("y", "y"), ("cy", "y")):
            if found.get(name):
                yield axis, float(found.get(name, "0"))
        if found.get("width") and found.get("x"):
            yield "x", float(found.get("x", "0")) + float(found.get("width", "0"))
            yield "y", float(found.get("y", "0")) + float(found.get("height", "0"))
        yield from _path(found.get("d", ""))


def _path(path: str) -> Iterator[tuple[str, float]]:
    for command, numbers in re.findall(r"([MLHV])\s*([-\d.\s]*)", path):
        values = [float(value) for value in re.findall(r"-?[\d.]+", numbers)]
        for place, value in enumerate(values):
            yield ("y" if command == "V" or (command in "ML" and place % 2) else "x"), value


def assert_well_kept(drawing: Drawing) -> Element:
    """Check what holds for every picture, and return it."""
    root = root_of(drawing)
    everything = list(elements(root))
    identifiers = [found.get("id") for found in everything if found.get("id")]
    assert len(identifiers) == len(set(identifiers))
    assert all(i is not None and i.startswith(drawing.setting.name + "-") for i in identifiers)
    assert not [found for found in everything if found.get("style") or found.tag == SVG + "script"]
    assert not [n for found in everything for n in found.attrib if str(n).startswith("on")]
    for found in everything:
        for value in (found.get("fill"), found.get("href")):
            target = re.fullmatch(r"(?:url\()?#([^)]*)\)?", value or "")
            assert target is None or target.group(1) in identifiers
    for axis, place in points(root):
        limit = drawing.width if axis == "x" else drawing.height
        assert -0.01 <= place <= limit + 0.01, (axis, place)
    return root


def day(year: int, month: int = 1, number: int = 1) -> dt.date:
    return dt.date(year, month, number)
