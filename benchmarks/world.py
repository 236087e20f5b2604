"""The same world at one, ten and a hundred times its size, for every side of a comparison."""

import dataclasses
import datetime as dt

import duckdb
import numpy as np

from dedere.parties import Parties
from dedere.planning.matrix import WorldPlanes, lay_planes
from dedere.treaties.standings import Standings
from dedere_io.facts import load_facts

DAY = dt.date(2013, 4, 22)
SCALES = (1, 10, 100)


def real_planes() -> tuple[Standings, WorldPlanes]:
    """Return the book of the packaged facts, and its timelines as columns."""
    facts = load_facts()
    book = Standings(facts)
    states = [state.code for state in facts.parties.current()]
    return book, lay_planes(book, states=states, instruments=[i.code for i in facts.universal()])


def grown_book(scale: int) -> Standings:
    """Return a book over the facts repeated ``scale`` times, every copy with States of its own."""
    facts = load_facts()
    if scale == 1:
        return Standings(facts)
    states = {
        f"{code}{n}": dataclasses.replace(state, code=f"{code}{n}")
        for n in range(scale)
        for code, state in facts.parties.states.items()
    }
    actions = tuple(
        dataclasses.replace(action, state=f"{action.state}{n}")
        for n in range(scale)
        for action in facts.actions
    )
    return Standings(dataclasses.replace(facts, parties=Parties(states), actions=actions))


def times(planes: WorldPlanes, scale: int) -> WorldPlanes:
    """Return the world repeated ``scale`` times, every copy with States of its own."""
    cells = len(planes.states) * len(planes.instruments)
    offsets = np.repeat(np.arange(scale, dtype=np.int32) * cells, len(planes.cells))
    return WorldPlanes(
        states=tuple(f"{code}{n}" for n in range(scale) for code in planes.states),
        instruments=planes.instruments,
        first_day=planes.first_day,
        begins=np.tile(planes.begins, scale),
        ends=np.tile(planes.ends, scale),
        cells=np.tile(planes.cells, scale) + offsets,
        says=np.tile(planes.says, (1, scale)),
    )


def in_duckdb(planes: WorldPlanes) -> duckdb.DuckDBPyConnection:
    """Return an in-memory DuckDB that holds the same segments, one row each, with an index."""
    base = duckdb.connect()
    columns = {
        "state": planes.cells // len(planes.instruments),
        "instrument": planes.cells % len(planes.instruments),
        "begins": planes.begins,
        "ends": planes.ends,
        "standing": planes.says[0],
        "certainty": planes.says[1],
    }
    base.register("columns", {k: np.ascontiguousarray(v) for k, v in columns.items()})
    base.execute("create table segments as select * from columns order by state, instrument")
    base.execute("create index by_cell on segments (state, instrument)")
    return base
