"""Every page for everybody: by screen reader, by keyboard, without scripts, in every colour."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.web.pages.addresses import PAGES, PROBLEMS

pytestmark = [pytest.mark.e2e, pytest.mark.enable_socket]

BESIDES = {"sign in": "/accounts/sign-in/", "API": "/api/"}
EVERY_PAGE = BESIDES | PAGES | {name: address for name, (address, _) in PROBLEMS.items()}
# What WCAG 2.2 AA asks, and what axe-core recommends beside it.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{v['id']}: {n['target']} {n['html'][:160]}" for v in found for n in v["nodes"]]


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_axe_finds_nothing_and_the_browser_refuses_nothing(
    page: Page, platform: str, name: str
) -> None:
    refused: list[str] = []
    page.on("console", lambda m: refused.append(m.text) if "Content Security" in m.text else None)
    page.goto(platform + EVERY_PAGE[name])

    assert violations(page) == []
    assert refused == []


@pytest.mark.parametrize("name", ["home", "matrix", "State", "instrument", "changes, a period"])
@pytest.mark.parametrize("kind", ["dark", "phone", "arabic"])
def test_axe_finds_nothing_in_the_dark_on_a_phone_or_in_arabic(
    browser: Browser, platform: str, name: str, kind: str
) -> None:
    small = {"width": 390, "height": 844} if kind == "phone" else {"width": 1280, "height": 900}
    with browser.new_context(
        viewport={"width": small["width"], "height": small["height"]},
        color_scheme="dark" if kind == "dark" else "light",
    ) as context:
        page = context.new_page()
        if kind == "arabic":
            page.goto(f"{platform}/language/ar/")
        page.goto(platform + PAGES[name])

        assert violations(page) == []


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_no_page_scrolls_sideways_on_a_phone(browser: Browser, platform: str, name: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(platform + EVERY_PAGE[name])

        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_keyboard_first_meets_the_link_to_the_content(page: Page, platform: str) -> None:
    page.goto(f"{platform}/treaties/states/KEN/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")

    assert page.evaluate("location.hash") == "#main"


def test_reasons_unfold_by_keyboard(page: Page, platform: str) -> None:
    page.goto(f"{platform}/treaties/states/KEN/")
    summary = page.locator("#hostages-1979 summary")

    summary.focus()
    page.keyboard.press("Enter")

    assert page.locator("#hostages-1979 .chain").is_visible()


def test_arrow_keys_move_in_the_matrix(page: Page, platform: str) -> None:
    page.goto(f"{platform}/treaties/matrix/?region=014&on=2013-04-22")
    page.locator(".matrix tbody tr:first-child td a").first.focus()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")

    focused = page.evaluate(
        "[document.activeElement.closest('tr').rowIndex, "
        "document.activeElement.closest('td').cellIndex]"
    )
    assert focused == [2, 2]


def test_arrow_keys_follow_the_reading_direction(browser: Browser, platform: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{platform}/language/ar/?back=/treaties/matrix/%3Fregion=014")
        page.locator(".matrix tbody tr:first-child td a").first.focus()

        page.keyboard.press("ArrowLeft")

        assert page.evaluate("document.documentElement.dir") == "rtl"
        assert page.evaluate("document.activeElement.closest('td').cellIndex") == 2


def test_arrow_keys_move_along_the_timeline(page: Page, platform: str) -> None:
    page.goto(f"{platform}/treaties/states/KEN/?on=2013-04-22")
    page.locator(".picture-timeline a", has_text="To the change before").focus()

    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**#timeline")

    on = page.locator("#on").input_value()
    assert on < "2013-04-22"
    page.locator(".picture-timeline a", has_text="To the change after").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("on => document.querySelector('#on').value > on", arg=on)


def test_filters_of_the_matrix_answer_while_typing_and_keep_the_address(
    page: Page, platform: str
) -> None:
    page.goto(f"{platform}/treaties/matrix/?on=2013-04-22")
    assert page.locator(".matrix tbody tr").count() > 190

    page.locator("#q").press_sequentially("Kenya")
    page.wait_for_url("**q=Kenya**")

    assert page.locator(".matrix tbody tr").count() == 1
    assert "on=2013-04-22" in page.url


def test_every_form_works_without_scripts(browser: Browser, platform: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{platform}/treaties/matrix/?region=014&sort=-total")
        page.locator("#on").fill("2013-04-22")
        page.locator(".as-of button").first.click()

        assert "on=2013-04-22" in page.url
        assert "region=014" in page.url
        assert "sort=-total" in page.url

        page.locator("#q").fill("Kenya")
        page.locator(".filters button").click()

        assert "on=2013-04-22" in page.url
        assert page.locator(".matrix tbody tr").count() == 1

        page.locator("#search-field").fill("hague 4(2)")
        page.locator(".search button").click()

        assert page.url.startswith(f"{platform}/treaties/instruments/hague-1970/")


def test_a_printed_page_shows_its_reasons_and_hides_what_cannot_be_used(
    page: Page, platform: str
) -> None:
    page.goto(f"{platform}/treaties/states/KEN/?on=2013-04-22")

    page.emulate_media(media="print")

    assert page.locator("#hostages-1979 .chain").is_visible()
    assert not page.locator(".search").is_visible()
    assert not page.locator(".as-of form").first.is_visible()
    assert page.locator(".footer .code").is_visible()
