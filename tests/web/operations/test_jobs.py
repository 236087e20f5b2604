"""Long work: done once the transaction is written, under the rights of who asked, never lost."""

import contextlib
import datetime as dt
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import Settings

from dedere_web.accounts.models import User
from dedere_web.config.queues import NoBrokerError, task_settings
from dedere_web.foundation import clock, health, mail, metrics
from dedere_web.jobs import selectors, services
from dedere_web.jobs.models import WorkerBeat
from dedere_web.jobs.running import AskerGoneError, Retries, viewer_for
from dedere_web.jobs.worker import alive, own_name, patient_worker
from tests.web.operations import jobs_of_tests as jobs

pytestmark = pytest.mark.django_db

Committing = Callable[[], object]


@pytest.fixture
def letters(settings: Settings, tmp_path: Path) -> Callable[[], list[str]]:
    """Return a function that lists the letters that were written."""
    settings.DEDERE_HOME = tmp_path
    settings.EMAIL_BACKEND = "dedere_web.foundation.mail.FileBackend"
    return lambda: sorted(message.subject for message in mail.kept_messages())


@pytest.fixture
def queue(settings: Settings) -> None:
    """Jobs wait in the database for a worker."""
    settings.JOBS = "database"
    settings.TASKS = task_settings("database", broker_url="")


def work(*, name: str = "") -> None:
    """Be a worker until nothing is waiting."""
    patient_worker(name or own_name(), once=True).run()


def only_row() -> DBTaskResult[Any, Any]:
    return DBTaskResult.objects.get()


def test_without_a_queue_a_job_is_done_when_the_transaction_is_written(
    letters: Callable[[], list[str]], django_capture_on_commit_callbacks: Committing
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[call-arg, attr-defined]
        services.start(jobs.write_letter, by=None, number=1)
        assert letters() == []

    assert letters() == ["Letter 1"]


@pytest.mark.usefixtures("queue")
def test_a_job_of_a_transaction_that_failed_was_never_asked_for(
    letters: Callable[[], list[str]],
) -> None:
    with contextlib.suppress(RuntimeError), transaction.atomic():
        services.start(jobs.write_letter, by=None, number=1)
        raise RuntimeError
    services.start(jobs.write_letter, by=None, number=2)

    work()

    assert letters() == ["Letter 2"]
    assert only_row().status == TaskResultStatus.SUCCESSFUL
    assert only_row().return_value == 2


@pytest.mark.usefixtures("queue")
def test_a_job_knows_who_asked_and_carries_no_rights(account: User) -> None:
    services.start(jobs.who_asks, by=account.pk)

    assert only_row().args_kwargs == {"args": [account.pk], "kwargs": {}}
    work()

    assert only_row().return_value[0] == account.pk


@pytest.mark.usefixtures("queue")
def test_a_job_of_a_closed_account_does_nothing_and_is_not_tried_again(account: User) -> None:
    services.start(jobs.who_asks, by=account.pk)
    User.objects.update(is_active=False)

    work()

    assert only_row().status == TaskResultStatus.FAILED
    assert only_row().exception_class_path.endswith("AskerGoneError")
    with pytest.raises(AskerGoneError):
        viewer_for(account.pk)


@pytest.mark.usefixtures("queue")
def test_a_mistake_of_ours_is_tried_again_and_then_fails() -> None:
    services.start(jobs.fail, by=None)

    work()

    assert only_row().status == TaskResultStatus.FAILED
    assert len(only_row().worker_ids) == jobs.SOON.attempts
    assert "a disk is full" in only_row().traceback


@pytest.mark.usefixtures("queue")
def test_what_input_caused_is_final_at_once() -> None:
    services.start(jobs.refuse, by=None)

    work()

    assert only_row().status == TaskResultStatus.FAILED
    assert len(only_row().worker_ids) == 1


def test_each_pause_is_twice_the_one_before() -> None:
    retries = Retries(pause=dt.timedelta(seconds=30))

    assert [retries.pause_after(n).total_seconds() for n in (1, 2, 3)] == [30, 60, 120]


@pytest.mark.usefixtures("queue")
def test_a_pause_is_kept() -> None:
    services.start(jobs.who_asks, by=None)
    row = only_row()
    DBTaskResult.objects.update(status=TaskResultStatus.FAILED, worker_ids=["a"])
    row.refresh_from_db()

    assert services.try_again(row)

    row.refresh_from_db()
    assert row.status == TaskResultStatus.READY
    assert dt.timedelta(seconds=20) < row.run_after - clock.now() <= dt.timedelta(seconds=30)


def running_by(worker: str, *, times: int = 1) -> DBTaskResult[Any, Any]:
    services.start(jobs.fail, by=None)
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING, worker_ids=[worker] * times, started_at=clock.now()
    )
    return only_row()


@pytest.mark.usefixtures("queue")
def test_a_job_whose_worker_is_gone_is_brought_back() -> None:
    row = running_by("gone")
    silent_since = clock.now() - selectors.SILENCE - dt.timedelta(seconds=1)
    WorkerBeat.objects.create(worker="gone", began_at=silent_since, seen_at=silent_since)

    assert services.reap() == 1

    row.refresh_from_db()
    assert row.status == TaskResultStatus.READY
    assert row.run_after <= clock.now()


@pytest.mark.usefixtures("queue")
def test_a_job_whose_worker_lives_is_left_alone() -> None:
    running_by("here")
    services.beat("here")

    assert services.reap() == 0
    assert only_row().status == TaskResultStatus.RUNNING


@pytest.mark.usefixtures("queue")
def test_a_job_that_ends_every_worker_fails_in_the_end() -> None:
    running_by("gone", times=jobs.SOON.attempts)

    services.reap()

    assert only_row().status == TaskResultStatus.FAILED
    assert only_row().exception_class_path == "dedere_web.jobs.services.WorkerDiedError"


def test_what_was_done_long_ago_is_forgotten_and_what_failed_stays() -> None:
    long_ago = clock.now() - services.KEPT - dt.timedelta(days=1)
    for status in (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED):
        DBTaskResult.objects.create(
            status=status, args_kwargs={}, task_path="x", finished_at=long_ago, run_after=long_ago
        )
    WorkerBeat.objects.create(worker="old", began_at=long_ago, seen_at=long_ago)

    services.tidy()

    assert only_row().status == TaskResultStatus.FAILED
    assert not WorkerBeat.objects.exists()


def test_a_worker_is_in_the_list_while_it_lives() -> None:
    assert selectors.worker_report() == "silent"

    with alive("here", also=lambda: None):
        assert selectors.living_workers() == {"here"}
        assert selectors.worker_report() == health.OK

    assert selectors.living_workers() == frozenset()


def test_jobs_and_workers_are_counted(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "_gauges", [selectors.job_counts])
    DBTaskResult.objects.create(
        status=TaskResultStatus.FAILED, args_kwargs={}, task_path="x", id=uuid.uuid4(),
        run_after=clock.now(),
    )  # fmt: skip
    services.beat("here")

    text = client.get("/metrics").content.decode()
    samples = {
        (point.name, point.labels.get("state")): point.value
        for family in text_string_to_metric_families(text)
        for point in family.samples
    }

    assert samples["dedere_jobs", "failed"] == 1
    assert samples["dedere_jobs", "ready"] == 0
    assert samples["dedere_worker_silence_seconds", None] < 5


@pytest.mark.parametrize("url", ["", "redis://127.0.0.1", "127.0.0.1"])
def test_celery_without_a_broker_is_one_line(url: str) -> None:
    with pytest.raises(NoBrokerError) as error:
        task_settings("celery", broker_url=url)

    assert "DEDERE_BROKER_URL" in str(error.value)
