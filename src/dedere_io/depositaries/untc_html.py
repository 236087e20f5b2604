"""The page of a treaty at the Treaty Collection, and other pages with a table of participants.

Observed of these pages: a table whose first row names the columns, footnote numbers raised in the
cells, States that have left in brackets, a second table for territorial application, and end
notes below; layout tables all around, which are no status lists and are not read.
"""

import re
from collections.abc import Iterator

from lxml import etree

from dedere.periods import PartialDate
from dedere_io.depositaries.collecting import Collector
from dedere_io.depositaries.columns import NoHeadError
from dedere_io.depositaries.dates import find_as_of
from dedere_io.depositaries.footnotes import numbered_notes
from dedere_io.depositaries.markup import line_of, local_name, parse_html, text_of
from dedere_io.depositaries.opening import decode
from dedere_io.depositaries.rows import NameFinder, ReadList
from dedere_io.depositaries.tables import TableRow, read_table

# A cell that claims to span more is broken; no list has as many columns or rows per State.
_WIDEST_SPAN, _HIGHEST_SPAN = 12, 60
_TITLES = ("h1", "h2", "title")
_NOTED = frozenset({"p", "li", "tr"})


class UntcHtmlReader:
    """Reads every table of a page that has the head of a status list."""

    name = "untc-html"

    def read(self, content: bytes, *, names: NameFinder) -> ReadList:
        """Read the participants of a page.

        Raises:
            NoHeadError: No table has such a head.
            UnreadableListError: The content is no page.
        """
        decoded = decode(content)
        root = parse_html(decoded.text)
        tables = [list(_rows(e)) for e in root.iter() if local_name(e) == "table"]
        notes = numbered_notes(text_of(e) for e in root.iter() if _may_be_note(e))
        into = Collector(self.name)
        into.remarks += decoded.remarks
        heads = [read_table(rows, names=names, into=into, footnotes=notes) for rows in tables]
        if all(head is None for head in heads):
            raise NoHeadError([row.cells for rows in tables for row in rows])
        return into.finished(title=_title(root), as_of=_as_of(root))


def _rows(table: etree._Element) -> Iterator[TableRow]:
    """Return the rows of a table without those of tables inside it; spans are filled in."""
    below: dict[int, tuple[int, str]] = {}
    for element in table.iter():
        if local_name(element) != "tr" or _table_of(element) is not table:
            continue
        cells: list[str] = []
        for cell in (c for c in element if local_name(c) in {"td", "th"}):
            _take_from_above(below, cells)
            # A cell with a table inside is layout; its text would be a whole page.
            text = "" if _holds_table(cell) else text_of(cell)
            for _ in range(_span(cell, "colspan", _WIDEST_SPAN)):
                if (rows := _span(cell, "rowspan", _HIGHEST_SPAN)) > 1:
                    below[len(cells)] = (rows - 1, text)
                cells.append(text)
        _take_from_above(below, cells)
        yield TableRow(line_of(element), tuple(cells))


def _take_from_above(below: dict[int, tuple[int, str]], cells: list[str]) -> None:
    while len(cells) in below:
        rows, text = below.pop(len(cells))
        if rows > 1:
            below[len(cells)] = (rows - 1, text)
        cells.append(text)


def _span(cell: etree._Element, attribute: str, limit: int) -> int:
    stated = (cell.get(attribute) or "1").strip()
    return min(int(stated), limit) if re.fullmatch(r"[1-9][0-9]{0,3}", stated) else 1


def _table_of(element: etree._Element) -> etree._Element | None:
    return next((a for a in element.iterancestors() if local_name(a) == "table"), None)


def _holds_table(element: etree._Element) -> bool:
    return any(local_name(e) == "table" for e in element.iterdescendants())


def _may_be_note(element: etree._Element) -> bool:
    inside = {"table"} | ({"li"} if local_name(element) == "li" else set())
    return local_name(element) in _NOTED and not any(
        local_name(e) in inside for e in element.iterdescendants()
    )


def _title(root: etree._Element) -> str:
    for name in _TITLES:
        for element in root.iter(name):
            if (
                text := text_of(element)
                if name != "title"
                else " ".join((element.text or "").split())
            ):
                return text
    return ""


def _as_of(root: etree._Element) -> PartialDate | None:
    for element in root.iter("td", "th", "p", "span", "div", "h1", "h2", "h3", "b", "strong"):
        day = find_as_of((element.text or "")[:300])
        if day:
            return day
    return None
