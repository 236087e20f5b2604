"""Properties of timelines and regimes, attacked with random acts of invented States."""

import datetime as dt
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from dedere.planning.matrix import lay_planes
from dedere.treaties.actions import ActionKind
from dedere.treaties.coverage import Completeness, Coverage
from dedere.treaties.facts import Facts
from dedere.treaties.families import Family, PairRule
from dedere.treaties.regimes import Governs, regime_between
from dedere.treaties.standing import Certainty, Standing
from dedere.treaties.standings import Standings
from tests.dedere.building import STATES, act, facts, instrument

PARENT, AMENDED = "convention", "amended"
FIRST = dt.date(1979, 12, 17)
DAYS = st.dates(min_value=FIRST, max_value=dt.date(2030, 12, 31))
DATES = st.one_of(
    st.none(),
    DAYS.map(dt.date.isoformat),
    st.integers(1980, 2025).map(str),
    st.tuples(st.integers(1980, 2025), st.integers(1, 12)).map(lambda ym: f"{ym[0]}-{ym[1]:02d}"),
)
KINDS = st.sampled_from([k for k in ActionKind if k is not ActionKind.WITHDRAWAL])
SOURCES = st.sampled_from(["depositary-list", "later-list", "undated-list"])
ACTS = st.lists(
    st.tuples(st.sampled_from(STATES), KINDS, DATES, st.sampled_from([PARENT, AMENDED]), SOURCES),
    max_size=12,
)
COVERAGES = st.lists(
    st.tuples(st.sampled_from([PARENT, AMENDED]), st.sampled_from(Completeness), DAYS),
    max_size=2,
    unique_by=lambda row: row[0],
)


def world(
    rows: list[tuple[str, ActionKind, str | None, str, str]],
    coverages: list[tuple[str, Completeness, dt.date]],
) -> Facts:
    acts = [
        act(state, kind, date, code=code, sources=(source,), n=n)
        for n, (state, kind, date, code, source) in enumerate(rows)
    ]
    lists = [
        Coverage(instrument=code, completeness=how, complete_to=to, sources=("depositary-list",))
        for code, how, to in coverages
    ]
    both = [instrument(), instrument(AMENDED, adopted="2005-07-08", in_force="2010-07-28")]
    return facts(*acts, instruments=both, coverages=lists, families=(FAMILY,))


FAMILY = Family(
    id="family",
    label="Family",
    parent=PARENT,
    members=(PARENT, AMENDED),
    rules=(
        PairRule(both_bound_by=(AMENDED,), governs=(AMENDED,)),
        PairRule(one_only_by=(AMENDED, PARENT)),
        PairRule(both_bound_by=(PARENT,), governs=(PARENT,)),
    ),
)
WORLDS = st.builds(world, ACTS, COVERAGES)


@given(known=WORLDS, state=st.sampled_from(STATES), code=st.sampled_from([PARENT, AMENDED]))
def test_a_timeline_has_no_gap_and_no_overlap(known: Facts, state: str, code: str) -> None:
    segments = Standings(known).timeline(state, code).segments

    assert segments[0].since == FIRST
    assert segments[-1].until is None
    for earlier, later in itertools.pairwise(segments):
        assert earlier.until == later.since
        assert earlier.since < later.since


@given(known=WORLDS, on=DAYS, state=st.sampled_from(STATES))
def test_a_missing_fact_never_becomes_a_no(known: Facts, on: dt.date, state: str) -> None:
    coverage = known.coverage(PARENT)

    finding = Standings(known).of(state, PARENT, on=on)

    if finding.standing in {Standing.NONE, Standing.SIGNED}:
        limit = coverage.complete_to if coverage.none_may_be_said else None
        opened = known.instruments[PARENT].open_from
        assert on < opened or (limit is not None and on <= limit)


@given(known=WORLDS, on=DAYS, state=st.sampled_from(STATES))
def test_every_answer_has_its_reasons(known: Facts, on: dt.date, state: str) -> None:
    finding = Standings(known).of(state, PARENT, on=on)

    assert finding.because
    assert all(str(reason.says) for reason in finding.because)
    if finding.standing is Standing.BOUND:
        assert finding.actions
        assert finding.since is None or finding.since <= on
    if finding.certainty is Certainty.PRESUMED:
        assert finding.last_known is None or finding.last_known.on < on


@given(known=WORLDS, on=DAYS, state=st.sampled_from(STATES))
def test_a_day_inside_a_segment_is_answered_like_the_segment(
    known: Facts, on: dt.date, state: str
) -> None:
    book = Standings(known)

    segment = book.timeline(state, PARENT).at(on)

    assert segment.since <= on
    assert segment.until is None or on < segment.until
    assert book.of(state, PARENT, on=on).standing is segment.finding.standing


@given(known=WORLDS, on=DAYS, later=st.integers(0, 9000), state=st.sampled_from(STATES))
def test_once_bound_always_bound_without_denunciation(
    known: Facts, on: dt.date, later: int, state: str
) -> None:
    if any(a.kind is ActionKind.DENUNCIATION for a in known.actions):
        return
    book = Standings(known)
    before = book.of(state, PARENT, on=on)
    after = book.of(state, PARENT, on=on + dt.timedelta(days=later))

    if before.standing is Standing.BOUND:
        assert after.standing is Standing.BOUND
        assert after.since == before.since


@given(known=WORLDS, on=DAYS, pair=st.tuples(st.sampled_from(STATES), st.sampled_from(STATES)))
def test_the_regime_between_two_states_has_no_direction(
    known: Facts, on: dt.date, pair: tuple[str, str]
) -> None:
    book = Standings(known)
    one, other = pair

    there = regime_between(book, one=one, other=other, family=FAMILY, on=on)
    back = regime_between(book, one=other, other=one, family=FAMILY, on=on)

    assert there == back


@given(known=WORLDS, on=DAYS, pair=st.tuples(st.sampled_from(STATES), st.sampled_from(STATES)))
def test_an_amended_text_governs_only_between_parties_to_the_amendment(
    known: Facts, on: dt.date, pair: tuple[str, str]
) -> None:
    book = Standings(known)
    one, other = pair

    finding = regime_between(book, one=one, other=other, family=FAMILY, on=on)

    if finding.answer is Governs.YES:
        governing = finding.instruments[0]
        assert all(book.of(s, governing, on=on).standing is Standing.BOUND for s in pair)
        if governing == PARENT:
            assert not all(book.of(s, AMENDED, on=on).standing is Standing.BOUND for s in pair)


@given(known=WORLDS, on=DAYS)
@settings(max_examples=60)
def test_the_matrix_says_what_each_lookup_says(known: Facts, on: dt.date) -> None:
    book = Standings(known)

    matrix = lay_planes(book, states=STATES, instruments=(PARENT, AMENDED)).on(on)

    for state in STATES:
        for code in (PARENT, AMENDED):
            finding = book.of(state, code, on=on)
            assert matrix.cell(state, code) == (finding.standing, finding.certainty)


@given(
    rows=ACTS,
    coverages=COVERAGES,
    on=DAYS,
    known=st.tuples(DAYS, DAYS).map(sorted),
    state=st.sampled_from(STATES),
)
def test_more_knowledge_never_turns_a_bond_that_was_sure_into_a_no(
    rows: list[tuple[str, ActionKind, str | None, str, str]],
    coverages: list[tuple[str, Completeness, dt.date]],
    on: dt.date,
    known: list[dt.date],
    state: str,
) -> None:
    consents_only = [row for row in rows if row[1] is not ActionKind.DENUNCIATION]
    everything = world(consents_only, coverages)
    earlier = Standings(everything, known_on=known[0]).of(state, PARENT, on=on)
    later = Standings(everything, known_on=known[1]).of(state, PARENT, on=on)

    if earlier.standing is Standing.BOUND and earlier.certainty is Certainty.ESTABLISHED:
        assert later.standing in {Standing.BOUND, Standing.UNKNOWN}
