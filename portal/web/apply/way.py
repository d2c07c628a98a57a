"""Where each page of a draft leads: back, on, and after a change."""

from werkzeug.wrappers import Response

from portal.journey import Page
from portal.web.apply.visit import Visit
from portal.web.page import see

BACK_TO = ("check", "result")
"""The pages a change may lead back to."""


LATER = "later"
"""The name of the button that keeps what is typed, good or not, and leads to the ways back."""


def save_for_later(visit: Visit) -> Response:
    """Lead to the page of the ways back."""
    return see(f"{visit.url('resume')}/way-back")


def back_url(visit: Visit, page: Page, back_to: str) -> str:
    """Return the address for the Back link of a page."""
    if back_to:
        return visit.url(back_to)
    if before := visit.path.before(page.key):
        return visit.page_url(before)
    stop = visit.path.stop(page.key)
    return "/" if stop is None or stop.section.stage == "route" else visit.url("tasks")


def next_url(visit: Visit, page: Page, back_to: str) -> str:
    """Return the address that follows an answer; after a change, newly wanted pages come first."""
    stop = visit.path.stop(page.key)
    on_route = stop is None or stop.section.stage == "route"
    if back_to or stop is None:
        wanted = visit.path.first_unanswered("route" if back_to == "result" else None)
        if wanted:
            return visit.page_url(wanted.page, back_to)
        return visit.url(back_to or "tasks")
    if after := visit.path.after(page.key):
        return visit.page_url(after)
    return visit.url("result" if on_route else "tasks")
