"""Somebody who helps in a test: the holder lets them, they enter the words, and drive like an applicant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from werkzeug.test import TestResponse

from portal.access import Permit
from tests.web.browsing import InspectingClient, hidden, tree
from tests.web.driving import Applicant

Fresh = Callable[[], InspectingClient]
HELPER = "Sam Helper-Example"
BY = "Answered by Sam Helper-Example, daughter"


def day_fields(day: date) -> dict[str, str]:
    """Return the boxes of the last day."""
    return {
        "helper-until-day": str(day.day),
        "helper-until-month": str(day.month),
        "helper-until-year": str(day.year),
    }


def terms(holder: Applicant, level: str = "fill", days: int = 10, **changes: Any) -> dict[str, Any]:
    """Return a good form for letting somebody help."""
    form = {
        "helper-name": HELPER,
        "helper-relationship": "daughter",
        "helper-level": level,
        "helper-authority": "none",
    } | day_fields(holder.home.today + timedelta(days=days))
    return form | {f"helper-{name}": value for name, value in changes.items()}


def words_of(response: TestResponse) -> str:
    """Return the words that a page shows for the helper."""
    page = tree(response)
    return page.text(page.ids["words"])


def let(holder: Applicant, level: str = "fill", **changes: Any) -> str:
    """Let somebody help, and return the words."""
    return words_of(shown(holder.client, holder.post("helpers/new", terms(holder, level, **changes))))


def shown(client: InspectingClient, response: TestResponse) -> TestResponse:
    """Return the page that answers a form; on a shared computer the browser is sent for it."""
    if response.status_code == 303 and "answer=yes" in response.location:
        response = client.get(response.location)
    assert response.status_code == 200, response.status_code
    return response


def type_words(client: InspectingClient, words: str) -> TestResponse:
    """Enter the words on the helper's page."""
    return client.post("/help-somebody", data=hidden(client.get("/help-somebody")) | {"words": words})


def answer(client: InspectingClient, words: str, do: str = "accept") -> TestResponse:
    """Enter the words and press a button below what they let one do."""
    page = type_words(client, words)
    assert page.status_code == 200, page.text
    return client.post("/help-somebody/answer", data=hidden(page) | {"do": do})


def accept(holder: Applicant, client: InspectingClient, words: str) -> Applicant:
    """Accept, and return the helper at the application."""
    response = answer(client, words)
    assert response.status_code == 303, response.text
    helper = Applicant(client, holder.home, holder.known)
    helper.draft_id = holder.draft_id
    with holder.home.database.writing() as tx:
        session = holder.home.sessions.of(tx, helper.session)
        assert session
        holder.home.sessions.note_told(tx, session)
    return helper


def helper_of(holder: Applicant, fresh: Fresh, level: str = "fill", **changes: Any) -> Applicant:
    """Return somebody whom the holder lets help, in a browser of their own."""
    return accept(holder, fresh(), let(holder, level, **changes))


def permits(holder: Applicant) -> tuple[Permit, ...]:
    """Return every permit of the application, the newest first."""
    with holder.home.database.reading() as tx:
        return holder.home.permits.of_draft(tx, holder.draft_id)


def end(holder: Applicant, which: int = 0) -> TestResponse:
    """Press the button that ends a permit."""
    return holder.post("helpers/end", {"permit": permits(holder)[which].id})
