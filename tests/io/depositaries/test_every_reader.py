"""What holds for every reader, whatever it is given."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dedere.errors import InvalidInputError
from dedere.parties import Parties
from dedere_io.depositaries.names import PartiesFinder
from dedere_io.depositaries.registry import READERS
from dedere_io.depositaries.rows import ReadList, StatusListReader

EVERY_READER = pytest.mark.parametrize("reader", READERS.values(), ids=list(READERS))
QUICK = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

BEGINNINGS = st.sampled_from(
    [
        b"",
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"<?xml version='1.0'?><participants><row><entry>Participant",
        b"<!DOCTYPE html><table><tr><td>Participant</td><td>Signature</td></tr><tr><td>",
        b"Participant,Signature,Ratification\n",
        b"state,kind,date\n",
        b"State  Date of signature  Date of deposit\n",
    ]
)
WORDS = (
    "Kenya~Korea~Narnia~[Borland]~Finland3~24 Sep 2003 a~1 Jan 87~31 Feb 1999~2003-09-24~1994~-"
    "~(accession)~ratified~acceded~effect from~signature~Congo~Democratic Republic of~the~(1)~*"
    '~End Note~State~Date of deposit~as of 1 January 1990~Part II: Notes~(SUA 1988)~²~,~;~|~"'
    "~\t~  ~      ~\n~\n\n~\f~<tr><td>~</td></tr>~<sup>1</sup>"
)
PIECES = st.sampled_from(WORDS.split("~"))


def holds_together(listed: ReadList) -> None:
    counted = listed.counted
    assert counted["rows"] == counted["with_acts"] + counted["unreadable"] + counted["ignored"]
    assert counted["ignored"] == sum(counted[k] for k in ("blank", "heading", "footnote"))
    assert counted["unreadable"] == len(listed.unreadable)
    assert counted["acts"] == len(listed.acts) >= counted["with_acts"]
    for act in listed.acts:
        assert act.line >= 1
        assert act.state
        assert act.date is not None or act.effective is not None or act.kind == "participation"
    for row in listed.unreadable:
        assert row.line >= 1
        assert "\n" not in str(row.reason)


def attempt(reader: StatusListReader, content: bytes, parties: Parties) -> ReadList | None:
    try:
        return reader.read(content, names=PartiesFinder(parties))
    except InvalidInputError as error:
        refused = str(error)
    assert refused
    assert "\n" not in refused
    return None


@EVERY_READER
@given(beginning=BEGINNINGS, content=st.binary(max_size=400))
@QUICK
def test_no_bytes_raise_anything_but_a_clear_refusal(
    parties: Parties, reader: StatusListReader, beginning: bytes, content: bytes
) -> None:
    listed = attempt(reader, beginning + content, parties)

    if listed:
        holds_together(listed)


@EVERY_READER
@given(beginning=BEGINNINGS, pieces=st.lists(PIECES, max_size=60))
@QUICK
def test_in_any_disorder_the_totals_add_up(
    parties: Parties, reader: StatusListReader, beginning: bytes, pieces: list[str]
) -> None:
    listed = attempt(reader, beginning + " ".join(pieces).encode(), parties)

    if listed:
        holds_together(listed)


@EVERY_READER
@given(text=st.text(max_size=600))
@QUICK
def test_no_text_raises_anything_but_a_clear_refusal(
    parties: Parties, reader: StatusListReader, text: str
) -> None:
    listed = attempt(reader, text.encode("utf-8", "surrogatepass"), parties)

    if listed:
        holds_together(listed)


@EVERY_READER
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"\x00" * 100,
        bytes(range(256)),
        b'"' * 500,
        b"<" * 500,
        b"(" * 5000,
        b"1" * 5000,
    ],
)
def test_degenerate_files_are_refused(
    parties: Parties, reader: StatusListReader, content: bytes
) -> None:
    assert attempt(reader, content, parties) is None
