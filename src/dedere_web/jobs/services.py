"""What starts jobs, and what brings back those whose worker died."""

import datetime as dt
import functools
import logging
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dedere.errors import DedereError
from dedere_web.foundation import clock
from dedere_web.jobs import selectors
from dedere_web.jobs.models import WorkerBeat
from dedere_web.jobs.running import retries_of

KEPT = dt.timedelta(days=14)
"""How long a job that is done stays to be looked at."""
FORGOTTEN = dt.timedelta(days=1)
"""How long a worker that is gone stays in the list."""

logger = logging.getLogger("dedere.jobs")


class WorkerDiedError(Exception):
    """The worker of a job ended in the middle of it, more often than the job is tried."""


def start(task: Task[..., Any], *, by: int | None, **arguments: Any) -> None:
    """Let a job be done, once the caller's transaction is written, and never without it.

    A queue takes the job inside the transaction: both are written, or neither. Without a queue
    the job is done by this process as soon as the transaction is written.

    Args:
        task: The job, made by :func:`dedere_web.jobs.running.job`.
        by: The number of the person who asks; the job may see what that person may.
        arguments: Identifiers that the job is given.
    """
    if settings.JOBS == "inline":
        transaction.on_commit(functools.partial(task.enqueue, by, **arguments))
    else:
        task.enqueue(by, **arguments)


def beat(worker: str) -> None:
    """Write down that a worker lives."""
    now = clock.now()
    WorkerBeat.objects.update_or_create(
        worker=worker, defaults={"seen_at": now}, create_defaults={"seen_at": now, "began_at": now}
    )


def leave(worker: str) -> None:
    """Strike a worker that ends in order from the list."""
    WorkerBeat.objects.filter(worker=worker).delete()


def try_again(row: DBTaskResult[Any, Any]) -> bool:
    """Put a job that failed back, if another attempt may help; say whether it was."""
    if row.status != TaskResultStatus.FAILED or _is_final(row.exception_class_path):
        return False
    attempt, retries = len(row.worker_ids), retries_of(row.task_path)
    if attempt >= retries.attempts:
        return False
    return bool(
        DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.FAILED).update(
            status=TaskResultStatus.READY,
            run_after=clock.now() + retries.pause_after(attempt),
            finished_at=None,
        )
    )


def reap() -> int:
    """Put back every job whose worker is gone, and return how many there were.

    A job that outlived as many workers as it has attempts fails: it may be what ends them.
    """
    alive = selectors.living_workers()
    found = 0
    for row in DBTaskResult.objects.running():
        if row.worker_ids and row.worker_ids[-1] in alive:
            continue
        # Only the run we looked at: another process may have put it back in the meantime.
        run = DBTaskResult.objects.filter(
            pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at
        )
        if len(row.worker_ids) < retries_of(row.task_path).attempts:
            done = run.update(status=TaskResultStatus.READY, run_after=clock.now())
        else:
            done = run.update(
                status=TaskResultStatus.FAILED,
                finished_at=clock.now(),
                exception_class_path=f"{__name__}.{WorkerDiedError.__name__}",
            )
        if done:
            logger.warning("the worker of job %s (%s) is gone", row.pk, row.task_path)
        found += done
    return found


def tidy() -> None:
    """Forget jobs that were done long ago, and workers that are gone."""
    now = clock.now()
    DBTaskResult.objects.successful().filter(finished_at__lt=now - KEPT).delete()
    WorkerBeat.objects.filter(seen_at__lt=now - FORGOTTEN).delete()


def _is_final(path: str) -> bool:
    """Say whether an error is one that the same input will cause again."""
    try:
        kind = import_string(path)
    except ImportError:
        return False
    return isinstance(kind, type) and issubclass(kind, DedereError)
