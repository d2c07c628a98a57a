"""What holds for all pages of coming back: their words, their names, and whatever is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask, template_rendered

from portal.access import Mode
from portal.accounts import Role
from portal.web.portal import Portal
from tests.web.browsing import InspectingClient, hidden, tree
from tests.web.coming import (
    BORN,
    EMAIL,
    asked,
    by_words,
    helper_of,
    is_stored,
    link_in,
    press,
    save_address,
    words_of,
    words_on,
)
from tests.web.driving import PIP, Applicant
from tests.web.mutations import VALUES
from tests.web.test_templates import unknown

NewBrowser = Callable[[], InspectingClient]
HELPED = PIP | {
    "applying_for": "someone_else",
    "helper_email": "sam@example.org",
    "helper_phone": "07700 900982",
    "email": EMAIL,
    "phone": "07700 900461",
}


def walk_everywhere(holder: Applicant, browser: InspectingClient, helper: InspectingClient) -> None:
    """Open every page there is of saving and coming back."""
    holder.begin_complete(**PIP)
    for page in ("way-back", "way-back/email", "way-back/text"):
        holder.get(page)
    words = words_of(holder)
    holder.post("way-back/text", {"phone": "07700 900461"})
    holder.get("way-back/text/code")
    save_address(holder)
    holder.get("way-back/saved?by=email")
    holder.get("way-back/saved?by=words")
    for address in ("return", "return/words", "return/email", "return/email/code", "applications"):
        browser.get(f"/{address}")
    link = link_in(asked(holder.home, browser))
    browser.get(link)
    press(browser, link)
    press(browser, link)
    by_words(browser, words, BORN | {"born-year": "1960"})
    browser.get("/applications")
    helper_of(holder, helper).client.get("/applications")


def test_every_name_in_a_template_is_given(
    app: Flask, applicant: Applicant, fresh_citizen: NewBrowser
) -> None:
    """No page uses a name that its view, its frame or the environment does not give."""
    found: dict[str, set[str]] = {}

    def look(_: Flask, template: Any, context: dict[str, Any], **__: Any) -> None:
        found.setdefault(template.name, set()).update(unknown(app.jinja_env, template.name, set(context)))

    with template_rendered.connected_to(look, app):
        walk_everywhere(applicant, fresh_citizen(), fresh_citizen())
    ours = {name: names for name, names in found.items() if name.startswith("back/")}
    assert len(ours) >= 11
    assert {name: names for name, names in ours.items() if names} == {}


def test_somebody_who_fills_in_for_another_gives_their_own_address(applicant: Applicant) -> None:
    """The boxes suggest the helper's, never the applicant's; a letter goes to the applicant's home."""
    applicant.begin_complete(**HELPED)
    for kind, own in (("email", "sam@example.org"), ("text", "07700 900982")):
        page = tree(applicant.get(f"way-back/{kind}"))
        [box] = [one for one in page.all("input") if one.get("type") != "hidden"]
        assert box.get("value") == own
        assert "your own" in page.only("h1")
    assert "We post them to the applicant’s home address" in applicant.get("way-back").text


def test_the_card_of_a_desk_says_where_help_was(applicant: Applicant, home: Portal) -> None:
    """It names the branch; a card made at home names none."""
    applicant.begin_complete(**PIP)
    assert "Where you got help" not in applicant.post("way-back", {"way": "words"}).text
    with home.database.writing() as tx:
        account = {"email": "library@example.org", "name": "Earlsdon Library", "password": "a long password"}
        branch = home.accounts.add(tx, role=Role.DESK, council="COV", **account)
        session = home.sessions.begin(tx, "t" * 43, home.now(), Mode.DESK, branch.id)
        home.sessions.open_door(tx, session, applicant.draft_id, home.now())
    applicant.client.set_cookie("session", "t" * 43)
    page = applicant.post("way-back", {"way": "words"}, follow_redirects=True)
    assert "Where you got help: Earlsdon Library" in page.text
    assert not is_stored(home, words_on(page))


@pytest.mark.parametrize("value", VALUES)
def test_whatever_is_entered_as_a_code_gets_a_page(
    value: str, applicant: Applicant, fresh_citizen: NewBrowser
) -> None:
    """Nothing that anybody could send makes a code right, or the portal fail."""
    applicant.begin_complete(**PIP)
    applicant.post("way-back/email", {"email": EMAIL})
    assert applicant.post("way-back/email/code", {"code": VALUES[value]}).status_code == 422
    browser = fresh_citizen()
    for address, name in (("/return/words", "words"), ("/return/email/code", "code")):
        fields = hidden(browser.get(address)) | BORN | {name: VALUES[value]}
        assert browser.post(address, data=fields).status_code == 422
