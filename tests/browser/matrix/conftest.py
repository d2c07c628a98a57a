"""One window of Chromium for all pages of a process."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.matrix.window import Window


@pytest.fixture(scope="session")
def window(chromium: Browser) -> Iterator[Window]:
    """Open it once: pages come and go in it."""
    opened = Window.open(chromium)
    yield opened
    opened.close()
