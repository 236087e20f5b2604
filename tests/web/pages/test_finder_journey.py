"""A prosecutor's question: from the search field to a note for the file."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.e2e, pytest.mark.enable_socket]


@pytest.fixture
def page(browser: Browser, platform: str) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB") as context:
        page = context.new_page()
        page.goto(f"{platform}/treaties/?on=2013-04-22")
        yield page


def test_from_a_question_in_words_to_a_note_for_the_file(page: Page, tmp_path: Path) -> None:
    page.locator("#search-field").fill("who may extradite from Kenya to Switzerland")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_label("Which State asks?")).to_have_value("CHE")
    expect(page.get_by_label("Which State is asked?")).to_have_value("KEN")

    page.get_by_label("Find the offence by words").fill("terrorist bombing")
    page.get_by_role("button", name="Narrow the list").click()
    page.get_by_label("For which offence?").select_option(
        "bombings-1997/offence/terrorist-bombing"
    )
    page.get_by_role("button", name="Find every basis").click()

    expect(page.locator("h1")).to_have_text("Switzerland asks Kenya")
    expect(page.locator(".answer")).to_contain_text("On 22 April 2013")
    # Article 9(2): at the option of the requested State; bound since 23 October 2003 (art. 22(2)).
    named = page.locator("h3", has_text="Terrorist Bombings Convention 1997")
    convention = page.locator(".basis", has=named).first
    expect(convention).to_contain_text("9(2)")
    expect(convention).to_contain_text("23 October 2003")
    convention.get_by_text("Why", exact=True).click()
    expect(convention).to_contain_text("Kenya deposited its")

    with page.expect_download() as started:
        page.get_by_role("link", name="Note for the file (DOCX)").click()
    note = tmp_path / started.value.suggested_filename
    started.value.save_as(note)
    with zipfile.ZipFile(note) as parts:
        assert "Switzerland" in parts.read("word/document.xml").decode()


def test_from_the_facts_to_the_finder(page: Page, platform: str) -> None:
    page.goto(f"{platform}/cooperation/offences/?on=2013-04-22")
    page.get_by_label("What has the suspect to do with the act?").select_option("carried-out")
    page.locator("summary", has_text="What was done?").click()
    page.get_by_label("Did the suspect seize it, or take or exercise control of it?").check()
    page.get_by_role("button", name="Say which offences these facts meet").click()
    expect(page.locator(".answer")).to_contain_text("may be met")

    card = page.locator(".basis", has=page.locator("a", has_text="aircraft in flight")).first
    card.get_by_role("link", name="Yes: Was it unlawful").click()
    expect(page.locator("#stated")).to_be_visible()

    page.locator(".basis").first.get_by_role("link", name="Find a legal basis").click()
    expect(page.get_by_label("For which offence?")).not_to_have_value("")
    expect(page.locator("section.as-of")).to_contain_text("As of 22 April 2013")
