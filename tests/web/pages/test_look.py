"""One look everywhere: shapes, colours, directions, languages."""

import re
from pathlib import Path

import pytest
from django.conf import settings as deployment
from django.test import Client
from pytest_django import Settings
from tools.page_styles import glyphs_css, pictures_css

from dedere_web.treaties.pages.squares import legend

STYLES = Path(__file__).parents[3] / "src/dedere_web/foundation/static/dedere"
PHYSICAL = re.compile(
    r"^\s*(?:(?:margin|padding|border)-(?:left|right|top|bottom)\b|(?:left|right|top|bottom)\s*:"
    r"|(?:min-|max-)?(?:width|height)\s*:|text-align:\s*(?:left|right)|float:)",
    re.MULTILINE,
)


def test_squares_on_pages_and_in_pictures_are_the_same() -> None:
    assert (STYLES / "glyphs.css").read_text(encoding="utf-8") == glyphs_css()
    assert (STYLES / "pictures.css").read_text(encoding="utf-8") == pictures_css()


@pytest.mark.parametrize("sheet", sorted(STYLES.glob("*.css")), ids=lambda p: p.name)
def test_style_sheets_name_no_physical_direction(sheet: Path) -> None:
    assert PHYSICAL.findall(sheet.read_text(encoding="utf-8")) == []


def test_style_sheets_fetch_nothing() -> None:
    for sheet in STYLES.glob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert "@import" not in text
        assert not re.search(r"url\(['\"]?(?!data:)", text.replace('url("data:', "url(data:"))


def test_all_styles_together_are_small() -> None:
    assert sum(sheet.stat().st_size for sheet in STYLES.glob("*.css")) < 40_000
    assert (STYLES / "keys.js").stat().st_size < 4_000


def test_the_legend_has_five_states_and_two_marks() -> None:
    assert [entry.css for entry in legend()] == [
        "g g-bound",
        "g g-presumed",
        "g g-half",
        "g g-none",
        "g g-withdrawn",
        "g g-unknown",
        "g g-none g-last",
        "conflict-mark",
    ]


@pytest.mark.django_db
def test_the_language_bar_offers_only_complete_languages(client: Client) -> None:
    page = client.get("/treaties/").content.decode()

    assert "English" in page
    assert re.findall(r"/language/([\w-]+)/", page) == []
    assert client.get("/language/fr/").status_code == 404


@pytest.mark.django_db
def test_a_language_in_preview_turns_the_page_round(client: Client, settings: Settings) -> None:
    settings.LANGUAGES = [pair for pair in deployment.UN_LANGUAGES if pair[0] in {"ar", "en"}]
    response = client.get("/language/ar/?back=/treaties/states/KEN/")

    page = client.get(response["Location"]).content.decode()

    assert response["Location"] == "/treaties/states/KEN/"
    assert re.search(r'<html lang="ar"\s+dir="rtl">', page)
    assert "<h1>كينيا</h1>" in page
    assert page.index("العربي") < page.index("English")


@pytest.mark.django_db
def test_choosing_a_language_leads_nowhere_else(client: Client) -> None:
    for back in ("https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"):
        assert client.get("/language/en/", {"back": back})["Location"] == "/"
