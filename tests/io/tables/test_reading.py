"""Workbooks that come back: rows under their headings, values alone."""

import io

import openpyxl
import pytest

from dedere.errors import InvalidInputError
from dedere_io.tables.reading import MOST_ROWS, read_workbook


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_rows_come_under_their_headings_and_empty_ones_are_left_out() -> None:
    content = workbook(("key", "law"), ("a", " yes "), (None, None), ("b", 1))

    assert read_workbook(content) == ({"key": "a", "law": "yes"}, {"key": "b", "law": "1"})


def test_a_formula_is_not_computed_and_not_shown() -> None:
    assert read_workbook(workbook(("key", "law"), ("a", '=HYPERLINK("http://x")'))) == (
        {"key": "a", "law": ""},
    )


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(InvalidInputError, match="cannot be read as a workbook"):
        read_workbook(content)


def test_a_workbook_longer_than_any_we_give_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="more than"):
        read_workbook(workbook(("key",), *((str(n),) for n in range(MOST_ROWS + 1))))
