"""Press the button of another language, as a browser does: with everything that its form would send."""

from __future__ import annotations

from typing import Any

from werkzeug.test import TestResponse

from tests.web.browsing import InspectingClient, tree
from tests.web.rules.tree import PageTree


def in_another_language(client: InspectingClient, shown: TestResponse, **changed: str) -> TestResponse:
    """Press Welsh on a page, or English on one in Welsh, after `changed` was entered; return what comes."""
    page = tree(shown)
    other = "en" if page.language == "cy" else "cy"
    [button] = [
        one for one in page.all("button") if (one.get("name"), one.get("value")) == ("language", other)
    ]
    form = page.ids[button.get("form")]
    sent = dict(entered(page, form)) | changed | {"language": other}
    came = client.post(form.get("action") or shown.request.full_path, data=sent)
    if came.status_code == 303:
        came = client.get(came.location)
    assert tree(came).language == other
    return came


def entered(page: PageTree, form: Any) -> list[tuple[str, str]]:
    """Return what a form sends when nobody touches it."""
    of_form = [
        one
        for one in page.all("input", "textarea")
        if one.get("form") == form.get("id") or page.around(one, tag="form") is form
    ]
    return [
        (one.get("name"), one.get("value", "") if one.tag == "input" else one.text or "")
        for one in of_form
        if one.get("type") not in ("radio", "checkbox") or "checked" in one.attrib
    ]


def ticked(shown: TestResponse) -> list[str]:
    """Return the values of what is chosen on a page."""
    found = tree(shown).of_type("radio", "checkbox")
    return [one.get("value", "") for one in found if "checked" in one.attrib]
