"""The whole way: invited, proved, a second factor, a confidential note, and who never sees it.

An operator made by the command invites an officer of a central authority, who writes a note for
the authority alone. A programme officer, invited to the same platform, is not told that it exists.
"""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.accounts.pages.conftest import OPERATOR, Office
from tests.web.accounts.pages.steps import (
    come_in,
    link_in_mail,
    looks_right,
    set_up_telephone,
    sign_in,
)

pytestmark = [pytest.mark.e2e, pytest.mark.enable_socket]

OFFICER = "nour@authority.example"
PROGRAMMES = "petra@programmes.example"


def invite_to_authority(operator: Page, office: Office) -> str:
    operator.goto(f"{office.address}/organisations/new/")
    operator.get_by_label("Name, as the organisation writes it").fill("Central Authority of Ys")
    operator.get_by_label("State, for a body of a State").fill("XBB")
    operator.get_by_label("What it does").select_option("central-authority")
    operator.get_by_role("button", name="Create the organisation").click()
    operator.get_by_label("E-mail address").fill(OFFICER)
    operator.get_by_role("button", name="Send the invitation").click()
    expect(operator.locator("h1")).to_have_text("The invitation is ready")
    return link_in_mail(office)


def invite_to_programmes(operator: Page, office: Office) -> str:
    operator.goto(f"{office.address}/platform/roles/")
    operator.get_by_label("E-mail address").fill(PROGRAMMES)
    operator.get_by_label("Platform role").select_option("programme-officer")
    operator.get_by_role("button", name="Send the invitation").click()
    expect(operator.locator("h1")).to_have_text("The invitation is ready")
    return link_in_mail(office)


def write_confidential_note(officer: Page, office: Office) -> str:
    officer.goto(f"{office.address}/treaties/states/KEN/")
    officer.get_by_role("link", name="Add a note").click()
    officer.get_by_label("Title").fill("Who answers in Nairobi")
    officer.get_by_label("Text").fill("Said in confidence.")
    officer.get_by_role("button", name="Save the note").click()
    expect(officer.locator("#readers")).to_contain_text(
        "Only members of Central Authority of Ys can read it"
    )
    return officer.url


def test_a_confidential_note_is_not_there_for_a_programme_officer(
    browser: Browser, fresh_office: Office
) -> None:
    office = fresh_office
    with (
        browser.new_context(locale="en-GB") as at_operator,
        browser.new_context(locale="en-GB") as at_officer,
        browser.new_context(locale="en-GB") as at_programmes,
    ):
        operator, officer, programmes = (
            context.new_page() for context in (at_operator, at_officer, at_programmes)
        )
        sign_in(operator, office, OPERATOR)
        set_up_telephone(operator)
        link = invite_to_authority(operator, office)
        come_in(officer, office, link=link, email=OFFICER, name="Nour")
        # Without a second factor nobody writes what is confidential, administrator or not.
        answer = officer.goto(f"{office.address}/notes/new/?kind=state&key=KEN")
        assert answer is not None
        assert answer.status == 403
        officer.goto(f"{office.address}/account/second-factor/")
        set_up_telephone(officer)
        note = write_confidential_note(officer, office)

        link = invite_to_programmes(operator, office)
        come_in(programmes, office, link=link, email=PROGRAMMES, name="Petra")
        set_up_telephone(programmes)
        for stranger in (programmes, operator):
            answer = stranger.goto(note)
            assert answer is not None
            assert answer.status == 404
            expect(stranger.locator("h1")).to_have_text("There is no page at this address")
            expect(stranger.locator("body")).not_to_contain_text("Nairobi")
        looks_right(programmes)
        expect(officer.get_by_role("link", name="My account")).to_be_visible()
        answer = officer.goto(note)
        assert answer is not None
        assert answer.status == 200
        assert answer.headers["cache-control"] == "no-store, private"
