"""Links, long texts, odd numbers, early dates and hostile strings, in every form of a table."""

import csv
import datetime as dt
import io
import json
import zipfile
from pathlib import PurePath

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from dedere_io.tables import Cell, Column, ColumnKind, Link, Notes, Table, to_csv, to_json, to_xlsx

NOTES = Notes(on=dt.date(2013, 4, 22), facts="0123abcd")
NASTY = (
    "اتفاقية لاهاي لعام 1970 (A/RES/66/178).",
    "关于在航空器内的犯罪",
    "a,b;\"c\"\r\nd\te",
    "<b>&amp;</b>",
    "' or 1=1 --",
    "_x0041_",
    "🙂 e\u0301 \u202egnp",
)  # fmt: skip


def table_of(*cells: Cell, kind: ColumnKind = ColumnKind.TEXT, label: str = "A") -> Table:
    return Table(
        title="t",
        columns=(Column("a", label, kind),),
        rows=[(cell,) for cell in cells],
        notes=NOTES,
    )


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def sheet_of(table: Table) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(table))).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_nasty_texts_come_back_from_every_form() -> None:
    table = table_of(*NASTY)

    assert [row["a"] for row in json.loads(to_json(table))["rows"]] == list(NASTY)
    assert [row["a"].removeprefix("'") for row in read_csv(to_csv(table))] == [
        text.removeprefix("'") for text in NASTY
    ]
    seen = [sheet_of(table).cell(row, 1).value for row in range(2, len(NASTY) + 2)]
    assert [str(text).replace("_x000D_", "\r") for text in seen] == list(NASTY)


@pytest.mark.parametrize("text", ["＝1+1", "＋1", "－1", "＠x", '=HYPERLINK("http://x")'])
def test_wide_signs_start_no_formula_either(text: str) -> None:
    assert read_csv(to_csv(table_of(text)))[0]["a"] == f"'{text}"
    assert sheet_of(table_of(text))["A2"].data_type == "s"


def test_a_negative_number_is_no_formula() -> None:
    table = table_of(-3, kind=ColumnKind.NUMBER)

    assert read_csv(to_csv(table))[0]["a"] == "-3"
    assert sheet_of(table)["A2"].value == -3


def test_a_link_is_words_and_address_in_every_form() -> None:
    link = Link("Kenya", "https://dedere.example/KEN/?on=2013-04-22&x=1")
    table = table_of(link, None, kind=ColumnKind.LINK)

    first, second = read_csv(to_csv(table))
    assert (first["a"], first["a_address"]) == ("Kenya", link.address)
    assert (second["a"], second["a_address"]) == ("", "")
    cell = sheet_of(table)["A2"]
    assert cell.value == "Kenya"
    assert cell.hyperlink is not None
    assert cell.hyperlink.target == link.address
    assert json.loads(to_json(table))["rows"][0]["a"] == {"text": "Kenya", "address": link.address}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "h" * 3000])
def test_a_workbook_has_no_link_to_another_scheme(address: str) -> None:
    cell = sheet_of(table_of(Link("words", address), kind=ColumnKind.LINK))["A2"]

    assert cell.value == "words"
    assert cell.hyperlink is None


def test_a_text_beyond_the_format_is_seen_to_be_cut_in_a_workbook_only() -> None:
    table = table_of("x" * 40_000)

    value = sheet_of(table)["A2"].value
    assert isinstance(value, str)
    assert len(value) == 32_767
    assert value.endswith("x…")
    assert len(read_csv(to_csv(table))[0]["a"]) == 40_000


def test_a_number_that_is_none_leaves_its_cell_empty() -> None:
    table = table_of(float("nan"), float("inf"), kind=ColumnKind.NUMBER)

    assert [row["a"] for row in read_csv(to_csv(table))] == ["", ""]
    assert [row["a"] for row in json.loads(to_json(table))["rows"]] == [None, None]
    assert not sheet_of(table)["A2"].value


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (dt.date(1842, 8, 9), "1842-08-09"),
        (dt.date(1900, 2, 28), "1900-02-28"),
        (dt.date(1900, 3, 1), dt.datetime(1900, 3, 1)),  # noqa: DTZ001 - as workbooks have it
        (dt.date(2012, 2, 29), dt.datetime(2012, 2, 29)),  # noqa: DTZ001
    ],
)
def test_a_workbook_counts_no_day_before_its_calendar_is_right(
    day: dt.date, written: object
) -> None:
    assert sheet_of(table_of(day, kind=ColumnKind.DATE))["A2"].value == written


def test_half_a_character_does_not_stop_a_download() -> None:
    table = table_of("a\ud800b")

    assert read_csv(to_csv(table))[0]["a"] == "a?b"
    assert json.loads(to_json(table))["rows"][0]["a"] == "a?b"
    assert sheet_of(table)["A2"].value == "a?b"


def test_a_row_with_a_cell_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="Row 2 has 1 cells for 2 columns"):
        Table(
            title="t",
            columns=(Column("a", "A"), Column("b", "B")),
            rows=[("x", "y"), ("x",)],
            notes=NOTES,
        )


def test_chinese_gets_columns_as_wide_as_its_characters() -> None:
    narrow = sheet_of(table_of("x" * 20)).column_dimensions["A"].width
    wide = sheet_of(table_of("航" * 20)).column_dimensions["A"].width

    assert wide > 1.7 * narrow


def test_an_empty_table_has_headings_in_every_form() -> None:
    table = table_of()

    assert to_csv(table).decode("utf-8-sig") == "a,as_of,facts\r\n"
    assert sheet_of(table)["A1"].value == "A"
    assert json.loads(to_json(table))["rows"] == []


def test_a_workbook_names_no_time_of_writing() -> None:
    files = zipfile.ZipFile(io.BytesIO(to_xlsx(table_of("x"))))

    assert {entry.date_time[0] for entry in files.infolist()} == {1980}
    core = files.read(str(PurePath("docProps", "core.xml"))).decode()
    assert core.count("2013-04-22T00:00:00Z") == 2


@given(st.lists(st.text(max_size=30) | st.integers(-(10**9), 10**9) | st.dates(), max_size=6))
def test_no_cell_breaks_a_form(cells: list[str | int | dt.date]) -> None:
    table = table_of(*cells)

    rows = read_csv(to_csv(table).replace(b"\0", b""))
    assert [row["facts"] for row in rows] == ["0123abcd"] * len(cells)
    assert len(json.loads(to_json(table))["rows"]) == len(cells)
    assert to_xlsx(table) == to_xlsx(table)
