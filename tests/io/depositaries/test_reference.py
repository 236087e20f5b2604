"""What the reference page promises."""

import re
from pathlib import Path

import pytest

from dedere.treaties.actions import ActionKind
from dedere_io.depositaries.markup import MAX_DEPTH
from dedere_io.depositaries.names import PartiesFinder
from dedere_io.depositaries.opening import MAX_BYTES
from dedere_io.depositaries.pdf import MAX_PAGES, MAX_PDF_BYTES
from dedere_io.depositaries.plain_csv import COLUMNS
from dedere_io.depositaries.registry import READERS
from dedere_io.depositaries.rows import MAX_ROWS

PAGE = (Path(__file__).parents[3] / "docs/reference/depositary-formats.md").read_text("utf-8")
EXAMPLES = re.findall(r"```(?:csv|text)\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize(
    ("reader", "example", "acts"),
    list(zip(["csv", "untc-csv", "icao", "imo", "iaea"], EXAMPLES, [5, 3, 3, 1, 3], strict=True)),
)
def test_every_example_is_read(names: PartiesFinder, reader: str, example: str, acts: int) -> None:
    listed = READERS[reader].read(example.encode(), names=names)

    assert listed.unreadable == ()
    assert len(listed.acts) == acts


def test_every_reader_column_kind_and_limit_is_named() -> None:
    for name in (*READERS, *COLUMNS, *(kind.value for kind in ActionKind)):
        assert f"`{name}`" in PAGE, name
    for limit in (MAX_BYTES, MAX_PDF_BYTES, MAX_PAGES, MAX_ROWS, MAX_DEPTH):
        assert f"| {limit:,}" in PAGE, limit
