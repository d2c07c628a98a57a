"""One Chromium and one live portal for all browser tests, and pages of every kind in it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from hashlib import sha256
from os import environ
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.closing import close
from tests.browser.eyes import STYLE, TWICE, Eyes
from tests.browser.live import Live

NAMES = ("chromium", "chromium-browser", "google-chrome", "microsoft-edge")
OFF = (
    # Two pages of Chromium's own in every window, for an address bar that nobody sees: half its cost.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    # What Playwright switches off, as the last such switch is the only one that Chromium hears.
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "OptimizationHints"),
    *("ThirdPartyStoragePartitioning", "AvoidCORSURLLoaderRestartOnRedirect", "NetworkTimeServiceQuerying"),
    *("AimEnabled", "PreconnectToSearch"),
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    f"--disable-features={','.join(OFF)}",
]
PATIENCE = 20_000
"""Milliseconds that a page may take, or what is expected of it."""
LARGE = f"({STYLE})('{TWICE}')"
"""What makes the text of every page twice as large, as a browser's setting does."""


class OpenPage(Protocol):
    """Open an empty page in a browser of its own, and the eyes that watch it."""

    def __call__(
        self,
        *,
        script: bool = True,
        size: tuple[int, int] = (360, 740),
        forced_colours: bool = False,
        still: bool = False,
        large: bool = False,
        session: str = "",
        language: str = "",
    ) -> tuple[Page, Eyes]:
        """Open it; `size` in CSS pixels, `still` for less movement, `large` for text at 200 %.

        `session` is that of somebody half way, `language` what they have chosen before.
        """


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder as needing Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


def find_chromium() -> str | None:
    """Return the browser of PORTAL_CHROMIUM, or the first on the PATH."""
    wanted = environ.get("PORTAL_CHROMIUM")
    return next(filter(None, map(shutil.which, [wanted] if wanted else NAMES)), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Chromium once."""
    path = find_chromium()
    if path is None:
        pytest.fail("The browser tests need Chromium: install it, or set PORTAL_CHROMIUM.", pytrace=False)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """Serve a fresh portal."""
    served = Live(tmp_path_factory.mktemp("live"))
    yield served
    served.close()


@pytest.fixture(scope="session")
def first_time(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bool]:
    """Give a way to ask whether something is met for the first time, by any of the processes of this run."""
    folder = tmp_path_factory.getbasetemp()
    met = (folder.parent if "PYTEST_XDIST_WORKER" in environ else folder) / "met"
    met.mkdir(exist_ok=True)

    def first(what: str) -> bool:
        try:
            (met / sha256(what.encode()).hexdigest()).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    return first


@pytest.fixture
def open_page(chromium: Browser, live: Live) -> Iterator[OpenPage]:
    """Give a way to open pages; in the end, hold every page to what the eyes noted."""
    opened: list[Eyes] = []
    closing = ExitStack()
    closing.callback(report, opened)  # last of all, and also where a page does not close

    def open_one(
        *,
        script: bool = True,
        size: tuple[int, int] = (360, 740),
        forced_colours: bool = False,
        still: bool = False,
        large: bool = False,
        session: str = "",
        language: str = "",
    ) -> tuple[Page, Eyes]:
        context = chromium.new_context(
            java_script_enabled=script,
            viewport={"width": size[0], "height": size[1]},
            forced_colors="active" if forced_colours else "none",
            reduced_motion="reduce" if still else "no-preference",
        )
        context.set_default_timeout(PATIENCE)
        closing.callback(close, context)
        for name, value in (("session", session), ("language", language)):
            if value:
                context.add_cookies(
                    [{"name": name, "value": value, "url": live.site, "httpOnly": True, "sameSite": "Lax"}]
                )
        if large:
            context.add_init_script(LARGE)
        eyes = Eyes(live.site, script)
        opened.append(eyes)
        page = context.new_page()
        eyes.watch(page)
        return page, eyes

    with closing:
        yield open_one


def report(opened: list[Eyes]) -> None:
    """Fail with whatever was noted."""
    if faults := [fault for eyes in opened for fault in eyes.faults]:
        pytest.fail("\n".join(faults), pytrace=False)
