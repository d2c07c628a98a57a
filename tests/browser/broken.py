"""Scripts that fail: one that does not come, and one that stops when it has begun."""

from collections.abc import Callable

from playwright.sync_api import Route

HALFWAY = "document.body.classList.add('js-enabled', 'govuk-frontend-supported'); throw new Error('halfway')"
BROKEN_SCRIPTS: dict[str, Callable[[Route], None]] = {
    "blocked": lambda route: route.abort(),
    "throws": lambda route: route.fulfill(body=HALFWAY, content_type="text/javascript"),
}


def is_of_the_fault(noted: str) -> bool:
    """Say whether what the eyes noted is no more than that such a script failed."""
    return noted.endswith((": halfway", "net::ERR_FAILED"))
