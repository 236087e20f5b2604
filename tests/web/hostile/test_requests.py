"""Requests that nobody sends by mistake: no failure of ours, nothing reflected, nothing changed.

Every address of the platform gets every one of these, as a stranger and as an editor.
"""

import hashlib
from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.core import serializers
from django.test import Client

from dedere_web.accounts.models import User
from tests.web.test_access import TABLE, address

pytestmark = pytest.mark.django_db

SCRIPT = '"><script>alert(1)</script>'
VALUES = (
    "",
    "0",
    "-1",
    "9" * 400,
    "2013-02-30",
    "0001-01-01",
    "9999-12-31",
    "2013-04-22T00:00:00Z",
    SCRIPT,
    "' OR 1=1 --",
    "{{ 7*7 }}{% debug %}",
    "../../../../etc/passwd",
    "%00\x00",
    "\U0001f680 \u202e\u0627\u0644",
    "a\r\nSet-Cookie: x=1",
    "x" * 5000,
    "true",
    "null",
    "[]",
    "KEN,CHE;FRA",
)
NAMES = (
    *("on", "known_on", "state", "from", "to", "offence", "form", "group", "q", "region"),
    *("theme", "format", "cursor", "limit", "since", "until", "instrument", "part", "conduct"),
    *("place", "suspect_in", "page", "next", "back", "corrects", "draft", "kind", "key"),
)
ODD_METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")
ODD_HEADERS = (
    {"Accept-Language": "x" * 4000},
    {"Accept-Language": "ar;q=2,,,;;q=--"},
    {"If-None-Match": '"' + "a" * 3000},
    {"If-Modified-Since": "yesterday"},
    {"Range": "bytes=9-1,-,0-"},
    {"X-Request-ID": "a\tb" * 200},
    {"X-Forwarded-For": "' or 1=1"},
    {"Cookie": "sessionid=../..; csrftoken=" + "z" * 4000},
    {"HX-Request": "true", "HX-Target": SCRIPT},
)
# A failed or an odd request may leave a mark here, and nowhere else: the trail, the sessions, and
# the counts of attempts on which the limits rest.
MAY_CHANGE = {"axes", "sessions", "trail", "usersessions"}
COUNTS = {"accounts.tally"}


def addresses() -> list[str]:
    return sorted(TABLE)


def fingerprint() -> str:
    """Return a hash of every row of every table, but for those that count attempts."""
    total = hashlib.sha256()
    for model in apps.get_models():
        if model._meta.app_label in MAY_CHANGE or not model._meta.managed:
            continue
        if model._meta.label_lower in COUNTS:
            continue
        rows = model._base_manager.order_by("pk")
        total.update(serializers.serialize("json", rows).encode())
    return total.hexdigest()


def refuse_failures(answer: object, sent: str) -> None:
    status = answer.status_code  # type: ignore[attr-defined]
    headers = answer.headers  # type: ignore[attr-defined]
    assert status < 500, sent
    assert "unsafe" not in headers.get("Content-Security-Policy", ""), sent
    assert headers["X-Content-Type-Options"] == "nosniff", sent
    assert "Set-Cookie: x" not in str(headers), sent
    body = b"" if answer.streaming else answer.content  # type: ignore[attr-defined]
    assert b"Traceback (most recent" not in body, sent
    assert b"<script>alert(1)" not in body or "json" in headers.get("Content-Type", ""), sent
    assert not headers.get("Location", "/").startswith(("//", "http:", "https:")), sent


def hostile_queries(name: str) -> Iterator[dict[str, str]]:
    for n, value in enumerate(VALUES):
        names = NAMES[n % 3 :: 3]
        yield dict.fromkeys(names, value)
    yield {"next": "https://elsewhere.example/", "back": "//elsewhere.example/"}
    yield {f"p{n}": "1" for n in range(200)}


@pytest.mark.parametrize("name", addresses())
def test_a_stranger_cannot_break_an_address(name: str, client: Client) -> None:
    where = address(name).partition("?")[0]
    before = fingerprint()

    for query in hostile_queries(name):
        refuse_failures(client.get(where, query), f"{name} {query}")
    for method in ODD_METHODS:
        refuse_failures(client.generic(method, where), f"{method} {name}")
    for headers in ODD_HEADERS:
        refuse_failures(client.get(where, headers=headers), f"{name} {headers}")

    assert fingerprint() == before


@pytest.mark.parametrize("name", addresses())
def test_an_editor_cannot_break_an_address_by_a_form(
    name: str, editor: User, signed_in: Callable[[User], Client]
) -> None:
    browser = signed_in(editor)
    if name in {"accounts:sign-out", "accounts:mine"}:
        pytest.skip("it changes what belongs to the person alone")
    where = address(name).partition("?")[0]
    before = fingerprint()

    for value in (SCRIPT, "\x00", "9" * 400, "../../x"):
        refuse_failures(browser.post(where, dict.fromkeys(NAMES, value)), f"{name} {value!r}")
    for body, kind in (
        (b"--x\r\nContent-Disposition: form-data; name=", "multipart/form-data; boundary=x"),
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"[" * 5000, "application/json"),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "text/xml"),
    ):
        refuse_failures(browser.generic("POST", where, body, content_type=kind), f"{name} {kind}")

    assert fingerprint() == before
