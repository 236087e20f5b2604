"""Every page answers, costs the same number of queries, and says what is wrong when it must."""

import ast
import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.pages.addresses import PAGES, PROBLEMS

VIEWS = Path(__file__).parents[3] / "src/dedere_web/treaties/views"
LONGEST_VIEW = 25

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_a_constant_number_of_queries_and_a_kept_one_half(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, name: str
) -> None:
    client.get("/treaties/changes.json")  # the facts are read once in a process
    # Has anything been imported, or in the room of cooperation recorded? Asked by cache and page.
    asks = 2 if PAGES[name].startswith("/cooperation/") else 1

    with django_assert_num_queries(2 * asks):
        first = client.get(PAGES[name])
    with django_assert_num_queries(asks):
        second = client.get(PAGES[name])

    assert first.status_code == 200
    assert second.content == first.content


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_a_document(client: Client, name: str) -> None:
    html = client.get(PAGES[name]).content.decode()

    assert html.count("<h1") == 1
    assert '<html lang="en" dir="ltr">' in " ".join(html.split())
    assert "{{" not in html
    assert "{%" not in html
    assert not re.search(r'[>"(]None[<",)]', html)
    assert " style=" not in html
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"\son\w+=", re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL))


@pytest.mark.parametrize("name", PAGES)
def test_no_identifier_stands_twice_on_a_page(client: Client, name: str) -> None:
    found = re.findall(r'\sid="([^"]+)"', client.get(PAGES[name]).content.decode())

    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", PAGES)
def test_the_search_field_holds_nothing_but_what_was_searched(client: Client, name: str) -> None:
    html = client.get(PAGES[name]).content.decode()
    asked = urlsplit(PAGES[name])
    searched = parse_qs(asked.query).get("q", [""])[0] if "/search" in asked.path else ""
    field = re.search(r'<input id="search-field"[^>]*?value="([^"]*)"', html)

    assert field is not None
    assert unescape(field[1]) == searched


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_problem_is_said_and_the_page_stays_usable(client: Client, name: str) -> None:
    address, status = PROBLEMS[name]

    response = client.get(address)

    html = response.content.decode()
    assert response.status_code == status
    assert html.count("<h1") == 1
    assert 'role="search"' in html


def test_an_unreadable_day_is_answered_as_of_today_and_said_at_the_field(client: Client) -> None:
    html = client.get("/treaties/states/KEN/?on=22.4.2013").content.decode()

    assert "&#x27;22.4.2013&#x27; is not a date." in html
    assert 'aria-describedby="on-error"' in html
    assert "Kenya is bound by" in re.sub(r"<[^>]*>|\s+", " ", html).replace("  ", " ")


def test_a_day_before_the_first_fact_says_when_the_facts_begin(client: Client) -> None:
    html = client.get("/treaties/matrix/?on=1066-10-14").content.decode()

    assert "The facts begin on 9 December 1948" in html


def test_an_unknown_state_gets_suggestions(client: Client) -> None:
    response = client.get("/treaties/states/Keniaa/")

    assert response.status_code == 404
    assert "Did you mean KEN (Kenya)" in response.content.decode()
    assert '<a href="/treaties/states/KEN/">' in response.content.decode()


def test_an_unknown_instrument_gets_suggestions(client: Client) -> None:
    response = client.get("/treaties/instruments/hague-1907/")

    assert response.status_code == 404
    assert '<a href="/treaties/instruments/hague-1970/">' in response.content.decode()


def test_a_later_day_than_the_sources_reach_is_no_error(client: Client) -> None:
    response = client.get("/treaties/states/KEN/?on=2040-01-01")

    assert response.status_code == 200
    assert "if nothing changes until then" in response.content.decode()


def test_a_former_state_says_when_it_ended_and_leads_to_its_last_day(client: Client) -> None:
    html = client.get("/treaties/states/CSK/").content.decode()

    assert "ceased to exist on" in html
    assert "/treaties/states/CSK/?on=1992-12-31" in html


def test_links_carry_the_day_and_what_was_known(client: Client) -> None:
    page = "/treaties/states/KEN/?on=2013-04-22&known_on=2014-01-01"

    html = client.get(page).content.decode()

    links = re.findall(r'href="(/treaties/(?!pictures)[^"#]*)', html)
    assert len(links) > 100
    assert [link for link in links if "known_on=2014-01-01" not in link] == []
    assert "Answered from the sources known on" in html


def test_a_name_works_in_an_address_as_a_code_does(client: Client) -> None:
    by_code = client.get("/treaties/states/KEN/?on=2013-04-22").content
    by_name = client.get("/treaties/states/Kenya/?on=2013-04-22").content

    assert b"<h1>Kenya</h1>" in by_code
    assert b"<h1>Kenya</h1>" in by_name


def test_what_a_visitor_types_is_shown_as_text(client: Client) -> None:
    for address in (
        "/search?q=<script>alert(1)</script>",
        "/treaties/states/?q=<script>alert(1)</script>",
        "/treaties/states/KEN/?on=<script>alert(1)</script>",
        "/treaties/compare/?state=KEN&state=<script>alert(1)</script>",
    ):
        assert b"<script>alert" not in client.get(address).content


def test_every_view_parses_asks_and_shows() -> None:
    long = [
        f"{path.name}: {node.name}"
        for path in VIEWS.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_VIEW
    ]

    assert long == []


def test_every_partial_is_used() -> None:
    folder = VIEWS.parents[1]
    templates = [*folder.rglob("templates/**/*.html"), *folder.parent.rglob("templates/**/*.html")]
    partials = {p.name for p in templates if p.name.startswith("_")}
    texts = [p.read_text(encoding="utf-8") for p in (*templates, *folder.parent.rglob("*.py"))]

    assert [name for name in partials if not any(f"/{name}" in text for text in texts)] == []
