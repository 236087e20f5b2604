import codecs
from pathlib import Path

import pytest

from dedere.errors import InvalidInputError
from dedere_io.depositaries.opening import MAX_BYTES, decode, open_list
from dedere_io.depositaries.rows import UnreadableListError


def test_a_file_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"Participant,Signature\n")

    assert open_list(path) == b"Participant,Signature\n"
    assert open_list(b"Participant") == b"Participant"


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)  # a sparse file: it takes no room and is never read

    with pytest.raises(UnreadableListError, match="more than the 50000000"):
        open_list(path)


def test_the_limit_can_be_set() -> None:
    with pytest.raises(UnreadableListError, match="11 bytes, more than the 10"):
        open_list(b"Participant", max_bytes=10)


@pytest.mark.parametrize("name", ["missing.csv", ".", "with\0nul"])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidInputError, match="There is no file"):
        open_list(tmp_path / name)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.touch()

    with pytest.raises(UnreadableListError, match="The list is empty"):
        open_list(path)
    with pytest.raises(UnreadableListError, match="The list is empty"):
        decode(b"")


def test_utf8_needs_no_remark() -> None:
    assert decode("Côte d’Ivoire".encode()).remarks == ()
    marked = decode(codecs.BOM_UTF8 + "Côte d’Ivoire".encode())
    assert (marked.text, marked.remarks) == ("Côte d’Ivoire", ())


def test_other_encodings_are_said() -> None:
    latin = decode("Côte d’Ivoire".encode("cp1252"))
    assert latin.text == "Côte d’Ivoire"
    assert "Latin-1" in str(latin.remarks[0])

    wide = decode("Côte d’Ivoire".encode("utf-16"))
    assert wide.text == "Côte d’Ivoire"
    assert "UTF-16" in str(wide.remarks[0])


def test_decomposed_accents_are_composed() -> None:
    assert decode("Co\u0302te".encode()).text == "Côte"


@pytest.mark.parametrize(
    "content",
    [b"\x00\x01\x02", bytes(range(256)), "wide".encode("utf-16-le"), b"\x81\x8d", b"\xff\xfe\x00"],
)
def test_what_is_no_text_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableListError, match="not text in a known encoding"):
        decode(content)


@pytest.mark.parametrize(
    ("content", "format_name"),
    [(b"%PDF-1.7", "PDF"), (b"PK\x03\x04xx", "XLSX"), (b"\xd0\xcf\x11\xe0", "XLS")],
)
def test_another_format_is_named(content: bytes, format_name: str) -> None:
    with pytest.raises(UnreadableListError, match=f"The file is {format_name}"):
        decode(content)
