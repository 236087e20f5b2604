from dedere_io.depositaries.imo import ImoReader
from dedere_io.depositaries.names import PartiesFinder
from dedere_io.depositaries.rows import ReadList

LIST = """\
STATUS OF IMO TREATIES
as at 30 September 2011
                                    - 1 -
CONVENTION FOR THE SUPPRESSION OF UNLAWFUL ACTS AGAINST
THE SAFETY OF MARITIME NAVIGATION, 1988 (SUA 1988)
Done at Rome, 10 March 1988
Entry into force: 1 March 1992
1. This Convention shall enter into force ninety days after the date of deposit.

                                Date of signature     Date of entry
                                or deposit of         into force
                                instrument
Albania (accession)             19 June 2002          17 September 2002
Austria (ratification)1, 2      28 December 1989      1 March 1992
Iran (Islamic Republic of) (accession)  30 October 2009  28 January 2010
Finland(acceptance)1            28 April 2000         27 July 2000
Kenya1                          21 January 2002       21 April 2002
Borland (denunciation)          1 March 2005          1 March 2006
Argentina (signature)           1 March 1989          1 March 1992
Number of Contracting States: 156
__________
1 With a reservation or statement.

CONVENTION ON SAFE CONTAINERS (CSC 1972)
                                Date of deposit       Date of entry into force
Kenya (accession)               1 June 1980           1 June 1981

PROTOCOL ON FIXED PLATFORMS, 1988 (SUA PROT 1988)
                                Date of deposit       Date of entry into force
Albania (accession)             19 June 2002          17 September 2002
Viet Nam (accession)            12 July 2002
"""


def read(names: PartiesFinder, text: str) -> ReadList:
    return ImoReader().read(text.encode(), names=names)


def test_the_status_of_several_conventions_is_read(names: PartiesFinder) -> None:
    listed = read(names, LIST)

    assert [
        (a.instrument, a.state, a.kind.value, str(a.date), str(a.effective or ""))
        for a in listed.acts
    ] == [
        ("sua-1988", "ALB", "accession", "2002-06-19", "2002-09-17"),
        ("sua-1988", "AUT", "ratification", "1989-12-28", "1992-03-01"),
        ("sua-1988", "IRN", "accession", "2009-10-30", "2010-01-28"),
        ("sua-1988", "FIN", "acceptance", "2000-04-28", "2000-07-27"),
        ("sua-1988", "KEN", "participation", "2002-01-21", "2002-04-21"),
        ("sua-1988", "XAB", "denunciation", "2005-03-01", "2006-03-01"),
        ("sua-1988", "ARG", "definitive_signature", "1989-03-01", "1992-03-01"),
        ("CSC 1972", "KEN", "accession", "1980-06-01", "1981-06-01"),
        ("fixed-platforms-1988", "ALB", "accession", "2002-06-19", "2002-09-17"),
        ("fixed-platforms-1988", "VNM", "accession", "2002-07-12", ""),
    ]
    assert listed.unreadable == ()
    assert str(listed.as_of) == "2011-09-30"


def test_a_list_of_entries_into_force_alone_is_read_as_such(names: PartiesFinder) -> None:
    listed = read(
        names,
        "Contracting States    Date of entry into force\nAlbania (accession) 1 October 2004\n",
    )

    (act,) = listed.acts
    assert (act.kind.value, act.date, str(act.effective)) == ("accession", None, "2004-10-01")


def test_a_single_date_without_a_head_is_reported(names: PartiesFinder) -> None:
    listed = read(names, "LLMC 1976 - Contracting States\nAlbania (accession) 1 October 2004\n")

    assert listed.acts == ()
    assert "nothing says which is the signature" in str(listed.unreadable[0].reason)


def test_a_territory_that_is_no_state_is_reported(names: PartiesFinder) -> None:
    listed = read(names, LIST.replace("Finland(acceptance)1  ", "Hong Kong, China      "))

    (row,) = listed.unreadable
    assert row.text.startswith("Hong Kong, China")
