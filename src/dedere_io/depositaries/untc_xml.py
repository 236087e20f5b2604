"""Status lists of the Treaty Collection in its own XML.

Observed of these files: an element ``participants`` with rows of ``entry``, the first row being
the head; for some treaties ``specialtables`` with ``tableheader``, ``title`` and ``column``
instead; footnote numbers in ``superscript``, also escaped into the text.  The addresses and names
have changed before, so rows are known by what they hold, not by where they stand.
"""

from collections.abc import Iterator

from lxml import etree

from dedere.periods import PartialDate
from dedere_io.depositaries.collecting import Collector
from dedere_io.depositaries.columns import NoHeadError
from dedere_io.depositaries.dates import find_as_of
from dedere_io.depositaries.footnotes import numbered_notes
from dedere_io.depositaries.markup import line_of, local_name, parse_xml, text_of
from dedere_io.depositaries.opening import decode
from dedere_io.depositaries.rows import NameFinder, ReadList
from dedere_io.depositaries.tables import TableRow, read_table

_ROWS = frozenset({"row", "tableheader", "header", "tr"})
_CELLS = frozenset({"entry", "column", "title", "td", "th", "cell"})
_TITLES = frozenset({"title", "externaltitle", "treatytitle"})


class UntcXmlReader:
    """Reads the participants of a treaty from the XML of the Treaty Collection."""

    name = "untc-xml"

    def read(self, content: bytes, *, names: NameFinder) -> ReadList:
        """Read every table that has the head of a status list.

        Raises:
            NoHeadError: No table has such a head.
            UnreadableListError: The content is no safe XML.
        """
        decoded = decode(content)
        root = parse_xml(decoded.text)
        tables = list(_tables(root))
        notes = numbered_notes(text_of(e) for e in root.iter() if _is_note(e))
        into = Collector(self.name)
        into.remarks += decoded.remarks
        heads = [read_table(rows, names=names, into=into, footnotes=notes) for rows in tables]
        if all(head is None for head in heads):
            raise NoHeadError([row.cells for rows in tables for row in rows])
        return into.finished(title=_title(root), as_of=_as_of(root))


def _tables(root: etree._Element) -> Iterator[list[TableRow]]:
    """Return the rows of each part of the file: rows with a common parent, heads included."""
    tables: dict[etree._Element, list[TableRow]] = {}
    for element in root.iter():
        if local_name(element) not in _ROWS:
            continue
        cells = tuple(text_of(cell) for cell in element if local_name(cell) in _CELLS)
        if cells:
            row = TableRow(line_of(element), cells)
            tables.setdefault(_table_of(element), []).append(row)
    yield from tables.values()


def _table_of(row: etree._Element) -> etree._Element:
    """Return the element that holds both the head and the rows of a table."""
    parent = row.getparent()
    while parent is not None and local_name(parent) in {
        "thead",
        "tbody",
        "rows",
        "header",
        "body",
    }:
        parent = parent.getparent()
    return row if parent is None else parent


def _is_note(element: etree._Element) -> bool:
    inside = (local_name(e) for e in element.iterdescendants())
    return "note" in local_name(element) and not any("note" in name for name in inside)


def _title(root: etree._Element) -> str:
    for element in root.iter():
        parent = element.getparent()
        if local_name(element) in _TITLES and (parent is None or local_name(parent) not in _ROWS):
            return text_of(element)
    return ""


def _as_of(root: etree._Element) -> PartialDate | None:
    for element in root.iter():
        day = find_as_of(element.text or "") if local_name(element) else None
        if day:
            return day
    return None
