"""A focal point's morning: from the map to the line in the source that a number rests on."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.e2e, pytest.mark.enable_socket]


@pytest.fixture
def page(browser: Browser, platform: str) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB") as context:
        page = context.new_page()
        page.goto(platform)
        yield page


def set_day(page: Page, day: str) -> None:
    page.locator("#on").fill(day)
    page.get_by_role("button", name="Show this day").click()


def test_from_the_first_page_to_the_source_of_a_number(page: Page) -> None:
    expect(page.locator("h1")).to_contain_text("Who is bound")
    set_day(page, "2013-04-22")
    expect(page.locator(".answer")).to_contain_text("On 22 April 2013")

    page.get_by_role("link", name="Matrix", exact=True).click()
    expect(page.locator("section.as-of")).to_contain_text("As of 22 April 2013")
    page.locator(".matrix").get_by_role("link", name="Kenya", exact=True).click()

    expect(page.locator("h1")).to_have_text("Kenya")
    answer = page.locator(".answer").inner_text()
    said = re.search(r"bound by (\d+) of the 19 instruments", answer)
    assert said is not None
    page.locator(".answer a").first.click()
    expect(page.locator("table tbody tr")).to_have_count(int(said[1]))

    page.get_by_role("link", name="in force since 1983-06-03").click()
    expect(page.locator("h1")).to_contain_text("Kenya and the Hostages Convention")
    expect(page.locator(".chain").first).to_contain_text("8 December 1981")
    page.locator(".chain a", has_text="XVIII-5").first.click()

    expect(page.locator("h1")).to_contain_text("XVIII-5 (Hostages)")
    expect(page.locator(".answer")).to_contain_text("It speaks up to 2014-01-09")
    page.locator(".answer a").click()
    page.get_by_label("State", exact=True).select_option("Kenya")
    page.get_by_role("button", name="Filter").click()

    row = page.locator("table tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("1981-12-08")
    expect(row).to_contain_text("accession")


def test_the_day_goes_along_from_a_state_to_an_instrument_and_back(page: Page) -> None:
    page.locator("#search-field").fill("Кения")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("h1")).to_have_text("Kenya")

    set_day(page, "1982-01-01")
    expect(page.locator("#hostages-1979 .how")).to_have_text("deposited, in force on 3 June 1983")
    page.locator("#hostages-1979 summary").click()
    page.get_by_role("link", name="The instrument: Hostages Convention").click()

    expect(page.locator(".answer")).to_contain_text("On 1 January 1982 it had not entered into")
    page.get_by_role("button", name="Today").click()
    expect(page.locator(".answer")).to_contain_text("it was in force for")


def test_a_click_on_the_map_leads_to_a_state(page: Page) -> None:
    page.locator("#map-DZA").click()

    expect(page.locator("h1")).to_have_text("Algeria")


def test_the_timeline_changes_the_day(page: Page, platform: str) -> None:
    page.goto(f"{platform}/treaties/states/KEN/?on=2013-04-22")

    page.locator(".picture-timeline a", has_text="To the change before").click()

    expect(page.locator("section.as-of")).not_to_contain_text("22 April 2013")
    assert page.url.endswith("#timeline")


def test_a_download_holds_what_the_page_shows(page: Page, platform: str) -> None:
    page.goto(f"{platform}/treaties/matrix/?on=2013-04-22&region=014")
    rows = page.locator(".matrix tbody tr").count()

    with page.expect_download() as started:
        page.get_by_role("link", name="CSV").click()

    lines = started.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == rows + 1
    assert started.value.suggested_filename.startswith("dedere-treaties-2013-04-22-")
