"""Status of conventions of the International Maritime Organization, as text or PDF.

Observed: ``State (accession)``, the date of signature or deposit in one column, the date of entry
into force in the next; ``(denunciation)`` with the date on which it takes effect; footnote numbers
behind the parenthesis; many conventions in one document, each with its short title in parentheses.
"""

import re

from dedere_io.depositaries.printed import plain
from dedere_io.depositaries.rows import NameFinder, ReadList
from dedere_io.depositaries.texts.lists import Shape, read_text_list
from dedere_io.depositaries.texts.places import Place

SHORT_TITLES = {
    "SUA 1988": "sua-1988",
    "SUA PROT 1988": "fixed-platforms-1988",
    "SUA 2005": "sua-protocol-2005",
    "SUA PROT 2005": "fixed-platforms-protocol-2005",
}
"""The short titles that the organization prints, and the codes of their instruments."""

_TITLE = re.compile(r"\(([A-Z][A-Z/ ]{1,20}\s(?:PROT\s)?(?:19|20)?\d{2})\)\W*\d*\W*$")


def _instrument(title: str) -> str | None:
    short = _TITLE.search(title)
    return SHORT_TITLES.get(" ".join(short[1].split()), short[1]) if short else None


def _columns(head: str) -> tuple[Place, ...]:
    """Return the columns: signature and deposit share one, the entry into force is the next."""
    letters = plain(head)
    deposit = "deposit" in letters or "signature" in letters or "accept" in letters
    effect = "force" in letters or "effect" in letters
    return (Place.DEPOSIT,) * deposit + (Place.EFFECT,) * effect


def _alone(head: str) -> Place | None:
    """Return what a single date means: the deposit, which comes before any entry into force."""
    columns = _columns(head)
    return columns[0] if columns else None


_SHAPE = Shape(
    reader="imo",
    columns=(Place.DEPOSIT, Place.EFFECT),
    columns_of=_columns,
    alone=_alone,
    after_word=_alone,
    title=_TITLE,
    instrument=_instrument,
)


class ImoReader:
    """Reads the status of one or several conventions of IMO."""

    name = _SHAPE.reader

    def read(self, content: bytes, *, names: NameFinder) -> ReadList:
        """Read a list as text or PDF.

        Raises:
            UnreadableListError: The content is neither, or holds no row of a list.
        """
        return read_text_list(content, names=names, shape=_SHAPE)
