import datetime as dt
import itertools
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedere.parties import Parties
from dedere.periods import PartialDate
from dedere.treaties.actions import ActionKind
from dedere_io.depositaries.names import PartiesFinder
from dedere_io.depositaries.plain_csv import PlainCsvReader, format_acts
from dedere_io.depositaries.rows import ListedAct, ReadList, UnreadableListError

HEAD = "state,kind,date,effective,territory,note"


def read(names: PartiesFinder, *lines: str) -> ReadList:
    return PlainCsvReader().read("\n".join(lines).encode(), names=names)


def test_acts_are_read(names: PartiesFinder) -> None:
    listed = read(
        names,
        HEAD,
        "KEN,accession,1981-12-08,1982-01-07,,",
        "Finland,signature,29 Oct 1980,,,at New York",
        '"Korea, Republic of",Accession,1983-05-04,,,',
        "NLD,territorial extension,1988-12-06,,Aruba,",
        "XAA,participation,,,,",
        "[XAB],denunciation,2001-06-07,,,",
    )

    assert listed.unreadable == ()
    assert listed.acts == (
        ListedAct(
            line=2,
            name="KEN",
            state="KEN",
            kind=ActionKind.ACCESSION,
            date=PartialDate(1981, 12, 8),
            effective=dt.date(1982, 1, 7),
        ),
        ListedAct(
            line=3,
            name="Finland",
            state="FIN",
            kind=ActionKind.SIGNATURE,
            date=PartialDate(1980, 10, 29),
            note="at New York",
        ),
        ListedAct(
            line=4,
            name="Korea, Republic of",
            state="KOR",
            kind=ActionKind.ACCESSION,
            date=PartialDate(1983, 5, 4),
        ),
        ListedAct(
            line=5,
            name="NLD",
            state="NLD",
            kind=ActionKind.TERRITORIAL_EXTENSION,
            date=PartialDate(1988, 12, 6),
            territory="Aruba",
        ),
        ListedAct(line=6, name="XAA", state="XAA", kind=ActionKind.PARTICIPATION),
        ListedAct(
            line=7,
            name="XAB",
            state="XAB",
            kind=ActionKind.DENUNCIATION,
            date=PartialDate(2001, 6, 7),
            withdrawn=True,
        ),
    )


def test_semicolons_a_byte_order_mark_and_any_order_of_columns_are_read(
    names: PartiesFinder,
) -> None:
    cells = {"State": "KEN", "KIND": "accession", "Date": "1981-12-08", "note": "a, b"}
    for order in itertools.permutations(cells):
        text = ";".join(order) + "\r\n" + ";".join(cells[c] for c in order) + "\r\n"
        listed = PlainCsvReader().read(b"\xef\xbb\xbf" + text.encode(), names=names)

        (act,) = listed.acts
        assert (act.state, act.kind, str(act.date), act.note) == (
            "KEN",
            ActionKind.ACCESSION,
            "1981-12-08",
            "a, b",
        )


@pytest.mark.parametrize(
    ("head", "missing"),
    [
        ("kind,date", "state"),
        ("state,date", "kind"),
        ("state,kind", "date"),
        ("Participant,Signature", "state, kind, date"),
        ("", "state, kind, date"),
    ],
)
def test_a_missing_column_gives_one_clear_line(
    names: PartiesFinder, head: str, missing: str
) -> None:
    with pytest.raises(UnreadableListError, match=f"state, kind, date; {missing} is missing") as e:
        read(names, head, "x,y")

    assert "\n" not in str(e.value)


def test_a_column_that_occurs_twice_is_refused(names: PartiesFinder) -> None:
    with pytest.raises(UnreadableListError, match="'date' occurs twice"):
        read(names, "state,kind,date,date", "KEN,accession,1981-12-08,1981-12-09")


def test_an_unknown_column_is_said(names: PartiesFinder) -> None:
    listed = read(names, f"{HEAD},colour", "KEN,accession,1981-12-08,,,,red")

    assert [str(r) for r in listed.remarks] == [
        "The column 'colour' is not known and was not read."
    ]
    assert len(listed.acts) == 1


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Narnia,accession,1981-12-08,,,", "No State is called 'Narnia'"),
        ("KEN,acession,1981-12-08,,,", "'acession' is not a kind of act. Use one of signature,"),
        ("KEN,accession,soon,,,", "'soon' is not a date"),
        ("KEN,accession,24.9.87,,,", "two digits of the year"),
        ("KEN,accession,8 Dec 1981 a,,,", "letters behind the date"),
        ("KEN,accession,,,,", "The row names KEN and no date."),
        ("KEN,accession,1981-12-08,1982,,", "'1982' is not a whole day"),
        ("KEN,accession,1981-12-08,,,a,b", "more cells than the first line"),
        (",accession,1981-12-08,,,", "No State is called ''"),
        ("KEN", "'' is not a kind of act"),
    ],
)
def test_unreadable_rows_say_why(names: PartiesFinder, row: str, reason: str) -> None:
    listed = read(names, HEAD, row, "", "FIN,signature,1980-10-29,,,")

    (unreadable,) = listed.unreadable
    assert unreadable.line == 2
    assert reason in str(unreadable.reason)
    assert [a.line for a in listed.acts] == [4]


def test_an_exchangeable_date_is_noted(names: PartiesFinder) -> None:
    (act,) = read(names, HEAD, "KEN,accession,02/03/2004,,,").acts

    assert (str(act.date), act.note) == ("2004-03-02", "02/03/2004 was read day first")


DAYS = st.dates(min_value=dt.date(1800, 1, 1), max_value=dt.date(2199, 12, 31))
DATES = st.one_of(
    DAYS.map(PartialDate.of),
    DAYS.map(lambda d: PartialDate(d.year, d.month)),
    DAYS.map(lambda d: PartialDate(d.year)),
)
WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff"),
    max_size=40,
).map(lambda text: " ".join(text.split()))


@st.composite
def listed_acts(draw: st.DrawFn) -> ListedAct:
    state = draw(st.sampled_from(["KEN", "FIN", "XAA", "XAB"]))
    return ListedAct(
        line=0,
        name=state,
        state=state,
        kind=draw(st.sampled_from(ActionKind)),
        date=draw(DATES),
        effective=draw(st.none() | DAYS),
        territory=draw(WORDS),
        note=draw(WORDS),
        withdrawn=draw(st.booleans()),
        instrument=draw(st.none() | st.just("hostages-1979")),
    )


@given(acts=st.lists(listed_acts(), max_size=8))
@settings(deadline=None)
def test_what_is_written_is_read_back(parties: Parties, acts: list[ListedAct]) -> None:
    content = format_acts(acts).encode()

    listed = PlainCsvReader().read(content, names=PartiesFinder(parties))

    # Text is composed in one form on reading (NFC), as it is in every list.
    assert [replace(a, line=0) for a in listed.acts] == [composed(a) for a in acts]
    assert listed.unreadable == ()


def composed(act: ListedAct) -> ListedAct:
    territory, note = (unicodedata.normalize("NFC", t).strip() for t in (act.territory, act.note))
    return replace(act, territory=territory, note=note)


def test_blank_lines_above_the_head_are_passed_over(names: PartiesFinder) -> None:
    listed = read(names, "", HEAD, "KEN,accession,1981-12-08,,,")

    assert [(p.line, p.what) for p in listed.passed_over] == [(1, "blank"), (2, "heading")]


def test_a_quotation_mark_that_is_not_closed_is_reported(names: PartiesFinder) -> None:
    listed = read(names, HEAD, '"KEN,accession,1981-12-08,,,', *["FIN,signature,1980,,,"] * 20)

    assert "quotation mark is not closed" in str(listed.unreadable[0].reason)
