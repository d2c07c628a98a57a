"""The language is changed on any page, and nothing is lost by it: no place, no draft, no typed word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask

from portal.web.place import place
from portal.web.portal import Portal
from tests.web.browsing import InspectingClient, hidden, tree
from tests.web.coming import BORN, FULL, words_of
from tests.web.driving import PIP, WALKING, Applicant

Fresh = Callable[[], InspectingClient]
MIRRORED = "en-x-rtl"
AWAY = [
    "//example.org",
    "///example.org",
    "////example.org/x",
    "https://example.org/",
    "/\\example.org",
    "javascript:alert(1)",
    "",
    "/a b",
    "/\tb",
    "http://[",
    "x",
]


def switch(applicant: Applicant, path: str, **typed: str) -> str:
    """Press the button of another language on a page, with what is typed there; return where it leads."""
    shown = applicant.get(path)
    wanted = hidden(shown) | typed | {"language": MIRRORED}
    return applicant.client.post(applicant.url(path), data=wanted).location


def test_a_link_changes_the_language_and_leads_back(browser: InspectingClient) -> None:
    """The switch on a page without a form is a link; it keeps address and query."""
    page = tree(browser.get("/help?from=here"))
    (link,) = (one for one in page.all("a") if one.get("rel") == "alternate")
    assert link.get("href") == "/language/cy?to=/help%3Ffrom%3Dhere"
    led = browser.get(f"/language/{MIRRORED}?to=/help%3Ffrom%3Dhere")
    assert led.location == "/help?from=here"
    assert tree(browser.get(led.location)).elements[0].get("dir") == "rtl"


@pytest.mark.parametrize(
    ("posted_to", "led"),
    [
        ("/return/words?a=b", "/return/words%3Fa%3Db"),
        ("/office/next?page=2", "/office"),
        ("/help-somebody/answer", "/help-somebody"),
        ("/nope/x", "/"),
    ],
)
def test_the_link_on_a_page_that_was_posted_to(posted_to: str, led: str, app: Flask) -> None:
    """It leads to the page at that address, or else to the nearest page above it, without its query."""
    with app.test_request_context(posted_to, method="POST"):
        assert place() == led


@pytest.mark.parametrize("away", AWAY)
def test_the_switch_leads_nowhere_else(away: str, browser: InspectingClient) -> None:
    """Whatever stands in the address of the switch, it never leads to another site."""
    assert browser.get("/language/cy", query_string={"to": away}).location == "/"


def test_a_language_that_is_not_there(browser: InspectingClient) -> None:
    """An unknown language is no page; an unknown one in the cookie is English."""
    assert browser.get("/language/xx?to=/help").status_code == 404
    browser.set_cookie("language", "xx")
    assert 'lang="en"' in browser.get("/help").text


def test_typed_words_come_along(applicant: Applicant) -> None:
    """A form posted to change the language is kept and not judged, and is shown again with every word."""
    applicant.begin_complete(**PIP)
    led = switch(applicant, "name", **{"name-first": "Half", "name-last": ""})
    assert led.partition("?")[0] == applicant.url("name")
    page = tree(applicant.client.get(led))
    assert page.elements[0].get("lang") == MIRRORED
    assert page.ids["name-first"].get("value") == "Half"
    assert not page.all(css="govuk-error-summary")
    assert applicant.draft.answers["name"] == PIP["name"]


def test_an_error_comes_along(applicant: Applicant) -> None:
    """What was wrong is said in the other language too, beside the typed words."""
    applicant.begin_complete(**PIP)
    wrong = applicant.post("name", {"name-first": "Half", "name-last": ""})
    assert wrong.status_code == 422
    again = applicant.client.post(applicant.url("name"), data=posted(wrong, **{"name-first": "Half"}))
    shown = applicant.client.get(again.location)
    assert shown.status_code == 422
    page = tree(shown)
    assert page.ids["name-first"].get("value") == "Half"
    assert page.only(css="govuk-error-message").startswith("⟦")


def test_an_entry_and_an_offer_come_along(applicant: Applicant) -> None:
    """An entry of a list and the words about a helper are kept in the same way."""
    applicant.begin_complete(**WALKING)
    led = switch(applicant, "medicines/AAAAAAA9", **{"medicines-name": "Half an entry"})
    assert "Half an entry" in applicant.client.get(led).text
    led = switch(applicant, "helpers/new", **{"helper-name": "Rosa Example"})
    assert "Rosa Example" in applicant.client.get(led).text


def test_nothing_is_judged_or_spent(applicant: Applicant, fresh_citizen: Fresh) -> None:
    """Posts that only change the language are no tries: right words still open after six of them."""
    applicant.begin_complete(**FULL)
    words = words_of(applicant)
    browser = fresh_citizen()
    typed = hidden(browser.get("/return/words")) | {"words": words} | BORN
    for _ in range(6):
        shown = browser.post("/return/words", data=typed | {"language": MIRRORED})
    page = tree(shown)
    assert (shown.status_code, page.ids["words"].get("value")) == (200, words)
    assert page.elements[0].get("lang") == MIRRORED
    assert "language=" in shown.headers["Set-Cookie"]
    assert browser.post("/return/words", data=typed).status_code == 303


def test_errors_of_a_short_form_come_along(browser: InspectingClient) -> None:
    """Both boxes that were left empty are still said to be empty, in the other language."""
    wrong = browser.post("/return/words", data=hidden(browser.get("/return/words")))
    assert wrong.status_code == 422
    again = browser.post("/return/words", data=posted(wrong))
    assert again.status_code == 422
    before, after = (tree(one).all(css="govuk-error-message") for one in (wrong, again))
    assert len(after) == len(before) > 1
    assert all("⟦" in tree(again).text(one) for one in after)


def test_nothing_typed_is_nothing_unsaved(applicant: Applicant) -> None:
    """A page that is only looked at in another language leaves no unsaved change behind."""
    applicant.begin_complete(**PIP)
    for page in ("name", "email", "helpers/new"):
        switch(applicant, page, **shown_values(applicant, page))
    assert applicant.draft.kept == {}


def test_another_tab_is_not_overwritten(applicant: Applicant) -> None:
    """The page does not know by the switch what another tab has saved: both answers are shown."""
    applicant.begin_complete(**PIP)
    old = hidden(applicant.get("name"))
    applicant.answer("name", {"first": "Bee", "last": "Example"})
    typed = {"name-first": "Aye", "name-last": "Example"}
    twice = applicant.client.post(applicant.url("name"), data=old | typed)
    assert twice.status_code == 409
    for page in (old, hidden(twice) | {"seen": old["version"]}):
        led = applicant.client.post(applicant.url("name"), data=page | typed | {"language": MIRRORED})
        again = hidden(applicant.client.get(led.location)) | typed
        assert applicant.client.post(applicant.url("name"), data=again).status_code == 409


def test_words_shown_once_stay(applicant: Applicant) -> None:
    """A page with words that nobody can see again has no switch that would lead away from them."""
    applicant.begin_complete(**FULL)
    page = tree(applicant.post("way-back", {"way": "words"}))
    assert page.all(css="way-words")
    assert not page.all(css="portal-languages")


def test_a_form_of_nobodys_is_not_kept(applicant: Applicant) -> None:
    """Without a token of this browser's nothing is kept; the words are shown again all the same."""
    applicant.begin_complete(**PIP)
    typed = {"csrf_token": "x.y", "name-first": "Half", "name-last": "", "language": MIRRORED}
    shown = applicant.client.post(applicant.url("name"), data=typed)
    assert tree(shown).ids["name-first"].get("value") == "Half"
    assert "name" not in applicant.draft.kept


def test_the_first_question_comes_along(browser: InspectingClient) -> None:
    """Before anything is begun, a chosen answer is shown again and begins nothing."""
    wanted = hidden(browser.get("/apply")) | {"applying_for": "myself", "language": MIRRORED}
    page = tree(browser.post("/apply", data=wanted))
    assert page.ids["applying_for"].get("checked") is not None


def test_enter_still_continues(applicant: Applicant) -> None:
    """The first button of the form, which Enter presses, is not one of a language."""
    applicant.begin_complete(**PIP)
    page = tree(applicant.get("name"))
    ours = [one for one in page.all("button") if one.get("form") == "typed" or page.within(one, tag="main")]
    assert ours[0].get("class") == "portal-default"
    assert ours[0].get("name") is None
    assert ours[1].get("name") == "language"


def posted(shown: object, **typed: str) -> dict[str, str]:
    """Return what the button of a language posts from a page."""
    return hidden(shown) | typed | {"language": MIRRORED}  # type: ignore[arg-type]


def test_a_cleared_computer_forgets_the_language(applicant: Applicant) -> None:
    """The page that ends it is still in the person's language; whoever comes next begins in English."""
    applicant.begin_complete(**PIP)
    applicant.client.set_cookie("language", "cy")
    applicant.client.post("/finish", data={"csrf_token": applicant.token})
    assert 'lang="cy"' in applicant.client.get("/finished").text
    assert 'lang="en"' in applicant.client.get("/").text


def shown_values(applicant: Applicant, path: str) -> dict[str, str]:
    """Return what the boxes and chosen radios of a page hold."""
    boxes = [
        one for one in tree(applicant.get(path)).all("input") if one.get("type") not in ("hidden", "checkbox")
    ]
    held = [one for one in boxes if one.get("type") != "radio" or one.get("checked") is not None]
    return {one.get("name"): one.get("value", "") for one in held}


def test_the_councils_together_have_a_welsh_name(browser: InspectingClient, home: Portal) -> None:
    """The name that comes with the portal is Welsh on a Welsh page; one that was set stays as it is."""
    browser.set_cookie("language", "cy")
    assert "Cynghorau Gorllewin Canolbarth Lloegr" in tree(browser.get("/help")).only("title")
    named = replace(home, settings=replace(home.settings, region="Our councils"))
    browser.application.extensions["portal"] = named
    assert "Our councils" in tree(browser.get("/help")).only("title")


def test_a_text_without_a_translation_is_noticed(
    browser: InspectingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No test gets a Welsh page that says something in English for want of a translation."""
    monkeypatch.setattr("portal.web.page.SERVICE_NAME", "Not translated")
    browser.set_cookie("language", "cy")
    with pytest.raises(AssertionError, match="'Not translated' is said in Welsh"):
        browser.get("/cookies")
