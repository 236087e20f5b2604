import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from dedere.periods import PartialDate
from dedere.phrases import Phrase
from dedere.treaties.actions import ActionKind, TreatyAction
from dedere_io.depositaries.difference import ListDifference, compare, to_actions
from dedere_io.depositaries.rows import ListedAct, ReadList, UnreadableRow

SOURCE = "untc-18-5"
INSTRUMENT = "hostages-1979"
AS_OF = PartialDate(2024, 3, 5)


def listed(
    state: str = "XAA",
    kind: str = "accession",
    date: str = "2003-09-24",
    *,
    effective: dt.date | None = None,
    withdrawn: bool = False,
    instrument: str | None = None,
    territory: str = "",
) -> ListedAct:
    return ListedAct(
        line=2,
        name=state,
        state=state,
        kind=ActionKind(kind),
        date=PartialDate.parse(date) if date else None,
        effective=effective,
        withdrawn=withdrawn,
        instrument=instrument,
        territory=territory,
    )


def known(
    state: str = "XAA",
    kind: str = "accession",
    date: str = "2003-09-24",
    *,
    source: str = SOURCE,
    effective: dt.date | None = None,
    instrument: str = INSTRUMENT,
) -> TreatyAction:
    return TreatyAction(
        id=f"{instrument}/{state}/{kind}/{date}/{source}",
        state=state,
        instrument=instrument,
        kind=ActionKind(kind),
        sources=(source,),
        date=PartialDate.parse(date) if date else None,
        effective=effective,
    )


def against(acts: list[ListedAct], actions: list[TreatyAction]) -> ListDifference:
    read = ReadList(acts=tuple(acts), unreadable=(), reader="csv")
    return compare(read, instrument=INSTRUMENT, source_id=SOURCE, known=actions)


def added(difference: ListDifference) -> tuple[TreatyAction, ...]:
    return to_actions(difference, INSTRUMENT, SOURCE, AS_OF)


def test_an_act_that_nothing_knows_is_new() -> None:
    difference = against([listed()], [known("XAB")])

    assert difference.new == (listed(),)
    (action,) = added(difference)
    assert action == TreatyAction(
        id="import/untc-18-5/hostages-1979/XAA/accession/2003-09-24",
        state="XAA",
        instrument=INSTRUMENT,
        kind=ActionKind.ACCESSION,
        sources=(SOURCE,),
        date=PartialDate(2003, 9, 24),
        as_of=AS_OF,
        listed_as="XAA",
    )


def test_an_act_that_any_source_dates_the_same_is_unchanged() -> None:
    for source in (SOURCE, "another"):
        difference = against([listed()], [known(source=source)])

        assert difference.unchanged == (listed(),)
        assert added(difference) == ()


def test_another_date_from_the_same_source_is_a_change() -> None:
    old = known(date="2003-09-23")

    difference = against([listed()], [old])

    assert [(d.listed, d.known) for d in difference.changed] == [(listed(), (old,))]
    assert difference.vanished == ()
    assert [a.id for a in added(difference)] == [
        "import/untc-18-5/hostages-1979/XAA/accession/2003-09-24"
    ]


def test_another_date_from_another_source_is_a_conflict_and_both_are_kept() -> None:
    other = known(date="2003-09-23", source="another")

    difference = against([listed()], [other])

    assert [(d.listed, d.known) for d in difference.conflicting] == [(listed(), (other,))]
    assert [a.date for a in added(difference)] == [PartialDate(2003, 9, 24)]


def test_all_acts_of_consent_are_one_class() -> None:
    difference = against([listed(kind="succession", date="1993-02-22")], [known(source="another")])

    assert len(difference.conflicting) == 1


def test_a_signature_is_no_consent() -> None:
    difference = against([listed(kind="signature", date="1980-01-03")], [known()])

    assert len(difference.new) == 1
    assert difference.vanished == (known(),)


def test_another_act_on_the_same_day_is_a_conflict() -> None:
    difference = against([listed(kind="acceptance")], [known(kind="ratification", source="x")])

    assert len(difference.conflicting) == 1


def test_a_participation_without_an_act_agrees_with_any_consent_of_that_day() -> None:
    assert against([listed(kind="participation")], [known()]).unchanged
    assert against([listed()], [known(kind="participation", source="x")]).new


def test_a_known_act_without_a_date_contradicts_nothing() -> None:
    difference = against([listed()], [known(kind="participation", date="", source="another")])

    assert difference.new == (listed(),)


def test_a_less_precise_date_agrees_and_a_more_precise_one_is_new() -> None:
    assert against([listed(date="2003")], [known()]).unchanged
    assert against([listed()], [known(date="2003", source="another")]).new
    assert against([listed(date="2004")], [known(source="another")]).conflicting


def test_what_this_source_no_longer_lists_has_vanished() -> None:
    gone, elsewhere = known("XAB"), known("XAC", source="another")

    assert against([listed()], [gone, elsewhere]).vanished == (gone,)


def test_other_instruments_are_set_apart() -> None:
    act = listed(instrument="bombings-1997")

    difference = against([act], [known(instrument="bombings-1997")])

    assert difference == ListDifference(elsewhere=(act,))


def test_a_state_may_consent_leave_and_consent_again() -> None:
    acts = [listed(date="1990-01-01"), listed(kind="denunciation", date="2000-01-01"), listed()]

    difference = against(
        acts, [known(date="1990-01-01"), known(kind="denunciation", date="2000-01-01")]
    )

    assert difference.new == (listed(),)
    assert difference.changed == ()


def test_a_date_of_effect_that_differs_is_a_conflict_with_an_id_of_its_own() -> None:
    act = listed(effective=dt.date(2003, 10, 24))
    other = known(effective=dt.date(2003, 10, 25), source="another")

    difference = against([act], [other])

    assert len(difference.conflicting) == 1
    assert [a.id for a in added(difference)] == [
        "import/untc-18-5/hostages-1979/XAA/accession/2003-09-24/2003-10-24"
    ]
    assert against([act], [known()]).unchanged


def test_ids_tell_acts_without_date_and_territories_apart() -> None:
    acts = [
        listed(kind="participation", date=""),
        listed("XAB", date="", effective=dt.date(2003, 10, 24)),
        listed(kind="territorial_extension", territory="Isle of Land"),
    ]

    ids = {a.id.removeprefix("import/untc-18-5/hostages-1979/") for a in added(against(acts, []))}
    assert ids == {
        "XAA/participation/undated",
        "XAB/accession/effective-2003-10-24",
        "XAA/territorial_extension/2003-09-24/isle-land",
    }


def test_withdrawn_states_without_a_denunciation_are_pointed_out() -> None:
    acts = [
        listed(withdrawn=True),
        listed("XAB", withdrawn=True),
        listed("XAB", kind="denunciation", date="2010-01-01", withdrawn=True),
    ]

    difference = against(acts, [])

    assert difference.withdrawn_without_date == (listed(withdrawn=True),)
    assert [a.kind.value for a in added(difference)] == ["accession", "accession", "denunciation"]


def test_unreadable_rows_are_carried_along() -> None:
    row = UnreadableRow(line=7, text="Narnia", reason=Phrase.of("No State."))
    read = ReadList(acts=(), unreadable=(row,), reader="csv")

    difference = compare(read, instrument=INSTRUMENT, source_id=SOURCE, known=())

    assert difference.unreadable == (row,)


DATES = st.dates(min_value=dt.date(2000, 1, 1), max_value=dt.date(2000, 1, 4)).map(str)
STATES = st.sampled_from(["XAA", "XAB"])
KINDS = st.sampled_from(
    ["signature", "ratification", "accession", "succession", "participation", "denunciation"]
)
EFFECTS = st.none() | st.dates(min_value=dt.date(2000, 2, 1), max_value=dt.date(2000, 2, 2))
LISTED = st.builds(
    listed, STATES, KINDS, DATES | st.just("2000") | st.just("2000-01"), effective=EFFECTS
)
KNOWN = st.builds(
    known, STATES, KINDS, DATES, source=st.sampled_from([SOURCE, "another"]), effective=EFFECTS
)


@given(acts=st.lists(LISTED, max_size=6), actions=st.lists(KNOWN, max_size=6))
@settings(deadline=None, max_examples=400)
def test_importing_twice_changes_nothing(
    acts: list[ListedAct], actions: list[TreatyAction]
) -> None:
    first = added(against(acts, actions))
    second = added(against(acts, [*actions, *first]))

    assert second == ()
    assert len({a.id for a in first}) == len(first)


@given(acts=st.lists(LISTED, max_size=6), actions=st.lists(KNOWN, max_size=6))
@settings(deadline=None)
def test_every_listed_act_is_in_one_place(
    acts: list[ListedAct], actions: list[TreatyAction]
) -> None:
    difference = against(acts, actions)

    placed = [*difference.new, *difference.unchanged]
    placed += [d.listed for d in (*difference.changed, *difference.conflicting)]
    assert sorted(map(str, placed)) == sorted(map(str, acts))


@given(acts=st.lists(LISTED, max_size=6))
@settings(deadline=None)
def test_the_order_of_rows_does_not_matter(acts: list[ListedAct]) -> None:
    ids = {a.id for a in added(against(acts, []))}

    assert {a.id for a in added(against(acts[::-1], []))} == ids
