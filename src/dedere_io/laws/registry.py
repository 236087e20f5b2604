"""The drafting styles that are known, and which of them a text is written in.

Adding a style is adding one module with `CODE`, `evidence` and `read`, and a line here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from dedere.library.structure import LegalText
from dedere_io.laws import (
    australian,
    canadian,
    french,
    gazette,
    gazette_list,
    irish,
    newzealand,
    plain,
    swiss,
)
from dedere_io.laws.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class Style:
    """A way of laying out a law that one reader understands.

    Attributes:
        code: Its name in reports.
        evidence: How many marks of the style a text bears; 0 where it is another.
        read: Reads a text.
    """

    code: str
    evidence: Callable[[Manuscript], int]
    read: Callable[[Manuscript], LegalText]


STYLES = (
    Style(canadian.CODE, canadian.evidence, canadian.read),
    Style(newzealand.CODE, newzealand.evidence, newzealand.read),
    Style(australian.CODE, australian.evidence, australian.read),
    Style(irish.CODE, irish.evidence, irish.read),
    Style(french.CODE, french.evidence, french.read),
    Style(swiss.CODE, swiss.evidence, swiss.read),
    Style(gazette_list.CODE, gazette_list.evidence, gazette_list.read),
    Style(gazette.CODE, gazette.evidence, gazette.read),
)


PLAIN = Style(plain.CODE, plain.evidence, plain.read)
# A style of its own must show at least a third as many marks as there are plain numbers.
_LEAST_SHARE = 3


def style_of(manuscript: Manuscript) -> Style | None:
    """Return the style whose marks the text bears most, or nothing where it bears none."""
    weighed = [(style.evidence(manuscript), style) for style in STYLES]
    most = max(weight for weight, _ in weighed)
    plainly = PLAIN.evidence(manuscript)
    if most and most * _LEAST_SHARE >= plainly:
        return next(style for weight, style in weighed if weight == most)
    return PLAIN if plainly else None
