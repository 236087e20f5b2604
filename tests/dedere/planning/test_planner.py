"""What a State would gain: links, conduct, obligations, what comes first; ranges with reasons."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedere.cooperation.offence_names import UnknownOffenceError
from dedere.cooperation.question import Form
from dedere.errors import DateBeforeFactsError, InvalidInputError
from dedere.phrases import PLAIN_ENGLISH
from dedere.planning.answers import state_plan_answer
from dedere.planning.gains import Range
from dedere.planning.links import links_about
from dedere.planning.overlays import Overlay
from dedere.planning.planner import Option, StatePlan, plan_for_state
from dedere.planning.scopes import Scope, scope_of
from dedere.planning.subjects import IN_COMMON, POSSIBLE
from dedere.sources import Provision
from dedere.treaties.facts import Facts
from dedere.treaties.standing import Standing
from dedere.treaties.standings import Standings
from tests.dedere.building import act, day
from tests.dedere.planning.worlds import (
    ACCESSION,
    CODES,
    DAY,
    STATES,
    as_json,
    bonds,
    history,
    joined,
    surely_gained,
    world,
    worlds,
)


def plan(record: Facts, state: str = "XAA", scope: Scope | None = None) -> StatePlan:
    return plan_for_state(
        Standings(record), history(record), state=state, scope=scope or scope_of(record), on=DAY
    )


def option(found: StatePlan, code: str) -> Option:
    return next(one for one in found.options if one.accession.instrument == code)


OTHERS = tuple(joined(state, "convention", "1990-01-01") for state in ("XAB", "XAC", "XAD"))


def test_joining_links_with_every_party() -> None:
    found = option(plan(world(*OTHERS)), "convention")

    assert found.gains.links == Range(3, 3)
    assert found.gains.surely == ("XAB", "XAC", "XAD")
    assert found.gains.possibly == ()
    assert found.gains.text == Range(3, 3)
    assert found.gains.partners == Range(3, 3)


def test_open_bonds_of_others_make_a_range() -> None:
    # XAE is not in a list that proves anything: it may be a party.
    found = option(plan(world(*OTHERS, complete_lists=("amended",))), "convention")

    assert (found.gains.links, found.gains.possibly) == (Range(0, 4), ("XAB", "XAC", "XAD", "XAE"))


def test_a_bond_of_its_own_that_is_open_may_mean_that_nothing_is_gained() -> None:
    record = world(*OTHERS, complete_lists=("convention",))

    found = option(plan(record), "alone")

    assert found.standing.standing is Standing.UNKNOWN
    assert found.gains.links == Range(0, 4)
    assert "do not say" in str(found.because[0].says)


def test_the_most_links_come_first() -> None:
    record = world(*OTHERS, joined("XAB", "alone", "2002-01-01"))

    ranked = [one.accession.instrument for one in plan(record).options]

    # The protocol brings the convention along, and the same three links with it; joining it
    # covers more conduct. Nobody is bound by the amendment; one State is by the treaty alone.
    assert ranked == ["protocol", "convention", "alone", "amended"]


def test_what_is_joined_already_or_deposited_is_no_option() -> None:
    record = world(
        joined("XAA", "convention", "1990-01-01"),
        act("XAA", ACCESSION, "2012-12-20", code="alone"),
    )

    found = plan(record)

    assert found.bound == ("convention",)
    assert found.waiting == ("alone",)
    assert {one.accession.instrument for one in found.options} == {"amended", "protocol"}


def test_parents_come_first_with_the_article_that_says_so() -> None:
    found = option(plan(world(*OTHERS)), "protocol")

    assert found.joins == ("convention", "protocol")
    assert [reason.provision for reason in found.conditions] == [Provision("protocol", "17(4)")]
    assert "XAA must be, or become, a party to convention; it is not one" in str(
        found.conditions[0].says
    )


def test_a_parent_whose_bond_is_open_has_to_be_confirmed_first() -> None:
    record = world(complete_lists=("protocol",))

    found = option(plan(record), "protocol")

    assert "confirm this first" in str(found.conditions[0].says)


def test_a_parent_that_binds_already_is_no_condition() -> None:
    found = option(plan(world(joined("XAA", "convention", "1990-01-01"))), "protocol")

    assert (found.joins, found.conditions) == (("protocol",), ())


def test_conduct_that_another_text_of_the_family_covers_is_not_new() -> None:
    found = option(plan(world(joined("XAA", "convention", "1990-01-01"))), "amended")

    assert found.gains.offences == ("amended/offence/transport",)
    assert found.gains.possible_offences == ()


def test_conduct_that_an_open_bond_may_cover_is_possibly_new() -> None:
    found = option(plan(world(complete_lists=("amended",))), "amended")

    assert found.gains.offences == ("amended/offence/transport",)
    assert found.gains.possible_offences == ("amended/offence/seizure",)


def test_obligations_that_bind_already_are_not_counted_again() -> None:
    with_parent = option(plan(world(joined("XAA", "convention", "1990-01-01"))), "amended")
    without = option(plan(world()), "amended")

    assert (with_parent.obligations, with_parent.must) == ((("criminalize", 1),), 1)
    assert (without.obligations, without.must) == ((("criminalize", 2),), 2)


def test_partners_are_new_only_where_no_text_of_the_scope_is_in_common() -> None:
    record = world(*OTHERS, joined("XAA", "convention", "1990-01-01"), joined("XAB", "alone"))

    found = option(plan(record), "alone")

    assert found.gains.links == Range(1, 1)
    assert found.gains.partners == Range(0, 0)  # XAB is linked already, by the convention


def test_an_instrument_not_in_force_adds_nothing_and_says_why() -> None:
    record = world(*OTHERS)
    found = plan_for_state(
        Standings(record),
        history(record),
        state="XAA",
        scope=scope_of(record),
        on=day("2009-01-01"),
    )

    later = option(found, "amended")
    assert later.gains.links == Range(0, 0)
    assert [str(reason.says) for reason in later.conditions] == [
        "amended is not in force on 1 January 2009, so joining it links nobody yet."
    ]


def test_an_instrument_not_open_yet_is_no_option() -> None:
    record = world(*OTHERS)
    found = plan_for_state(
        Standings(record),
        history(record),
        state="XAA",
        scope=scope_of(record),
        on=day("1989-01-01"),
    )

    assert {one.accession.instrument for one in found.options} == {"convention", "protocol"}


def test_as_last_known_gives_the_number_that_a_later_day_leaves_open() -> None:
    record = world(*OTHERS)
    found = plan_for_state(
        Standings(record),
        history(record),
        state="XAA",
        scope=scope_of(record),
        on=day("2020-01-01"),
    )

    one = option(found, "convention")
    assert one.gains.links == Range(0, 4)  # since 2014 anybody may have joined
    assert one.last_known.links == Range(3, 3)


def test_reasons_end_in_the_facts_and_in_the_final_clause() -> None:
    found = option(plan(world(*OTHERS)), "convention")

    assert [str(reason.says) for reason in found.because] == [
        "On 1 January 2013, XAA is not bound by convention.",
        "States newly linked with XAA in this family of instruments: 3 surely, 3 at most.",
        "The numbers suppose that convention is in force for XAA on 1 January 2013; article "
        "20(2) says how long after the deposit that is.",
    ]
    assert found.because[0].grounds == found.standing.because
    assert found.because[2].provision == Provision("convention", "20(2)")


def test_a_family_narrows_the_plan() -> None:
    record = world(*OTHERS)

    by_family = plan(record, scope=scope_of(record, family="family"))
    by_member = plan(record, scope=scope_of(record, family="amended"))

    assert {one.accession.instrument for one in by_family.options} == {"convention", "amended"}
    assert by_family.options == by_member.options


def test_an_offence_narrows_the_plan_to_the_texts_that_cover_it() -> None:
    record = world(*OTHERS)

    found = plan(record, scope=scope_of(record, offence="convention/offence/threat"))

    assert [one.accession.instrument for one in found.options] == ["convention"]
    assert option(found, "convention").gains.links == Range(3, 3)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("familie", None), "Did you mean family"),
        (("zzz", None), "No family or instrument has the code 'zzz'"),
        (("alone", "convention/offence/threat"), "is not in the family 'alone'"),
    ],
)
def test_bad_scopes_say_what_to_do(asked: tuple[str, str | None], says: str) -> None:
    with pytest.raises(InvalidInputError, match=says):
        scope_of(world(), family=asked[0], offence=asked[1])


def test_an_unknown_offence_gets_a_near_miss() -> None:
    with pytest.raises(UnknownOffenceError, match="convention/offence/threat"):
        scope_of(world(), offence="convention/offence/treat")


def test_an_offence_on_which_no_text_gives_a_basis_is_refused_with_a_reason() -> None:
    with pytest.raises(InvalidInputError, match="no accession would change anything"):
        scope_of(world(), offence="convention/offence/threat", form=Form.EXTRADITION)


def test_a_day_before_the_facts_is_refused() -> None:
    record = world()
    with pytest.raises(DateBeforeFactsError):
        plan_for_state(
            Standings(record),
            history(record),
            state="XAA",
            scope=scope_of(record),
            on=day("1950-01-01"),
        )


def test_the_stable_shape_holds_every_range_and_sentence() -> None:
    found = state_plan_answer(plan(world(*OTHERS)), PLAIN_ENGLISH, top=2, version="test")
    answer = as_json(found)

    assert list(answer) == [
        *("state", "on", "family", "offence", "instruments", "bound", "deposited"),
        *("options", "facts"),
    ]
    assert len(answer["options"]) == 2
    first = answer["options"][0]
    assert first["rank"] == 1
    assert first["instrument"] == "protocol"
    assert first["gains"]["links"] == {"low": 3, "high": 3}
    assert first["obligations"]["by_kind"] == {"criminalize": 1, "penalties": 1}
    assert first["grounds"][-1]["article"] == "17(4)"


@settings(deadline=None, max_examples=50)
@given(worlds, st.sampled_from(STATES))
def test_ranges_hold_what_an_overlay_shows(record: Facts, state: str) -> None:
    before = bonds(record)
    scope = scope_of(record)
    for one in plan(record, state, scope).options:
        after = Overlay("join", (one.accession,)).over(before, record)
        surely = possibly = 0
        for subject in scope.subjects:
            was, will_be = links_about(subject, before), links_about(subject, after)
            for other in STATES:
                old, new = was.between(state, other), will_be.between(state, other)
                possibly += old & IN_COMMON == 0 and new & POSSIBLE != 0
                if other != state:
                    pair = (state, other)
                    surely += surely_gained(record, before, subject, [one.accession], pair)
        assert one.gains.links.low == surely
        assert one.gains.links.low <= one.gains.links.high <= possibly
        assert len(one.gains.surely) <= one.gains.links.low
        assert one.gains.partners.low <= one.gains.partners.high <= len(STATES) - 1
        assert set(one.gains.surely).isdisjoint(one.gains.possibly)
        assert {*CODES} >= {*one.joins}
