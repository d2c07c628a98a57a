"""The walker's robot in a real browser: it finds everything by the words a person sees or hears."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urljoin

from playwright.sync_api import Locator, Page
from playwright.sync_api import Response as Loaded

from portal.walker import Response
from portal.walker.browser import Fields, Upload
from portal.walker.filling import OTHERWISE
from tests.browser.eyes import shape
from tests.browser.hands import Hand

CONTROLS = "main form :is(input:not([type=hidden]), textarea)"
ROLES = {"radio": "radio", "checkbox": "checkbox"}

Look = Callable[[Page, int], None]
"""Look at a page that has come, with its status."""


class RealBrowser:
    """A Browser of the walker that clicks, types and waits.

    With `mistakes`, it presses the button too early, twice, on every page that is not among them yet.
    """

    def __init__(self, page: Page, hand: Hand, look: Look, *, mistakes: set[str] | None = None) -> None:
        self._page, self._hand, self._look, self._mistakes = page, hand, look, mistakes

    def get(self, url: str) -> Response:
        """Follow the link of this page that leads there, or type the address."""
        for link in self._page.locator("main a[href]").all():
            if urljoin(self._page.url, link.get_attribute("href")) == url:
                name = link.inner_text().strip()
                role = link.get_attribute("role") or "link"
                named = self._page.get_by_role(role, name=name, exact=True).and_(link)  # type: ignore[arg-type]
                return self._after(partial(self._hand.press, named))
        return self._after(lambda: self._page.goto(url))

    def post(self, url: str, fields: Fields) -> Response:
        """Fill in the form by its labels and press its button."""
        if self._mistakes is not None and (kind := shape(self._page.url)) not in self._mistakes:
            self._mistakes.add(kind)
            self._press_too_early()
        given: dict[str, list[str]] = {}
        for name, value in fields:
            if isinstance(value, Upload):
                file = {"name": value.name, "mimeType": "image/png", "buffer": value.data}
                self._page.locator(f'input[type="file"][name="{name}"]').set_input_files([file])  # type: ignore[list-item]
            else:
                given.setdefault(name, []).append(value)
        self._fill(given)
        return self._after(lambda: self._hand.press(self._button(OTHERWISE in given)))

    def _press_too_early(self) -> None:
        address = self._page.url
        if not self._page.locator(CONTROLS).count():
            return
        for _ in range(2):
            if self._after(lambda: self._hand.press(self._button(False))).status != 422:
                self._page.goto(address)  # it may be left empty
                return

    def _fill(self, given: dict[str, list[str]]) -> None:
        for control in self._page.locator(CONTROLS).all():
            name, kind = control.get_attribute("name") or "", control.get_attribute("type") or "text"
            if kind in ROLES:
                chosen = control.get_attribute("value") in given.get(name, ())
                if chosen or (kind == "checkbox" and control.is_checked()):
                    self._hand.choose(self._named(control, ROLES[kind]), on=chosen)
            elif name in given:
                self._hand.type(self._named(control, "textbox"), given[name][0].replace("\r\n", "\n"))

    def _named(self, control: Locator, role: str) -> Locator:
        """Return the control by its label, within its group if it has one: nothing else may be called so."""
        label = self._page.locator(f'label[for="{control.get_attribute("id")}"]').inner_text().strip()
        place: Page | Locator = self._page
        legend = control.locator("xpath=ancestor::fieldset[1]/legend")
        if legend.count():
            place = self._page.get_by_role("group", name=legend.inner_text().strip(), exact=True)
        named = place.get_by_role(role, name=label, exact=True)  # type: ignore[arg-type]
        assert named.count() == 1, f"{named.count()} of {role} “{label}” on {self._page.url}"
        both = named.and_(control)
        assert both.count() == 1, f"“{label}” names something else on {self._page.url}"
        return both

    def _button(self, otherwise: bool) -> Locator:
        wanted = f'[name="{OTHERWISE}"]' if otherwise else f':not([name="{OTHERWISE}"])'
        button = self._page.locator(f"main form button{wanted}").first
        return self._page.get_by_role("button", name=button.inner_text().strip(), exact=True).and_(button)

    def _after(self, act: Callable[[], object]) -> Response:
        with self._page.expect_navigation() as coming:
            act()
        return self._seen(coming.value)

    def _seen(self, loaded: Loaded | None) -> Response:
        assert loaded, "a page came without a response"
        self._look(self._page, loaded.status)
        return Response(self._page.url, loaded.status, loaded.headers, self._page.content())
