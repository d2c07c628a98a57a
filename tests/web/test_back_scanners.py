"""Mail scanners open every link: nothing comes of it but when a person presses (S17)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from portal.web.portal import Portal
from tests.web.browsing import InspectingClient, hidden, links
from tests.web.coming import ASKED, asked, link_in, outbox, posted, press, save_address
from tests.web.driving import PIP, Applicant
from tests.web.stored import checksum

AGENTS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Microsoft Office/16.0 (Microsoft Outlook 16.0.17126; Pro)",
    "curl/8.9.1",
    "",
)
NewBrowser = Callable[[], InspectingClient]


def confirming(holder: Applicant, home: Portal, browser: InspectingClient) -> str:
    """Give an address, and return the link that confirms it."""
    _, message = posted(home, lambda: holder.post("way-back/email", ASKED["email"]))
    return link_in(message)


def returning(holder: Applicant, home: Portal, browser: InspectingClient) -> str:
    """Ask to come back, and return the link that comes."""
    save_address(holder)
    return link_in(asked(home, browser))


@pytest.mark.parametrize("link_of", [confirming, returning])
def test_opening_a_link_changes_nothing_and_a_press_works_once(
    link_of: Callable[..., str], applicant: Applicant, home: Portal, fresh_citizen: NewBrowser
) -> None:
    """HEAD and five readers leave every table as it was; then the person's press works, and no other."""
    applicant.begin_complete(**PIP)
    person = fresh_citizen()
    link = link_of(applicant, home, person)
    person = applicant.client if link_of is confirming else person
    before = checksum(home)
    scanner = fresh_citizen()
    scanner.head(link)
    for agent in AGENTS:
        page = scanner.get(link, headers={"User-Agent": agent})
        assert page.status_code == 200
        assert "data-continue" not in page.text  # it did not ask, so its script presses nothing
    scanner.options(link)
    assert checksum(home) == before
    done = press(person, link)
    assert done.status_code == 303
    assert person.get(done.location).status_code in (200, 303)
    again = press(person, link)
    assert again.status_code == 404
    assert "/return" in links(again)


@pytest.mark.parametrize("link_of", [confirming, returning])
def test_only_the_browser_that_asked_goes_on_by_itself(
    link_of: Callable[..., str], applicant: Applicant, home: Portal, fresh_citizen: NewBrowser
) -> None:
    """Its page tells the script to press; nobody else's does."""
    applicant.begin_complete(**PIP)
    person = fresh_citizen()
    link = link_of(applicant, home, person)
    asker = applicant.client if link_of is confirming else person
    for browser in (applicant.client, person, fresh_citizen()):
        assert ("data-continue" in browser.get(link).text) is (browser is asker)


def test_a_press_without_a_token_spends_nothing(
    applicant: Applicant, home: Portal, fresh_citizen: NewBrowser
) -> None:
    """A form from elsewhere, or without cookies, gets the button again."""
    applicant.begin_complete(**PIP)
    person = fresh_citizen()
    link = returning(applicant, home, person)
    before = checksum(home)
    stranger = fresh_citizen()
    page = stranger.post(link)
    assert "Press the button again" in page.text
    foreign = hidden(person.get(link))
    assert "Press" in person.post(link, data=foreign, headers={"Sec-Fetch-Site": "cross-site"}).text
    assert checksum(home) == before
    assert stranger.post(link, data=hidden(page)).status_code == 303


@pytest.mark.parametrize("link", ["A" * 22, "A" * 21, "x", "A" * 43])
def test_no_such_link(link: str, fresh_citizen: NewBrowser) -> None:
    """An invented link gets a page, whatever its shape."""
    assert fresh_citizen().get(f"/return/link/{link}").status_code == 404


def test_no_page_of_coming_back_changes_anything_when_it_is_opened(
    app: Flask, applicant: Applicant, home: Portal
) -> None:
    """Every GET of ours, in the holder's browser, leaves every table as it was."""
    applicant.begin_complete(**PIP)
    save_address(applicant)
    applicant.post("way-back/email", ASKED["email"])
    link = link_in(next(iter(outbox(home).values()))).rpartition("/")[2]
    before = checksum(home)
    opened = 0
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("back.") and "GET" in (rule.methods or ()):
            for kind in ("email", "text"):
                given = {"draft_id": applicant.draft_id, "kind": kind, "link": link}
                with app.test_request_context():
                    built = rule.build({name: given[name] for name in rule.arguments})
                assert built
                assert applicant.client.get(built[1]).status_code in (200, 303, 404)
                opened += 1
    assert opened >= 20
    assert checksum(home) == before
