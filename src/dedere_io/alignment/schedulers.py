"""Where the work of a batch is done: in this process, in several, or on a Dask cluster.

A scheduler does independent pieces of work and returns their results in the order of the pieces,
so that nothing depends on who was quicker.
"""

import importlib
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark

NO_DASK = mark(
    "A scheduler needs the package 'distributed', which is not installed: "
    "pip install 'dedere[cluster]'."
)
NO_SCHEDULER = mark("The scheduler at '{address}' does not answer: {why}.")

_SECONDS_TO_ANSWER = 15

Task = TypeVar("Task")
Result = TypeVar("Result")


class Scheduler(Protocol):
    """Does independent pieces of work."""

    def map(self, work: Callable[[Task], Result], tasks: Sequence[Task]) -> list[Result]:
        """Return the result of every task, in the order of the tasks."""


class InThisProcess:
    """One piece after the other."""

    def map(self, work: Callable[[Task], Result], tasks: Sequence[Task]) -> list[Result]:
        """Return the result of every task, in the order of the tasks."""
        return [work(task) for task in tasks]


class InProcesses:
    """Several pieces at once, each in a process of its own."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool

    def map(self, work: Callable[[Task], Result], tasks: Sequence[Task]) -> list[Result]:
        """Return the result of every task, in the order of the tasks."""
        return list(self._pool.map(work, tasks))


class OnCluster:
    """On the workers of a Dask cluster; a worker that is lost has its pieces done by others."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def map(self, work: Callable[[Task], Result], tasks: Sequence[Task]) -> list[Result]:
        """Return the result of every task, in the order of the tasks."""
        futures = self._client.map(work, tasks, pure=False, batch_size=1)
        results: list[Result] = self._client.gather(futures)
        return results


def cores() -> int:
    """Return how many processes can run at once here."""
    return (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )


@contextmanager
def processes(workers: int) -> Iterator[Scheduler]:
    """Open as many processes; none for one worker."""
    if workers <= 1:
        yield InThisProcess()
        return
    # A fresh process inherits no threads and no locks from this one.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield InProcesses(pool)


@contextmanager
def cluster(address: str) -> Iterator[Scheduler]:
    """Open a connection to the scheduler of a Dask cluster, such as ``tcp://10.0.0.5:8786``.

    Raises:
        InvalidInputError: The package is not installed, or nobody answers.
    """
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as missing:
        raise InvalidInputError(Phrase.of(NO_DASK)) from missing
    try:
        client = distributed.Client(address, timeout=_SECONDS_TO_ANSWER, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as wrong:
        why = str(wrong).splitlines()[0].rstrip(".") if str(wrong) else type(wrong).__name__
        raise InvalidInputError(Phrase.of(NO_SCHEDULER, address=address, why=why)) from wrong
    with client:
        yield OnCluster(client)
