"""How a ratio is measured: the two sides take turns, and the best of many rounds counts."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds one call takes: the first one, and the best and middle of the rounds after it."""

    cold: float
    best: float
    median: float


def turns(
    works: dict[str, Work], *, rounds: int = 15, at_least: float = 0.01
) -> dict[str, Timing]:
    """Time several works in turns, so that a busy machine is busy for all of them.

    Args:
        works: What to time, by name.
        rounds: How often each is timed.
        at_least: Seconds that one timing lasts at least; short works are repeated inside it.
    """
    cold = {name: _once(work) for name, work in works.items()}
    repeats = {
        name: max(1, int(at_least / max(_once(work), 1e-9))) for name, work in works.items()
    }
    found: dict[str, list[float]] = {name: [] for name in works}
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for name, work in works.items():
                started = time.perf_counter()
                for _ in range(repeats[name]):
                    work()
                found[name].append((time.perf_counter() - started) / repeats[name])
    finally:
        gc.enable()
    return {
        name: Timing(cold[name], min(times), sorted(times)[len(times) // 2])
        for name, times in found.items()
    }


def _once(work: Work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def say(what: str, scale: str, timings: dict[str, Timing], *, ours: str) -> None:
    """Print one line per reference: how often our time fits into its time, warm and cold."""
    mine = timings[ours]
    for name, timing in timings.items():
        if name == ours:
            continue
        print(
            f"{what:<28} {scale:>5}  {ours}: {mine.median * 1e6:10.1f} µs"
            f"   {name}: {timing.median * 1e6:10.1f} µs"
            f"   ratio {timing.median / mine.median:8.2f}x"
            f"   cold ratio {timing.cold / mine.cold:8.2f}x"
        )
