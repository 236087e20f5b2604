"""One status lookup: the book of standings against DuckDB, on the same facts. Target: 20x."""

import itertools
import random

from benchmarks.measure import say, turns
from benchmarks.world import DAY, SCALES, grown_book, in_duckdb, real_planes, times
from dedere.treaties.standings import Standings

QUERY = (
    "select standing, certainty from segments "
    "where state = ? and instrument = ? and begins <= ? and ? < ends"
)
SAMPLE = 2_000


def main() -> None:
    """Print how many lookups fit into one of DuckDB, as the world grows on both sides.

    Our side answers with the whole finding (acts, reasons); the other one with two numbers.
    """
    _, planes = real_planes()
    chance = random.Random(19)  # noqa: S311 - which cells are asked for; no secret
    for scale in SCALES:
        base, book = in_duckdb(times(planes, scale)), grown_book(scale)
        cells = [
            (chance.randrange(len(planes.states)), chance.randrange(len(planes.instruments)))
            for _ in range(SAMPLE)
        ]
        copies = [chance.randrange(scale) for _ in cells]
        asked = [
            (planes.states[row] + (str(n) if scale > 1 else ""), planes.instruments[column])
            for (row, column), n in zip(cells, copies, strict=True)
        ]
        for state, code in asked:
            book.of(state, code, on=DAY)
        ours, theirs = itertools.cycle(asked), itertools.cycle(zip(cells, copies, strict=True))
        day, rows = DAY.toordinal(), len(planes.states)

        def dedere() -> object:
            state, code = next(ours)  # noqa: B023 - called inside this round only
            return book.of(state, code, on=DAY)  # noqa: B023

        def duckdb() -> object:
            (row, column), n = next(theirs)  # noqa: B023 - called inside this round only
            place = row + n * rows  # noqa: B023
            return base.execute(QUERY, [place, column, day, day]).fetchone()  # noqa: B023

        timings = turns({"dedere": dedere, "duckdb": duckdb})
        say("status lookup", f"{scale}x", timings, ours="dedere")
    facts = grown_book(1).facts
    fresh = turns({"new": lambda: Standings(facts).of("CHE", planes.instruments[0], on=DAY)})
    print(f"{'lookup, timeline new':<28}    1x  dedere: {fresh['new'].median * 1e6:10.1f} µs")


if __name__ == "__main__":
    main()
