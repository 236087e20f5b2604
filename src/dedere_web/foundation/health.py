"""Is the platform alive, and is it ready to answer?

Alive: the process answers. Ready: the database answers, no migration is missing, the facts are
loaded. What other rooms know of is added by ``register``; it is reported, and takes no page away.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponseBase

from dedere.errors import DedereError
from dedere_io.facts import load_facts

Answer = Callable[[HttpRequest], HttpResponseBase]
Report = Callable[[], str]

OK = "ok"
PROBES = frozenset({"/health/live", "/health/ready", "/metrics"})
"""Addresses that machines ask, by the number of a host rather than by its name."""

logger = logging.getLogger("dedere.health")
_reports: dict[str, Report] = {}
_applied = threading.Event()


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether pages can be answered, and what each check found."""

    ready: bool
    checks: dict[str, str]


def register(name: str, report: Report) -> None:
    """Add something that is told with the readiness; ``ok`` where all is well."""
    _reports[name] = report


def readiness() -> Readiness:
    """Ask everything that a page needs. Stops at a database that does not answer."""
    checks = {"database": _database()}
    if checks["database"] == OK:
        checks["migrations"] = _migrations()
        checks["facts"] = _facts()
    ready = all(found == OK for found in checks.values())
    if ready:
        checks.update({name: report() for name, report in _reports.items()})
    return Readiness(ready=ready, checks=checks)


def probes_by_number(get_response: Answer) -> Answer:
    """Let a balancer ask by the number of a host: these answers hold no link of ours."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.path_info in PROBES and settings.ALLOWED_HOSTS:
            name = str(settings.ALLOWED_HOSTS[0]).lstrip(".")
            if name != "*":
                request.META["HTTP_HOST"] = name
        return get_response(request)

    return answer


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        # Connecting fails with an error of the driver that says where and as whom: for the log.
        logger.exception("the database does not answer")
        return "does not answer"
    return OK


def _migrations() -> str:
    # A migration that was applied stays applied while this version serves: asked once.
    if not _applied.is_set():
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return "missing"
        _applied.set()
    return OK


def _facts() -> str:
    try:
        load_facts(settings.DEDERE_HOME)
    except (DedereError, OSError):
        logger.exception("the facts cannot be loaded")
        return "cannot be loaded"
    return OK
