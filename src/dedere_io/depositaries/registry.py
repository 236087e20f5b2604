"""Every reader by its name.  Adding a format is one module, and one line here."""

from collections.abc import Mapping
from types import MappingProxyType

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_io.depositaries.iaea import IaeaReader
from dedere_io.depositaries.icao import IcaoReader
from dedere_io.depositaries.imo import ImoReader
from dedere_io.depositaries.plain_csv import PlainCsvReader
from dedere_io.depositaries.rows import StatusListReader
from dedere_io.depositaries.untc_csv import UntcCsvReader
from dedere_io.depositaries.untc_html import UntcHtmlReader
from dedere_io.depositaries.untc_xml import UntcXmlReader

_READERS: tuple[StatusListReader, ...] = (
    UntcCsvReader(),
    UntcHtmlReader(),
    UntcXmlReader(),
    IcaoReader(),
    ImoReader(),
    IaeaReader(),
    PlainCsvReader(),
)

READERS: Mapping[str, StatusListReader] = MappingProxyType({r.name: r for r in _READERS})


class UnknownReaderError(InvalidInputError):
    """No reader has this name."""

    def __init__(self, asked: str) -> None:
        self.asked = asked
        super().__init__(
            Phrase.of(
                mark("No reader is called '{asked}'. The readers are {readers}."),
                asked=asked,
                readers=", ".join(READERS),
            )
        )


def reader(name: str) -> StatusListReader:
    """Return the reader with this name.

    Raises:
        UnknownReaderError: There is none; the error lists all.
    """
    found = READERS.get(name.strip().casefold())
    if found is None:
        raise UnknownReaderError(name)
    return found
