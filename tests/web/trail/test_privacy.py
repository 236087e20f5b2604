"""Pseudonyms, a log without personal data, and confidential pages that nobody keeps."""

import io
import logging
from pathlib import Path

import pytest
from django.conf import settings as deployment
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from dedere_web.foundation import clock
from dedere_web.foundation.confidential import confidential, mark_confidential, never_kept
from dedere_web.foundation.keys import KeyMissingError, new_key
from dedere_web.foundation.page_cache import Stamp, pages, public_page
from dedere_web.foundation.pseudonyms import NothingToNameError, normalised, pseudonym
from dedere_web.foundation.redaction import NoPersonalData, redact
from dedere_web.foundation.request_log import JsonLines


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José Núñez", "JOSE  NUNEZ "),
        ("Ngũgĩ wa-Thiong’o", "ngugi wa thiong'o"),
        ("Łukasz Øster", "lukasz oster"),
        ("Straße", "STRASSE"),
        ("مُحَمَّد", "محمد"),
        ("Ёлкин", "ЕЛКИН"),
        ("ﬁnn", "Finn"),
        ("Ａｍｉｎａ", "amina"),
        ("İbrahim", "ibrahim"),
    ],
)
def test_what_two_clerks_write_differently_is_one_person(one: str, other: str) -> None:
    assert pseudonym("trainee", [one, "1980-01-02"]) == pseudonym("trainee", [other, "1980 01 02"])


def test_different_people_scopes_and_splits_differ() -> None:
    names = {
        pseudonym("trainee", ["Amina", "1980-01-02"]),
        pseudonym("trainee", ["Amina", "1980-01-03"]),
        pseudonym("trainee", ["Amin", "a1980-01-02"]),
        pseudonym("trainee", ["1980-01-02", "Amina"]),
        pseudonym("expert", ["Amina", "1980-01-02"]),
        pseudonym("trainee", ["कि"]),
        pseudonym("trainee", ["का"]),
    }

    assert len(names) == 7
    assert all("amina" not in name for name in names)


def test_a_pseudonym_rests_on_the_key_of_the_deployment(
    settings: Settings, tmp_path: Path
) -> None:
    before = pseudonym("trainee", ["Amina"])
    settings.PSEUDONYM_KEY = new_key()
    assert pseudonym("trainee", ["Amina"]) != before

    settings.PSEUDONYM_KEY, settings.DEDERE_HOME = "", tmp_path
    with pytest.raises(KeyMissingError, match="pseudonym-key"):
        pseudonym("trainee", ["Amina"])


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


def test_nobody_has_no_pseudonym() -> None:
    with pytest.raises(NothingToNameError):
        pseudonym("trainee", ["", " - "])


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("mail to amina.b+x@ministry.example failed", "amina"),
        ("GET /invite/?email=amina%40ministry.example", "amina"),
        ("Authorization: Bearer abcdefgh12345678", "abcdefgh"),
        ("{'password': 'horse battery', 'a': 1}", "horse"),
        ("csrfmiddlewaretoken=abc123&x=1", "abc123"),
        ("sessionid=q8w7e6; path=/", "q8w7e6"),
        ("row d1.0a1b2c3d.QUJDREVGRw== refused", "QUJDREVGRw"),
        ("/accounts/invitation/Zk3vQ0x9LmN8pR7sT6uV5wX4yZ3aB2cD1eF0gH9iJ8k/", "Zk3vQ0x9"),
    ],
)
def test_addresses_and_secrets_are_taken_out(text: str, hidden: str) -> None:
    assert hidden not in redact(text)


@pytest.mark.parametrize(
    "text",
    [
        "Facts 3f2a9b3f2a9b3f2a9b3f2a9b3f2a9b3f2a9b3f2a9b3f2a9b3f2a9b3f2a9b3f2a published",
        "2026-11-23 12:00:00 ERROR django.request: 500 treaties:state",
        "The import of hague-1970 added 12 acts.",
    ],
)
def test_what_an_operator_needs_stays(text: str) -> None:
    assert redact(text) == text


def deliver(address: str) -> None:
    raise ValueError(f"No mailbox of {address}.")


def lines_of(formatter: logging.Formatter) -> tuple[logging.Logger, io.StringIO]:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(NoPersonalData())
    handler.setFormatter(formatter)
    log = logging.Logger("of a test")
    log.addHandler(handler)
    return log, written


@pytest.mark.parametrize("formatter", [logging.Formatter(), JsonLines()])
def test_a_line_of_the_log_is_clean_with_its_traceback(formatter: logging.Formatter) -> None:
    log, written = lines_of(formatter)
    try:
        deliver("amina@ministry.example")
    except ValueError:
        log.exception(
            "No mail to %s", "bo@ministry.example", extra={"said": {"to": "cy@x.example"}}
        )
    log.warning("With %(token)s and %%", {"token": "password=horse"}, stack_info=True)

    text = written.getvalue()
    assert "ValueError" in text
    assert "test_privacy.py" in text
    for hidden in ("amina@", "bo@", "cy@", "horse"):
        assert hidden not in text


def test_every_handler_of_the_platform_redacts() -> None:
    handlers = deployment.LOGGING["handlers"]
    assert isinstance(handlers, dict)
    assert [n for n, said in handlers.items() if "no_personal_data" not in said["filters"]] == []


def request() -> HttpRequest:
    made = RequestFactory().get("/a-page")
    made.user = AnonymousUser()
    return made


STAMP = Stamp(version="v", changed_at=clock.now())


def body(made: HttpRequest) -> HttpResponse:
    return HttpResponse("A confidential sentence.", headers={"ETag": '"x"'})


def test_a_confidential_page_is_kept_by_nobody() -> None:
    response = never_kept(confidential(body))(request())

    assert response.headers["Cache-Control"] == "no-store, private"
    assert "ETag" not in response.headers


@pytest.mark.parametrize("inside", [True, False])
def test_a_confidential_page_never_enters_the_cache_of_pages(inside: bool) -> None:
    public = public_page(lambda: STAMP)

    def marked(made: HttpRequest) -> HttpResponse:
        mark_confidential(made)
        return body(made)

    view = never_kept(public(marked) if inside else confidential(public(body)))
    for _ in range(2):
        response = view(request())
        assert response.headers["Cache-Control"] == "no-store, private"

    assert pages().bytes == 0


def test_a_public_page_does() -> None:
    view = public_page(lambda: STAMP)(body)

    response = never_kept(view)(request())

    assert pages().bytes > 0
    assert "public" in response.headers["Cache-Control"]
