"""The walker's robot in a real browser: it finds everything by the words a person sees or hears."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page
from playwright.sync_api import Response as Loaded

from portal.walker import Response
from portal.walker.browser import Fields, Upload
from portal.walker.filling import OTHERWISE
from tests.browser.eyes import shape
from tests.browser.hands import Hand

CONTROLS = "main form :is(input:not([type=hidden]), textarea)"
READ = """all => all.map(it => ({
  id: it.id, name: it.name, kind: it.type, value: it.value, on: it.checked || false,
  label: it.id && document.querySelector(`label[for="${CSS.escape(it.id)}"]`)?.innerText.trim() || '',
  legend: it.closest('fieldset')?.querySelector(':scope > legend')?.innerText.trim() || '',
}))"""
LEADS = "(all, url) => all.findIndex(it => it.href === url)"
IDS = "all => all.map(it => it.id)"
ROLES = {"radio": "radio", "checkbox": "checkbox"}

Look = Callable[[Page, int], None]
"""Look at a page that has come, with its status."""


@dataclass(frozen=True, slots=True)
class Control:
    """One control of a form, read all at once: asking a browser for each word by itself takes long."""

    id: str
    name: str
    kind: str
    value: str
    on: bool
    label: str
    legend: str
    """The words of the group it is in, if it is in one."""


class RealBrowser:
    """A Browser of the walker that clicks, types and waits.

    It presses the button too early on every kind of page for which `mistaken` says so.
    """

    def __init__(
        self, page: Page, hand: Hand, look: Look, *, mistaken: Callable[[str], bool] = lambda kind: False
    ) -> None:
        self._page, self._hand, self._look, self._mistaken = page, hand, look, mistaken

    def get(self, url: str) -> Response:
        """Follow the link of this page that leads there, or type the address."""
        links = self._page.locator("main a[href]")
        if (at := links.evaluate_all(LEADS, url)) >= 0:
            name, role = links.nth(at).inner_text().strip(), links.nth(at).get_attribute("role") or "link"
            named = self._page.get_by_role(role, name=name, exact=True).and_(links.nth(at))  # type: ignore[arg-type]
            return self._press(named)
        return self._after(lambda: self._page.goto(url))

    def post(self, url: str, fields: Fields) -> Response:
        """Fill in the form by its labels and press its button."""
        if self._mistaken(shape(self._page.url)):
            self._press_too_early()
        given: dict[str, list[str]] = {}
        for name, value in fields:
            if isinstance(value, Upload):
                file = {"name": value.name, "mimeType": "image/png", "buffer": value.data}
                self._page.locator(f'input[type="file"][name="{name}"]').set_input_files([file])  # type: ignore[list-item]
            else:
                given.setdefault(name, []).append(value)
        self._fill(given)
        return self._press(self._button(OTHERWISE in given))

    def _press_too_early(self) -> None:
        address = self._page.url
        if not self._page.locator(CONTROLS).count():
            return
        if self._press(self._button(False)).status != 422:
            self._page.goto(address)  # it may be left empty

    def _fill(self, given: dict[str, list[str]]) -> None:
        for each in self._page.locator(CONTROLS).evaluate_all(READ):
            control = Control(**each)
            if control.kind in ROLES:
                chosen = control.value in given.get(control.name, ())
                if chosen or (control.kind == "checkbox" and control.on):
                    self._hand.choose(self._named(control, ROLES[control.kind]), on=chosen)
            elif control.name in given:
                self._hand.type(self._named(control, "textbox"), given[control.name][0].replace("\r\n", "\n"))

    def _named(self, control: Control, role: str) -> Locator:
        """Return the control by its label, within its group if it has one: nothing else may be called so."""
        assert control.label, f"{control.name} has no label on {self._page.url}"
        place: Page | Locator = self._page
        if control.legend:
            place = self._page.get_by_role("group", name=control.legend, exact=True)
        named = place.get_by_role(role, name=control.label, exact=True)  # type: ignore[arg-type]
        found = named.evaluate_all(IDS)
        assert found == [control.id], f"“{control.label}” is the name of {found} on {self._page.url}"
        return named

    def _button(self, otherwise: bool) -> Locator:
        wanted = f'[name="{OTHERWISE}"]' if otherwise else f':not([name="{OTHERWISE}"])'
        button = self._page.locator(f"main form button{wanted}").first
        return self._page.get_by_role("button", name=button.inner_text().strip(), exact=True).and_(button)

    def _press(self, button: Locator) -> Response:
        self._hand.reach(button)
        return self._after(lambda: self._hand.press(button))

    def _after(self, act: Callable[[], object]) -> Response:
        with self._page.expect_navigation() as coming:
            act()
        return self._seen(coming.value)

    def _seen(self, loaded: Loaded | None) -> Response:
        assert loaded, "a page came without a response"
        self._look(self._page, loaded.status)
        return Response(self._page.url, loaded.status, loaded.headers, self._page.content())
