"""Somebody who saves a way back, and comes back by it in another browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from werkzeug.test import TestResponse

from portal.access import Door, Level, Terms
from portal.delivery import Message
from portal.web.portal import Portal
from tests.web.browsing import InspectingClient, hidden, tree
from tests.web.driving import PIP, Applicant

BORN = {"born-day": "27", "born-month": "3", "born-year": "1951"}
"""The birthday of everybody in `driving`."""
EMAIL, NUMBER = "nusrat.farooq@example.org", "+447700900461"
FULL = PIP | {
    "email": EMAIL,
    "phone": "07700 900461",
    "address": {"line_1": "14 Example Terrace", "line_2": "", "town": "Coventry", "postcode": "CV1 3BH"},
}
"""An application with everything that a way back may be made of."""
ASKED = {"email": {"email": EMAIL}, "text": {"phone": NUMBER}}


def words_of(applicant: Applicant) -> str:
    """Choose words as the way back, and return them as the page shows them."""
    return words_on(applicant.post("way-back", {"way": "words"}))


def words_on(page: TestResponse) -> str:
    """Return the words of a card."""
    [found] = tree(page).all("ol", css="way-words")
    return " ".join(tree(page).text(one) for one in found)


def outbox(home: Portal) -> dict[str, Message]:
    """Return every message that is to go out, by its id."""
    with home.database.reading() as tx:
        return {sent.id: sent.message for sent in home.delivery.recent(tx, 5000)}


def posted(home: Portal, act: Callable[[], TestResponse]) -> tuple[TestResponse, Message]:
    """Do something that sends one message, and return its answer and the message."""
    before = outbox(home)
    page = act()
    [message] = [message for key, message in outbox(home).items() if key not in before]
    return page, message


def code_in(message: Message) -> str:
    """Return the code in a message."""
    found = re.search(r"\b[0-9]{8}\b", message.body)
    assert found
    return found[0]


def link_in(message: Message) -> str:
    """Return the path of the link in a message."""
    found = re.search(r"/return/link/[\w-]+", message.body)
    assert found
    return found[0]


def save_address(applicant: Applicant, kind: str = "email", **fields: str) -> TestResponse:
    """Make an address a way back: give it, and bring back the code."""
    given = fields or ASKED[kind]
    _, message = posted(applicant.home, lambda: applicant.post(f"way-back/{kind}", given))
    return applicant.post(f"way-back/{kind}/code", {"code": code_in(message)})


def fill(client: InspectingClient, url: str, fields: dict[str, Any]) -> TestResponse:
    """Open a page and send its form."""
    return client.post(url, data=hidden(client.get(url)) | fields)


def by_words(client: InspectingClient, words: str, born: dict[str, str] = BORN) -> TestResponse:
    """Come back by words."""
    return fill(client, "/return/words", {"words": words, **born})


def ask(client: InspectingClient, kind: str = "email", **fields: str) -> TestResponse:
    """Ask for a code."""
    return fill(client, f"/return/{kind}", fields or ASKED[kind])


def asked(home: Portal, client: InspectingClient, kind: str = "email", **fields: str) -> Message:
    """Ask for a code, and return the message that is sent."""
    return posted(home, lambda: ask(client, kind, **fields))[1]


def by_code(client: InspectingClient, code: str, kind: str = "email") -> TestResponse:
    """Enter a code."""
    return fill(client, f"/return/{kind}/code", {"code": code})


def press(client: InspectingClient, link: str) -> TestResponse:
    """Open a link and press its button."""
    return client.post(link, data=hidden(client.get(link)))


def helper_of(
    holder: Applicant, client: InspectingClient, level: Level = Level.FILL, **more: Any
) -> Applicant:
    """Give a helper with a permit, whose browser has the application open."""
    home = holder.home
    until = more.pop("until", home.today)
    terms = Terms(level=level, until=until, helper="Sam Example", relationship="Friend", **more)
    helper = Applicant(client, home, holder.known)
    helper.draft_id = holder.draft_id
    with home.database.writing() as tx:
        _, words = home.permits.offer(tx, holder.draft_id, terms, home.now())
        permit = home.permits.accept(tx, words, "", home.now())
        assert permit
        session = home.sessions.begin(tx, helper.session, home.now())
        home.sessions.open_door(tx, session, holder.draft_id, home.now(), permit.id)
    return helper


def token_of(browser: InspectingClient) -> str:
    """Return what is in the browser's cookie."""
    cookie = browser.get_cookie("session")
    assert cookie
    return cookie.value


def door_of(home: Portal, browser: InspectingClient, holder: Applicant) -> Door:
    """Return the door of a browser to somebody's application."""
    with home.database.reading() as tx:
        door = home.sessions.door(tx, token_of(browser), holder.draft_id)
    assert door
    return door


def saved_ways(applicant: Applicant) -> list[str]:
    """Return the names of the ways that the page lists."""
    page = tree(applicant.get("way-back"))
    return [page.text(one) for one in page.all("dt")]


def is_stored(home: Portal, words: str) -> bool:
    """Say whether words lie anywhere in the database for everybody to read."""
    with home.database.reading() as tx:
        names = tx.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        stored = "".join(str(list(tx.exec_driver_sql(f'SELECT * FROM "{name}"'))) for name in names)  # noqa: S608
    return any(words.replace(" ", between) in stored for between in " -")
