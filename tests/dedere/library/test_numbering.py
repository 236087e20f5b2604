"""Numbers of provisions: their series, their order, and which follows which."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedere.library.numbering import Series, follows, is_first, order_key, roman_value, series_of


@pytest.mark.parametrize(
    ("number", "value"), [("i", 1), ("iv", 4), ("XIV", 14), ("xl", 40), ("iiii", None), ("", None)]
)
def test_roman_numbers_have_values(number: str, value: int | None) -> None:
    assert roman_value(number) == value


@pytest.mark.parametrize(
    ("number", "series"),
    [
        ("3", (Series.FIGURES,)),
        ("2A", (Series.FIGURES,)),
        ("1°", (Series.DEGREES,)),
        ("b", (Series.LETTERS,)),
        ("i", (Series.ROMAN, Series.LETTERS)),
        ("V", (Series.CAPITAL_ROMAN, Series.CAPITALS)),
        ("B", (Series.CAPITALS,)),
        ("iii", (Series.ROMAN, Series.LETTERS)),
        ("ia", (Series.LETTERS, Series.ROMAN)),
    ],
)
def test_a_number_belongs_to_its_series(number: str, series: tuple[Series, ...]) -> None:
    assert series_of(number) == series


@pytest.mark.parametrize(
    "row",
    [
        ["1", "2", "2A", "2B", "3", "10"],
        ["2", "2.1", "2.2", "2.21", "2.3", "3"],
        ["260", "260bis", "260ter", "260quater", "260quinquies", "261"],
        ["83.01", "83.02", "83.039", "83.0391", "83.04", "83.1"],
        ["7", "7bis", "7ter", "8"],
    ],
)
def test_inserted_numbers_stand_where_they_were_inserted(row: list[str]) -> None:
    assert sorted({*row}, key=lambda number: order_key(number, Series.FIGURES)) == row
    assert all(follows(b, a, Series.FIGURES) for a, b in pairwise(row[:-1]))


def test_inserted_letters_and_roman_numbers_follow() -> None:
    assert follows("ba", "b", Series.LETTERS)
    assert follows("cbis", "c", Series.LETTERS)
    assert follows("ia", "i", Series.ROMAN)
    assert follows("ii", "ia", Series.ROMAN)
    assert not follows("c", "a", Series.LETTERS)
    assert is_first("A", Series.CAPITALS)


@given(st.integers(1, 300))
def test_figures_follow_each_other(number: int) -> None:
    assert follows(str(number + 1), str(number), Series.FIGURES)
    assert not follows(str(number), str(number + 1), Series.FIGURES)
