import pytest

from dedere.errors import InvalidInputError
from dedere_io.depositaries.registry import READERS, reader

NAMES = ("untc-csv", "untc-html", "untc-xml", "icao", "imo", "iaea", "csv")


def test_every_reader_is_found_by_its_name() -> None:
    assert tuple(READERS) == NAMES
    assert [reader(name).name for name in NAMES] == list(NAMES)
    assert reader(" ICAO ").name == "icao"


def test_a_wrong_name_lists_the_readers() -> None:
    with pytest.raises(InvalidInputError) as caught:
        reader("uno")

    assert str(caught.value) == (
        "No reader is called 'uno'. The readers are untc-csv, untc-html, untc-xml, icao, imo, "
        "iaea, csv."
    )
