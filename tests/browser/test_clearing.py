"""Whoever sits down next finds nothing: not by Back or Forward, not in a reopened tab, not in the profile.

Chromium runs here as people have it: Playwright would switch the back/forward cache off.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.browser.conftest import FLAGS, PATIENCE, find_chromium
from tests.browser.live import Live, There
from tests.browser.profile import leftovers

TYPED = "Zinnia Quillfeather-Example sat here"
"""What is typed at the computer, and kept nowhere else."""
TOO_LONG = "Unsaved Wrenfield " * 200
"""What is typed and not saved: longer than an answer may be."""
WORDS = (TYPED, "Unsaved Wrenfield", "Rose Cottage", "Osteoarthritis in both hips", "post box", "Co-codamol")
"""Personal words, some that were typed here and some that pages have shown."""
KNOWN = {"Default/Cache/": "case-picture-largest", "Default/History": "/tasks", "Default/Sessions/": "/tasks"}
"""What has to be found there, or the search is blind: a word of a packed style sheet, and of addresses."""
READ = """() => document.readyState === 'complete' && !document.documentElement.hidden
  && document.title + document.documentElement.outerHTML
  + [...document.querySelectorAll('input, textarea')].map(it => it.value).join('\\n')"""
"""All words of a page once it rests: one that comes from memory hides until it is fetched again."""
PAGES = ("name", "address", "conditions", "medicines", "check", "tasks")

Open = Callable[[], BrowserContext]


@pytest.fixture
def open_profile(chromium: Browser, tmp_path: Path) -> Iterator[Open]:
    """Give a way to open the same profile again and again, as a browser on somebody's desk."""
    opened: list[BrowserContext] = []

    def open_it() -> BrowserContext:
        for context in opened:
            context.close()
        opened[:] = [
            chromium.browser_type.launch_persistent_context(
                tmp_path / "profile",
                executable_path=find_chromium(),
                args=[*FLAGS, "--restore-last-session", "--hide-crash-restore-bubble"],
                ignore_default_args=["--disable-back-forward-cache"],
                viewport={"width": 1000, "height": 800},
            )
        ]
        opened[0].set_default_timeout(PATIENCE)
        opened[0].route("https://www.bbc.co.uk/**", weather)
        return opened[0]

    yield open_it
    for context in opened:
        context.close()


@pytest.fixture(autouse=True)
def on_time(live: Live) -> Iterator[None]:
    """Put the server's clock right again."""
    yield
    live.ahead = timedelta()


def weather(route: Route) -> None:
    """Stand in for the page that "Exit this page" leads to."""
    route.fulfill(status=200, content_type="text/html", body="<title>Weather</title><h1>Weather</h1>")


def sit_down(live: Live, context: BrowserContext) -> tuple[Page, There]:
    """Open a long application on a shared computer, look at its pages, and type."""
    there = live.half_way("walking", "declaration")
    page = context.pages[0]
    page.goto(live.site)
    context.add_cookies([{"name": "session", "value": there.session, "url": live.site, "httpOnly": True}])
    page.goto(f"{live.site}/shared")
    page.get_by_role("button", name="This is a shared computer").click()
    page.wait_for_url("**/tasks")
    for name in PAGES:
        page.goto(there.at(name))
        if page.url.endswith("leaving?next=address"):
            page.get_by_role("button", name="Continue").click()
            page.wait_for_url("**/address")
    page.goto(there.at("balance"))
    page.get_by_role("textbox").fill(TYPED)
    with page.expect_navigation():
        page.get_by_role("button", name="Save and continue").click()
    page.goto(there.at("pain"))
    page.get_by_role("textbox").fill(TOO_LONG)
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_selector(".govuk-error-summary")
    return page, there


def end(page: Page) -> None:
    """Press the button of every page, and end without a way back."""
    page.get_by_role("button", name="End and clear this computer").click()
    page.get_by_role("button", name="End without a way back").click()
    page.wait_for_url("**/finished")


def look_around(page: Page) -> str:
    """Go back three times, forward again and into every field, and return whatever there was to read."""
    read = []
    for _ in range(3):
        page.go_back(wait_until="commit")
        read.append(everything(page))
    for _ in range(2):
        page.go_forward(wait_until="commit")
        read.append(everything(page))
    return "\n".join(read)


def everything(page: Page) -> str:
    """Return all words of a page once it has come to rest, those in its boxes too."""
    return str(page.wait_for_function(READ, polling=100).json_value())


def brought_back(context: BrowserContext, site: str) -> str:
    """Return all words of the tab that a browser opens again by itself, once it is there."""
    until = monotonic() + PATIENCE / 1000
    while not (tabs := [page for page in context.pages if page.url.startswith(site)]):
        assert monotonic() < until, "no tab is opened again"
        context.pages[0].wait_for_timeout(50)
    return "".join(map(everything, tabs))


def left_in(profile: Path) -> list[str]:
    """Return which personal words are where in a profile, once others were found where they have to be."""
    found = leftovers(profile, tuple(KNOWN.values()))
    for place, word in KNOWN.items():
        assert [each for each in found if each.startswith(place) and each.endswith(word)], (place, found)
    return leftovers(profile, WORDS)


def met(text: str) -> list[str]:
    """Return the personal words in a text."""
    return [word for word in WORDS if word in text]


def test_pages_do_hold_the_words(live: Live, open_profile: Open) -> None:
    """Before the end they are there to be read: what follows would notice them."""
    page, there = sit_down(live, open_profile())
    seen = [everything(page)]
    for name in ("check", "medicines"):
        page.goto(there.at(name))
        seen.append(everything(page))
    assert met("".join(seen)) == [*WORDS]


def test_the_back_forward_cache_is_on(open_profile: Open, tmp_path: Path) -> None:
    """A page that may be kept is brought back from memory here, so that the other tests mean something."""
    (tmp_path / "a.html").write_text("<script>onpageshow = e => { window.back = e.persisted }</script>a")
    page = open_profile().pages[0]
    page.route("http://kept.test/*", lambda route: route.fulfill(path=tmp_path / "a.html"))
    page.goto("http://kept.test/a.html")
    page.goto("http://kept.test/b.html")
    page.go_back(wait_until="commit")
    page.wait_for_function("() => window.back", polling=100)


def test_nothing_is_left_after_the_end(live: Live, open_profile: Open, tmp_path: Path) -> None:
    """After the button: Back, Forward, a tab opened again and the whole profile hold no personal word."""
    context = open_profile()
    page, there = sit_down(live, context)
    end(page)
    assert met(look_around(page)) == []
    names = [cookie.get("name") for cookie in context.cookies()]
    assert names == []
    page.goto(there.at("check"))
    assert "This application is not open here" in page.content()
    again = open_profile()
    assert met(brought_back(again, live.site)) == []
    again.close()
    assert left_in(tmp_path / "profile") == []


def test_nothing_is_left_when_the_time_runs_out(live: Live, open_profile: Open, tmp_path: Path) -> None:
    """Somebody who only walks away leaves nothing either, once the server's clock has moved on."""
    page, there = sit_down(live, open_profile())
    live.ahead = timedelta(minutes=12)
    page.goto(f"{live.site}/help")
    assert met(look_around(page)) == []
    page.goto(there.at("check"))
    assert "This application is not open here" in page.content()
    again = open_profile()
    assert met(brought_back(again, live.site)) == []
    again.close()
    assert left_in(tmp_path / "profile") == []


def test_leaving_at_once_leaves_nothing(live: Live, open_profile: Open, tmp_path: Path) -> None:
    """Exit this page: dead on the server, the cookie gone, elsewhere at once, and Back shows nothing."""
    context = open_profile()
    page, there = sit_down(live, context)
    page.goto(there.at("address"))
    old = {cookie.get("value") for cookie in context.cookies()}
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/weather")
    assert context.cookies(live.site) == []
    assert met(look_around(page)) == []
    with live.home.database.reading() as tx:
        assert [live.home.sessions.of(tx, token or "") for token in old] == [None]
    context.close()
    assert left_in(tmp_path / "profile") == []
