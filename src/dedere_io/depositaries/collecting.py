"""Gathers what becomes of each row, so that no row is lost and the totals add up."""

from collections import Counter
from collections.abc import Sequence

from dedere.periods import PartialDate
from dedere.phrases import Phrase, mark
from dedere_io.depositaries.rows import (
    MAX_ROWS,
    ListedAct,
    PassedOverRow,
    ReadList,
    UnreadableListError,
    UnreadableRow,
    shortened,
)

BLANK = "blank"
HEADING = "heading"
FOOTNOTE = "footnote"


class Collector:
    """Takes exactly one verdict for each row of a list."""

    def __init__(self, reader: str) -> None:
        """Prepare for a list that ``reader`` reads."""
        self._reader = reader
        self._rows = 0
        self._acts: list[ListedAct] = []
        self._unreadable: list[UnreadableRow] = []
        self._passed_over: list[PassedOverRow] = []
        self._with_acts = 0
        self.remarks: list[Phrase] = []

    def expect(self, rows: int) -> None:
        """Prepare for ``rows`` further rows, each of which must get its verdict.

        Raises:
            UnreadableListError: The list has more rows than any status list.
        """
        self._rows += rows
        if self._rows > MAX_ROWS:
            raise UnreadableListError(
                Phrase.of(
                    mark(
                        "The list has more than {limit} rows. A status list has some hundred: "
                        "check the file, or cut out the part you need."
                    ),
                    limit=MAX_ROWS,
                )
            )

    def acts(self, acts: Sequence[ListedAct]) -> None:
        """Take the acts of one row; there is at least one."""
        self._acts.extend(acts)
        self._with_acts += 1

    def unreadable(self, line: int, text: str, reason: Phrase) -> None:
        """Take one row that cannot be read."""
        self._unreadable.append(UnreadableRow(line=line, text=shortened(text), reason=reason))

    def pass_over(self, line: int, text: str, what: str) -> None:
        """Take one row that is not about a State."""
        self._passed_over.append(PassedOverRow(line=line, text=shortened(text), what=what))

    def finished(self, *, title: str = "", as_of: PartialDate | None = None) -> ReadList:
        """Return the list.

        A date "as of" which lies before an act of the same list is no such date, and is left out.
        """
        latest = max((a.date.earliest() for a in self._acts if a.date), default=None)
        if as_of is not None and latest is not None and as_of.latest() < latest:
            as_of = None
        kinds = Counter(row.what for row in self._passed_over)
        return ReadList(
            acts=tuple(self._acts),
            unreadable=tuple(self._unreadable),
            reader=self._reader,
            title=shortened(title),
            as_of=as_of,
            passed_over=tuple(self._passed_over),
            remarks=tuple(self.remarks),
            counted={
                "rows": self._rows,
                "with_acts": self._with_acts,
                "unreadable": len(self._unreadable),
                "ignored": len(self._passed_over),
                **{what: kinds[what] for what in (BLANK, HEADING, FOOTNOTE)},
                "acts": len(self._acts),
            },
        )
