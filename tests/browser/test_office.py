"""The caseworkers' side in a real browser: sign in, take the next case, read it, sign out."""

import pytest
from playwright.sync_api import Page

from portal.accounts import Role
from tests.browser.conftest import OpenPage
from tests.browser.eyes import Eyes
from tests.browser.live import PASSWORD, Live


@pytest.fixture(scope="module")
def email(live: Live) -> str:
    """Give a caseworker of Coventry, to whom three people have applied."""
    for name in ("pip-moving-around", "end-of-life", "two-year-old"):
        live.half_way(name)
    return live.add_staff(Role.CASEWORKER)


def sign_in(page: Page, live: Live, email: str, password: str = PASSWORD) -> None:
    """Fill in the sign-in page and send it."""
    page.goto(f"{live.site}/office")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()


def go(page: Page, eyes: Eyes, role: str, name: str, status: int = 200) -> None:
    """Press something by its words and look at the page that comes."""
    with page.expect_navigation() as coming:
        page.get_by_role(role, name=name, exact=True).click()  # type: ignore[arg-type]
    assert coming.value.status == status
    eyes.look(page, status)


@pytest.mark.parametrize("script", [True, pytest.param(False, marks=pytest.mark.matrix("T19"))])
def test_a_caseworker(script: bool, email: str, live: Live, open_page: OpenPage) -> None:
    """A caseworker signs in, takes a case, puts it back and signs out, and no page has a fault."""
    page, eyes = open_page(script=script, size=(1280, 900))
    page.goto(f"{live.site}/office")
    eyes.look(page, 200)
    go(page, eyes, "button", "Sign in", 422)
    sign_in(page, live, email)
    eyes.look(page, 200)
    go(page, eyes, "button", "Take the next case")
    assert page.get_by_role("heading", level=1).inner_text().startswith("Application BB-")
    for link in ("My cases", "Figures", "Queue"):
        go(page, eyes, "link", link)
    page.get_by_label("Find a case").fill("nobody of this name")
    go(page, eyes, "button", "Search")
    go(page, eyes, "link", "My cases")
    with page.expect_navigation():
        page.locator(".govuk-task-list__link").first.click()
    go(page, eyes, "button", "Put this case back in the queue")
    go(page, eyes, "link", "Sign out")
    go(page, eyes, "button", "Sign out")


def test_a_wrong_password(email: str, live: Live, open_page: OpenPage) -> None:
    """A wrong password is told at the password, the email address is kept, and the password is not."""
    page, eyes = open_page(size=(1280, 900))
    sign_in(page, live, email, "wrong, and invented")
    eyes.look(page, 422)
    assert page.get_by_label("Email address").input_value() == email
    assert page.get_by_label("Password", exact=True).input_value() == ""


def test_back_after_signing_out(email: str, live: Live, open_page: OpenPage) -> None:
    """After signing out, Back in the browser asks to sign in and shows no case."""
    page, eyes = open_page(size=(1280, 900))
    sign_in(page, live, email)
    with page.expect_navigation():
        page.locator(".govuk-task-list__link").first.click()
    go(page, eyes, "link", "Sign out")
    go(page, eyes, "button", "Sign out")
    for _ in range(2):
        page.go_back()
        assert page.get_by_role("heading", level=1).inner_text() == "Sign in for council staff"
