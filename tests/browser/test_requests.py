"""How often a browser asks: three times on a first visit, once for every page after that."""

from playwright.sync_api import Request

from tests.browser.conftest import OpenPage
from tests.browser.live import Live


def test_requests(live: Live, open_page: OpenPage) -> None:
    """A first visit is the page, the sheet and the script; a later page is nothing but itself."""
    page, _ = open_page()
    asked: list[Request] = []
    page.on("request", lambda request: None if request.url.startswith("data:") else asked.append(request))
    page.goto(live.site, wait_until="networkidle")
    assert len(asked) == 3
    sizes = [request.sizes()["responseBodySize"] for request in asked]
    assert min(sizes) > 0
    asked.clear()
    with page.expect_navigation(wait_until="networkidle"):
        page.get_by_role("button", name="Start now").click()
    over_the_wire = [request for request in asked if request.sizes()["responseBodySize"] > 0]
    assert [request.resource_type for request in over_the_wire] == ["document"]
