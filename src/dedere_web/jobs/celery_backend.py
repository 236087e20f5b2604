"""Jobs in the database, woken through RabbitMQ: for deployments with many workers.

The row of a job is the truth: it is written in the transaction of whoever starts it, and claimed,
tried again and brought back as with the database alone. A message on the broker only says "there
is something to do"; it names no job, so that a message that comes twice does nothing twice, and
one that is lost is made again by the sweep. A broker that does not answer delays jobs, and loses
none.
"""

import functools
from typing import Any

from django.db import transaction
from django_tasks_db.backend import DatabaseBackend, TaskResult

from dedere_web.jobs.broker import wake


class CeleryBackend(DatabaseBackend):
    """Writes a row, and wakes a worker once it is written."""

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> TaskResult[Any, Any]:
        """Write the job, in the caller's transaction; wake a worker after it."""
        result: TaskResult[Any, Any] = super().enqueue(task, args, kwargs)
        transaction.on_commit(functools.partial(wake, 1))
        return result
