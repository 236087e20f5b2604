"""Status lists of the International Atomic Energy Agency, as text or PDF.

Observed: State or organization, date of signature, the means of expressing consent in a word
(``ratified``, ``acceded``, ``succession notified``), date of deposit, entry into force
(``effect from`` for successions); stars for declarations.  A row without such a word is a
signature.
"""

from dedere_io.depositaries.rows import NameFinder, ReadList
from dedere_io.depositaries.texts.lists import Shape, read_text_list
from dedere_io.depositaries.texts.places import Place


def _alone(_head: str) -> Place | None:
    """Return what a single date means: the signature, for a consent always names its means."""
    return Place.SIGNATURE


_SHAPE = Shape(
    reader="iaea",
    columns=(Place.SIGNATURE, Place.DEPOSIT, Place.EFFECT),
    alone=_alone,
)


class IaeaReader:
    """Reads a status list of the IAEA."""

    name = _SHAPE.reader

    def read(self, content: bytes, *, names: NameFinder) -> ReadList:
        """Read a list as text or PDF.

        Raises:
            UnreadableListError: The content is neither, or holds no row of a list.
        """
        return read_text_list(content, names=names, shape=_SHAPE)
