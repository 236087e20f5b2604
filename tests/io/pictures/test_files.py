"""Pictures that stand alone, as SVG and as PNG: whole, coloured, in every script or not at all."""

import re
import struct
from pathlib import Path

import pytest

from dedere_io.pictures import curve, matrix, timeline
from dedere_io.pictures.drawing import Drawing
from dedere_io.pictures.fonts import WANTED, font_folders, font_set
from dedere_io.pictures.glyphs import BOUND, GLYPHS
from dedere_io.pictures.lettering import Setting
from dedere_io.pictures.markup import escape
from dedere_io.pictures.png import (
    LARGEST_SIDE,
    MissingFontError,
    PictureSizeError,
    to_png,
)
from dedere_io.pictures.standalone import GlyphKey, Sheet, standalone
from dedere_io.pictures.themes import NIGHT, PAGE, PAPER, Theme, stylesheet
from dedere_io.pictures.worldmap import CLASSES, MapKey, MapValue, draw, undetermined_key
from tests.io.pictures.reading import (
    CAPTION,
    NASTY,
    SEEN,
    assert_well_kept,
    classes,
    every,
    parsed,
    texts,
)
from tests.io.pictures.test_curve import CURVE
from tests.io.pictures.test_curve import SPAN as CURVE_SPAN
from tests.io.pictures.test_matrix import COLUMNS, ROWS
from tests.io.pictures.test_timeline import AS_OF, HAGUE, SPAN
from tests.io.pictures.test_worldmap import SMALL

MAP = draw(
    SMALL,
    {"XAA": MapValue("m-bound", "A", "/a/", shaded=True), "XBB": MapValue("m-half", "B", "/b/")},
    names={},
    caption=CAPTION,
)
DRAWINGS = {
    "map": MAP,
    "timeline": timeline.draw([HAGUE], SPAN, as_of=AS_OF, caption=CAPTION),
    "curve": curve.draw(CURVE, CURVE_SPAN, as_of=AS_OF, caption=CAPTION),
    "matrix": matrix.draw(ROWS[:1], COLUMNS, caption=CAPTION),
}
SHEET = Sheet(
    title="States bound",
    date="As of 22 April 2013",
    legend=(
        *(MapKey(css, css) for css in CLASSES),
        undetermined_key("not settled"),
        *(GlyphKey(glyph.key, glyph) for glyph in GLYPHS),
    ),
    notes=("Source: made up.", "The boundaries shown imply no endorsement. " * 12),
)
FONTS = font_set(font_folders())
with_fonts = pytest.mark.skipif(len(FONTS) < len(WANTED), reason="the fonts are not installed")


def sheet(title: str) -> Sheet:
    return Sheet(title=title, date="2013")


def dimensions(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("kind", DRAWINGS)
def test_a_file_has_its_words_its_colours_and_no_links(kind: str) -> None:
    text = standalone(DRAWINGS[kind], PAPER, SHEET)
    root = parsed(text)

    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>')
    assert root.get("role") == "img"
    assert every(root, "a") == []
    assert len(every(root, "style")) == 1
    words = " ".join(texts(root, "text"))
    assert all(part in words for part in (SHEET.title, SHEET.date, "not settled", "made up."))


@pytest.mark.parametrize("kind", DRAWINGS)
def test_a_picture_in_a_page_has_no_style_of_its_own(kind: str) -> None:
    root = assert_well_kept(DRAWINGS[kind])

    assert every(root, "style") == []
    assert DRAWINGS[kind].__html__() == str(DRAWINGS[kind])


@pytest.mark.parametrize("kind", DRAWINGS)
def test_every_class_that_colours_is_in_the_style_sheet(kind: str) -> None:
    known = set(re.findall(r"\.([a-z][\w-]*)", stylesheet(PAGE)))
    marks = {"lane", "act", "g", *(css for glyph in GLYPHS for css in glyph.css.split())}

    used = classes(parsed(standalone(DRAWINGS[kind], PAPER, SHEET)))

    assert used - marks - {f"picture-{k}" for k in DRAWINGS} <= known


def test_notes_are_escaped_and_stay_inside() -> None:
    whole = standalone(MAP, PAPER, Sheet(title=NASTY, date=NASTY, notes=(NASTY,)))

    read = "".join("".join(texts(parsed(whole), "text")).split())
    assert read.count("".join(SEEN.replace("\ufffd", "").split())) == 3


def test_themes_differ_in_colour_only() -> None:
    def bare(css: str) -> str:
        return re.sub(r"#[0-9a-f]{6}", "colour", css)

    assert bare(stylesheet(PAPER)) == bare(stylesheet(NIGHT))
    assert "#" not in stylesheet(PAGE)


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("chosen", [PAPER, NIGHT], ids=["paper", "night"])
def test_text_reaches_seven_to_one_and_edges_three(chosen: Theme) -> None:
    for text in (chosen.ink, chosen.soft, chosen.blue, chosen.amber):
        assert contrast(text, chosen.paper) >= 7
    for edge in (chosen.edge, chosen.map_edge):
        assert contrast(edge, chosen.paper) >= 3


@pytest.mark.parametrize("kind", DRAWINGS)
def test_a_png_is_as_wide_as_asked(kind: str) -> None:
    plain = Drawing(
        kind=kind,
        setting=Setting(name="x"),
        caption=CAPTION,
        width=400,
        height=200,
        body=escape(""),
    )

    assert dimensions(to_png(plain, width=456)) == (456, 256)


@with_fonts
@pytest.mark.parametrize("kind", DRAWINGS)
@pytest.mark.parametrize("theme", [PAPER, NIGHT], ids=["paper", "night"])
def test_every_picture_can_be_had_as_png(kind: str, theme: Theme) -> None:
    assert dimensions(to_png(DRAWINGS[kind], width=500, theme=theme, sheet=SHEET))[0] == 500


@pytest.mark.parametrize("width", [0, -1, 99, LARGEST_SIDE + 1, 10**9])
def test_a_picture_beyond_the_limits_is_refused(width: int) -> None:
    with pytest.raises(PictureSizeError, match="pixels wide"):
        to_png(MAP, width=width)


def test_a_very_tall_picture_is_refused_before_it_fills_the_memory() -> None:
    rows = [matrix.Row(label="x", cells=(matrix.Cell(BOUND),))] * 3000
    tall = matrix.draw(rows, COLUMNS[:1], caption=CAPTION)

    with pytest.raises(PictureSizeError):
        to_png(tall, width=1600)


@with_fonts
@pytest.mark.parametrize(
    ("one", "other"),
    [("اتفاقية لاهاي", "اتفاقية جنيف."), ("约定", "公约"), ("Кения", "Чехия"), ("Kenya", "Chile")],
)
def test_arabic_chinese_and_russian_are_drawn(one: str, other: str) -> None:
    blank = to_png(MAP, width=400, sheet=sheet(" "))
    first, second = (to_png(MAP, width=400, sheet=sheet(title)) for title in (one, other))

    assert len({blank, first, second}) == 3


@with_fonts
def test_a_letter_that_no_font_has_is_never_left_out_in_silence() -> None:
    latin = tuple(file for file in FONTS if file.name.startswith("NotoSans-"))

    with pytest.raises(MissingFontError, match=r"no font has CJK letters.*Noto Sans CJK") as error:
        to_png(MAP, width=400, sheet=sheet("公约"), fonts=latin)
    assert error.value.script == "CJK"
    assert to_png(MAP, width=400, sheet=sheet("Convention"), fonts=latin)


def test_fonts_are_taken_by_preference_and_only_as_a_set(tmp_path: Path) -> None:
    for name in ("NotoSansArabic-Regular.ttf", "NotoSans-VF.ttf"):
        (tmp_path / name).touch()
    assert {file.name for file in font_set((tmp_path,))} == {
        "NotoSansArabic-Regular.ttf",
        "NotoSans-VF.ttf",
    }
    without_latin = tmp_path / "other"
    without_latin.mkdir()
    (without_latin / "NotoSansArabic-Regular.ttf").touch()
    assert font_set((without_latin, tmp_path / "missing")) == ()


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert standalone(MAP, PAPER, SHEET) == standalone(MAP, PAPER, SHEET)
