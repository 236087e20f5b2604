"""Status tables of the United Nations Treaty Collection, saved as CSV."""

from collections.abc import Sequence

from dedere_io.depositaries.collecting import Collector
from dedere_io.depositaries.columns import NoHeadError, Role, read_head
from dedere_io.depositaries.dates import find_as_of
from dedere_io.depositaries.opening import decode
from dedere_io.depositaries.rows import NameFinder, ReadList
from dedere_io.depositaries.separated import csv_rows, likeliest_delimiter
from dedere_io.depositaries.tables import read_table


class UntcCsvReader:
    """Reads ``Participant,Signature,"Ratification, Accession(a)"`` and its variants."""

    name = "untc-csv"

    def read(self, content: bytes, *, names: NameFinder) -> ReadList:
        """Read a table whose head names its columns, in any order.

        Raises:
            NoHeadError: No row is the head of a status list.
            UnreadableListError: The content is no text.
        """
        decoded = decode(content)
        rows = csv_rows(decoded.text, likeliest_delimiter(decoded.text, _known_columns))
        into = Collector(self.name)
        into.remarks += decoded.remarks
        head = read_table(rows, names=names, into=into)
        if head is None:
            raise NoHeadError([row.cells for row in rows])
        before = [" ".join(filter(None, row.cells)) for row in rows[:head] if any(row.cells)]
        as_of = next((day for text in before if (day := find_as_of(text))), None)
        return into.finished(title=before[0] if before else "", as_of=as_of)


def _known_columns(cells: Sequence[str]) -> int:
    roles = [column.role for column in read_head(cells)]
    known = len([role for role in roles if role is not Role.OTHER])
    return known if Role.PARTICIPANT in roles else 0
