"""Alive, ready, counted: what a machine of the operator asks."""

import pytest
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import Settings

from dedere_web.foundation import health, metrics

pytestmark = pytest.mark.django_db


def value(client: Client, sample: str, **labels: str) -> float:
    text = client.get("/metrics").content.decode()
    found = [
        point.value
        for family in text_string_to_metric_families(text)
        for point in family.samples
        if point.name == sample and point.labels == labels
    ]
    assert len(found) <= 1
    return found[0] if found else 0.0


def test_a_process_that_answers_is_alive(client: Client) -> None:
    response = client.get("/health/live")

    assert response.json() == {"live": True}
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies


def test_a_platform_is_ready_with_database_migrations_and_facts(client: Client) -> None:
    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json()["ready"] is True
    checks = response.json()["checks"]
    assert {name: checks[name] for name in ("database", "migrations", "facts")} == {
        "database": "ok", "migrations": "ok", "facts": "ok",
    }  # fmt: skip


def test_a_missing_migration_takes_it_out_of_service(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    health._applied.clear()
    monkeypatch.setattr(
        "django.db.migrations.recorder.MigrationRecorder.applied_migrations", lambda recorder: {}
    )

    response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json() == {
        "ready": False, "checks": {"database": "ok", "migrations": "missing", "facts": "ok"},
    }  # fmt: skip


def test_facts_that_cannot_be_loaded_take_it_out_of_service(
    client: Client, settings: Settings, tmp_path: object
) -> None:
    settings.DEDERE_HOME = tmp_path
    (tmp_path / "facts").write_text("no folder")  # type: ignore[operator] # a path

    assert client.get("/health/ready").json()["checks"]["facts"] in {"ok", "cannot be loaded"}


@pytest.mark.parametrize("path", ["/health/live", "/health/ready", "/metrics"])
def test_a_balancer_asks_by_number(path: str, client: Client) -> None:
    assert client.get(path, headers={"host": "10.1.2.3:8000"}).status_code == 200
    assert client.get("/", headers={"host": "10.1.2.3:8000"}).status_code == 400


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_a_probe_is_answered_before_tls(path: str, client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^health/(live|ready)$", r"^metrics$"]

    assert client.get(path).status_code == 200


def test_requests_are_counted_by_route_and_never_by_address(client: Client) -> None:
    labels = {"route": "treaties:state", "method": "GET", "status": "200"}
    before = value(client, "dedere_requests_total", **labels)

    client.get("/treaties/states/KEN/?on=2013-04-22")
    client.get("/nobody@ministry.example/")

    text = client.get("/metrics").content.decode()
    assert value(client, "dedere_requests_total", **labels) == before + 1
    assert value(client, "dedere_request_seconds_count", route="treaties:state") >= 1
    assert 'route="unmatched"' in text
    said = [
        line.rpartition(" ")[0] for line in text.splitlines()
    ]  # What is counted, not how much.
    assert not any(part in line for line in said for part in ("KEN", "2013", "ministry.example"))


def test_an_invented_method_makes_no_new_series(client: Client) -> None:
    client.generic("BREW", "/health/live")

    assert value(
        client, "dedere_requests_total", route="foundation:live", method="OTHER", status="405"
    )
    assert "BREW" not in client.get("/metrics").content.decode()


def test_the_page_cache_is_counted(client: Client) -> None:
    hits = value(client, "dedere_page_cache_total", outcome="hit")
    misses = value(client, "dedere_page_cache_total", outcome="miss")

    client.get("/treaties/sources/")
    client.get("/treaties/sources/")

    assert value(client, "dedere_page_cache_total", outcome="hit") == hits + 1
    assert value(client, "dedere_page_cache_total", outcome="miss") == misses + 1
    cache.clear()


@pytest.mark.parametrize(
    "meta",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": ""},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_FORWARDED": "for=192.0.2.7"},
    ],
)
def test_to_a_stranger_there_are_no_counts(meta: dict[str, str]) -> None:
    response = Client(**meta).get("/metrics")  # type: ignore[arg-type] # headers of a request

    assert response.status_code == 404
    assert b"dedere_requests" not in response.content


def test_behind_tls_only_the_token_opens_the_counts(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/metrics", secure=True).status_code == 404

    settings.METRICS_TOKEN = "a-token-for-the-collector"  # noqa: S105 - of a test
    wrong = {"authorization": "Bearer another-token"}
    right = {"authorization": "Bearer a-token-for-the-collector"}
    assert client.get("/metrics", secure=True).status_code == 404
    assert client.get("/metrics", secure=True, headers=wrong).status_code == 404
    assert client.get("/metrics", secure=True, headers=right).status_code == 200


def test_what_is_known_only_now_is_read_when_asked(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metrics, "_gauges", [])

    def gauges() -> list[tuple[str, str, dict[str, str], float]]:
        return [("dedere_things", "Things.", {"kind": kind}, 3.0) for kind in ("a", "b")]

    metrics.register(gauges)
    metrics.register(gauges)

    assert value(client, "dedere_things", kind="b") == 3.0


def test_a_report_of_another_room_is_told_and_takes_no_page_away(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "_reports", {})
    health.register("worker", lambda: "silent")

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json()["checks"]["worker"] == "silent"


def test_a_wildcard_host_is_left_as_it_is(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    request = HttpRequest()
    request.path_info = "/health/live"
    request.META["HTTP_HOST"] = "10.0.0.1"

    health.probes_by_number(lambda _: HttpResponse())(request)

    assert request.META["HTTP_HOST"] == "10.0.0.1"
