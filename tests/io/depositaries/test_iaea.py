"""Real dates are those of the status list INFCIRC/274/Rev.1/Add.5, as of 1 September 1995."""

from dedere_io.depositaries.iaea import IaeaReader
from dedere_io.depositaries.names import PartiesFinder
from dedere_io.depositaries.rows import ReadList

LIST = """\
INFCIRC/274/Rev.1/Add.5
October 1995
Convention on Physical Protection of Nuclear Material
Signature, ratification, acceptance, approval or accession by States or organizations
Status List as of 1 September 1995

State/
Organization
Date of signature Means/date of deposit of expression of consent
to be bound
Entry into force

Argentina* 28 Feb 1986 ratified* 6 Apr 1989 6 May 1989
Austria 3 Mar 1980 ratified 22 Dec 1988 21 Jan 1989
Belarus succession
notified*
9 Sep 1993 effect from
14 Jun 1993
Czech Republic succession
notified
24 Mar 1993 effect from
1 Jan 1993
Dominican Republic 3 Mar 1980
EURATOM* 13 Jun 1980 confirmed* 6 Sep 1991 6 Oct 1991
Finland 25 Jun 1981 accepted 22 Sep 1989 22 Oct 1989
Kenya acceded 11 Feb 2002 13 Mar 2002

Part II: Texts of reservations and declarations
Argentina
Argentina ratified 6 Apr 1989
"In accordance with article 17.3 of the Convention, Argentina does not consider itself bound."
"""


def read(names: PartiesFinder, text: str) -> ReadList:
    return IaeaReader().read(text.encode(), names=names)


def test_the_status_list_is_read(names: PartiesFinder) -> None:
    listed = read(names, LIST)

    assert [(a.state, a.kind.value, str(a.date), str(a.effective or "")) for a in listed.acts] == [
        ("ARG", "signature", "1986-02-28", ""),
        ("ARG", "ratification", "1989-04-06", "1989-05-06"),
        ("AUT", "signature", "1980-03-03", ""),
        ("AUT", "ratification", "1988-12-22", "1989-01-21"),
        ("BLR", "succession", "1993-09-09", "1993-06-14"),
        ("CZE", "succession", "1993-03-24", "1993-01-01"),
        ("DOM", "signature", "1980-03-03", ""),
        ("XET", "signature", "1980-06-13", ""),
        ("XET", "ratification", "1991-09-06", "1991-10-06"),
        ("FIN", "signature", "1981-06-25", ""),
        ("FIN", "acceptance", "1989-09-22", "1989-10-22"),
        ("KEN", "accession", "2002-02-11", "2002-03-13"),
    ]
    assert listed.unreadable == ()
    assert listed.as_of is None  # the row of 2002 was added for this test


def test_the_day_of_the_list_is_read(names: PartiesFinder) -> None:
    kept = "\n".join(line for line in LIST.splitlines() if not line.startswith("Kenya"))

    assert str(read(names, kept).as_of) == "1995-09-01"


def test_an_organization_confirms_formally(names: PartiesFinder) -> None:
    (act,) = (a for a in read(names, LIST).acts if a.note)

    assert (act.state, act.note) == ("XET", "formal confirmation")


def test_columns_in_another_style_are_read(names: PartiesFinder) -> None:
    listed = read(
        names,
        "Participant               Signature    Instrument   Date of deposit   Entry into force\n"
        "Albania, Republic of                   accession    2002-03-05        2002-04-04\n"
        "* Austria, Republic of    1980-03-03   ratification 1988-12-22        1989-01-21\n",
    )

    assert [(a.state, a.kind.value, str(a.date)) for a in listed.acts] == [
        ("ALB", "accession", "2002-03-05"),
        ("AUT", "signature", "1980-03-03"),
        ("AUT", "ratification", "1988-12-22"),
    ]


def test_two_dates_without_the_means_are_reported(names: PartiesFinder) -> None:
    listed = read(names, "Austria 3 Mar 1980 22 Dec 1988\n")

    assert "nothing says which is the signature" in str(listed.unreadable[0].reason)


def test_every_line_has_one_verdict(names: PartiesFinder) -> None:
    counted = read(names, LIST).counted

    joined = 3 + 3  # the lines that finish the rows of Belarus and the Czech Republic
    assert counted["rows"] == len(LIST.splitlines()) - joined
    assert counted["rows"] == counted["with_acts"] + counted["unreadable"] + counted["ignored"]
