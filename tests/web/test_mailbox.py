"""The mailbox of whoever develops the portal, which is nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from portal.app import create_app
from portal.delivery import Channel, Message
from portal.settings import KNOWN, Settings
from portal.web.portal import Portal
from tests.web.browsing import InspectingClient, links, tree

EMAIL = Message(
    Channel.EMAIL,
    "ada@example.org",
    "Your code",
    "Your code is <381>\n\nhttp://127.0.0.1:5000/return/Abc\nhttp://127.0.0.1:5000\n\n"
    "http://127.0.0.1:50001/x https://eve.example.org http://127.0.0.1:5000@eve.example.org\n",
)
LETTER = Message(Channel.LETTER, "Ada Example\n1 High Street\nCV1 1AA", "Your words", "otter lamp")


def send(home: Portal, *messages: Message, discard: bool = False) -> None:
    """Put messages into the outbox."""
    with home.database.writing() as tx:
        for message in messages:
            home.delivery.send(tx, message, home.now(), discard=discard)


def test_every_message_is_there_to_read(citizen: InspectingClient, home: Portal) -> None:
    """Whoever has just asked for a code finds it, with all its lines, and can follow its link."""
    assert "There are no messages yet." in citizen.get("/dev/mailbox").text
    send(home, EMAIL, LETTER)
    page = citizen.get("/dev/mailbox")
    found = tree(page)
    assert {found.text(one) for one in found.all("h2")} >= {"Your code", "Your words"}
    for words in ("ada@example.org", "Your code is &lt;381&gt;", "1 High Street<br>CV1 1AA", "otter lamp"):
        assert words in page.text
    ours = {"http://127.0.0.1:5000/return/Abc", "http://127.0.0.1:5000"}
    assert {link for link in links(page) if link.startswith("http")} == ours


def test_only_the_newest_are_shown(citizen: InspectingClient, home: Portal) -> None:
    """There are fifty at most, and none that was to be discarded."""
    send(home, *[EMAIL] * 51)
    send(home, LETTER, discard=True)
    page = citizen.get("/dev/mailbox")
    assert page.text.count("ada@example.org") == 50
    assert "otter lamp" not in page.text


def app_at(home: Portal, environ: dict[str, str]) -> Flask:
    """Return the application as it is with other settings."""
    return create_app(replace(home, settings=Settings.read(environ)))


@pytest.mark.parametrize(
    "origin",
    ["https://badge.example.org", "https://127.0.0.1", "http://library.example.org"],
)
def test_it_is_nowhere_else(home: Portal, origin: str) -> None:
    """Where others can come its address is as unknown as any other, to the last byte."""
    send(home, EMAIL)
    app = app_at(home, {"PORTAL_ORIGIN": origin, "PORTAL_DEMO": "1"})
    client = app.test_client()
    mailbox, unknown = (client.get(f"/dev/{name}", base_url=origin) for name in ("mailbox", "xailbox"))
    same = unknown.text.replace("xailbox", "mailbox")  # the switch of languages leads back here
    assert (mailbox.status_code, mailbox.text) == (404, same)
    assert [*mailbox.headers] == [*unknown.headers]
    assert not [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("dev")]


def test_an_installation_that_is_no_demonstration_has_none(home: Portal) -> None:
    """Behind a proxy that never told it its address it may think that it is on this machine alone."""
    send(home, EMAIL)
    app = app_at(home, {})
    assert app.test_client().get("/dev/mailbox").status_code == 404
    assert not [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("dev")]


def test_no_setting_brings_it_back(home: Portal) -> None:
    """With whatever else the environment may hold, an address on the web has no mailbox."""
    taken = 0
    for name in (*KNOWN.keys() - {"PORTAL_ORIGIN"}, "PORT", "FLASK_DEBUG", "FLASK_ENV", "DEBUG"):
        for value in ("1", "development", "http://127.0.0.1:5000", "/dev/mailbox", "127.0.0.1:5000"):
            try:
                settings = Settings.read({"PORTAL_ORIGIN": "https://badge.example.org", name: value})
            except ValueError:
                continue  # then the portal does not start
            taken += 1
            assert not settings.development
    assert taken > 20
