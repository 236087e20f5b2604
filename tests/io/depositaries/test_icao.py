"""Real dates are those of the Hague Convention 1970, from the list of its depositaries."""

from collections.abc import Callable, Sequence

import pytest

from dedere_io.depositaries.icao import IcaoReader
from dedere_io.depositaries.names import PartiesFinder
from dedere_io.depositaries.pdf import MAX_PAGES, BrokenPdfError
from dedere_io.depositaries.rows import ReadList, UnreadableListError

LIST = """\
CONVENTION FOR THE SUPPRESSION OF UNLAWFUL SEIZURE OF AIRCRAFT
SIGNED AT THE HAGUE ON 16 DECEMBER 1970
Entry into force: The Convention entered into force on 14 October 1971.
Status: 185 Parties.

State                      Date of signature    Date of deposit of instrument of
                                                ratification, accession (a) or succession (s)

Afghanistan                16 December 1970     29 August 1979
Albania                    -                    21 October 1997 (a)
Argentina (2)              16 December 1970     11 September 1972
Bolivia                    -                    18 July 1979 (a)
(Plurinational State of)
Croatia (7)                -                    8 June 1993 (s)
Democratic Republic of
the Congo                  -                    6 July 1977 (a)
        The Hague Convention           - 2 -                16 December 1970
State                      Date of signature    Date of deposit of instrument of
                                                ratification, accession (a) or succession (s)
Guinea                                          2 May 1984 (a)
Kenya                      16 December 1970
(1) Reservation: Algeria does not consider itself bound, 6 October 1995.
"""


def read(names: PartiesFinder, text: str) -> ReadList:
    return IcaoReader().read(text.encode(), names=names)


def said(listed: ReadList) -> list[tuple[int, str, str, str, str]]:
    return [
        (a.line, a.state, a.kind.value, str(a.date), str(a.effective or "")) for a in listed.acts
    ]


EXPECTED = [
    ("AFG", "signature", "1970-12-16"),
    ("AFG", "ratification", "1979-08-29"),
    ("ALB", "accession", "1997-10-21"),
    ("ARG", "signature", "1970-12-16"),
    ("ARG", "ratification", "1972-09-11"),
    ("BOL", "accession", "1979-07-18"),
    ("HRV", "succession", "1993-06-08"),
    ("COD", "accession", "1977-07-06"),
    ("GIN", "accession", "1984-05-02"),
    ("KEN", "signature", "1970-12-16"),
]


def test_a_list_of_parties_is_read(names: PartiesFinder) -> None:
    listed = read(names, LIST)

    assert [(s, k, d) for _, s, k, d, _ in said(listed)] == EXPECTED
    assert listed.unreadable == ()
    assert listed.title == "CONVENTION FOR THE SUPPRESSION OF UNLAWFUL SEIZURE OF AIRCRAFT"
    assert listed.acts[3].note == "footnote 2"


def test_the_lines_are_those_of_the_text(names: PartiesFinder) -> None:
    lines = LIST.splitlines()

    for act in read(names, LIST).acts:
        assert act.name.split()[0] in lines[act.line - 1]


def test_a_broken_name_is_put_together_and_not_taken_for_another_state(
    names: PartiesFinder,
) -> None:
    listed = read(
        names,
        "State    Date of deposit\n"
        "Congo                      24 November 1989 (a)\n"
        "Democratic Republic of the\n"
        "Congo                      6 July 1977 (a)\n"
        "Guinea                     2 May 1984 (a)\n",
    )

    assert [(s, d) for _, s, _, d, _ in said(listed)] == [
        ("COG", "1989-11-24"),
        ("COD", "1977-07-06"),
        ("GIN", "1984-05-02"),
    ]


def test_a_column_of_effective_dates_is_read(names: PartiesFinder) -> None:
    listed = read(
        names,
        "State  Date of signature  Date of deposit  Effective date\n"
        "Austria 1 March 1991 31 May 1999 30 July 1999\n"
        "Kenya - 22 October 2002 (a) 21 December 2002\n"
        "Albania 20 October 2004 (a) 19 December 2004\n",
    )

    assert [(s, k, d, e) for _, s, k, d, e in said(listed)] == [
        ("AUT", "signature", "1991-03-01", ""),
        ("AUT", "ratification", "1999-05-31", "1999-07-30"),
        ("KEN", "accession", "2002-10-22", "2002-12-21"),
        ("ALB", "accession", "2004-10-20", "2004-12-19"),
    ]


def test_a_list_with_one_column_holds_deposits_of_unnamed_acts(names: PartiesFinder) -> None:
    listed = read(
        names,
        "State  Date of deposit of instrument of ratification or accession\n"
        "Austria 25 April 1983\n",
    )

    (act,) = listed.acts
    assert (act.kind.value, str(act.date)) == ("participation", "1983-04-25")
    assert "does not say by which act" in act.note


def test_a_single_date_that_nothing_explains_is_reported(names: PartiesFinder) -> None:
    listed = read(
        names,
        "State  Date of signature  Date of deposit\n"
        "Austria 16 December 1970 11 February 1974\n"
        "Kenya 11 January 1977\n",
    )

    (row,) = listed.unreadable
    assert (row.line, row.text) == (3, "Kenya 11 January 1977")
    assert "nothing says which is the signature" in str(row.reason)


def test_unreadable_rows_say_why(names: PartiesFinder) -> None:
    listed = read(
        names,
        LIST.replace("Kenya                      16 December 1970", "Korea  -  2 May 1984 (a)")
        .replace("Albania ", "Narnia  ")
        .replace("29 August 1979", "29.8.79")
        .replace("Croatia (7)                -                    8 June 1993 (s)", "Croatia"),
    )

    reasons = {u.text.split()[0]: str(u.reason) for u in listed.unreadable}
    assert set(reasons) == {"Korea", "Narnia", "Afghanistan", "Croatia"}
    assert "can mean KOR" in reasons["Korea"]
    assert "No State is called 'Narnia'" in reasons["Narnia"]
    assert "two digits" in reasons["Afghanistan"]
    assert reasons["Croatia"] == "The row names HRV and no date."


def test_dates_without_a_name_are_reported(names: PartiesFinder) -> None:
    listed = read(names, LIST.replace("Guinea ", "(30)   "))

    (row,) = listed.unreadable
    assert str(row.reason) == "The row has dates and names no State."


PdfWriter = Callable[[Sequence[Sequence[tuple[int, int, str]]]], bytes]


def test_a_pdf_is_read_by_its_columns(names: PartiesFinder, write_pdf: PdfWriter) -> None:
    def row(y: int, *cells: str) -> list[tuple[int, int, str]]:
        return [(x, y, c) for x, c in zip((60, 230, 380), cells, strict=False) if c]

    content = write_pdf(
        [
            [
                (60, 800, "CONVENTION SIGNED AT THE HAGUE ON 16 DECEMBER 1970"),
                *row(770, "State", "Date of signature", "Date of deposit"),
                *row(750, "Afghanistan", "16 December 1970", "29 August 1979"),
                *row(735, "Albania", "-", "21 October 1997 (a)"),
                *row(720, "Côte d’Ivoire (4)", "", "9 January 1973 (a)"),
            ],
            [
                *row(770, "State", "Date of signature", "Date of deposit"),
                *row(750, "Kenya", "16 December 1970"),
                *row(735, "Finland", "", "15 December 1971"),
                (300, 30, "- 2 -"),
            ],
        ]
    )

    listed = IcaoReader().read(content, names=names)

    assert [(s, k, d) for _, s, k, d, _ in said(listed)] == [
        ("AFG", "signature", "1970-12-16"),
        ("AFG", "ratification", "1979-08-29"),
        ("ALB", "accession", "1997-10-21"),
        ("CIV", "accession", "1973-01-09"),
        ("KEN", "signature", "1970-12-16"),
        ("FIN", "ratification", "1971-12-15"),
    ]
    assert listed.unreadable == ()


def test_a_broken_pdf_gives_one_clear_sentence(names: PartiesFinder, write_pdf: PdfWriter) -> None:
    whole = write_pdf([[(60, 800, "Kenya  -  2 May 1984 (a)")]])

    for content in (b"%PDF-1.7\n", b"%PDF-1.4 " + bytes(range(256)) * 20, whole[:150]):
        with pytest.raises(BrokenPdfError, match="broken or locked"):
            IcaoReader().read(content, names=names)


def test_a_pdf_without_text_or_with_too_many_pages_is_refused(
    names: PartiesFinder, write_pdf: PdfWriter
) -> None:
    with pytest.raises(UnreadableListError, match="holds no text"):
        IcaoReader().read(write_pdf([[]]), names=names)
    with pytest.raises(UnreadableListError, match="401 pages, more than the 400"):
        IcaoReader().read(write_pdf([[]] * (MAX_PAGES + 1)), names=names)


def test_a_text_without_rows_is_refused(names: PartiesFinder) -> None:
    with pytest.raises(UnreadableListError, match="No line of the list names a State"):
        read(names, "The Convention entered into force on 14 October 1971.\n")


def test_letters_that_nothing_explains_are_reported(names: PartiesFinder) -> None:
    listed = read(names, "Kenya  -  2 May 1984 (p)\n")

    assert "which act the letters 'p' mean" in str(listed.unreadable[0].reason)


@pytest.mark.parametrize(
    "row",
    [
        "Kenya 1 May 1984 2 May 1984 3 May 1984 (a)",
        "Kenya 1 May 1984 (a) 2 May 1984 3 May 1984 4 May 1984",
        "Kenya 1 May 1984 2 May 1984 ratified 3 May 1984",
        "Kenya 1 May 1984 ratified 2 May 1984 3 May 1984 4 May 1984",
    ],
)
def test_more_dates_than_columns_are_reported(names: PartiesFinder, row: str) -> None:
    listed = read(names, row)

    assert listed.acts == ()
    assert "nothing says which is the signature" in str(listed.unreadable[0].reason)


def test_place_and_date_in_the_title_are_no_row(names: PartiesFinder) -> None:
    listed = read(names, "Rome, 10 March 1988\n\nKenya - 2 May 1984 (a)\n")

    assert [p.what for p in listed.passed_over] == ["heading", "blank"]


def test_a_list_that_does_not_keep_its_columns_teaches_none(names: PartiesFinder) -> None:
    listed = read(
        names,
        "Kenya  1 May 1984  2 June 1985\n"
        "Finland                       1 May 1984      2 June 1985\n"
        "Austria                       1 May 1984\n",
    )

    assert [u.text.split()[0] for u in listed.unreadable] == ["Austria"]


def test_what_a_note_says_of_a_state_is_no_row(names: PartiesFinder) -> None:
    listed = read(
        names,
        LIST + "Finland 3 May 1990 withdrew the reservation that it had made upon signature\n",
    )

    assert "FIN" not in {a.state for a in listed.acts}
    assert listed.passed_over[-1].what == "footnote"


def test_numbers_that_can_be_exchanged_are_noted(names: PartiesFinder) -> None:
    (act,) = read(names, "Kenya  -  02/03/1984 (a)\n").acts

    assert (str(act.date), act.note) == ("1984-03-02", "the date was read day first")
