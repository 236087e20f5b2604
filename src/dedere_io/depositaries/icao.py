"""Lists of parties of the International Civil Aviation Organization, as text or PDF.

Observed: ``State``, date of signature, date of deposit with ``(a)`` for accession and ``(s)`` for
succession, sometimes the effective date; a dash where there was no signature; footnote numbers in
parentheses behind the name.
"""

from dedere.treaties.actions import ActionKind
from dedere_io.depositaries.kinds import marks_of
from dedere_io.depositaries.rows import NameFinder, ReadList
from dedere_io.depositaries.texts.lists import Shape, read_text_list
from dedere_io.depositaries.texts.places import Place, columns_of


def _alone(head: str) -> Place | None:
    """Return what a single date means: the deposit, where the list has no other column."""
    return Place.DEPOSIT if columns_of(head) == (Place.DEPOSIT,) else None


_SHAPE = Shape(
    reader="icao",
    columns=(Place.SIGNATURE, Place.DEPOSIT),
    letters=marks_of(
        a=ActionKind.ACCESSION,
        s=ActionKind.SUCCESSION,
        A=ActionKind.ACCEPTANCE,
        AA=ActionKind.APPROVAL,
        d=ActionKind.SUCCESSION,
    ),
    alone=_alone,
)


class IcaoReader:
    """Reads a list of parties of ICAO."""

    name = _SHAPE.reader

    def read(self, content: bytes, *, names: NameFinder) -> ReadList:
        """Read a list as text or PDF.

        Raises:
            UnreadableListError: The content is neither, or holds no row of a list.
        """
        return read_text_list(content, names=names, shape=_SHAPE)
