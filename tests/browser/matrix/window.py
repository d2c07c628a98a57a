"""A page in one of its states, put before Chromium as it was captured, with its own policy and script."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, ConsoleMessage, Page

from tests.browser.closing import close
from tests.browser.matrix.serving import AXE, Serving
from tests.matrix.pages import PageState

PHONE = (360, 740)
"""CSS pixels across and down: how every page comes up, and how it is put back after each check."""
MEASURES = Path(__file__).parent / "measures"
SHEET = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = css ? [sheet] : [];
}"""
STATUS = "Failed to load resource: the server responded with a status of"
"""How the console begins to tell of a page whose status says that something is wrong."""
TWICE = ":root { font-size: 200% !important }"


@cache
def measure(name: str) -> str:
    """Return the script of this name in `measures/`, with the words it shares with others before it."""
    words, script = ((MEASURES / f"{each}.js").read_text("utf-8") for each in ("words", name))
    return f"argument => {{\n{words}\nreturn (\n{script.strip().rstrip(';')}\n)(argument);\n}}"


@dataclass
class Window:
    """One tab of Chromium that shows page after page."""

    page: Page
    cdp: CDPSession
    serving: Serving
    console: list[str] = field(default_factory=list)
    """What it says is wrong, but for the status that the page came with."""
    groups: dict[str, str] = field(default_factory=dict)
    """The groups of pages, by the page's name."""
    pretends: bool = False
    """Whether Chromium tells pages that somebody has colours of their own, or wants less motion."""
    known: set[str] = field(default_factory=set)
    """Kinds of controls, and of frames around `main`, that need no second look."""

    @classmethod
    def open(cls, browser: Browser) -> Window:
        """Open a tab, and the server that it looks at."""
        context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
        context.set_default_timeout(20_000)
        page = context.new_page()
        made = cls(page, context.new_cdp_session(page), Serving())
        page.on("pageerror", lambda error: made.console.append(str(error)))
        page.on("console", made.hear)
        return made

    def hear(self, message: ConsoleMessage) -> None:
        """Note what the console says is wrong."""
        if message.type in ("error", "warning") and not message.text.startswith(STATUS):
            self.console.append(message.text)

    def is_new(self, kind: str) -> bool:
        """Say whether this window has not shown something of a kind before."""
        new = kind not in self.known
        self.known.add(kind)
        return new

    def close(self) -> None:
        """Close the tab and the server."""
        close(self.page.context)
        self.serving.shutdown()
        self.serving.server_close()

    def show(self, state: PageState) -> Shown:
        """Bring a page up, and return it with what had the focus at first."""
        self.console.clear()
        self.serving.state = state
        came = self.page.goto(self.serving.site + state.path)
        assert came, f"{state} did not come"
        assert came.status == state.status, f"{state} came with {came.status}"
        shown = Shown(self, state)
        shown.rest()
        shown.first_focus = shown.measure("focus")
        return shown


@dataclass
class Shown:
    """A page that is up."""

    window: Window
    state: PageState
    first_focus: str = ""
    """The id, or else the class, of what the page itself gave the focus."""
    whole: bool = False
    """Whether the frame around `main` is looked at too: once for each kind of frame."""
    _worn: bool = False

    @property
    def page(self) -> Page:
        """Return Playwright's page."""
        return self.window.page

    @property
    def scope(self) -> str:
        """Return the selector of the part that is looked at."""
        return "body" if self.whole else "main"

    @property
    def for_citizens(self) -> bool:
        """Say whether the AAA list holds here: everywhere but in the office."""
        return self.state.role != "staff"

    @property
    def group(self) -> str:
        """Return the id of the group of pages that the page is of, in the accessibility statement."""
        return self.window.groups.get(self.state.page, "")

    def measure(self, name: str, argument: Any = None) -> Any:
        """Run a script of `measures/` in the page and return what it found."""
        return self.page.evaluate(measure(name), argument)

    def axe(self, options: dict[str, Any]) -> list[tuple[str, str, list[str], str, str]]:
        """Run axe and return what it found, as `measures/axe.js` has it.

        What is around `main` is looked at in the first state of each page, and in each new kind of frame.
        """
        everything = self.window.is_new(f"axe {self.state.page}") or self.whole
        asked = {"axe": AXE, "options": options, "scope": "" if everything else "main"}
        found: list[tuple[str, str, list[str], str, str]] = self.measure("axe", asked)
        return found

    def tree(self) -> str:
        """Return the accessibility tree of the part that is looked at, one line a thing."""
        return self.page.locator(self.scope).aria_snapshot()

    def new_kinds(self, check: str) -> list[int]:
        """Return the number of one control of each kind that a check has not yet seen in this window."""
        found: dict[str, int] = self.measure("kinds", self.scope)
        fresh = {f"{check} {kind}": at for kind, at in found.items()}
        fresh = {kind: at for kind, at in fresh.items() if kind not in self.window.known}
        self.window.known.update(fresh)
        return list(fresh.values())

    def size(self, width: int, height: int) -> None:
        """Make the window as big as this, in CSS pixels."""
        if self.page.viewport_size != {"width": width, "height": height}:
            self.page.set_viewport_size({"width": width, "height": height})

    def wear(self, css: str) -> None:
        """Put a sheet over the page's own, in the place of the last."""
        self._worn = True
        self.page.evaluate(SHEET, css)

    def emulate(self, **media: Any) -> None:
        """Pretend that the person asked their system for something."""
        self.window.pretends = True
        self.page.emulate_media(**media)

    def rest(self) -> None:
        """Put the window back as it was, so that no check feels the one before it."""
        if self._worn:
            self.page.evaluate(SHEET, "")
        if self.window.pretends:
            self.page.emulate_media(forced_colors="none", reduced_motion="no-preference")
        self.window.pretends = self._worn = False
        self.size(*PHONE)
        self.page.evaluate("scrollTo(0, 0)")
