"""What people do at the door, step by step, in a real browser."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.accounts import people
from tests.web.accounts.pages.conftest import Office
from tests.web.pages.test_accessibility import RULES
from tests.web.people import PASSWORD


def looks_right(page: Page) -> None:
    """Check that a page is accessible and fits its window."""
    found = Axe().run(page, options=RULES).response["violations"]
    assert [f"{v['id']}: {n['html'][:160]}" for v in found for n in v["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def sign_in(page: Page, office: Office, email: str) -> None:
    page.goto(f"{office.address}/accounts/sign-in/?next=/account/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def set_up_telephone(page: Page) -> str:
    """Enrol codes as an app on a telephone computes them; return its secret."""
    page.get_by_role("link", name="Set up a telephone").click()
    expect(page.locator("img.qr-code")).to_be_visible()
    assert page.locator("img.qr-code").evaluate("image => image.naturalWidth") > 0
    looks_right(page)
    secret = page.locator("#totp-secret").inner_text()
    page.get_by_label("Code that the telephone shows now").fill(people.code_now(secret))
    page.get_by_role("button", name="Use this telephone").click()
    expect(page.locator("h1")).to_have_text("Recovery codes")
    looks_right(page)
    return secret


def link_in_mail(office: Office) -> str:
    """Return the link of an invitation, as the newest message has it."""
    found = re.search(r"http://localhost:\d+/invitations/\S+", office.newest_message())
    assert found is not None
    return found[0]


def code_in_mail(office: Office) -> str:
    found = re.search(r"\b[A-Z]{4}-[A-Z]{4}\b", office.newest_message())
    assert found is not None
    return found[0]


def come_in(page: Page, office: Office, *, link: str, email: str, name: str) -> None:
    """Open an invitation, prove the address by the code in the mail, and open the account."""
    page.goto(link)
    expect(page.locator("h2").first).to_have_text("Show that this address is yours")
    looks_right(page)
    page.get_by_role("button", name=f"Send a code to {email}").click()
    page.get_by_label("Code from the message").fill("BBBB-BBBB")
    page.get_by_role("button", name="Check the code").click()
    expect(page.locator(".error").first).to_contain_text("This is not the code")
    looks_right(page)
    page.get_by_label("Code from the message").fill(code_in_mail(office))
    page.get_by_role("button", name="Check the code").click()
    looks_right(page)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password again").fill(PASSWORD)
    page.get_by_role("button", name="Open the account and accept").click()
    expect(page.locator("h1")).to_have_text("Second factor")
