"""What is looked at on every page, and on every page with errors, that any walk comes to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request

AXE = Axe()
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"label-content-name-mismatch": {"enabled": True}},
    "resultTypes": ["violations"],
}
KNOWN = ("label-content-name-mismatch", '<button class="govuk-file-upload-button')
"""FILE-4: the button that GOV.UK's script makes shows two lines with a hidden comma between them. axe drops
the comma, reads "chosenChoose" and misses that in the name, where people find both lines after the label.
Only this rule, and only this button.
"""
COOKIES = {"session", "staff"}
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
BROKEN = "[...document.images].filter(it => it.complete && !it.naturalWidth).map(it => it.alt)"
STORED = """async () => localStorage.length + sessionStorage.length + (await indexedDB.databases()).length
  + (await caches.keys()).length"""


@dataclass
class Eyes:
    """Look at pages and note every fault. Pages alike but for what was typed are measured once."""

    site: str
    seen: set[tuple[object, ...]]
    script: bool = True
    faults: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Notice from now on what the page asks for, and what its console says."""
        page.on("request", self._notice_request)
        page.on("console", self._notice_console)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))

    def look(self, page: Page, status: int, state: str = "") -> None:
        """Look at the page that has just come; `state` tells apart two with the same heading."""
        self._note(page, self._quick_faults(page, status))
        heading = page.locator("h1").first.inner_text()
        kind = (shape(page.url), status, heading, state, self.script)
        if kind in self.seen:
            return
        self.seen.add(kind)
        self._note(page, self._faults(page))

    def _note(self, page: Page, faults: Iterator[str]) -> None:
        self.faults += [f"{shape(page.url)}: {fault}" for fault in faults]

    def _quick_faults(self, page: Page, status: int) -> Iterator[str]:
        title, heading = page.title(), page.locator("h1").all_inner_texts()
        if len(heading) != 1 or heading[0].strip() not in title:
            yield f"the title {title!r} is not that of {heading}"
        if title.startswith("Error: ") is not (status == 422):
            yield f"{status} is titled {title!r}"
        if self.script and status == 422:
            yield from focus_faults(page)
        yield from cookie_faults(page)

    def _faults(self, page: Page) -> Iterator[str]:
        size = page.viewport_size
        assert size
        if broken := page.evaluate(BROKEN):
            yield f"pictures that do not show: {broken}"
        yield from layout_faults(page, self.script)
        page.set_viewport_size(size)
        if self.script:
            yield from axe_faults(page)
            if page.evaluate(STORED):
                yield "something is stored in the browser"

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
            if violation["id"] != KNOWN[0] or not node["html"].startswith(KNOWN[1]):
                yield f"{violation['id']}: {node['html'][:150]}"


def layout_faults(page: Page, script: bool) -> Iterator[str]:
    """Yield what scrolls sideways or is cut off on phones, with wide spacing and with large text."""
    sizes: list[tuple[int, int, str]] = [(360, 740, ""), (320, 256, "")]
    if script:
        sizes += [(320, 256, SPACING + PARAGRAPHS), (320, 740, TWICE)]
    for width, height, style in sizes:
        page.set_viewport_size({"width": width, "height": height})
        if script:
            page.evaluate(STYLE, style)
        found: dict[str, Any] = page.evaluate(CUT_OFF)
        if found["wide"] > 0 or found["cut"]:
            yield f"at {width}px {style[:16]} too wide: {found['over']}; cut off: {found['cut']}"
    if script:
        page.evaluate(STYLE, "")


def focus_faults(page: Page) -> Iterator[str]:
    """Yield what is wrong with the error summary: it needs the focus, and its links lead to fields."""
    summary = page.locator(".govuk-error-summary")
    if not summary.evaluate("it => it === document.activeElement"):
        yield "the error summary does not have the focus"
    for link in summary.get_by_role("link").all():
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
