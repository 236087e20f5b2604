"""Every number leads to the rows it counts, and they are as many."""

import datetime as dt
import html as entities
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from dedere.treaties.counts import tally
from dedere.treaties.facts import Facts
from dedere.treaties.standings import Standings

pytestmark = pytest.mark.django_db

DAYS = ("1990-01-01", "2013-04-22", "2026-01-01")
LINK = re.compile(r'<a href="(/treaties/acts/[^"]*)"[^>]*>\s*(\d+)', re.DOTALL)
ROWS = re.compile(r'class="answer">(.*?)</p>', re.DOTALL)


def numbers_of(client: Client, address: str) -> list[tuple[str, int]]:
    page = client.get(address).content.decode()
    return [(entities.unescape(link), int(number)) for link, number in LINK.findall(page)]


def rows_of(client: Client, address: str) -> int:
    """Return how many rows the page behind a number says it has."""
    answer = ROWS.search(client.get(address).content.decode())
    assert answer is not None
    without_day = re.sub(r"<bdi>.*?</bdi>|<[^>]*>", "", answer[1])
    number = re.search(r"\d+", without_day)
    assert number is not None
    return int(number[0])


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    "page",
    ["/", "/treaties/states/KEN/", "/treaties/instruments/financing-1999/", "/treaties/compare/"],
)
def test_a_number_is_the_number_of_its_rows(client: Client, page: str, day: str) -> None:
    chosen = "&state=KEN&state=FRA" if "compare" in page else ""

    found = numbers_of(client, f"{page}?on={day}{chosen}")

    assert found or day == "1990-01-01"
    for address, number in found:
        assert rows_of(client, address) == number, address


@pytest.mark.parametrize("certainty", ["", "established", "presumed", "unknown"])
def test_totals_of_the_matrix_are_the_numbers_of_their_rows(
    client: Client, certainty: str
) -> None:
    address = f"/treaties/matrix/?on=2013-04-22&region=145&certainty={certainty}"

    found = numbers_of(client, address)

    rows = [(link, number) for link, number in found if "state" in parse_qs(urlsplit(link).query)]
    assert rows
    for link, number in rows:
        assert rows_of(client, link) == number, link


def test_the_matrix_agrees_with_the_engine(client: Client, facts: Facts) -> None:
    day = dt.date(2013, 4, 22)
    standings = Standings(facts)
    universal = facts.universal()

    page = client.get("/treaties/matrix/?on=2013-04-22").content.decode()

    totals = dict(re.findall(r"state=([A-Z]{3})&amp;standing=bound\">(\d+)", page))
    assert len(totals) == len(facts.parties.current())
    for state in facts.parties.current():
        count = tally(standings.of(state.code, i.code, on=day) for i in universal)
        assert int(totals[state.code]) == count.bound


def test_the_next_rows_begin_where_the_first_ended(client: Client) -> None:
    address = "/treaties/acts/?instrument=financing-1999"
    seen: list[str] = []
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r'<tr id="(act-[^"]+)"', page)
        following = re.search(r'href="(\?[^"]*)">Next rows', page)
        query = entities.unescape(following[1]) if following else ""
        address = f"/treaties/acts/{query}" if query else ""

    assert len(seen) == rows_of(client, "/treaties/acts/?instrument=financing-1999")
    assert len(seen) == len(set(seen)) > 300
