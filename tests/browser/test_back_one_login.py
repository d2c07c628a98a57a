"""The pages around GOV.UK One Login in a real browser, which never leaves this machine."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from portal.settings import OneLogin
from tests.browser.conftest import OpenPage
from tests.browser.live import Live
from tests.browser.test_back import HANDS, somebody
from tests.web.fake_one_login import CLIENT, START, FakeOneLogin, private_key, serving

BACK = "You are back from GOV.UK One Login"


@pytest.fixture
def fake(live: Live, tmp_path: Path) -> Iterator[FakeOneLogin]:
    """Set up a fake of it in the portal that is served."""
    key, file = private_key(), tmp_path / "one-login.pem"
    file.write_text(key)
    made, home = FakeOneLogin(key), live.home
    with serving(made):
        one = OneLogin(made.url.rstrip("/"), CLIENT, file)
        live.app.extensions["portal"] = replace(home, settings=replace(home.settings, one_login=one))
        yield made
    live.app.extensions["portal"] = home


@pytest.mark.parametrize("how", HANDS)
def test_there_and_back(how: str, live: Live, fake: FakeOneLogin, open_page: OpenPage) -> None:
    """Saved as a way back, a sign-in opens the application elsewhere; script goes on by itself."""
    there = live.half_way("pip-moving-around", "paper-award")
    first, second = somebody(open_page, how, there.session), somebody(open_page, how)
    first.open(there.at("way-back"))
    first.pick("GOV.UK One Login")
    for who, heading in ((first, "You can come back to this application"), (second, "Your application")):
        if who is first:
            who.press("Continue")
        else:
            who.open(live.site + START)
        link = who.page.get_by_role("button", name="Continue to GOV.UK One Login")
        address = live.site + fake.sign_in(link.get_attribute("href") or "")
        if who.eyes.script:
            who.page.goto(address)
        else:
            who.open(address)
            assert who.heading == BACK
            who.press("Continue")
        who.page.get_by_role("heading", level=1, name=heading).wait_for()
    second.page.context.clear_cookies()
    second.open(address, status=403)
    assert second.heading == "You are not signed in"
