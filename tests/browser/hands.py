"""Two ways to use a page: pointing at things, and the keyboard alone."""

from typing import Protocol

from playwright.sync_api import Locator, Page

from tests.browser.focus import focus_shows

MOST_STOPS = 120
"""Of the Tab key, before a control counts as out of reach."""


class Hand(Protocol):
    """Type into a box, choose a radio or checkbox, press a button or link."""

    def type(self, box: Locator, text: str) -> None:
        """Put text in the place of what the box holds."""

    def choose(self, item: Locator, *, on: bool = True) -> None:
        """Choose a radio, or tick or untick a checkbox."""

    def reach(self, target: Locator) -> None:
        """Go to a control, which may take long, so that a press is all that is left to do."""

    def press(self, button: Locator) -> None:
        """Press a button or follow a link."""


class Pointer:
    """Click and type."""

    def type(self, box: Locator, text: str) -> None:
        """See Hand."""
        box.fill(text)

    def choose(self, item: Locator, *, on: bool = True) -> None:
        """See Hand."""
        item.set_checked(on)

    def reach(self, target: Locator) -> None:
        """See Hand: a click goes there by itself."""

    def press(self, button: Locator) -> None:
        """See Hand."""
        button.click()


class Keys:
    """Tab, Space, arrows, Enter and letters; no mouse. They note where they cannot see the focus."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: set[str] = set()
        self.unseen: list[str] = []
        """What had the focus and did not show it."""

    def type(self, box: Locator, text: str) -> None:
        """See Hand."""
        self.reach(box)
        self._page.keyboard.press("Control+A")
        self._page.keyboard.insert_text(text) if text else self._page.keyboard.press("Delete")

    def choose(self, item: Locator, *, on: bool = True) -> None:
        """See Hand."""
        if item.is_checked() is on:
            return
        if item.get_attribute("type") == "radio":
            self._choose_radio(item)
        else:
            self.reach(item)
            self._page.keyboard.press("Space")
        assert item.is_checked() is on

    def press(self, button: Locator) -> None:
        """See Hand."""
        self.reach(button)
        self._page.keyboard.press("Enter")

    def reach(self, target: Locator) -> None:
        """See Hand."""
        for _ in range(MOST_STOPS):
            if target.evaluate("it => it === document.activeElement"):
                return
            self._page.keyboard.press("Tab")
            self._look()
        raise AssertionError(f"the Tab key does not reach {target}")

    def _choose_radio(self, item: Locator) -> None:
        name = item.get_attribute("name")
        group = self._page.locator(f'input[type="radio"][name="{name}"]')
        chosen = group.and_(self._page.locator(":checked"))
        self.reach(chosen if chosen.count() else group.first)
        self._page.keyboard.press("Space")
        for _ in range(group.count()):
            if item.is_checked():
                return
            self._page.keyboard.press("ArrowDown")

    def _look(self) -> None:
        """Look at the focus, once for every kind of control there is."""
        kind: str = self._page.evaluate(
            "(it => [it.tagName, it.type, it.className].join(' '))(document.activeElement)"
        )
        if kind not in self._known:
            self._known.add(kind)
            if not focus_shows(self._page):
                self.unseen.append(f"{self._page.url}: {kind}")
