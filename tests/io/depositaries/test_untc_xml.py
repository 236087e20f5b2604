import pytest

from dedere_io.depositaries.columns import NoHeadError
from dedere_io.depositaries.names import PartiesFinder
from dedere_io.depositaries.rows import ReadList, UnreadableListError
from dedere_io.depositaries.untc_xml import UntcXmlReader

TREATY = """<?xml version="1.0" encoding="utf-8"?>
<!-- as published -->
<Treaty><ExternalTitle>International Convention</ExternalTitle>
<Participants><Table>
<Row><Entry>Participant&lt;superscript&gt;1,2&lt;/superscript&gt;</Entry><Entry>Signature</Entry>
<Entry>Acceptance(A), Accession(a), Ratification</Entry></Row>
<Row><Entry>Argentina</Entry><Entry/><Entry> 5 Oct 1966 A</Entry></Row>
<Row><Entry>Austria<superscript>3</superscript></Entry><Entry>3 Oct 1980</Entry>
<Entry>22 Aug 1986</Entry></Row>
<Row><Entry>[Borland&lt;superscript&gt;4&lt;/superscript&gt;]</Entry><Entry/>
<Entry>1 Feb 1990 a</Entry></Row>
<Row><Entry>C˘te d'Ivoire</Entry><Entry/><Entry>4 Oct 1966 A</Entry></Row>
</Table></Participants>
<EndNotes><Note>3. See &lt;i&gt;note&lt;/i&gt; 1.</Note>
<Note>4. Withdrawal notified on 7 June 2001.</Note></EndNotes>
</Treaty>
"""

SPECIAL = """<treaty><specialtables><table>
<tableheader><title>State</title><title>Signature</title><title>Accession</title></tableheader>
<rows><row><column>Kenya</column><column></column><column>8 Dec 1981</column></row></rows>
</table></specialtables></treaty>"""

BOMB = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>
<participants><row><entry>&b;</entry></row></participants>"""


def read(names: PartiesFinder, text: str) -> ReadList:
    return UntcXmlReader().read(text.encode(), names=names)


def test_the_participants_of_a_treaty_are_read(names: PartiesFinder) -> None:
    listed = read(names, TREATY)

    assert [(a.line, a.state, a.kind.value, str(a.date)) for a in listed.acts] == [
        (7, "ARG", "acceptance", "1966-10-05"),
        (8, "AUT", "signature", "1980-10-03"),
        (8, "AUT", "ratification", "1986-08-22"),
        (10, "XAB", "accession", "1990-02-01"),
        (10, "XAB", "denunciation", "2001-06-07"),
    ]
    assert listed.title == "International Convention"
    assert listed.acts[1].note == "footnote 3: See note 1."


def test_a_damaged_name_is_reported_with_a_suggestion(names: PartiesFinder) -> None:
    (row,) = read(names, TREATY).unreadable

    assert "Did you mean CIV" in str(row.reason)


def test_special_tables_are_read(names: PartiesFinder) -> None:
    (act,) = read(names, SPECIAL).acts

    assert (act.state, act.kind.value, str(act.date)) == ("KEN", "accession", "1981-12-08")


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        BOMB.replace("<!ENTITY", '<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY'),
        '<!DOCTYPE x SYSTEM "x.dtd" [ ]><x/>',
    ],
)
def test_entities_are_refused(names: PartiesFinder, text: str) -> None:
    with pytest.raises(UnreadableListError, match="declares entities of its own"):
        read(names, text)


@pytest.mark.parametrize("text", ["<a><b></a>", "Participant,Signature", "<a>" * 10_000, "<a/>x"])
def test_what_is_no_xml_is_refused_in_one_sentence(names: PartiesFinder, text: str) -> None:
    with pytest.raises(UnreadableListError, match="not well-formed XML"):
        read(names, text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<treaty/>", "The list has no rows"),
        ("<t><row><entry>Place</entry><entry>Accession</entry></row></t>", "names the State"),
    ],
)
def test_xml_without_a_list_is_refused(names: PartiesFinder, text: str, reason: str) -> None:
    with pytest.raises(NoHeadError, match=reason):
        read(names, text)
