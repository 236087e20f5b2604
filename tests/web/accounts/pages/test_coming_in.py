"""An officer of a central authority comes in: invited, with a password, with a telephone.

One test after another in one house: each begins where the one before it ended.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.accounts import people
from tests.web.accounts.pages.conftest import OPERATOR, Office
from tests.web.accounts.pages.steps import come_in, looks_right, set_up_telephone, sign_in

pytestmark = [pytest.mark.e2e, pytest.mark.enable_socket]

OFFICER = "officer@authority.example"


@pytest.fixture(scope="module")
def operators_browser(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context


@pytest.fixture(scope="module")
def officers_browser(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    """What the people of this story keep: a link, a secret."""
    return {}


def page_of(context: BrowserContext) -> Page:
    return context.pages[0] if context.pages else context.new_page()


def test_the_operator_sets_up_a_telephone(
    operators_browser: BrowserContext, office: Office
) -> None:
    page = page_of(operators_browser)
    sign_in(page, office, OPERATOR)

    expect(page.locator("h1")).to_have_text("Second factor")
    looks_right(page)
    set_up_telephone(page)
    page.get_by_role("link", name="I have kept them: go on").click()

    expect(page.locator("h1")).to_have_text("My account")
    looks_right(page)


def test_the_operator_creates_an_authority_and_invites(
    operators_browser: BrowserContext, office: Office, told: dict[str, str]
) -> None:
    page = page_of(operators_browser)
    page.goto(f"{office.address}/organisations/")
    page.get_by_role("link", name="Create an organisation").click()
    looks_right(page)
    page.get_by_label("Name, as the organisation writes it").fill("Central Authority of Xanadu")
    page.get_by_label("State, for a body of a State").fill("XAA")
    page.get_by_label("What it does").select_option("central-authority")
    page.get_by_role("button", name="Create the organisation").click()

    expect(page.locator("h1")).to_have_text(
        "Invite the first administrator of Central Authority of Xanadu"
    )
    looks_right(page)
    page.get_by_label("E-mail address").fill(OFFICER)
    page.get_by_role("button", name="Send the invitation").click()

    expect(page.locator("h1")).to_have_text("The invitation is ready")
    looks_right(page)
    told["link"] = page.locator("code.link").inner_text()
    assert told["link"] in office.newest_message()


def test_the_officer_accepts_and_is_led_to_the_second_factor(
    officers_browser: BrowserContext, office: Office, told: dict[str, str]
) -> None:
    page = page_of(officers_browser)
    page.goto(told["link"])
    expect(page.locator(".answer")).to_contain_text("Central Authority of Xanadu")
    come_in(page, office, link=told["link"], email=OFFICER, name="Nour")
    told["secret"] = set_up_telephone(page)
    told["recovery code"] = page.locator("#recovery-codes li").first.inner_text()
    page.get_by_role("link", name="I have kept them: go on").click()
    page.get_by_role("link", name="Central Authority of Xanadu").click()

    expect(page.locator("h1")).to_have_text("Central Authority of Xanadu")
    expect(page.locator("table").first).to_contain_text("Nour")
    looks_right(page)
    page.goto(told["link"])
    expect(page.locator("h1")).to_have_text("This invitation cannot be used")


def test_the_officer_signs_out_and_in_again_with_the_telephone(
    officers_browser: BrowserContext, office: Office, told: dict[str, str]
) -> None:
    page = page_of(officers_browser)
    page.goto(f"{office.address}/account/")
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, office, OFFICER)

    expect(page.locator("h1")).to_have_text("Second step")
    looks_right(page)
    # The code that enrolled is used up, and its half minute may not be over: this is the next.
    page.get_by_label("Code from your telephone").fill(people.code_now(told["secret"], steps=1))
    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page.get_by_role("link", name="My account")).to_be_visible()
    page.goto(f"{office.address}/account/sessions/")
    expect(page.locator("table")).to_contain_text("This one: sign out to end it")
    looks_right(page)


def test_a_passkey_opens_the_account_alone(
    officers_browser: BrowserContext, office: Office
) -> None:
    page = page_of(officers_browser)
    refused: list[str] = []
    page.on("console", lambda m: refused.append(m.text) if "Content Security" in m.text else None)
    devices = officers_browser.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    page.goto(f"{office.address}/account/passkeys/add/")
    looks_right(page)
    page.get_by_label("Name of the passkey").fill("Desk")
    page.get_by_label("Sign in with this passkey alone").check()
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.locator("table")).to_contain_text("Desk")
    looks_right(page)

    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{office.address}/accounts/sign-in/?next=/account/")
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("link", name="My account")).to_be_visible()
    assert refused == []


def test_a_passkey_is_a_second_step_too(officers_browser: BrowserContext, office: Office) -> None:
    page = page_of(officers_browser)
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, office, OFFICER)
    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_role("link", name="My account")).to_be_visible()


def test_the_officer_invites_a_colleague_by_keyboard(
    officers_browser: BrowserContext, office: Office
) -> None:
    page = page_of(officers_browser)
    page.goto(f"{office.address}/account/")
    page.get_by_role("link", name="Central Authority of Xanadu").press("Enter")
    page.get_by_role("link", name="Invite a member").press("Enter")
    page.get_by_label("E-mail address").press_sequentially("colleague@authority.example")
    page.get_by_label("E-mail address").press("Tab")
    page.keyboard.type("Contributor")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("The invitation is ready")
    page.get_by_role("link", name="Central Authority of Xanadu").press("Enter")
    row = page.locator("table").nth(1)
    expect(row).to_contain_text("colleague@authority.example")
    expect(row).to_contain_text("Contributor")
    looks_right(page)
    page.get_by_role("link", name="Nour").press("Enter")
    expect(page.locator("h1")).to_have_text("Nour")
    looks_right(page)


@pytest.mark.parametrize(
    "path", ["/account/", "/account/second-factor/", "/account/sessions/", "/account/address/"]
)
@pytest.mark.parametrize("kind", ["phone", "dark", "arabic"])
def test_pages_fit_a_phone_the_dark_and_arabic(
    officers_browser: BrowserContext, office: Office, path: str, kind: str
) -> None:
    page = officers_browser.new_page()
    if kind == "phone":
        page.set_viewport_size({"width": 390, "height": 844})
    if kind == "dark":
        page.emulate_media(color_scheme="dark")
    if kind == "arabic":
        page.goto(f"{office.address}/language/ar/")
    page.goto(office.address + path)

    looks_right(page)
    assert page.evaluate("document.documentElement.dir") == ("rtl" if kind == "arabic" else "ltr")
    page.goto(f"{office.address}/language/en/")
    page.close()


def test_without_scripts_a_code_is_enough(
    browser: Browser, office: Office, told: dict[str, str]
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        sign_in(page, office, OFFICER)
        assert not page.get_by_role("button", name="Use a passkey").is_visible()
        page.get_by_label("Code from your telephone").fill(told["recovery code"])
        page.get_by_role("button", name="Sign in", exact=True).click()

        expect(page.locator("h1")).to_have_text("My account")
