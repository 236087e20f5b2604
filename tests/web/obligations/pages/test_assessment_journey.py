"""One State's assessment, from the questionnaire to the printed gap report, in a browser."""

import io
from collections.abc import Callable

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.pages.test_accessibility import RULES

pytestmark = [pytest.mark.e2e, pytest.mark.enable_socket]

Sit = Callable[..., Page]
REFER = "hague-1970/art-7"
HIJACKING = "hague-1970/art-1"
FEWEST_PAGES, MOST_PAGES = 4, 5


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{v['id']}: {n['target']} {n['html'][:160]}" for v in found for n in v["nodes"]]


def choose(page: Page, name: str, answer: str) -> None:
    page.locator(f"input[name={name}][value={answer}]").check()


def begin(page: Page) -> str:
    page.goto("/assessments/")
    page.get_by_role("link", name="Begin an assessment").click()
    page.get_by_label("Day").fill("2013-04-22")
    page.get_by_role("button", name="Begin the assessment").click()
    expect(page.locator("h1")).to_have_text("Kenya")
    return page.url


def answer_chapter(page: Page, assessment: str, chapter: str, answers: list[str]) -> None:
    """Answer the first questions of a chapter, one after the other, from its list."""
    page.goto(f"{assessment}questions/?chapter={chapter}")
    page.locator("table.rows tbody th a").first.click()
    for number, answer in enumerate(answers):
        choose(page, "law", answer)
        choose(page, "practice", "unknown" if answer == "yes" else "no")
        page.get_by_label("Provisions of the law").fill(f"Penal Code, section {68 + number}")
        page.get_by_role("button", name="Save, and go to the next question").click()


def test_from_the_questionnaire_to_the_printed_gap_report(at_desk: Sit) -> None:
    officer = at_desk("officer")
    assessment = begin(officer)
    assert violations(officer) == []
    for chapter in ("offences", "jurisdiction", "extradition"):
        answer_chapter(officer, assessment, chapter, ["no", "partly", "yes", "no", "no", "no"])
    officer.goto(f"{assessment}questions/?chapter=offences")
    assert violations(officer) == []
    officer.goto(f"{assessment}questions/{REFER}/")
    assert violations(officer) == []
    officer.goto(f"{assessment}gaps/")
    expect(officer.locator("h2").first).to_contain_text("1.")
    assert violations(officer) == []
    officer.goto(f"{assessment}needs/")
    expect(officer.locator("main")).to_contain_text("Drafting of legislation")

    officer.goto(f"{assessment}pipeline/")
    officer.get_by_label("Title").fill("Civil aviation security bill")
    officer.get_by_label("How far it is").select_option("bill")
    officer.get_by_role("button", name="Save").click()
    expect(officer.locator("main")).to_contain_text("Civil aviation security bill")

    officer.goto(f"{assessment}observations/")
    said = "The ministry asks for drafting help before the session of June."
    officer.get_by_label("Observations of the State").fill(said)
    officer.get_by_role("button", name="Save the observations").click()

    answer = officer.request.get(f"{assessment}report.pdf")
    assert answer.ok
    pdf = pypdf.PdfReader(io.BytesIO(answer.body()))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert FEWEST_PAGES <= len(pdf.pages) <= MOST_PAGES
    for part in ("Gap report: Kenya", "The most pressing shortfalls", "Help wanted", said):
        assert part in text
    assert "Civil aviation security bill" in text


def test_an_expert_reviews_the_state_replies_and_the_approver_agrees(at_desk: Sit) -> None:
    officer = at_desk("officer")
    assessment = begin(officer)
    officer.goto(f"{assessment}questions/{HIJACKING}/")
    choose(officer, "law", "no")
    officer.get_by_role("button", name="Save", exact=True).click()
    expect(officer.locator("main")).to_contain_text("Version 1")

    approver = at_desk("approver")
    approver.goto(f"{assessment}move/")
    approver.get_by_label("Next step").select_option("review")
    approver.get_by_label("Organisation that reviews").select_option(
        label="Provider of assistance"
    )
    approver.get_by_role("button", name="Take this step").click()

    expert = at_desk("expert")
    expert.goto(f"{assessment}questions/{HIJACKING}/")
    expect(expert.locator("input[name=law]")).to_have_count(0)
    expert.get_by_label("Remark").fill("Section 68 already reaches it.")
    expert.get_by_role("button", name="Add the remark").click()
    officer.reload()
    officer.get_by_label("Remark").fill("Only for domestic flights.")
    officer.get_by_role("button", name="Add the remark").click()
    expect(officer.locator("main")).to_contain_text("Comment of the State")
    assert violations(officer) == []

    approver.goto(f"{assessment}move/")
    approver.get_by_label("Next step").select_option("agreed")
    approver.get_by_role("button", name="Take this step").click()
    expect(approver.locator("main")).to_contain_text("Agreed")


def test_what_is_typed_is_kept_by_itself_and_a_colleague_is_not_overwritten(at_desk: Sit) -> None:
    officer, colleague = at_desk("officer"), at_desk("colleague")
    assessment = begin(officer)
    for page in (officer, colleague):
        page.goto(f"{assessment}questions/{HIJACKING}/")
    choose(officer, "law", "no")
    expect(officer.locator("#draft-state")).to_contain_text("Kept at")
    officer.get_by_label("Evidence and remarks").fill("No case so far.")
    expect(officer.locator("#id_version")).to_have_value("2")

    choose(colleague, "law", "yes")
    expect(colleague.locator("#draft-state")).to_contain_text("Nothing was overwritten")
    colleague.get_by_role("button", name="Save", exact=True).click()
    expect(colleague.locator("#conflict")).to_contain_text("No case so far.")
    assert violations(colleague) == []
    colleague.get_by_role("button", name="Keep their answer").click()
    expect(colleague.locator("input[name=law][value=no]")).to_be_checked()


def test_it_is_answered_without_scripts_on_a_phone(at_desk: Sit) -> None:
    officer = at_desk("officer", width=360, scripts=False)
    assessment = begin(officer)
    officer.goto(f"{assessment}questions/{HIJACKING}/")
    choose(officer, "law", "partly")
    officer.get_by_role("button", name="Save", exact=True).click()
    expect(officer.locator("input[name=law][value=partly]")).to_be_checked()
    for name in ("", "questions/", "gaps/", f"questions/{HIJACKING}/"):
        officer.goto(assessment + name)
        wide = officer.locator("html").bounding_box()
        assert wide is not None
        assert wide["width"] <= 360
