"""Workers as an operator starts them: on the database alone, and woken through RabbitMQ."""

import json
import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.web import postgres
from tests.web.operations.serving import DEDERE, Platform

ROOT = Path(__file__).resolve().parents[3]
BROKER = ("127.0.0.1", 5672)

START = """
from dedere_web.jobs import services
from tests.web.operations import jobs_of_tests as jobs
for number in range({number}):
    services.start(jobs.{job}, by=None, **({arguments}))
"""
STATES = """
import json
from django_tasks_db.models import DBTaskResult
print(json.dumps(sorted([r.status, len(r.worker_ids)] for r in DBTaskResult.objects.all())))
"""
FORGET_WORKERS = """
import datetime as dt
from dedere_web.jobs.models import WorkerBeat
for beat in WorkerBeat.objects.all():
    beat.seen_at -= dt.timedelta(minutes=2)
    beat.save()
"""
DROP_QUEUE = """
from dedere_web.jobs.broker import app, queue_name
with app().connection_for_write() as connection, connection.channel() as channel:
    channel.queue_delete(queue_name())
    channel.exchange_delete(queue_name())
"""


def deployment(folder: Path, **said: str) -> Platform:
    platform = Platform(folder / "home", {"PYTHONPATH": str(ROOT), **said})
    platform.dedere("migrate")
    return platform


def start_jobs(platform: Platform, job: str, number: int = 1, arguments: str = "{}") -> None:
    platform.shell(START.format(job=job, number=number, arguments=arguments))


def states(platform: Platform) -> list[list[object]]:
    found: list[list[object]] = json.loads(platform.shell(STATES))
    return found


def letters(platform: Platform) -> int:
    return len(list((platform.home / "mail").glob("*.eml")))


@contextmanager
def worker(platform: Platform, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(  # noqa: S603 - our own command
        [*DEDERE, "worker", *words],
        env=platform.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(timeout=60)


def test_a_worker_does_what_is_waiting_and_ends(tmp_path: Path) -> None:
    platform = deployment(tmp_path, DEDERE_JOBS="database")
    start_jobs(platform, "write_letter", 5, "{'number': number}")

    platform.dedere("worker", "--once")

    assert letters(platform) == 5
    assert states(platform) == [["SUCCESSFUL", 1]] * 5


def killed_in_the_middle(platform: Platform) -> None:
    """Let a job kill every worker that does it: each death is survived, and the last is told."""
    start_jobs(platform, "die")
    start_jobs(platform, "write_letter", 1, "{'number': 1}")

    for attempt in (1, 2, 3):
        with worker(platform, "--once") as process:
            assert process.wait(timeout=60) == -signal.SIGKILL
        assert ["RUNNING", attempt] in states(platform)
        platform.shell(FORGET_WORKERS)
    platform.dedere("worker", "--once")

    assert states(platform) == [["FAILED", 3], ["SUCCESSFUL", 1]]
    assert letters(platform) == 1


def test_a_job_of_a_killed_worker_is_brought_back(tmp_path: Path) -> None:
    killed_in_the_middle(deployment(tmp_path, DEDERE_JOBS="database"))


@pytest.mark.postgres
def test_a_job_of_a_killed_worker_is_brought_back_on_postgresql(
    tmp_path: Path, empty_postgres: str
) -> None:
    killed_in_the_middle(
        deployment(
            tmp_path,
            DEDERE_JOBS="database",
            DATABASE_URL=empty_postgres,
            DEDERE_DATABASE_ROLE=postgres.ROLE,
        )
    )


@pytest.mark.parametrize(
    ("said", "words", "says"),
    [
        ({}, (), "DEDERE_JOBS is 'inline'"),
        ({"DEDERE_JOBS": "sometimes"}, (), "Choose one of: inline, database, celery"),
        ({"DEDERE_JOBS": "celery"}, (), "DEDERE_BROKER_URL"),
        (
            {"DEDERE_JOBS": "celery", "DEDERE_BROKER_URL": "amqp://127.0.0.1:1//"},
            ("--once",),
            "--once needs DEDERE_JOBS=database",
        ),
    ],
)
def test_a_worker_without_work_says_so_in_one_line(
    tmp_path: Path, said: dict[str, str], words: tuple[str, ...], says: str
) -> None:
    platform = Platform(tmp_path / "home", said)
    done = subprocess.run(  # noqa: S603 - our own command
        [*DEDERE, "worker", *words],
        env=platform.environment(), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert says in done.stderr


def broker_answers() -> bool:
    try:
        socket.create_connection(BROKER, timeout=2).close()
    except OSError:
        return False
    return True


@pytest.fixture
def woken(tmp_path: Path) -> Iterator[Platform]:
    """A deployment whose workers are woken through RabbitMQ."""
    if not broker_answers():
        pytest.skip("no RabbitMQ answers on 127.0.0.1:5672")
    url = "amqp://guest:guest@127.0.0.1:5672//"
    platform = deployment(tmp_path, DEDERE_JOBS="celery", DEDERE_BROKER_URL=url)
    yield platform
    platform.shell(DROP_QUEUE)


def until_done(platform: Platform, number: int) -> None:
    found: list[list[object]] = []
    for _ in range(60):
        found = states(platform)
        if len(found) == number and all(status == "SUCCESSFUL" for status, _ in found):
            return
    raise AssertionError(found)


def test_workers_are_woken_through_rabbitmq(woken: Platform) -> None:
    with worker(woken):
        start_jobs(woken, "write_letter", 20, "{'number': number}")
        until_done(woken, 20)

    assert letters(woken) == 20
    assert states(woken) == [["SUCCESSFUL", 1]] * 20


def test_jobs_that_no_message_tells_of_are_done_all_the_same(woken: Platform) -> None:
    """The broker did not answer when they were started: the sweep finds them."""
    reachable = woken.said["DEDERE_BROKER_URL"]
    woken.said["DEDERE_BROKER_URL"] = "amqp://guest:guest@127.0.0.1:1//"
    start_jobs(woken, "write_letter", 3, "{'number': number}")
    woken.said["DEDERE_BROKER_URL"] = reachable
    assert states(woken) == [["READY", 0]] * 3

    with worker(woken):
        until_done(woken, 3)

    assert letters(woken) == 3


def test_a_platform_serves_while_its_worker_is_killed(tmp_path: Path) -> None:
    platform = deployment(tmp_path, DEDERE_JOBS="database")
    platform.start()
    try:
        with worker(platform) as process:
            start_jobs(platform, "write_letter", 1, "{'number': 1}")
            until_done(platform, 1)
            reported = json.loads(platform.ask("GET", "/health/ready")[2])
            for _ in range(10):
                platform.ask("GET", "/health/live")
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(timeout=60)
        platform.shell(FORGET_WORKERS)
        status, _, told = platform.ask("GET", "/health/ready")
        counted = platform.ask("GET", "/metrics")[2]
    finally:
        platform.stop()

    assert reported == {
        "ready": True,
        "checks": {"database": "ok", "migrations": "ok", "facts": "ok", "worker": "ok"},
    }
    assert status == 200
    assert json.loads(told)["checks"]["worker"] == "silent"
    assert 'dedere_jobs{state="successful"} 1.0' in counted
    # Whichever process answers adds up what every one of them counted.
    live = 'dedere_requests_total{method="GET",route="foundation:live",status="200"} 10.0'
    assert live in counted
