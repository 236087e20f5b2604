"""A central authority writes what nobody else may read; everybody else finds nothing."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.pages.test_accessibility import RULES

pytestmark = [pytest.mark.e2e, pytest.mark.enable_socket]

Sit = Callable[..., Page]


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{v['id']}: {n['target']} {n['html'][:160]}" for v in found for n in v["nodes"]]


def write_note(page: Page, title: str) -> str:
    """Write a note on Kenya, from the page of Kenya; return its address."""
    page.goto("/treaties/states/KEN/")
    page.get_by_role("link", name="Add a note").click()
    page.get_by_label("Title").fill(title)
    page.get_by_label("Text").fill("Said in confidence.\nSecond line.")
    page.get_by_role("button", name="Save the note").click()
    expect(page.locator("h1")).to_have_text(title)
    return page.url


def test_a_note_of_a_central_authority_is_not_there_for_a_programme_officer(at_desk: Sit) -> None:
    officer = at_desk("officer")
    address = write_note(officer, "Who answers in Nairobi")
    expect(officer.locator("#readers")).to_contain_text(
        "Only members of XAA central authority can read it"
    )
    officer.goto("/treaties/states/KEN/")
    expect(officer.locator("main")).to_contain_text("Who answers in Nairobi")

    foreign = at_desk("programmes")
    answer = foreign.goto(address)
    assert answer is not None
    assert answer.status == 404
    expect(foreign.locator("h1")).to_have_text("There is no page at this address")
    foreign.goto("/notes/?q=confidence")
    expect(foreign.locator("main")).to_contain_text("No note that you may read fits")
    foreign.goto("/treaties/states/KEN/")
    expect(foreign.locator("main")).not_to_contain_text("Who answers in Nairobi")


def test_an_approver_reads_the_effect_and_opens_the_note(at_desk: Sit) -> None:
    address = write_note(at_desk("officer"), "For our partners")
    approver = at_desk("approver")
    approver.goto(address)
    approver.get_by_role("link", name="Change who may read it").click()
    expect(approver.locator("main")).to_contain_text("donors and providers of assistance")
    assert violations(approver) == []
    approver.get_by_label("All organisations of this platform").check()
    approver.get_by_label("Why").fill("Agreed at the meeting.")
    approver.get_by_role("button", name="Change who may read it").click()
    expect(approver.locator("#readers")).to_contain_text("Members of every organisation")

    foreign = at_desk("programmes")
    foreign.goto(address)
    expect(foreign.locator("h1")).to_have_text("For our partners")
    expect(foreign.locator("main")).not_to_contain_text("Change the text")


def test_what_is_typed_outlives_a_closed_tab(at_desk: Sit) -> None:
    page = at_desk("officer")
    page.goto("/notes/new/?kind=pair&key=KEN:CHE")
    page.get_by_label("Title").fill("Half a note")
    expect(page.locator("#draft-state")).to_contain_text("Kept as your draft at", timeout=15_000)
    page.get_by_label("Text").press_sequentially("Half a sent")
    expect(page.locator("form.note-form input[name=draft]")).to_have_count(1)
    with page.expect_response("**/notes/drafts/"):
        page.get_by_label("Text").press_sequentially("ence")
    page.close()

    again = at_desk("officer")
    again.goto("/notes/")
    again.get_by_role("link", name="Half a note").click()
    expect(again.get_by_label("Text")).to_have_value("Half a sentence")
    again.get_by_role("button", name="Save the note").click()
    expect(again.locator("h1")).to_have_text("Half a note")
    again.goto("/notes/")
    expect(again.locator("#drafts")).to_have_count(0)


def test_two_tabs_get_a_choice_without_scripts(at_desk: Sit) -> None:
    address = write_note(at_desk("officer"), "Written twice")
    first, second = at_desk("officer", scripts=False), at_desk("approver", scripts=False)
    for page in (first, second):
        page.goto(f"{address}edit/")
    first.get_by_label("Text").fill("The first text.")
    first.get_by_role("button", name="Save the note").click()
    second.get_by_label("Text").fill("The second text.")
    second.get_by_role("button", name="Save the note").click()

    expect(second.locator("h1")).to_have_text("Two texts of one note")
    expect(second.locator(".side-by-side")).to_contain_text("The first text.")
    expect(second.locator(".side-by-side")).to_contain_text("The second text.")
    second.get_by_role("button", name="Keep both, this one below theirs").click()
    expect(second.locator(".note-text")).to_contain_text("The first text.")
    expect(second.locator(".note-text")).to_contain_text("The second text.")


@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_of_notes_is_accessible_and_fits_a_phone(at_desk: Sit, width: int) -> None:
    page = at_desk("approver", width=width)
    refused: list[str] = []
    page.on("console", lambda m: refused.append(m.text) if "Content Security" in m.text else None)
    address = write_note(page, f"Looked at, {width} wide")
    for place in (
        "/notes/", "/notes/new/", "/notes/new/?kind=state&key=KEN", "/notes/about/state/KEN/",
        address, f"{address}edit/", f"{address}visibility/", f"{address}withdraw/",
        f"{address}history/", "/treaties/states/KEN/",
    ):  # fmt: skip
        page.goto(place)
        assert violations(page) == [], place
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place
    assert refused == []
