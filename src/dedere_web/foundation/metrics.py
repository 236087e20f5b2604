"""What an operator counts: requests, answers from the page cache, jobs. Nothing about a person.

Each process counts for itself; where several serve, they count into files of one folder
(``PROMETHEUS_MULTIPROC_DIR``, set by ``dedere serve`` before they start), and whichever process
is asked adds them up. What is known only at the moment of asking is added by ``register``.
"""

import hmac
import ipaddress
from collections.abc import Callable, Iterable

from django.conf import settings
from django.http import HttpRequest
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_VIA")
"""Headers of a proxy: what comes through one was not asked on this machine."""

_own = CollectorRegistry()

requests_total = Counter(
    "dedere_requests_total",
    "Requests answered, by route, method and status.",
    ("route", "method", "status"),
    registry=_own,
)
request_seconds = Histogram(
    "dedere_request_seconds",
    "Time to answer, by route.",
    ("route",),
    buckets=BUCKETS,
    registry=_own,
)
page_cache_total = Counter(
    "dedere_page_cache_total",
    "Public pages given from the cache (hit) or drawn (miss).",
    ("outcome",),
    registry=_own,
)

Gauges = Callable[[], Iterable[tuple[str, str, dict[str, str], float]]]
"""Yields name, explanation, labels and value of what is so at this moment."""

_gauges: list[Gauges] = []


def register(gauges: Gauges) -> None:
    """Add values that are read when somebody asks. Registering twice adds nothing."""
    if gauges not in _gauges:
        _gauges.append(gauges)


def known_method(method: str) -> str:
    """Return a method that has a name; a visitor may send any word."""
    return method if method in METHODS else "OTHER"


def count_request(method: str, route: str, status: int, seconds: float) -> None:
    """Count one answered request."""
    requests_total.labels(route, known_method(method), str(status)).inc()
    request_seconds.labels(route).observe(seconds)


def count_page(*, hit: bool) -> None:
    """Count one public page, from the cache or drawn."""
    page_cache_total.labels("hit" if hit else "miss").inc()


def exposition() -> bytes:
    """Return everything that is counted, as Prometheus reads it."""
    if not settings.METRICS_FOLDER:
        return generate_latest(_own) + generate_latest(_now())
    together = CollectorRegistry()
    MultiProcessCollector(together, path=str(settings.METRICS_FOLDER))
    return generate_latest(together) + generate_latest(_now())


def may_read_metrics(request: HttpRequest) -> bool:
    """Say whether somebody may read the counts: who has the token, or asks on this machine."""
    token = settings.METRICS_TOKEN
    if token:
        stated = request.headers.get("Authorization", "")
        return hmac.compare_digest(stated.encode(), f"Bearer {token}".encode())
    if settings.SECURE_SSL_REDIRECT or any(name in request.META for name in FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


class _Now(Collector):
    """What is so at the moment of asking."""

    def collect(self) -> Iterable[Metric]:
        """Yield each registered value."""
        families: dict[str, GaugeMetricFamily] = {}
        for gauges in _gauges:
            for name, explanation, labels, value in gauges():
                family = families.setdefault(
                    name, GaugeMetricFamily(name, explanation, labels=tuple(labels))
                )
                family.add_metric(tuple(labels.values()), value)
        return families.values()


def _now() -> CollectorRegistry:
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Now())
    return registry
