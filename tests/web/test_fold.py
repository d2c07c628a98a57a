"""Pages rendered once and filled many times."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.web.fold import END, FLAG, SECRET, SLOT, FoldCache, flag, fold, slot
from portal.web.portal import Portal
from portal.web.templating import PortalFlask

FORM = """
{% from "govuk_frontend_jinja/components/checkboxes/macro.html" import govukCheckboxes %}
{% from "govuk_frontend_jinja/components/date-input/macro.html" import govukDateInput %}
{% from "govuk_frontend_jinja/components/input/macro.html" import govukInput %}
{% from "govuk_frontend_jinja/components/radios/macro.html" import govukRadios %}
{% from "govuk_frontend_jinja/components/select/macro.html" import govukSelect %}
{% from "govuk_frontend_jinja/components/textarea/macro.html" import govukTextarea %}
{{ govukRadios({"name": "badge", "items": radios}) }}
{{ govukCheckboxes({"name": "help", "items": checkboxes}) }}
{{ govukSelect({"name": "council", "items": options, "label": {"text": "Council"}}) }}
{{ govukDateInput({"id": "born", "namePrefix": "born", "items": parts}) }}
{{ govukInput({"name": "town", "label": {"text": "Town"}, "value": town}) }}
{{ govukTextarea({"name": "words", "label": {"text": "Words"}, "value": words,
                   "errorMessage": {"text": error}}) }}
"""
CHOICES = ("yes", "no", "other")

# Text a form can carry: no control characters or surrogates, which no parser hands on unchanged.
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n")) | st.sampled_from(
    [
        "\n\ntwo lines",
        "</textarea><b>",
        '" autofocus x="',
        f"{SLOT}town{END}",
        f"{FLAG}{SECRET} yes checked{END}",
    ]
)


@cache
def form() -> Any:
    return PortalFlask("portal").jinja_env.from_string(FORM)


def render(chosen: dict[str, Any], town: Any, words: Any, error: Any, parts: list[Any]) -> str:
    """Render the form; a choice is given as the options that make it chosen, or not."""
    ticked = [{"value": one, "text": one} | chosen[one] for one in CHOICES]
    options = [{"value": one, "text": one} | chosen[f"{one}-option"] for one in CHOICES]
    dates = [
        {"name": name, "value": value} for name, value in zip(("day", "month", "year"), parts, strict=True)
    ]
    words_and_choices = {"radios": ticked, "checkboxes": ticked, "options": options, "words": words}
    return str(form().render(words_and_choices, town=town, error=error, parts=dates))


def tree(html: str) -> str:
    """Return a page as a browser reads it, with attributes in one order."""
    parsed = html5lib.parse(html, namespaceHTMLElements=False)
    serial: str = html5lib.serialize(parsed, alphabetical_attributes=True, quote_attr_values="always")
    return serial


@cache
def folded_form() -> Any:
    chosen = {one: {"attributes": flag(one)} for one in CHOICES}
    chosen |= {f"{one}-option": {"attributes": flag(one, "selected")} for one in CHOICES}
    return fold(render(chosen, slot("town"), slot("words"), slot("error"), [slot("d"), slot("m"), slot("y")]))


@given(texts, texts, texts, texts, st.sampled_from(CHOICES))
def test_filled_page_is_the_page_rendered_with_the_values(
    town: str, words: str, error: str, day: str, choice: str
) -> None:
    """Radios, checkboxes, select, date, input and textarea come out as if rendered with the values."""
    chosen = {one: {"checked": one == choice} for one in CHOICES}
    chosen |= {f"{one}-option": {"selected": one == choice} for one in CHOICES}
    direct = render(chosen, town, words, error or " ", [day, "2", ""])
    values = {"town": town, "words": words, "error": error or " ", "d": day, "m": "2", "y": ""}
    assert tree(folded_form().fill(values | {one: one == choice for one in CHOICES})) == tree(direct)


def test_page_without_markers_is_itself() -> None:
    """A page with nothing to fill in comes back unchanged."""
    assert fold("<p>One</p>").fill({}) == "<p>One</p>"


@pytest.mark.parametrize("values", [{}, {"one": "1", "two": "2"}, {"two": "2"}])
def test_values_must_be_exactly_those_wanted(values: dict[str, str]) -> None:
    """A value too many or too few is refused, by name and without the value."""
    with pytest.raises(KeyError, match=r"one|two"):
        fold(f"<p>{slot('one')}</p>").fill(values)


@pytest.mark.parametrize("values", [{"one": "1", "two": "2"}, {"one": True, "two": True}])
def test_text_is_not_a_flag(values: dict[str, str | bool]) -> None:
    """A text where a flag belongs is a mistake of ours, and so is the reverse."""
    [name] = flag("two")
    with pytest.raises(TypeError):
        fold(f"<p>{slot('one')}</p><input {name}>").fill(values)


def test_text_that_looks_like_a_marker_is_harmless() -> None:
    """Private-use characters in text that was rendered into the page do not make a place to fill in."""
    html = f"<h1>{SLOT}town{END}</h1>{slot('town')}"
    assert fold(html).fill({"town": slot("town")}) == f"<h1>{SLOT}town{END}</h1>{slot('town')}"


def test_cache_renders_once_and_stays_small() -> None:
    """A page is rendered when first asked for; when there is no more room, the longest unused goes."""
    rendered: list[int] = []
    pages = FoldCache(size=2)

    def made(key: int) -> str:
        rendered.append(key)
        return "<p></p>"

    for key in (1, 1, 2, 1, 3, 3, 1, 2):
        pages.get(key, partial(made, key))
    assert rendered == [1, 2, 3, 2]
    assert list(pages.pages) == [1, 2]


def test_cache_holds_every_page_of_every_council(template: Portal) -> None:
    """Walking through every council in both voices throws no page out."""
    everything = len(tuple(template.journey.pages)) * 2 * len(template.directory.all)
    assert everything <= FoldCache().size
