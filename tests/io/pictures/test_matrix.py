"""The matrix for print: one glyph a cell, headings that can be read, in both directions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedere_io.pictures.glyphs import BOUND, GLYPHS, UNKNOWN
from dedere_io.pictures.lettering import Setting
from dedere_io.pictures.matrix import Cell, Column, Row, draw, part
from tests.io.pictures.reading import CAPTION, NASTY, SEEN, assert_well_kept, every, texts

COLUMNS = (Column(label="Tokyo 1963", total="2"), Column(label="Hague 1970", total="1"))
ROWS = (
    Row(label="Kenya", cells=(Cell(BOUND, "in force"), Cell(BOUND, "in force", "/x")), total="2"),
    Row(label="瑞士", cells=(Cell(BOUND), Cell(UNKNOWN, "not said", conflict=True)), total="1"),
)


def test_every_cell_is_a_glyph_of_the_sprite() -> None:
    root = assert_well_kept(draw(ROWS, COLUMNS, caption=CAPTION))

    assert [use.get("href") for use in every(root, "use")] == [
        "#matrix-g-bound", "#matrix-g-bound", "#matrix-g-bound", "#matrix-g-unknown",
        "#matrix-g-conflict",
    ]  # fmt: skip
    assert {"Kenya", "瑞士", "Tokyo 1963", "Hague 1970", "2", "1"} <= set(texts(root, "text"))
    assert [a.get("href") for a in every(root, "a")] == ["/x"]


def test_a_row_has_one_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="Kenya has 2 cells for 1 columns"):
        draw(ROWS, COLUMNS[:1], caption=CAPTION)


def test_words_are_escaped() -> None:
    row = Row(label="x", cells=(Cell(BOUND, NASTY),))

    root = assert_well_kept(draw([row], [Column(label="y")], caption=CAPTION))

    assert SEEN in {title.text for title in every(root, "title")}


def test_a_long_matrix_is_drawn_in_parts() -> None:
    parts = part([*ROWS] * 5, rows_each=4)

    assert [len(rows) for rows in parts] == [4, 4, 2]
    assert part([], rows_each=4) == ()


@given(
    labels=st.lists(st.text(st.characters(blacklist_categories=["Cs"]), max_size=60), max_size=5),
    columns=st.integers(1, 25),
    rtl=st.booleans(),
)
def test_no_matrix_leaves_its_picture(labels: list[str], columns: int, rtl: bool) -> None:
    cells = tuple(Cell(GLYPHS[place % len(GLYPHS)]) for place in range(columns))
    rows = [Row(label=label, cells=cells, total="1") for label in labels]
    headings = [Column(label=f"Instrument {n} " * (n % 4), total="9") for n in range(columns)]

    root = assert_well_kept(
        draw(rows, headings, caption=CAPTION, setting=Setting(name="m", rtl=rtl))
    )

    assert len(every(root, "use")) == len(rows) * columns
