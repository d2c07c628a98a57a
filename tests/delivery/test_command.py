"""How an operator learns of messages that could not be delivered."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal.cli import commands as cli
from portal.cli.opening import opened
from portal.web.portal import Portal
from tests.delivery.conftest import EMAIL


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    """Give the portal of an installation of its own."""
    for name in [name for name in os.environ if name.startswith(("PORTAL_", "DATABASE_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PORTAL_DATA", str(tmp_path / "data"))
    home = opened()
    yield home
    home.database.close()  # type: ignore[attr-defined]


def run(*words: str, answer: str = "") -> tuple[int, list[str]]:
    """Return how a command ended and what it said."""
    done = CliRunner().invoke(cli.portal, ["outbox", *words], input=answer)
    return done.exit_code, done.output.splitlines()


def refuse_one(home: Portal) -> None:
    """Have a message refused for good."""
    with home.database.writing() as tx:
        home.delivery.send(tx, EMAIL, home.now())
        claimed = home.delivery.claim(tx, EMAIL.channel, home.now())
        assert claimed
        home.delivery.failed(tx, claimed, home.now(), for_good=True)


def test_messages_that_need_a_person_can_be_tried_again(home: Portal) -> None:
    """An operator learns how many there are, from a timer too, and lets them be tried once more."""
    assert run() == (0, ["0 messages wait, 0 need a person"])
    refuse_one(home)
    assert run() == (1, ["0 messages wait, 1 need a person"])
    tried = ["1 messages will be tried again", "1 messages wait, 0 need a person"]
    assert run("--again") == (0, tried)


def test_messages_that_nobody_can_get_are_dropped(home: Portal) -> None:
    """An operator who has looked erases those that were refused, after a yes; no timer does by mistake."""
    refuse_one(home)
    question = "Erase 1 messages that were refused for good? Nobody will ever get them. [y/N]: "
    assert run("--drop", answer="n\n") == (1, [f"{question}n", "0 messages wait, 1 need a person"])
    assert run("--drop")[0] == 1
    assert run() == (1, ["0 messages wait, 1 need a person"])
    told = [f"{question}y", "1 messages are erased", "0 messages wait, 0 need a person"]
    assert run("--drop", answer="y\n") == (0, told)
    assert run("--drop") == (0, ["0 messages wait, 0 need a person"])
