"""Where long work is done: in the process that answers, or by workers."""

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark

BACKENDS = {
    "inline": "django_tasks.backends.immediate.ImmediateBackend",
    "database": "django_tasks_db.DatabaseBackend",
    "celery": "dedere_web.jobs.celery_backend.CeleryBackend",
}


class NoBrokerError(InvalidInputError):
    """Jobs should be woken through a broker, and none is named."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "DEDERE_JOBS is 'celery' and DEDERE_BROKER_URL names no RabbitMQ. Write it "
                    "like amqp://user:password@host:5672//, or set DEDERE_JOBS to 'database'."
                )
            )
        )


def task_settings(jobs: str, *, broker_url: str) -> dict[str, dict[str, object]]:
    """Return what the task framework needs to know.

    Args:
        jobs: ``inline``, ``database`` or ``celery``.
        broker_url: The address of RabbitMQ; needed for ``celery``.

    Raises:
        NoBrokerError: It is needed and missing, or no address of a RabbitMQ.
    """
    if jobs == "celery" and not broker_url.startswith(("amqp://", "amqps://")):
        raise NoBrokerError
    return {"default": {"BACKEND": BACKENDS[jobs], "QUEUES": []}}
