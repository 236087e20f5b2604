"""The matrix of all States for one date, against DuckDB and a plain NumPy pass (target: 3x)."""

import datetime as dt
import itertools

import numpy as np

from benchmarks.measure import say, turns
from benchmarks.world import SCALES, in_duckdb, real_planes, times
from dedere.planning.matrix import WorldPlanes

DAYS = [dt.date(year, 4, 22) for year in range(1970, 2026)]


def plain_pass(planes: WorldPlanes, day: int) -> object:
    """Do the least that NumPy can: compare two columns, place one byte per cell."""
    answer = np.empty(len(planes.states) * len(planes.instruments), dtype=np.uint8)
    holds = (planes.begins <= day) & (day < planes.ends)
    answer[planes.cells[holds]] = planes.says[0][holds]
    return answer


def main() -> None:
    """Print the ratios as the world grows."""
    _, real = real_planes()
    for scale in SCALES:
        planes = times(real, scale)
        base = in_duckdb(planes)
        days = {name: itertools.cycle(DAYS) for name in ("dedere", "numpy", "duckdb")}

        def dedere() -> object:
            return planes.on(next(days["dedere"]))  # noqa: B023 - inside this round only

        def numpy() -> object:
            return plain_pass(planes, next(days["numpy"]).toordinal())  # noqa: B023

        def duckdb() -> object:
            day = next(days["duckdb"]).toordinal()  # noqa: B023 - inside this round only
            query = "select state, instrument, standing, certainty from segments"
            return base.execute(  # noqa: B023
                f"{query} where begins <= {day} and {day} < ends"
            ).fetchnumpy()

        say(
            "matrix of all States",
            f"{scale}x",
            turns({"dedere": dedere, "numpy": numpy, "duckdb": duckdb}, rounds=9),
            ours="dedere",
        )


if __name__ == "__main__":
    main()
