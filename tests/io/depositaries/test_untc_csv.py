"""Real dates are those of XVIII-5 (Hostages) and XVIII-12-b (Smuggling)."""

import itertools

import pytest

from dedere.treaties.actions import ActionKind
from dedere_io.depositaries.columns import NoHeadError
from dedere_io.depositaries.names import PartiesFinder
from dedere_io.depositaries.rows import ListedAct, ReadList, UnreadableListError
from dedere_io.depositaries.untc_csv import UntcCsvReader

HEAD = (
    "Participant,Signature,"
    '"Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"'
)


def read(names: PartiesFinder, *lines: str) -> ReadList:
    return UntcCsvReader().read("\n".join(lines).encode(), names=names)


def said(act: ListedAct) -> tuple[str, str, str]:
    return act.state, act.kind.value, str(act.date)


def test_signatures_and_consents_are_read(names: PartiesFinder) -> None:
    listed = read(
        names,
        HEAD,
        "Afghanistan,,24 Sep 2003 a",
        "Austria,3 Oct 1980,22 Aug 1986",
        "Croatia,,23 Sep 2003 d",
        "Democratic Republic of the Congo,2 Jul 1980,",
        "Finland,12 Dec 2000,7 Sep 2006 A",
    )

    assert [said(a) for a in listed.acts] == [
        ("AFG", "accession", "2003-09-24"),
        ("AUT", "signature", "1980-10-03"),
        ("AUT", "ratification", "1986-08-22"),
        ("HRV", "succession", "2003-09-23"),
        ("COD", "signature", "1980-07-02"),
        ("FIN", "signature", "2000-12-12"),
        ("FIN", "acceptance", "2006-09-07"),
    ]
    assert [a.line for a in listed.acts] == [2, 3, 3, 4, 5, 6, 6]
    assert listed.unreadable == ()


def test_columns_may_stand_in_any_order(names: PartiesFinder) -> None:
    cells = {
        "Participant": "Austria",
        "Signature": "3 Oct 1980",
        '"Ratification, Accession(a)"': "22 Aug 1986",
        "Remarks": "see chapter XVIII",
    }
    for order in itertools.permutations(cells):
        listed = read(names, ",".join(order), ",".join(cells[head] for head in order))

        assert {said(a) for a in listed.acts} == {
            ("AUT", "signature", "1980-10-03"),
            ("AUT", "ratification", "1986-08-22"),
        }
        assert {a.note for a in listed.acts} == {"see chapter XVIII"}


@pytest.mark.parametrize(
    "head",
    [
        'State;Signed;"Ratification, Accession(a)"',
        'État\tSignature\t"Ratification, Adhésion(a)"',
        'Estado|Firma|"Ratificación, Adhesión(a)"',
        'участник;Подписание;"Ратификация, Присоединение(a)"',
        'Country/Organization;Date of signature;"Deposit of ratification, accession (a)"',
        "\ufeffPARTICIPANT1,2;SIGNATURE;Ratification",
    ],
)
def test_renamed_columns_are_still_read(names: PartiesFinder, head: str) -> None:
    sign = next(s for s in ";\t|" if s in head)
    listed = read(names, head, sign.join(["Finland", "12 Dec 2000", "7 Sep 2006 a"]))

    assert [said(a) for a in listed.acts] == [
        ("FIN", "signature", "2000-12-12"),
        ("FIN", "accession", "2006-09-07"),
    ]


def test_title_and_day_above_the_head_are_kept(names: PartiesFinder) -> None:
    listed = read(
        names,
        "5. International Convention against the Taking of Hostages",
        "STATUS AS AT : 05-03-2024 09:15:29 EDT,,",
        "",
        HEAD,
        "Kenya,,8 Dec 1981 a",
    )

    assert listed.title == "5. International Convention against the Taking of Hostages"
    assert str(listed.as_of) == "2024-03-05"
    assert listed.acts[0].line == 5


def test_a_day_before_the_last_act_is_no_day_of_the_list(names: PartiesFinder) -> None:
    listed = read(names, "as of 1 Jan 1980", HEAD, "Kenya,,8 Dec 1981 a")

    assert listed.as_of is None


def test_an_action_may_stand_in_a_column_of_its_own(names: PartiesFinder) -> None:
    listed = read(
        names,
        "Participant,Action,Date of Notification/Deposit,Date of Effect",
        "Austria,Signature,03/10/1980,",
        "Austria,Ratification,22/08/1986,21/09/1986",
        "Austria,Withdrawal,01/02/2001,01/02/2002",
        "Austria,Wish,01/02/2001,",
        "Austria,,22/08/1986,",
    )

    assert [(*said(a), str(a.effective)) for a in listed.acts] == [
        ("AUT", "signature", "1980-10-03", "None"),
        ("AUT", "ratification", "1986-08-22", "1986-09-21"),
        ("AUT", "denunciation", "2001-02-01", "2002-02-01"),
    ]
    assert "03/10/1980 was read day first" in listed.acts[0].note
    assert [str(u.reason) for u in listed.unreadable] == [
        "'Wish' is not an act.",
        "The row has a date and does not name the act.",
    ]


def test_a_list_with_only_the_entry_into_force_shows_participation(names: PartiesFinder) -> None:
    listed = read(names, "State,Ratification,Entry into force", "Kenya,,7 Jan 1982")

    (act,) = listed.acts
    assert (act.kind, act.date, str(act.effective)) == (
        ActionKind.PARTICIPATION,
        None,
        "1982-01-07",
    )


def test_a_row_without_a_name_continues_the_state_above(names: PartiesFinder) -> None:
    listed = read(names, HEAD, "Kenya,,8 Dec 1981 a", ",,3 Feb 1990 a")

    assert [said(a) for a in listed.acts] == [
        ("KEN", "accession", "1981-12-08"),
        ("KEN", "accession", "1990-02-03"),
    ]


def test_a_bracketed_state_is_withdrawn_and_its_dates_are_no_denunciation(
    names: PartiesFinder,
) -> None:
    listed = read(names, HEAD, "[Borland 3],3 Oct 1980,[22 Aug 1986]")

    assert [(a.kind.value, a.withdrawn) for a in listed.acts] == [
        ("signature", True),
        ("ratification", True),
    ]
    assert "footnote 3; withdrawn (printed in brackets)" in listed.acts[1].note


def test_a_column_of_denunciations_gives_denunciations(names: PartiesFinder) -> None:
    listed = read(
        names, "Participant,Ratification,Denunciation", "[Borland],22 Aug 1986,1 Mar 1999"
    )

    assert [said(a) for a in listed.acts] == [
        ("XAB", "ratification", "1986-08-22"),
        ("XAB", "denunciation", "1999-03-01"),
    ]
    assert "withdrawn (printed" not in listed.acts[0].note


def test_every_unreadable_row_says_its_line_and_reason(names: PartiesFinder) -> None:
    listed = read(
        names,
        HEAD,
        "Narnia,,1 Jan 2000 a",
        "Korea,,1 Jan 2000 a",
        "Kenya,,1 Jan 87 a",
        "Kenya,,soon",
        "Kenya,,1 Jan 2000 x",
        "Kenya,,",
    )

    assert listed.acts == ()
    assert [u.line for u in listed.unreadable] == [2, 3, 4, 5, 6, 7]
    reasons = [str(u.reason) for u in listed.unreadable]
    assert reasons[0].startswith("No State is called 'Narnia'.")
    assert "can mean KOR" in reasons[1]
    assert "two digits of the year" in reasons[2]
    assert reasons[3].startswith("'soon' is not a date.")
    assert "which act the letters 'x' mean" in reasons[4]
    assert reasons[5] == "The row names KEN and no date."


def test_rows_that_are_not_about_states_are_passed_over_and_counted(names: PartiesFinder) -> None:
    listed = read(
        names,
        HEAD,
        "A,,",
        "Kenya,,8 Dec 1981 a",
        "",
        HEAD,
        "End Note,,",
        "1.,See note 1 under Germany",
        "Some State, in a communication of 1 May 1990, objected.",
    )

    assert [(p.line, p.what) for p in listed.passed_over] == [
        (1, "heading"),
        (2, "heading"),
        (4, "blank"),
        (5, "heading"),
        (6, "footnote"),
        (7, "footnote"),
        (8, "footnote"),
    ]
    assert listed.counted["rows"] == 8


def test_a_quotation_mark_that_is_not_closed_is_reported(names: PartiesFinder) -> None:
    listed = read(names, HEAD, '"Kenya,,8 Dec 1981 a', *["Finland,,9 Dec 1981 a"] * 30)

    (row,) = listed.unreadable
    assert (row.line, "quotation mark is not closed" in str(row.reason)) == (2, True)


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("Place,Signature,Ratification", "No column names the State"),
        ("Participant,When,Where", "No column holds the dates of acts"),
        ("Participant,Date of deposit", "No column holds the dates of acts"),
        ("Participant", "No column holds the dates of acts"),
        ("", "The list has no rows"),
    ],
)
def test_a_missing_column_gives_one_clear_sentence(
    names: PartiesFinder, head: str, reason: str
) -> None:
    with pytest.raises(NoHeadError, match=reason) as caught:
        read(names, head, "")

    assert "\n" not in str(caught.value)


def test_a_list_with_too_many_rows_is_refused(names: PartiesFinder) -> None:
    with pytest.raises(UnreadableListError, match="more than 50000 rows"):
        read(names, HEAD, *["Kenya,,8 Dec 1981 a"] * 50_001)


def test_what_stands_in_other_columns_is_kept_with_its_head(names: PartiesFinder) -> None:
    listed = read(
        names,
        "Participant,Ratification,In force,Depositary,Remarks",
        "Kenya,8 Dec 1981,yes,London,by note",
        "Finland,14 Apr 1983,May 1983,,",
    )

    assert [a.note for a in listed.acts] == [
        "by note; Depositary: London; In force: yes",
        "effective 1983-05",
    ]


def test_acts_that_the_head_does_not_tell_apart_show_participation(names: PartiesFinder) -> None:
    listed = read(names, 'State,"Ratification, acceptance or approval"', "Kenya,8 Dec 1981")

    (act,) = listed.acts
    assert act.kind is ActionKind.PARTICIPATION
    assert act.note == "ratification or acceptance or approval: the list does not say"


def test_a_date_that_may_be_a_signature_or_a_consent_is_reported(names: PartiesFinder) -> None:
    listed = read(names, 'State,"Signature or ratification"', "Kenya,8 Dec 1981")

    assert "names several acts" in str(listed.unreadable[0].reason)


def test_a_first_row_without_a_name_is_reported(names: PartiesFinder) -> None:
    listed = read(names, HEAD, ",,8 Dec 1981 a", "Narnia,,1 Jan 2000 a", ",,2 Jan 2000 a")

    assert [(u.line, str(u.reason)) for u in listed.unreadable if u.line != 3] == [
        (2, "The row names no State."),
        (4, "The row names no State."),
    ]


def test_numbered_rows_are_read_and_numbered_notes_are_passed_over(names: PartiesFinder) -> None:
    listed = read(names, HEAD, "1. Kenya,,8 Dec 1981 a", "2. See note 1 above,,", "[Narnia],,[-]")

    assert [a.state for a in listed.acts] == ["KEN"]
    assert [p.line for p in listed.passed_over] == [1, 3]
    assert [u.line for u in listed.unreadable] == [4]


def test_a_row_whose_action_has_no_date_is_reported(names: PartiesFinder) -> None:
    listed = read(names, "State,Action,Date", "Kenya,Accession,", "Finland,,")

    assert [str(u.reason) for u in listed.unreadable] == [
        "The row names KEN and no date.",
        "The row names FIN and no date.",
    ]


def test_a_cell_without_end_is_refused(names: PartiesFinder) -> None:
    with pytest.raises(UnreadableListError, match="this is not CSV"):
        read(names, HEAD, '"' + "x" * 200_000)
