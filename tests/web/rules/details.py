"""NAME, ADDR, EMAIL, TEL, NI, CODE, PASS, ACC: personal details, as browsers and people know them."""

from __future__ import annotations

from collections.abc import Iterator

from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree, has_class
from tests.web.rules.words import is_english, words

NAME = ["given-name", "family-name"]
ADDRESS = ["address-line1", "address-line2", "address-level2", "postal-code"]
KNOWN = {
    *(*NAME, "name", *ADDRESS, "email", "tel", "off", "one-time-code", "username", "current-password"),
    *("bday-day", "bday-month", "bday-year"),
}
SHOWING = {
    "show-password": "Show",
    "hide-password": "Hide",
    "show-password-aria-label": "Show password",
    "hide-password-aria-label": "Hide password",
    "password-shown-announcement": "Your password is visible",
    "password-hidden-announcement": "Your password is hidden",
}
PUZZLES = ("captcha", "turnstile", "i am not a robot")


@rule("NAME-1")
def a_name_is_first_and_last(page: PageTree) -> Iterator[str]:
    """First and last name come together, in this order, and no title is asked for."""
    tokens = [one.get("autocomplete") for one in page.of_type("text")]
    if [token for token in tokens if token in NAME] not in ([], NAME):
        yield f"a name has the tokens {tokens}"
    if "honorific-prefix" in tokens:
        yield "a title is asked for"
    for one in page.controls:
        if one.get("autocomplete") is not None and one.get("autocomplete") not in KNOWN:
            yield f"{one.get('name')} has the token {one.get('autocomplete')!r}"


@rule("ADDR-1")
def an_address_has_its_lines(page: PageTree) -> Iterator[str]:
    """Each line has its own token, in the order of an envelope; no county is asked for."""
    tokens = [one.get("autocomplete") for one in page.of_type("text")]
    lines = [token for token in tokens if token in ADDRESS]
    if lines not in ([], ADDRESS, ["postal-code"]):
        yield f"an address has the tokens {lines}"
    if "address-level1" in tokens:
        yield "a county is asked for"


@rule("EMAIL-1")
def an_email_address_is_typed_once(page: PageTree) -> Iterator[str]:
    """Its box calls up the right keyboard, is filled in by the browser, and is not asked for again."""
    boxes = page.of_type("email")
    for box in boxes:
        if box.get("autocomplete") not in ("email", "username", "off"):
            yield f"{box.get('name')} is an email address that the browser cannot fill in"
        if box.get("spellcheck") != "false":
            yield f"{box.get('name')} is spell-checked"
        if box.get("autocomplete") != "username" and not has_class(box, "govuk-input--width-30"):
            yield f"{box.get('name')} is too narrow for an email address"
    if len(boxes) > 1:
        yield "an email address is to be typed twice"


@rule("TEL-1")
def a_number_is_typed_as_it_comes(page: PageTree) -> Iterator[str]:
    """The box of a phone number calls up the right keyboard and has the browser fill it in."""
    for box in page.of_type("tel"):
        if box.get("autocomplete") not in ("tel", "off"):
            yield f"{box.get('name')} is a phone number that the browser cannot fill in"
        if not has_class(box, "govuk-input--width-20"):
            yield f"{box.get('name')} is not as wide as a phone number"


@rule("NI-1")
def an_insurance_number_is_one_box(page: PageTree) -> Iterator[str]:
    """It is asked for by its whole name, in one box, with the example that everybody uses."""
    if is_english(page) and page.of_type("text") and page.heading.endswith("Insurance number"):
        if "National Insurance number" not in page.heading or len(page.of_type("text")) != 1:
            yield "a National Insurance number is not one box of this name"
        if "QQ 12 34 56 C" not in page.only("div", css="govuk-hint"):
            yield "a National Insurance number has another example than QQ 12 34 56 C"


@rule("CODE-1")
def a_code_comes_from_the_message(page: PageTree) -> Iterator[str]:
    """A phone offers the code that it was sent, with the keyboard for numbers, in a box of text."""
    for box in page.controls:
        if box.get("autocomplete") == "one-time-code":
            if box.get("type") != "text" or box.get("inputmode") != "numeric":
                yield f"{box.get('name')} is a code without the keyboard for numbers"


@rule("PASS-1")
def a_password_can_be_pasted_and_shown(page: PageTree) -> Iterator[str]:
    """It is filled in by what keeps it, shown by a button that waits for a script, and never sent back."""
    for box in page.of_type("password"):
        if box.get("autocomplete") != "current-password" or box.get("autocapitalize") != "none":
            yield "a password that nothing may fill in"
        if box.get("value") is not None:
            yield "a password comes back with the page"
        shown = page.all("button", css="govuk-password-input__toggle")
        if len(shown) != 1 or shown[0].get("hidden") is None or shown[0].get("type") != "button":
            yield "the button that shows the password does not wait for a script"
        wrapper = page.around(box, css="govuk-password-input")
        told = {} if wrapper is None else {key: wrapper.get(f"data-i18n.{key}") for key in SHOWING}
        if told != {key: words(page, english) for key, english in SHOWING.items()}:
            yield f"the script says {sorted(map(str, told.values()))} about the password"


@rule("ACC-1")
def nobody_solves_a_puzzle(page: PageTree) -> Iterator[str]:
    """No page asks whether somebody is a robot."""
    html = page.html.lower()
    if page.has("iframe") or any(word in html for word in PUZZLES):
        yield "there is a puzzle"
