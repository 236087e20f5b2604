"""Celery on RabbitMQ: one quorum queue, which wakes workers. Loaded only where it is used."""

import functools
import hashlib
import logging

from amqp.exceptions import AMQPError
from celery import Celery
from celery.app.task import Task
from celery.exceptions import CeleryError
from django.conf import settings
from django_tasks_db.models import DBTaskResult
from kombu.entity import Exchange, Queue
from kombu.exceptions import KombuError

from dedere_web.jobs import services
from dedere_web.jobs.worker import alive, own_name, patient_worker

WAKE = "dedere.wake"
BROKER_ERRORS = (KombuError, CeleryError, AMQPError, OSError)
MOST_AT_ONCE = 100
"""Messages that one sweep sends: the next one sends the rest."""

logger = logging.getLogger("dedere.jobs")


def queue_name() -> str:
    """Return the name of the queue; two deployments on one broker never wake each other."""
    own = hashlib.sha256(f"dedere queue {settings.SECRET_KEY}".encode()).hexdigest()[:12]
    return f"dedere.{own}"


@functools.cache
def app() -> Celery:
    """Return the one Celery of this process."""
    made = Celery("dedere", broker=settings.BROKER_URL)
    queue = queue_name()
    made.conf.update(
        task_queues=[_queue()],
        task_default_queue=queue,
        task_default_exchange=queue,
        task_default_exchange_type="topic",
        task_default_routing_key=queue,
        # A message is gone when its work is done, and comes again when its worker was killed.
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        worker_prefetch_multiplier=1,
        # A page does not wait for a broker that does not answer.
        broker_transport_options={
            "confirm_publish": True,
            "max_retries": 1,
            "interval_start": 0,
            "interval_step": 0.1,
            "interval_max": 0.1,
            "connect_retries_timeout": 2,
        },
        broker_connection_timeout=2,
        broker_connection_retry_on_startup=True,
        # The row of a job is its result; a message holds nothing but JSON.
        task_ignore_result=True,
        task_serializer="json",
        accept_content=["json"],
        worker_enable_remote_control=False,
        worker_send_task_events=False,
        worker_hijack_root_logger=False,
        timezone="UTC",
    )
    made.task(name=WAKE)(_do_one)
    return made


def wake_one() -> Task:
    """Return what a message asks for."""
    found: Task = app().tasks[WAKE]
    return found


def wake(number: int) -> None:
    """Send so many messages; where the broker does not answer, the sweep sends them later."""
    try:
        with app().producer_or_acquire() as producer:
            for _ in range(number):
                wake_one().apply_async(producer=producer, retry=False)
    except BROKER_ERRORS as error:
        logger.warning("the broker does not answer (%s); jobs wait", type(error).__name__)


def waiting_jobs() -> int:
    """Return how many jobs could be done now. One query."""
    return DBTaskResult.objects.ready().count()


def sent_messages() -> int:
    """Return how many messages wait on the broker; the queue is made where it is not there."""
    with app().connection_for_write() as connection, connection.channel() as channel:
        queue = _queue()(channel)
        queue.declare()
        return int(queue.queue_declare(passive=True).message_count)


def sweep() -> None:
    """Bring back jobs of workers that are gone, and wake workers for jobs that nobody knows of."""
    services.reap()
    waiting = waiting_jobs()
    if not waiting:
        return
    try:
        wake(min(MOST_AT_ONCE, max(0, waiting - sent_messages())))
    except BROKER_ERRORS as error:
        logger.warning("the broker does not answer (%s); jobs wait", type(error).__name__)


def work_from_broker(*, processes: int) -> None:
    """Do jobs that messages wake us for, until somebody ends this process."""
    with alive(own_name(), also=sweep):
        worker = app().Worker(
            pool="prefork",
            concurrency=processes,
            loglevel="WARNING",
            without_gossip=True,
            without_mingle=True,
            quiet=True,
        )
        worker.start()


def _queue() -> Queue:
    name = queue_name()
    exchange = Exchange(name, type="topic", durable=True)
    return Queue(name, exchange, routing_key=name, queue_arguments={"x-queue-type": "quorum"})


def _do_one() -> None:
    """Do the next job that is due, if there is one."""
    name = own_name()
    with alive(name, also=lambda: None):
        patient_worker(name, once=True, most=1).run()
