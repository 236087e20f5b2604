"""Small lists of depositaries to import."""

from dedere.periods import PartialDate
from dedere_web.treaties.offered_lists import OfferedList

INSTRUMENT = "hague-1970"
SOURCE = "test-list"
SPEAKS_UP_TO = PartialDate(2024, 5, 1)
HEAD = "state,kind,date\n"
NEW_ACT = "South Sudan,accession,2021-03-02\n"
KNOWN_ACT = "Switzerland,ratification,1971-09-14\n"
OTHER_DATE = "Switzerland,ratification,1971-09-20\n"
NO_STATE = "Nowhereland,accession,2001-01-01\n"


def offered(
    *rows: str,
    instrument: str = INSTRUMENT,
    source_id: str = SOURCE,
    as_of: PartialDate | None = SPEAKS_UP_TO,
    content: bytes | None = None,
) -> OfferedList:
    """Return a plain CSV of these rows, as somebody would offer it."""
    return OfferedList(
        reader="csv",
        content=content if content is not None else (HEAD + "".join(rows)).encode(),
        file_name="list.csv",
        instrument=instrument,
        source_id=source_id,
        source_title="A list for tests",
        as_of=as_of,
    )
