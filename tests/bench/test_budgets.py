"""Pages stay small: what a phone receives over a slow line, headers included. Never times."""

from collections.abc import Iterator

import pytest

from tests.bench.wire import files, first_page, later_pages
from tests.browser.live import Live

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """Serve a fresh portal."""
    served = Live(tmp_path_factory.mktemp("bench"))
    yield served
    served.close()


@pytest.mark.parametrize("path", ["/", "/apply"])
def test_the_first_page(path: str, live: Live) -> None:
    """A first page, with all its style, fits into the first round trip, and the whole visit is small."""
    page = first_page(live, path)
    assert page <= 14_600
    assert page + files(live) <= 24_000


def test_later_pages(live: Live) -> None:
    """Every page after that is at most 4,000 bytes; the two that list all answers, 4,500."""
    pages = later_pages(live, "walking")
    assert len(pages) > 50
    lists = ("result", "check")
    caps = {url: 4_500 if url.endswith(lists) else 4_000 for url in pages}
    assert {url: size for url, size in pages.items() if size > caps[url]} == {}
