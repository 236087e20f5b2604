"""Plain text: true widths, wrapped lines, aligned tables."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedere_cli import text as text_module
from dedere_cli.text import Column, display_width, indented, lay_out, pad, wrap

NAMES = ("Kenya", "肯尼亚", "Côte d'Ivoire", "Co\u0302te", "مصر", "\x1b[33m?\x1b[0m")


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("Kenya", 5),
        ("肯尼亚", 6),
        ("Co\u0302te", 4),
        ("مصر", 3),
        ("■▨◧□⊠?", 6),
        ("\x1b[33m?\x1b[0m", 1),
        ("", 0),
    ],
)
def test_a_width_is_what_a_terminal_shows(text: str, width: int) -> None:
    assert display_width(text) == width


@pytest.mark.parametrize("name", NAMES)
def test_padding_fills_to_the_width_shown(name: str) -> None:
    assert display_width(pad(name, 15)) == 15
    assert pad(name, 15, right=True).endswith(name)


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(text_module).failed == 0


def test_text_wraps_between_words() -> None:
    assert wrap("in force since 1972-01-21", 14) == ["in force since", "1972-01-21"]


def test_a_word_wider_than_the_line_is_broken() -> None:
    assert wrap("see fixed-platforms-1988 there", 10) == [
        "see",
        "fixed-plat",
        "forms-1988",
        "there",
    ]


def test_wide_letters_break_where_the_terminal_does() -> None:
    assert wrap("中华人民共和国", 6) == ["中华人", "民共和", "国"]


@given(st.text(max_size=80), st.integers(2, 40))
def test_no_wrapped_line_is_too_wide_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)

    assert all(display_width(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_indented_lines_hang_under_the_first_word() -> None:
    assert indented("one two three", 16, first="  1. ") == ["  1. one two", "     three"]


COLUMNS = (
    Column(title="State"),
    Column(title="Bound", right=True),
    Column(title="Words", wraps=True),
)


def test_columns_are_aligned_whatever_the_script() -> None:
    rows = [(name, "9 of 19", "party") for name in NAMES]

    lines = lay_out(COLUMNS, rows, width=100)

    assert len({display_width(line[: line.index("9 of 19")]) for line in lines[2:]}) == 1


def test_a_narrow_terminal_wraps_the_column_that_may() -> None:
    lines = lay_out(COLUMNS, [("Kenya", "9", "party, date not in our sources")], width=32)

    assert lines == [
        "State  Bound  Words",
        "-----  -----  ------------------",
        "Kenya      9  party, date not in",
        "              our sources",
    ]


def test_a_very_narrow_terminal_gets_labelled_rows() -> None:
    lines = lay_out(COLUMNS, [("Kenya", "9", "party, undated"), ("Chad", "8", "")], width=18)

    assert lines == [
        "Kenya",
        "  Bound: 9",
        "  Words: party,",
        "    undated",
        "",
        "Chad",
        "  Bound: 8",
    ]


@given(st.lists(st.tuples(*[st.text(max_size=30)] * 3), max_size=5), st.integers(50, 90))
def test_no_table_is_wider_than_its_terminal(rows: list[tuple[str, str, str]], width: int) -> None:
    columns = [Column(title=title, wraps=True) for title in ("a", "b", "c")]

    assert all(display_width(line) <= width for line in lay_out(columns, rows, width=width))
