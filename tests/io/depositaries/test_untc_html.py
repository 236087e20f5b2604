import pytest

from dedere.treaties.actions import ActionKind
from dedere_io.depositaries.columns import NoHeadError
from dedere_io.depositaries.names import PartiesFinder
from dedere_io.depositaries.rows import ReadList, UnreadableListError
from dedere_io.depositaries.untc_html import UntcHtmlReader

PAGE = """<!DOCTYPE html><html><head><title>Treaties</title>
<script>var x = "<table>";</script></head>
<body><table><tr><td>
<span>STATUS AS AT : 05-03-2024 09:15:29 EDT</span><h2>5. Convention against Hostages</h2>
<table id="grid">
<tr><th>Participant<sup>1</sup>,<sup>2</sup></th><th>Signature</th>
<th>Ratification, Accession(a), Succession(d)</th></tr>
<tr><td>Afghanistan</td><td></td><td>24&nbsp;Sep 2003 a</td></tr>
<tr><td>Austria <sup>3, 4</sup></td><td>&nbsp;3 Oct 1980</td><td>22 Aug 1986</td></tr>
<tr><td>[Borland]<sup>5</sup></td><td></td><td>1&#9;Feb 1990 a</td></tr>
<tr><td rowspan="2">Finland</td><td>29 Oct 1980</td><td>14 Apr 1983</td></tr>
<tr><td></td><td>15 May 1999 a</td></tr>
</table>
<table>
<tr><td>Participant</td><td>Date of receipt of the notification</td><td>Territories</td></tr>
<tr><td>Netherlands</td><td>9 Dec 1988</td><td>Aruba</td></tr></table>
<table><tr><td>End Note</td><td></td></tr>
<tr><td>3.</td><td>See note 1 under &quot;Austria&quot;.</td></tr>
<tr><td>5.</td><td>The Government notified its denunciation on 7 June 2001.</td></tr></table>
</td></tr></table></body></html>
"""


def read(names: PartiesFinder, page: str = PAGE) -> ReadList:
    return UntcHtmlReader().read(page.encode(), names=names)


def test_the_participants_of_a_page_are_read(names: PartiesFinder) -> None:
    listed = read(names)

    assert [(a.state, a.kind.value, str(a.date)) for a in listed.acts] == [
        ("AFG", "accession", "2003-09-24"),
        ("AUT", "signature", "1980-10-03"),
        ("AUT", "ratification", "1986-08-22"),
        ("XAB", "accession", "1990-02-01"),
        ("XAB", "denunciation", "2001-06-07"),
        ("FIN", "signature", "1980-10-29"),
        ("FIN", "ratification", "1983-04-14"),
        ("FIN", "accession", "1999-05-15"),
        ("NLD", "territorial_extension", "1988-12-09"),
    ]
    assert listed.unreadable == ()
    assert (listed.title, str(listed.as_of)) == ("5. Convention against Hostages", "2024-03-05")


def test_lines_are_those_of_the_page(names: PartiesFinder) -> None:
    lines = PAGE.splitlines()

    for act in read(names).acts:
        assert lines[act.line - 1].startswith("<tr>")


def test_footnotes_are_kept_with_their_text(names: PartiesFinder) -> None:
    acts = read(names).acts

    assert acts[1].note == 'footnote 4; footnote 3: See note 1 under "Austria".'
    assert acts[4].note == "footnote 5: The Government notified its denunciation on 7 June 2001."
    assert acts[4].withdrawn


def test_the_territory_of_an_extension_is_kept(names: PartiesFinder) -> None:
    extension = read(names).acts[-1]

    assert (extension.kind, extension.territory) == (ActionKind.TERRITORIAL_EXTENSION, "Aruba")


def test_a_footnote_with_several_dates_gives_no_denunciation(names: PartiesFinder) -> None:
    page = PAGE.replace("on 7 June 2001", "on 7 June 2001, with effect on 7 June 2002")

    acts = [a for a in read(names, page).acts if a.state == "XAB"]

    assert [a.kind for a in acts] == [ActionKind.ACCESSION]
    assert "withdrawn (printed in brackets)" in acts[0].note


def test_a_footnote_with_the_date_of_effect_gives_the_date_of_effect(names: PartiesFinder) -> None:
    page = PAGE.replace("on 7 June 2001", "with effect from 7 June 2002")

    (left,) = (a for a in read(names, page).acts if a.kind is ActionKind.DENUNCIATION)

    assert (left.date, str(left.effective)) == (None, "2002-06-07")


def test_only_rows_of_lists_are_counted(names: PartiesFinder) -> None:
    counted = read(names).counted

    assert (counted["rows"], counted["with_acts"], counted["heading"]) == (8, 6, 2)


@pytest.mark.parametrize(
    ("page", "error", "reason"),
    [
        ("<html><body><p>Nothing</p></body></html>", NoHeadError, "The list has no rows"),
        (
            "<table><tr><td>Chapter</td><td>Treaty</td></tr></table>",
            NoHeadError,
            "No column names",
        ),
        ("   ", UnreadableListError, "holds no HTML"),
        ("<div>" * 3000, UnreadableListError, "nests more than"),
    ],
)
def test_a_page_without_a_list_gives_one_clear_sentence(
    names: PartiesFinder, page: str, error: type[Exception], reason: str
) -> None:
    with pytest.raises(error, match=reason):
        read(names, page)


def test_spans_without_end_do_no_harm(names: PartiesFinder) -> None:
    page = PAGE.replace('rowspan="2"', 'rowspan="2" colspan="99999999"')

    assert read(names, page).counted["with_acts"] >= 4
