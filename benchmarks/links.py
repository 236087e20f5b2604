"""The world's link matrix, against a plain NumPy pass over its bytes and against DuckDB.

The matrix says of every two States whether they are surely and possibly linked by an instrument on
a day. The floor writes as many bytes as the matrix has, from one row; DuckDB joins the bonds of
the same day with themselves. Pairs are too many to fetch a hundred times over, so there both sides
count the partners of each State. Then: every date since 1963 on which anything changed.
"""

import datetime as dt
import itertools
from collections.abc import Sequence

import duckdb
import numpy as np

from benchmarks.measure import Work, say, turns
from benchmarks.world import SCALES
from dedere.planning.bonds import BOUND, BondHistory, lay_bonds
from dedere.planning.coverage_map import coverage_of
from dedere.planning.links import Links, links_about
from dedere.planning.over_time import link_curve, link_history, links_day_by_day
from dedere.planning.subjects import SURE, Subject, instrument_subject, subjects_of
from dedere.treaties.facts import Facts
from dedere.treaties.standings import Standings
from dedere_io.facts import load_facts

DAYS = [dt.date(year, 4, 22) for year in range(1975, 2026)]
INSTRUMENT = "hostages-1979"
OFFENCE = "hostages-1979/offence/hostage-taking"
SINCE, UNTIL = dt.date(1963, 1, 1), dt.date(2026, 1, 1)
FETCHED = 10
"""Up to this scale DuckDB hands over every pair."""
QUERY = (
    "with held as (select state, bond from bonds where instrument = ? and begins <= ? "
    "and ? < ends and bond >= 1) "
    "select {what} from held a join held b on a.state <> b.state {group}"
)


def real_history(*instruments: str) -> tuple[Facts, BondHistory]:
    """Return the packaged facts, and the bonds of all States of today for all time."""
    facts = load_facts()
    states = [state.code for state in facts.parties.current()]
    codes = instruments or tuple(facts.instruments)
    return facts, lay_bonds(Standings(facts), states=states, instruments=codes)


def times(history: BondHistory, scale: int) -> BondHistory:
    """Return the world repeated ``scale`` times, every copy with States of its own."""
    cells = len(history.states) * len(history.instruments)
    offsets = np.repeat(np.arange(scale, dtype=np.int32) * cells, len(history.cells))
    return BondHistory(
        states=tuple(f"{code}{n}" for n in range(scale) for code in history.states),
        instruments=history.instruments,
        first_day=history.first_day,
        begins=np.tile(history.begins, scale),
        ends=np.tile(history.ends, scale),
        cells=np.tile(history.cells, scale) + offsets,
        bonds=np.tile(history.bonds, scale),
        shown=np.tile(history.shown, scale),
        born=np.tile(history.born, scale),
        gone=np.tile(history.gone, scale),
    )


def in_duckdb(history: BondHistory) -> duckdb.DuckDBPyConnection:
    """Return an in-memory DuckDB that holds the same bonds, one row for each stretch of time."""
    base = duckdb.connect()
    columns = {
        "state": history.cells // len(history.instruments),
        "instrument": history.cells % len(history.instruments),
        "begins": history.begins,
        "ends": history.ends,
        "bond": history.bonds,
    }
    base.register("columns", {k: np.ascontiguousarray(v) for k, v in columns.items()})
    base.execute("create table bonds as select * from columns order by instrument, state")
    return base


def one_day(history: BondHistory, scale: int) -> None:
    """Print the ratios for the matrix, or the partners of each State, of one day."""
    base, place = in_duckdb(history), history.instruments.index(INSTRUMENT)
    subject = instrument_subject(INSTRUMENT)
    days = {name: itertools.cycle(DAYS) for name in ("dedere", "duckdb")}
    row = np.ones(len(history.states), dtype=np.uint8)

    def links() -> Links:
        return links_about(subject, history.on(next(days["dedere"])))

    def joined(what: str, group: str) -> object:
        number = next(days["duckdb"]).toordinal()
        query = QUERY.format(what=what, group=group)
        return base.execute(query, [place, number, number]).fetchnumpy()

    works: dict[str, Work] = {
        "dedere": lambda: links().matrix(),
        "numpy": lambda: np.tile(row, (len(row), 1)),
    }
    if scale <= FETCHED:
        works["duckdb"] = lambda: joined("a.state, b.state, least(a.bond, b.bond)", "")
    say("link matrix", f"{scale}x", turns(works, rounds=5), ours="dedere")
    counted = turns(
        {
            "dedere": lambda: links().partners(SURE),
            "duckdb": lambda: joined(
                f"a.state, sum((a.bond >= {BOUND} and b.bond >= {BOUND})::int)", "group by a.state"
            ),
        },
        rounds=5,
    )
    say("partners of each State", f"{scale}x", counted, ours="dedere")


def all_dates(facts: Facts, history: BondHistory, scale: int) -> None:
    """Print how every date of change compares with a plain pass over as many matrices."""
    subjects = [instrument_subject(code) for code in history.instruments]
    subjects += subjects_of(facts, history.instruments)
    for subject in subjects:
        assert subject.table.size
    row = np.ones(len(history.states), dtype=np.uint8)

    def curves() -> int:
        found = (link_history(history, s, since=SINCE, until=UNTIL) for s in subjects)
        return sum(len(link_curve(one).days) for one in found)

    def matrices() -> int:
        every = links_day_by_day(history, subjects, since=SINCE, until=UNTIL)
        return sum(links.matrix().nbytes for links in every)

    number = curves()
    if scale == 1:
        every_one = {
            "curves": curves,
            "matrices": matrices,
            "numpy": lambda: [np.tile(row, (len(row), 1)) for _ in range(number)][-1],
        }
        timings = turns(every_one, rounds=3)
        say(f"{number} matrices over time", "1x", timings, ours="matrices")
        seconds = {name: round(timings[name].median, 2) for name in ("curves", "matrices")}
        print(f"{'all dates since 1963':<28} {scale:>4}x  seconds: {seconds} (target: below 1)")
    else:
        small = _curves_of_one_world(subjects)
        timings = turns({"curves": curves, "world 1x": small}, rounds=3)
        say(f"counts on {number} dates", f"{scale}x", timings, ours="curves")


def _curves_of_one_world(subjects: Sequence[Subject]) -> Work:
    _, history = real_history()
    return lambda: [
        link_curve(link_history(history, subject, since=SINCE, until=UNTIL))
        for subject in subjects
    ][-1]


def one_offence(facts: Facts, history: BondHistory) -> None:
    """Print how all pairs for one offence compare with a plain pass over the same bytes."""
    row = np.ones(len(history.states), dtype=np.uint8)
    days = itertools.cycle(DAYS)
    timings = turns(
        {
            "dedere": lambda: coverage_of(facts, history.on(next(days)), offence=OFFENCE),
            "numpy": lambda: np.tile(row, (len(row), 1)),
        },
        rounds=5,
    )
    say("all pairs, one offence", "1x", timings, ours="dedere")


def main() -> None:
    """Print the ratios as the world grows."""
    facts, real = real_history()
    _, alone = real_history(INSTRUMENT)
    for scale in SCALES:
        one_day(times(alone, scale), scale)
        if scale <= FETCHED:
            all_dates(facts, times(real, scale), scale)
    one_offence(facts, real)


if __name__ == "__main__":
    main()
