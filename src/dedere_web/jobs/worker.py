"""The worker that takes jobs from the database, and the heart that says it lives."""

import logging
import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, close_old_connections, connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from dedere_web.jobs import services

BEAT_SECONDS = 10.0
TIDY_EVERY = 360
"""Beats between two tidyings: an hour."""

logger = logging.getLogger("dedere.jobs")


class PatientWorker(Worker):
    """Tries a job that failed again, after a pause."""

    def run_task(self, db_task_result: DBTaskResult[Any, Any]) -> None:
        """Run a job; put it back where another attempt may help."""
        super().run_task(db_task_result)
        services.try_again(db_task_result)


def own_name() -> str:
    """Return the name of this process among workers."""
    return f"{socket.gethostname()[:40]}/{os.getpid()}/{os.urandom(4).hex()}"


def patient_worker(name: str, *, once: bool, most: int | None = None) -> PatientWorker:
    """Return a worker of every queue.

    Args:
        name: Its name in the list of workers.
        once: End when nothing is waiting.
        most: End after so many jobs.
    """
    return PatientWorker(
        queue_names=["*"],
        interval=1.0,
        batch=once,
        backend_name="default",
        startup_delay=False,
        max_tasks=most,
        worker_id=name,
        excluded_queue_names=[],
    )


@contextmanager
def alive(name: str, *, also: Callable[[], object] = services.reap) -> Iterator[None]:
    """Say that a worker lives for as long as the block runs, however long a job takes.

    Args:
        name: The name of the worker.
        also: What is done with every beat, and once before the first job.
    """
    services.beat(name)
    also()
    ended = threading.Event()
    heart = threading.Thread(target=_beat_until, args=(ended, name, also), daemon=True)
    heart.start()
    try:
        yield
    finally:
        ended.set()
        heart.join(timeout=BEAT_SECONDS)
        services.leave(name)


def work_from_database(*, once: bool) -> None:
    """Do jobs of the database until somebody ends this process."""
    name = own_name()
    with alive(name):
        worker = patient_worker(name, once=once)
        worker.configure_signals()
        worker.run()


def _beat_until(ended: threading.Event, name: str, also: Callable[[], object]) -> None:
    beats = 0
    while not ended.wait(BEAT_SECONDS):
        beats += 1
        try:
            services.beat(name)
            also()
            if beats % TIDY_EVERY == 0:
                services.tidy()
        except DatabaseError:
            logger.exception("the heart of a worker missed a beat")
        close_old_connections()
    connections.close_all()
