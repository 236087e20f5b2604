"""Five states, one legend: the glyphs of standings, the same on every page and in every picture.

::

    glyph = glyph_of(finding)                       # or GLYPH_OF[standing, certainty]
    glyph.css                                       # "g g-presumed", for HTML
    f'<svg class="{glyph.css}"><use href="#{symbol_id(glyph)}"/></svg>'

:func:`symbols` is the sprite that such a ``use`` needs, once in the page.  The glyphs are ink
(``currentColor``) and the absence of it, so they need no style sheet and survive any printer.

=============  ==================================================  ==================
name           shape                                               means
=============  ==================================================  ==================
bound          solid square                                        bound, established
presumed       outlined square, hatched                            presumed, undated
half           outlined square, lower half filled                  consented, signed
none           empty square                                        not a party
withdrawn      empty square, struck through                        withdrew
unknown        question mark on grey                               sources do not say
...-last       the same on grey, with a broken edge                as last known
conflict       two strokes, crossed                                sources disagree
=============  ==================================================  ==================
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dedere.treaties.standing import Certainty, Standing, StandingFinding
from dedere_io.pictures.markup import NOTHING, Markup, Value, element, join

SIZE = 16
"""A glyph is drawn on a square of so many units."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One shape of the legend."""

    name: str
    """The shape: ``bound``, ``presumed``, ``half``, ``none``, ``withdrawn``, ``unknown``."""
    last: bool = False
    """As last known, on another day: on grey, with a broken edge."""

    @property
    def css(self) -> str:
        """Return the classes of the glyph in HTML and SVG."""
        return f"g g-{self.name} g-last" if self.last else f"g g-{self.name}"

    @property
    def key(self) -> str:
        """Return the name of its symbol."""
        return f"{self.name}-last" if self.last else self.name


BOUND, PRESUMED, HALF = Glyph("bound"), Glyph("presumed"), Glyph("half")
NONE, WITHDRAWN, UNKNOWN = Glyph("none"), Glyph("withdrawn"), Glyph("unknown")
LAST_KNOWN = tuple(Glyph(name, last=True) for name in ("presumed", "half", "none", "withdrawn"))

GLYPHS = (BOUND, PRESUMED, HALF, NONE, WITHDRAWN, UNKNOWN, *LAST_KNOWN)
"""Every glyph of a standing, in the order of the legend."""

_OF_STANDING = {
    Standing.BOUND: PRESUMED,
    Standing.CONSENTED: HALF,
    Standing.SIGNED: HALF,
    Standing.WITHDRAWN: WITHDRAWN,
    Standing.NONE: NONE,
    Standing.UNKNOWN: UNKNOWN,
}

_OF_PAIR: dict[tuple[str, str], Glyph] = {
    (standing, certainty): glyph
    for standing, glyph in _OF_STANDING.items()
    for certainty in Certainty
}
_OF_PAIR[Standing.BOUND, Certainty.ESTABLISHED] = BOUND

GLYPH_OF: Mapping[tuple[str, str], Glyph] = MappingProxyType(_OF_PAIR)
"""The glyph of each standing and certainty; enumerations or their values may be the key."""


def glyph_of(finding: StandingFinding) -> Glyph:
    """Return how a finding is drawn: what was last known, where its own day is unknown."""
    last = finding.last_known
    if finding.binds_nobody and (last is None or last.standing is not Standing.SIGNED):
        return NONE  # Nobody is a party to an instrument that is not in force (VCLT art. 2(1)(g)).
    if finding.standing is Standing.UNKNOWN and last is not None:
        shown = _OF_STANDING[last.standing]
        return shown if shown is UNKNOWN else Glyph(shown.name, last=True)
    return GLYPH_OF[finding.standing, finding.certainty]


def symbol_id(glyph: Glyph, prefix: str = "g") -> str:
    """Return the identifier of a glyph's symbol in a sprite."""
    return f"{prefix}-{glyph.key}"


def symbols(prefix: str = "g") -> Markup:
    """Return the ``symbol`` elements of all glyphs and of the mark of a conflict, for ``defs``.

    Args:
        prefix: The start of their identifiers; one page may hold several sprites.
    """
    drawn = [_symbol(symbol_id(glyph, prefix), shape(glyph)) for glyph in GLYPHS]
    return join([*drawn, _symbol(f"{prefix}-conflict", conflict_shape())])


def use(glyph: Glyph, *, x: float, y: float, size: float, prefix: str = "g") -> Markup:
    """Return a glyph at a place, drawn from the sprite with this prefix."""
    return element("use", href=f"#{symbol_id(glyph, prefix)}", x=x, y=y, width=size, height=size)


def shape(glyph: Glyph) -> Markup:
    """Return what a glyph consists of, on a square of :data:`SIZE` units."""
    ground = [_ground()] if glyph.last or glyph == UNKNOWN else []
    edge = [] if glyph.name in _WITHOUT_EDGE else [_edge(glyph)]
    return join([*ground, _INSIDE[glyph.name], *edge])


def conflict_shape() -> Markup:
    """Return the mark of sources that contradict each other: an equals sign, crossed."""
    strokes = _stroke("M3 6h10M3 10.5h10M11 2.5l-6 11.5", stroke_width=1.9)
    return element("g", strokes, class_="p-conflict")


def question_mark() -> Markup:
    """Return a question mark on a square of :data:`SIZE` units; no font is needed."""
    hook = "M5.6 6.1c0-3.1 4.9-3.2 4.9-.2 0 2-2.4 2.1-2.4 4"
    return join([
        _stroke(hook, stroke_width=1.7, stroke_linecap="round"),
        element("circle", cx=8.1, cy=12.4, r=1.05, fill="currentColor", stroke="none"),
    ])  # fmt: skip


def _symbol(identifier: str, content: Markup) -> Markup:
    return element("symbol", content, id=identifier, viewBox=f"0 0 {SIZE} {SIZE}")


def _ground() -> Markup:
    return _square(1, 14, fill="currentColor", fill_opacity=0.18)


def _edge(glyph: Glyph) -> Markup:
    broken = "2.5 1.665" if glyph.last else None
    return _square(
        1.75, 12.5, fill="none", stroke="currentColor", stroke_width=1.5, stroke_dasharray=broken
    )


def _square(start: float, side: float, **attributes: Value) -> Markup:
    return element("rect", x=start, y=start, width=side, height=side, **attributes)


def _stroke(path: str, **attributes: Value) -> Markup:
    return element("path", d=path, fill="none", stroke="currentColor", **attributes)


_HATCH = "M2 5.9L5.9 2M2 10L10 2M2 14L14 2M6 14L14 6M10.1 14L14 10.1"

_INSIDE = {
    "bound": _square(1, 14, fill="currentColor"),
    "presumed": _stroke(_HATCH, stroke_width=1.25),
    "half": element("rect", x=1.75, y=8, width=12.5, height=6.25, fill="currentColor"),
    "none": NOTHING,
    "withdrawn": _stroke("M.6 15.4L15.4 .6", stroke_width=1.6),
    "unknown": question_mark(),
}
_WITHOUT_EDGE = frozenset({"bound", "unknown"})
