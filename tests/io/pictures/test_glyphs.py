"""One legend: every standing has its glyph, and no two glyphs look the same."""

import datetime as dt

import pytest

from dedere.treaties.standing import Certainty, LastKnown, Standing, StandingFinding
from dedere_io.pictures.glyphs import (
    BOUND,
    GLYPH_OF,
    GLYPHS,
    HALF,
    NONE,
    PRESUMED,
    UNKNOWN,
    WITHDRAWN,
    Glyph,
    glyph_of,
    shape,
    symbol_id,
    symbols,
    use,
)
from dedere_io.pictures.markup import element
from tests.io.pictures.reading import classes, parsed


def finding(
    standing: Standing, certainty: Certainty, last: Standing | None = None
) -> StandingFinding:
    on = dt.date(2013, 4, 22)
    known = LastKnown(standing=last, on=on, source="s") if last else None
    return StandingFinding(
        state="XAA",
        instrument="x",
        on=on,
        standing=standing,
        certainty=certainty,
        last_known=known,
    )


@pytest.mark.parametrize(
    ("standing", "certainty", "glyph"),
    [
        (Standing.BOUND, Certainty.ESTABLISHED, BOUND),
        (Standing.BOUND, Certainty.PRESUMED, PRESUMED),
        (Standing.BOUND, Certainty.UNDATED, PRESUMED),
        (Standing.CONSENTED, Certainty.ESTABLISHED, HALF),
        (Standing.SIGNED, Certainty.ESTABLISHED, HALF),
        (Standing.NONE, Certainty.ESTABLISHED, NONE),
        (Standing.WITHDRAWN, Certainty.ESTABLISHED, WITHDRAWN),
        (Standing.UNKNOWN, Certainty.NO_DATA, UNKNOWN),
    ],
)
def test_the_five_states_of_the_legend(
    standing: Standing, certainty: Certainty, glyph: Glyph
) -> None:
    assert glyph_of(finding(standing, certainty)) == glyph
    assert GLYPH_OF[standing.value, certainty.value] == glyph


def test_every_standing_and_certainty_has_a_glyph() -> None:
    assert set(GLYPH_OF) == {(s, c) for s in Standing for c in Certainty}
    assert set(GLYPH_OF.values()) <= set(GLYPHS)


def test_what_is_only_last_known_never_looks_established() -> None:
    for last in Standing:
        glyph = glyph_of(finding(Standing.UNKNOWN, Certainty.NO_DATA, last))
        assert glyph in GLYPHS
        assert glyph.last or glyph == UNKNOWN
    assert glyph_of(finding(Standing.UNKNOWN, Certainty.UNDATED, Standing.BOUND)) == Glyph(
        "presumed", last=True
    )


def test_no_two_glyphs_have_one_shape_or_one_class() -> None:
    assert len({shape(glyph) for glyph in GLYPHS}) == len(GLYPHS)
    assert len({glyph.css for glyph in GLYPHS}) == len(GLYPHS)


def test_the_sprite_has_a_symbol_for_every_glyph_and_for_conflicts() -> None:
    sprite = parsed(element("defs", symbols("x")))

    assert [symbol.get("id") for symbol in sprite] == [
        *(symbol_id(glyph, "x") for glyph in GLYPHS),
        "x-conflict",
    ]
    assert classes(sprite) == {"p-conflict"}


def test_a_use_points_to_its_symbol() -> None:
    used = parsed(use(HALF, x=1, y=2, size=16, prefix="x"))

    assert used.get("href") == "#x-half"
