"""One window of Chromium for all pages of a process, and the sum of what was looked at in all of them."""

from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.matrix.window import Window

NOTED = ("states in Chromium", "checks passed", "advice not followed")


@pytest.fixture(scope="session")
def window(chromium: Browser) -> Iterator[Window]:
    """Open it once: pages come and go in it."""
    opened = Window.open(chromium)
    yield opened
    opened.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much was looked at, whichever process it was."""
    noted = Counter[str]()
    for reports in terminalreporter.stats.values():
        for report in reports:
            told = report.user_properties if getattr(report, "when", "") == "call" else ()
            noted.update({name: number for name, number in told if name in NOTED})
    if noted:
        terminalreporter.write_line("matrix: " + ", ".join(f"{noted[name]} {name}" for name in NOTED))
