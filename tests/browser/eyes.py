"""What is looked at on every page that any walk comes to, and more closely where a script has made the page.

How pages look as the server sends them is measured page by page and state by state in `tests/browser/matrix`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request

from portal.web.language import say_for

AXE = Axe()
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"label-content-name-mismatch": {"enabled": True}},
    "resultTypes": ["violations"],
}
COOKIES = {"session", "staff", "language"}
REFUSED = re.compile(r"Failed to load resource: the server responded with a status of 4(22|03|09|04|10)\b")
"""What Chromium writes into its console about every answer whose status says that something is wrong."""

SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
)
PARAGRAPHS = "p { margin-bottom: 2em !important }"
TWICE = ":root { font-size: 200% !important }"
STYLE = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
CUT_OFF = """() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const cut = [...document.querySelectorAll('main *, header *, footer *')].filter(it => {
    const style = getComputedStyle(it);
    return style.overflow === 'hidden' && it.clientWidth > 1 && it.checkVisibility()
      && (it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1);
  }).map(it => it.className);
  const over = wide > 0 ? [...document.querySelectorAll('body *')].filter(it =>
    it.getBoundingClientRect().right > innerWidth + 1).map(it => it.tagName + '.' + it.className) : [];
  return { wide, cut, over: over.slice(-3) };
}"""
HEARD = "([width, height]) => innerWidth === width && innerHeight === height"
FACTS = """() => ({
  title: document.title,
  language: document.documentElement.lang,
  headings: [...document.querySelectorAll('h1')].map(it => it.innerText.trim()),
  broken: [...document.images].filter(it => it.complete && !it.naturalWidth).map(it => it.alt),
})"""
STORED = """async () => localStorage.length + sessionStorage.length + (await indexedDB.databases()).length
  + (await caches.keys()).length"""


@dataclass
class Eyes:
    """Look at pages and note every fault."""

    site: str
    script: bool = True
    faults: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Notice from now on what the page asks for, and what its console says."""
        page.on("request", self._notice_request)
        page.on("console", self._notice_console)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))

    def look(self, page: Page, status: int) -> None:
        """Look at the page that has just come."""
        self._note(page, self._faults(page, status))

    def look_closely(self, page: Page) -> None:
        """Measure a page that only a script makes: no response holds it, so the matrix does not meet it."""
        size = page.viewport_size
        self._note(page, layout_faults(page))
        assert size
        resize(page, size["width"], size["height"])
        self._note(page, axe_faults(page))

    def _note(self, page: Page, faults: Iterator[str]) -> None:
        self.faults += [f"{shape(page.url)}: {fault}" for fault in faults]

    def _faults(self, page: Page, status: int) -> Iterator[str]:
        facts = page.evaluate(FACTS)
        title, headings = facts["title"], facts["headings"]
        if len(headings) != 1 or headings[0] not in title:
            yield f"the title {title!r} is not that of {headings}"
        if title.startswith(f"{say_for('you', facts['language'])('Error:')} ") is not (status == 422):
            yield f"{status} is titled {title!r}"
        if facts["broken"]:
            yield f"pictures that do not show: {facts['broken']}"
        if self.script and status == 422:
            yield from focus_faults(page)
        if self.script and page.evaluate(STORED):
            yield "something is stored in the browser"
        yield from cookie_faults(page)

    def _notice_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.site}/", "data:")):
            self.faults.append(f"a request went to {urlsplit(request.url).netloc}")

    def _notice_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not REFUSED.match(message.text):
            self.faults.append(f"{shape(message.location['url'])}: {message.text}")


def shape(url: str) -> str:
    """Return the path of an address without the ids in it."""
    path = re.sub(r"/(apply|cases|files|send)/[\w-]{12,22}(?=/|$)", r"/\1/…", urlsplit(url).path)
    return re.sub(r"^(/apply/…/[^/]+)/(?:[\w-]{22}|[\w-]{8})(?=/|$)", r"\1/…", path)


def axe_faults(page: Page) -> Iterator[str]:
    """Yield what axe has against the page."""
    for violation in AXE.run(page, options=RULES).response["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']}: {node['html'][:150]}"


def layout_faults(page: Page) -> Iterator[str]:
    """Yield what scrolls sideways or is cut off on phones, with wide spacing and with large text."""
    sizes = (
        (360, 740, ""),
        (320, 256, ""),
        (320, 256, SPACING + PARAGRAPHS),
        (320, 740, TWICE),
    )
    for width, height, style in sizes:
        resize(page, width, height)
        page.evaluate(STYLE, style)
        found: dict[str, Any] = page.evaluate(CUT_OFF)
        if found["wide"] > 0 or found["cut"]:
            yield f"at {width}px {style[:16]} too wide: {found['over']}; cut off: {found['cut']}"
    page.evaluate(STYLE, "")


def resize(page: Page, width: int, height: int) -> None:
    """Make the window as big as this, in CSS pixels, and wait until the page has heard."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function(HEARD, arg=[width, height], polling=20)


def focus_faults(page: Page) -> Iterator[str]:
    """Yield what is wrong with the error summary: it needs the focus, and its first link leads to a field."""
    summary = page.locator(".govuk-error-summary")
    if not summary.evaluate("it => it === document.activeElement"):
        yield "the error summary does not have the focus"
    link = summary.get_by_role("link").first
    target = (link.get_attribute("href") or "")[1:]
    link.click()
    if page.evaluate("document.activeElement.id") != target:
        yield f"the link to {target} does not lead there"


def cookie_faults(page: Page) -> Iterator[str]:
    """Yield what is wrong with the cookies: only ours, hidden from scripts, gone with the browser."""
    for cookie in page.context.cookies():
        kept = cookie.get("expires", -1) != -1
        if cookie.get("name") not in COOKIES or not cookie.get("httpOnly") or cookie.get("sameSite") != "Lax":
            yield f"the cookie {cookie.get('name')} is not one of ours as it should be"
        if kept:
            yield f"the cookie {cookie.get('name')} outlives the browser"
