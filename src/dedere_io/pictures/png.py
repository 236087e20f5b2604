"""PNG files, made from a picture that stands alone.

Decisions:

- A letter that no font has is never left out in silence: :class:`MissingFontError` says which
  script is missing and what to install; SVG and CSV need no fonts and stay available.
- A picture has at most :data:`LARGEST_SIDE` pixels on a side and :data:`MOST_PIXELS` in all.
- Only a :class:`~dedere_io.pictures.drawing.Drawing` is rasterised, never a file that somebody
  sent, so nothing foreign can be fetched while it is drawn.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import resvg_py

from dedere.errors import DedereError, InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_io.pictures.drawing import Drawing
from dedere_io.pictures.fonts import font_folders, font_set
from dedere_io.pictures.standalone import Sheet, as_file, composed
from dedere_io.pictures.themes import PAPER, STACK, Theme

LARGEST_SIDE = 6000
MOST_PIXELS = 24_000_000
"""What fits into 100 megabytes while it is drawn."""

DEFAULT_WIDTH = 1600
SMALLEST_WIDTH = 100


class MissingFontError(DedereError):
    """No font of this machine has the letters of a picture."""

    def __init__(self, script: str) -> None:
        self.script = script
        super().__init__(
            Phrase.of(
                mark(
                    "This picture cannot be made as PNG here: no font has {script} letters. "
                    "Download it as SVG, or install a font such as {font}."
                ),
                script=script,
                font=_ADVICE.get(script, f"Noto Sans {script}"),
            )
        )


class PictureSizeError(InvalidInputError):
    """The picture would be too large or too small."""

    def __init__(self, asked: int, most: int) -> None:
        self.asked = asked
        self.most = most
        super().__init__(
            Phrase.of(
                mark(
                    "This picture can be made from {least} to {most} pixels wide; "
                    "{asked} were asked for."
                ),
                least=SMALLEST_WIDTH,
                most=most,
                asked=asked,
            )
        )


_ADVICE = {"Latin": "Noto Sans", "Cyrillic": "Noto Sans", "CJK": "Noto Sans CJK"}
_SAMPLES = {"LATIN": "A", "ARABIC": "ع", "CJK": "约", "CYRILLIC": "Ж"}
_UNASSIGNED = "\u0378"  # No font has it: what is drawn for it stands for a missing letter.


def to_png(
    drawing: Drawing,
    *,
    width: int = DEFAULT_WIDTH,
    theme: Theme = PAPER,
    sheet: Sheet | None = None,
    fonts: tuple[Path, ...] | None = None,
) -> bytes:
    """Return a picture as PNG.

    Args:
        drawing: The picture.
        width: Pixels from side to side, with the margins.
        theme: Its colours.
        sheet: Title, date, legend and notes around it.
        fonts: The only font files to use; by default those of the deployment and the system.

    Raises:
        MissingFontError: No font has the letters of one of its scripts.
        PictureSizeError: The picture would be too large or too small.
    """
    whole = composed(drawing, sheet)
    _check_size(whole, width)
    svg = as_file(whole, theme)
    return _rasterise(svg, _fonts_for(svg, fonts), width)


def _check_size(drawing: Drawing, width: int) -> None:
    shape = drawing.height / drawing.width
    most = min(LARGEST_SIDE, LARGEST_SIDE / shape, (MOST_PIXELS / shape) ** 0.5)
    if not SMALLEST_WIDTH <= width <= most:
        raise PictureSizeError(width, int(most))


def _fonts_for(svg: str, only: tuple[Path, ...] | None) -> tuple[Path, ...]:
    """Return the fonts that have every script: the usual set, or else all of the system (none).

    Raises:
        MissingFontError: Not even these have one of the scripts.
    """
    scripts = sorted(_scripts(svg))
    first = font_set(font_folders()) if only is None else only
    if first and all(_has_letter(sample, first) for _, sample in scripts):
        return first
    last = only or ()
    for script, sample in scripts:
        if not _has_letter(sample, last):
            raise MissingFontError(script)
    return last


def _scripts(svg: str) -> Iterator[tuple[str, str]]:
    """Return each script in the texts of a picture, with a letter of it."""
    texts = re.findall(r">([^<>]+)<", re.sub(r"(?s)<(style|title|desc)\b.*?</\1>", "", svg))
    letters = {c for c in html.unescape("".join(texts)) if c.isalpha()}
    scripts: dict[str, str] = {}
    for letter in sorted(letters):
        script = unicodedata.name(letter, "UNKNOWN").split()[0]
        scripts.setdefault(script, _SAMPLES.get(script, letter))
    for script, sample in scripts.items():
        yield script if script == "CJK" else script.capitalize(), sample


@cache
def _has_letter(letter: str, fonts: tuple[Path, ...]) -> bool:
    """Say whether a letter is drawn in another way than one that no font has."""
    return _drawn(letter, fonts) != _drawn(_UNASSIGNED, fonts)


def _drawn(letter: str, fonts: tuple[Path, ...]) -> bytes:
    text = f"<text x='4' y='24' font-family='{STACK}' font-size='20'>{letter}</text>"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' width='32' height='32'>{text}</svg>"
    return _rasterise(svg, fonts, 32)


def _rasterise(svg: str, fonts: tuple[Path, ...], width: int) -> bytes:
    files = [str(file) for file in fonts]
    return resvg_py.svg_to_bytes(
        svg_string=svg, width=width, skip_system_fonts=bool(files), font_files=files or None
    )
