"""Bilateral treaties as lists show them: what governs, what is presumed, what is a question."""

from dataclasses import replace

import pytest

from dedere.cooperation.bases import About, Answer, Basis, BasisKind, ConditionKind, WhyNot
from dedere.cooperation.question import Form
from dedere.treaties.bilaterals import (
    BilateralKind,
    ListCompleteness,
    ListedScope,
    ListedTreaty,
    Matter,
)
from dedere.treaties.facts import Facts
from dedere.treaties.standing import Certainty
from tests.dedere.building import day
from tests.dedere.cooperation.building import answer, treaty, world

WHOLE = ListCompleteness(
    id="xaa-extradition",
    state="XAA",
    kinds=(BilateralKind.EXTRADITION,),
    sources=("depositary-list",),
    complete=True,
    complete_from=day("1900-01-01"),
    complete_to=day("2015-12-31"),
)


def known(*treaties: ListedTreaty, lists: tuple[ListCompleteness, ...] = ()) -> Facts:
    return replace(world(treaties=treaties), treaty_lists=lists)


def treaties_of(found: Answer) -> list[Basis]:
    return [basis for basis in found.bases if basis.kind is BasisKind.TREATY]


def why_not(found: Answer) -> dict[str, WhyNot]:
    return {one.instrument: one.reason for one in found.considered}


def test_inside_a_complete_list_an_unterminated_treaty_governs() -> None:
    (basis,) = treaties_of(answer(known(treaty(), lists=(WHOLE,))))

    assert (basis.instrument, basis.certainty) == ("list-1", Certainty.ESTABLISHED)
    assert ConditionKind.CONFIRM_LATER_TREATY not in {c.kind for c in basis.conditions}


def test_inside_a_complete_list_none_found_is_none() -> None:
    found = answer(known(lists=(WHOLE,)))

    assert treaties_of(found) == []
    assert why_not(found)["xaa-extradition"] is WhyNot.NONE_LISTED
    assert About.TREATY_BETWEEN not in {u.about for u in found.unknowns}


@pytest.mark.parametrize("asked", ["1899-12-31", "2016-01-01"])
def test_outside_its_years_a_complete_list_proves_nothing(asked: str) -> None:
    later = replace(WHOLE, complete_from=day("1990-01-01"), complete_to=day("2000-01-01"))
    found = answer(known(lists=(later,)))

    assert About.TREATY_BETWEEN in {u.about for u in found.unknowns}


def test_a_list_of_another_matter_proves_nothing() -> None:
    found = answer(known(lists=(WHOLE,)), form=Form.ASSISTANCE)

    assert About.TREATY_BETWEEN in {u.about for u in found.unknowns}


def test_a_later_treaty_replaces_the_earlier_from_its_entry_into_force() -> None:
    earlier = treaty("old")
    later = treaty("new", signed="1990-01-01", in_force="2010-05-01")

    on_the_day = answer(known(earlier, later))
    before = answer(known(earlier, later), on=day("2010-04-30"))

    assert [b.instrument for b in treaties_of(on_the_day)] == ["new"]
    assert why_not(on_the_day)["old"] is WhyNot.REPLACED
    assert [b.instrument for b in treaties_of(before)] == ["old"]


def test_what_was_replaced_does_not_revive_when_the_later_treaty_ends() -> None:
    later = treaty("new", signed="1990-01-01", in_force="1991-01-01", ended="2005-01-01")
    found = answer(known(treaty("old"), later))

    assert treaties_of(found) == []
    assert why_not(found) | {"old": WhyNot.REPLACED, "new": WhyNot.TERMINATED} == why_not(found)
    assert About.TREATY_BETWEEN in {u.about for u in found.unknowns}


def test_a_later_treaty_of_unknown_entry_into_force_lowers_the_earlier() -> None:
    later = treaty("new", signed="1990-01-01", in_force=None)
    bases = {b.instrument: b for b in treaties_of(answer(known(treaty("old"), later)))}

    assert bases["old"].certainty is Certainty.UNDATED
    assert ConditionKind.LATER_TREATY_LISTED in {c.kind for c in bases["old"].conditions}
    assert bases["new"].certainty is Certainty.UNDATED


def test_where_a_list_does_not_say_what_amends_what_nothing_is_replaced() -> None:
    silent = replace(WHOLE, complete=False, tells_amendments=False)
    later = treaty("new", signed="1990-01-01", in_force="1991-01-01")
    bases = {
        b.instrument: b for b in treaties_of(answer(known(treaty("old"), later, lists=(silent,))))
    }

    assert set(bases) == {"old", "new"}
    assert ConditionKind.LATER_TREATY_LISTED in {c.kind for c in bases["old"].conditions}


def test_in_a_complete_list_that_tells_no_amendments_the_earlier_treaty_is_not_established() -> (
    None
):
    # VCLT art. 59: the later treaty on the same matter may have ended the earlier one.
    silent = replace(WHOLE, tells_amendments=False)
    later = treaty("new", signed="1990-01-01", in_force="1991-01-01")
    bases = {
        b.instrument: b for b in treaties_of(answer(known(treaty("old"), later, lists=(silent,))))
    }

    assert bases["old"].certainty is Certainty.PRESUMED
    assert bases["new"].certainty is Certainty.ESTABLISHED


@pytest.mark.parametrize(
    "scope", [ListedScope.TERRITORIES, ListedScope.OTHER_PARTIES, ListedScope.OTHER_MATTER]
)
def test_what_does_not_stand_between_the_states_at_large_is_no_basis(scope: ListedScope) -> None:
    found = answer(known(replace(treaty(), scope=scope)))

    assert treaties_of(found) == []
    assert why_not(found)["list-1"] is WhyNot.OTHER_SCOPE
    assert About.TREATY_BETWEEN in {u.about for u in found.unknowns}


def test_a_partial_treaty_does_not_replace_a_general_one() -> None:
    part = replace(
        treaty("part", signed="1990-01-01", in_force="1991-01-01"), scope=ListedScope.PART
    )
    bases = {b.instrument: b for b in treaties_of(answer(known(treaty("whole"), part)))}

    assert set(bases) == {"whole", "part"}
    assert ConditionKind.PART_OF_THE_MATTER in {c.kind for c in bases["part"].conditions}


def test_two_sides_of_one_treaty_are_not_linked_with_each_other() -> None:
    wide = replace(treaty(parties=("XAA", "XAB", "XAC")), opposite=("XAC",))

    assert treaties_of(answer(known(wide), asks="XAA", asked="XAB")) == []
    assert len(treaties_of(answer(known(wide), asks="XAA", asked="XAC"))) == 1
    assert len(treaties_of(answer(known(wide), asks="XAB", asked="XAC"))) == 1


def test_the_same_treaty_in_two_lists_is_one() -> None:
    poorer = replace(treaty("poor", in_force=None), sources=("later-list",))
    found = answer(known(treaty("rich"), poorer))

    assert [b.instrument for b in treaties_of(found)] == ["rich"]
    assert why_not(found)["poor"] is WhyNot.SAME_TREATY


def test_notes_that_continue_a_treaty_of_others_stand_by_their_own_date() -> None:
    old = treaty("old", parties=("XAA", "XAC"))
    notes = treaty(
        "notes", kind=BilateralKind.EXTENSION, signed="1965-01-01", in_force="1965-02-01",
        amends=("old",),
    )  # fmt: skip
    (basis,) = treaties_of(answer(known(old, notes)))

    assert (basis.instrument, basis.since) == ("notes", day("1965-02-01"))
    assert basis.certainty is Certainty.PRESUMED
    assert ConditionKind.CONTINUES_EARLIER_TREATY in {c.kind for c in basis.conditions}


def test_an_agreement_that_supplements_a_convention_is_no_basis_by_itself() -> None:
    extra = treaty("extra", kind=BilateralKind.AMENDMENT, amends=("convention",))
    found = answer(known(extra))

    assert treaties_of(found) == []
    assert why_not(found)["extra"] is WhyNot.SUPPLEMENTS_ONLY


def test_an_amendment_is_shown_with_the_treaty_it_amends() -> None:
    amendment = treaty("protocol-1", kind=BilateralKind.AMENDMENT, amends=("list-1",))
    (basis,) = treaties_of(answer(known(treaty(), amendment)))

    assert basis.instrument == "list-1"
    assert ConditionKind.SUPPLEMENTED_BY in {c.kind for c in basis.conditions}


def test_a_treaty_about_both_matters_serves_both() -> None:
    both = replace(treaty(kind=BilateralKind.BOTH), matters=tuple(Matter))

    assert len(treaties_of(answer(known(both)))) == 1
    assert len(treaties_of(answer(known(both), form=Form.ASSISTANCE))) == 1


def test_a_multilateral_entry_of_a_list_is_left_to_the_catalogue() -> None:
    assert treaties_of(answer(known(replace(treaty(), multilateral=True)))) == []
