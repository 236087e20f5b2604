"""The search field understands States, instruments, articles and symbols."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("KEN", "/treaties/states/KEN/"),
        ("kenya", "/treaties/states/KEN/"),
        ("كينيا", "/treaties/states/KEN/"),
        ("肯尼亚", "/treaties/states/KEN/"),
        ("Кения", "/treaties/states/KEN/"),
        ("cote d'ivoire", "/treaties/states/CIV/"),
        ("hague-1970", "/treaties/instruments/hague-1970/"),
        ("hague", "/treaties/instruments/hague-1970/"),
        ("terrorist bombings", "/treaties/instruments/bombings-1997/"),
        ("hague 4(2)", "/treaties/instruments/hague-1970/?unfold=1#art-4-2"),
        ("Hague, art. 7", "/treaties/instruments/hague-1970/?unfold=1#art-7"),
    ],
)
def test_a_clear_question_leads_there_at_once(client: Client, asked: str, leads_to: str) -> None:
    response = client.get("/search", {"q": asked})

    assert response.status_code == 302
    assert response["Location"] == leads_to


@pytest.mark.parametrize(
    ("asked", "first", "also"),
    [
        ("congo", "COG", "COD"),
        ("guinea", "GIN", "GNB"),
        ("korea", "KOR", "PRK"),
        ("montreal", "montreal-1971", "montreal-protocol-1988"),
    ],
)
def test_an_open_question_gets_a_choice(client: Client, asked: str, first: str, also: str) -> None:
    page = client.get("/search", {"q": asked}).content.decode()

    assert "It can mean" in page
    assert page.index(f"/{first}/") < page.index(f"/{also}/")


@pytest.mark.parametrize(
    ("asked", "instrument", "article"),
    [
        # Financing 1999 art. 8(1): measures to identify, detect, freeze or seize any funds.
        ("freezing funds", "financing-1999", "8-1"),
        # Hague 1970 art. 7: submit the case without exception to the competent authorities.
        ('"without any exception"', "hague-1970", "7"),
    ],
)
def test_words_find_the_duties_that_are_said_in_them(
    client: Client, asked: str, instrument: str, article: str
) -> None:
    response = client.get("/search", {"q": asked})

    shown = response.get("Location", "") + response.content.decode()
    assert f"/treaties/instruments/{instrument}/?unfold=1#art-{article}" in shown


def test_the_anchor_of_an_article_is_on_its_page(client: Client) -> None:
    leads_to = client.get("/search", {"q": "hague 4(2)"})["Location"]
    address, _, anchor = leads_to.partition("#")

    assert f'id="{anchor}"' in client.get(address).content.decode()


def test_the_day_goes_along(client: Client) -> None:
    response = client.get("/search", {"q": "KEN", "on": "2013-04-22"})

    assert response["Location"] == "/treaties/states/KEN/?on=2013-04-22"


@pytest.mark.parametrize("symbol", ["A/RES/68/187", "S/RES/1373 (2001)", "E/CN.15/2014/4"])
def test_a_symbol_is_known_to_be_one(client: Client, symbol: str) -> None:
    page = client.get("/search", {"q": symbol}).content.decode()

    assert "looks like the symbol of a document" in page
    assert "does not hold" in page


def test_a_near_miss_gets_suggestions(client: Client) -> None:
    page = client.get("/search", {"q": "Kenyaa"}).content.decode()

    assert "Did you mean" in page
    assert "/treaties/states/KEN/" in page


@pytest.mark.parametrize("asked", ["", "   ", "%", "((", "a" * 5000, "\u202e", "4(2)"])
def test_nothing_breaks_the_search(client: Client, asked: str) -> None:
    assert client.get("/search", {"q": asked}).status_code == 200
