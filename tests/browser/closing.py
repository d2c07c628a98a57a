"""How a context of the browser that all tests share is closed: where none of its pages is on its way."""

from playwright.sync_api import BrowserContext, Error, Page

NOWHERE = "about:blank"


def close(context: BrowserContext) -> None:
    """Bring every page to rest, then close all of them.

    Chromium never answers where a page is closed in the moment that another comes in its place, as where a
    session ends (microsoft/playwright#42366), and closing has no time limit.
    """
    for page in context.pages:
        rest(page)
    context.close()


def rest(page: Page) -> None:
    """Leave a page; where its own way is quicker, let it come to an end first."""
    try:
        page.goto(NOWHERE)
    except Error:
        page.wait_for_load_state()
        page.goto(NOWHERE)
