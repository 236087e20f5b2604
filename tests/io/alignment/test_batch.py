"""The same job gives the same proposals here, in processes and on a cluster."""

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from dedere.errors import InvalidInputError
from dedere.obligations.alignment import Alignment
from dedere_io.alignment.batch import Job, align_files, contents
from dedere_io.alignment.lexicon import load_lexicon
from dedere_io.alignment.schedulers import NO_DASK, cluster, processes
from dedere_io.facts import load_facts
from tests.cli.test_align import LAW

LAWS = {
    "hostages.txt": LAW.encode(),
    "captives.txt": LAW.replace("HOSTAGES", "CAPTIVES").encode(),
    "other.txt": LAW.replace("hostage", "prisoner").encode(),
}


@pytest.fixture(scope="module")
def job() -> Job:
    facts = load_facts()
    return Job(
        state=facts.parties.find("KEN"),
        instruments=(facts.instrument("hostages-1979"), facts.instrument("financing-1999")),
        known=tuple(facts.instruments.values()),
        lexicon=load_lexicon(),
    )


@pytest.fixture(scope="module")
def alone(job: Job) -> tuple[Alignment, ...]:
    return align_files(LAWS, job)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_any_number_of_processes_gives_the_same(
    job: Job, alone: tuple[Alignment, ...], workers: int
) -> None:
    with processes(workers) as scheduler:
        assert align_files(LAWS, job, scheduler=scheduler) == alone


def test_more_obligations_than_one_piece_of_work_holds(
    job: Job, alone: tuple[Alignment, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dedere_io.alignment.batch._QUESTIONS_AT_ONCE", 7)

    assert align_files(LAWS, job) == alone


def test_a_law_that_a_process_cannot_read_is_one_clear_error(job: Job) -> None:
    with processes(2) as scheduler, pytest.raises(InvalidInputError, match=r"prose\.txt"):
        align_files({**LAWS, "prose.txt": b"Once there was a king."}, job, scheduler=scheduler)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as empty:
        empty.truncate(200_000_000)

    with pytest.raises(InvalidInputError, match="200000000"):
        contents([file])


def test_without_the_package_a_cluster_is_refused_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(InvalidInputError) as refused, cluster("tcp://127.0.0.1:8786"):
        pass

    assert refused.value.phrase.template == NO_DASK


@pytest.fixture
def local_cluster() -> Iterator[Any]:
    if find_spec("distributed") is None:
        pytest.skip("the package 'distributed' is not installed")
    # Imported here: it is an extra that the suite does without.
    from distributed import LocalCluster  # noqa: PLC0415

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as opened:
        yield opened


@pytest.mark.filterwarnings("default")
def test_a_cluster_gives_the_same(
    job: Job, alone: tuple[Alignment, ...], local_cluster: Any
) -> None:
    with cluster(local_cluster.scheduler_address) as scheduler:
        assert align_files(LAWS, job, scheduler=scheduler) == alone
