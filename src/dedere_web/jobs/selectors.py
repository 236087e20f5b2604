"""What is asked about jobs and workers."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Count, Max
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dedere_web.foundation import clock, health
from dedere_web.jobs.models import WorkerBeat

SILENCE = dt.timedelta(seconds=60)
"""After this long without a sign of life a worker counts as gone."""


def living_workers() -> frozenset[str]:
    """Return the workers that gave a sign of life lately. One query."""
    beats = WorkerBeat.objects.filter(seen_at__gte=clock.now() - SILENCE)
    return frozenset(beats.values_list("worker", flat=True))


def worker_report() -> str:
    """Say whether any worker lives; jobs wait until one does. One query."""
    return health.OK if living_workers() else "silent"


def job_counts() -> Iterable[tuple[str, str, dict[str, str], float]]:
    """Yield how many jobs are in which state, and how long workers are silent. Two queries."""
    states = DBTaskResult.objects.order_by().values_list("status").annotate(Count("pk"))
    found = dict.fromkeys(TaskResultStatus.values, 0) | dict(states)
    for status, number in found.items():
        yield "dedere_jobs", "Jobs kept, by state.", {"state": status.lower()}, float(number)
    seen = WorkerBeat.objects.aggregate(seen=Max("seen_at"))["seen"]
    if seen is not None:
        silence = (clock.now() - seen).total_seconds()
        yield (
            "dedere_worker_silence_seconds",
            "Time since a worker last said it lives.",
            {},
            silence,
        )
