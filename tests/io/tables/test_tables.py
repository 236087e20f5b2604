"""Tables come back from each form as they went in, in any script, and trick no spreadsheet."""

import csv
import datetime as dt
import io
import json

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedere_io.tables import Column, ColumnKind, Notes, Table, to_csv, to_json, to_xlsx

NOTES = Notes(on=dt.date(2013, 4, 22), facts="0123abcd", lines=("The list is partial.",))
COLUMNS = (
    Column("state", "State"),
    Column("since", "In force since", ColumnKind.DATE),
    Column("bound", "Bound by", ColumnKind.NUMBER),
)
ROWS: list[tuple[str, dt.date | None, int | None]] = [
    ("Côte d’Ivoire", dt.date(2002, 4, 10), 14),
    ("كينيا", None, 9),
    ("瑞士, \"瑞\"", dt.date(1889, 5, 22), None),
]  # fmt: skip
TABLE = Table(title="Parties: a/b", columns=COLUMNS, rows=ROWS, notes=NOTES)
TEXTS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=40)


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_is_pure_data_that_names_its_day_and_facts() -> None:
    content = to_csv(TABLE)

    assert content.startswith(b"\xef\xbb\xbf")
    assert read_csv(content)[1] == {
        "state": "كينيا",
        "since": "",
        "bound": "9",
        "as_of": "2013-04-22",
        "facts": "0123abcd",
    }


@pytest.mark.parametrize("cell", ["=1+1", "+41", "-1", "@x", "\tx", "\rx"])
def test_no_text_is_taken_for_a_formula(cell: str) -> None:
    table = Table(title="t", columns=COLUMNS[:1], rows=[(cell,)], notes=NOTES)

    assert read_csv(to_csv(table))[0]["state"].startswith("'")
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(table))).worksheets[0]
    assert sheet["A2"].data_type == "s"


def test_a_workbook_holds_real_dates_and_what_it_rests_on() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(TABLE)))
    sheet, notes = book.worksheets

    assert [c.value for c in sheet[1]] == [column.label for column in COLUMNS]
    assert sheet["B2"].value == dt.datetime(2002, 4, 10)  # noqa: DTZ001 - as workbooks have it
    assert sheet["B4"].value == "1889-05-22"
    assert sheet.freeze_panes == "B2"
    assert [row[0].value for row in notes.rows] == [
        TABLE.title,
        "2013-04-22",
        "0123abcd",
        "The list is partial.",
    ]


def test_an_arabic_workbook_is_read_from_the_right() -> None:
    table = Table(title="ج", columns=COLUMNS, rows=ROWS, notes=NOTES, language="ar")

    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(table))).worksheets[0]

    assert sheet.sheet_view.rightToLeft


def test_json_carries_keys_labels_and_notes() -> None:
    read = json.loads(to_json(TABLE))

    assert read["on"] == "2013-04-22"
    assert read["columns"][1] == {"key": "since", "label": "In force since", "kind": "date"}
    assert read["rows"][0] == {"state": "Côte d’Ivoire", "since": "2002-04-10", "bound": 14}


def test_the_same_table_gives_the_same_bytes() -> None:
    assert to_xlsx(TABLE) == to_xlsx(TABLE)
    assert to_csv(TABLE) == to_csv(TABLE)


@given(cells=st.lists(TEXTS, min_size=1, max_size=8))
def test_any_text_comes_back(cells: list[str]) -> None:
    table = Table(title="t", columns=COLUMNS[:1], rows=[(cell,) for cell in cells], notes=NOTES)

    back = [row["state"].removeprefix("'") for row in read_csv(to_csv(table))]

    assert back == [cell.removeprefix("'") for cell in cells]
    assert [row["state"] for row in json.loads(to_json(table))["rows"]] == cells
