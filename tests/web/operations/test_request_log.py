"""What a request leaves behind in the log, and what it never does."""

import io
import json
import logging
import re
from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from dedere_web.foundation.page_cache import pages
from dedere_web.foundation.request_log import (
    JsonLines,
    Lines,
    RequestId,
    current_request_id,
    request_log,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Collect what is written, as machines collect it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    handler.addFilter(RequestId())
    root = logging.getLogger()
    names = ("dedere.request", "django.request", "django.security.csrf")
    levels = {name: logging.getLogger(name).level for name in names}
    root.addHandler(handler)
    for name in levels:
        logging.getLogger(name).setLevel(logging.INFO)
    yield stream
    root.removeHandler(handler)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def said(lines: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def test_a_request_is_one_line_with_its_route_and_time(client: Client, lines: io.StringIO) -> None:
    response = client.get("/treaties/states/KEN/?on=2013-04-22")

    (line,) = said(lines)
    assert line["request_id"] == response.headers["X-Request-ID"]
    assert (line["method"], line["route"], line["status"]) == ("GET", "treaties:state", 200)
    assert isinstance(line["ms"], float)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", str(line["time"]))
    assert (line["level"], line["logger"]) == ("info", "dedere.request")


def test_no_line_holds_an_address_a_query_or_who_asked(client: Client, lines: io.StringIO) -> None:
    client.get("/treaties/search/?q=amina@ministry.example", REMOTE_ADDR="192.0.2.7")
    client.get("/amina@ministry.example/", REMOTE_ADDR="192.0.2.7")
    forged = Client(enforce_csrf_checks=True)
    forged.post("/accounts/sign-in/?next=/amina@ministry.example", {"username": "a@b.example"})

    written = lines.getvalue()
    assert len(said(lines)) >= 3
    assert not any(part in written for part in ("@", "192.0.2.7", "next=", "q="))


@pytest.mark.parametrize("stated", ["3f2c9a10-77aa-4f5b", "a" * 64, "trace.0001_x-y"])
def test_a_well_formed_number_is_kept(client: Client, stated: str) -> None:
    response = client.get("/health/live", headers={"x-request-id": stated})

    assert response.headers["X-Request-ID"] == stated


@pytest.mark.parametrize("stated", ["", "short", "a" * 65, 'x"},{"level":"', "two words here"])
def test_anything_else_is_replaced(client: Client, stated: str) -> None:
    response = client.get("/health/live", headers={"x-request-id": stated})

    assert re.fullmatch(r"[0-9a-f]{32}", response.headers["X-Request-ID"])


def test_a_kept_page_holds_no_number(client: Client) -> None:
    first = client.get("/treaties/sources/").headers["X-Request-ID"]
    second = client.get("/treaties/sources/").headers["X-Request-ID"]

    kept = [name for page in pages()._pages.values() for name, _ in page.headers]
    assert first != second
    assert kept
    assert "X-Request-ID" not in kept


def test_every_line_of_a_request_has_its_number_and_none_outside(lines: io.StringIO) -> None:
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(current_request_id())
        logging.getLogger("dedere.somewhere").warning("inside")
        return HttpResponse()

    request = RequestFactory().get("/", headers={"x-request-id": "number-of-a-balancer"})
    request_log(view)(request)
    logging.getLogger("dedere.somewhere").warning("outside")

    assert seen == ["number-of-a-balancer"]
    assert [line["request_id"] for line in said(lines)] == [
        "number-of-a-balancer", "number-of-a-balancer", "-",
    ]  # fmt: skip


def test_a_traceback_stays_in_its_line(lines: io.StringIO) -> None:
    try:
        int("a\nb")
    except ValueError:
        logging.getLogger("dedere.somewhere").exception("it failed")

    (line,) = said(lines)
    assert "ValueError" in str(line["traceback"])
    assert line["message"] == "it failed"


def test_lines_for_people_name_the_route_too() -> None:
    request = RequestFactory().get("/amina@ministry.example/?q=1")
    record = logging.LogRecord(
        "django.request", logging.ERROR, "", 0, "%s: %s", ("Not Found", request.path), None
    )
    record.request, record.status_code, record.request_id = request, 404, "abc"

    assert Lines("{name} [{request_id}]: {message}", style="{").format(record) == (
        "django.request [abc]: 404 unmatched"
    )
