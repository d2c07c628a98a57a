"""What the built stylesheets hold: both directions, text that can be read, and all that templates use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Response, render_template_string, request
from flask.testing import FlaskClient

from portal.councils.colour import contrast_with_white
from portal.web.assets import STATIC, Assets, load_assets, style_source
from portal.web.headers import secure
from portal.web.templating import TEMPLATES, PortalFlask

ASSETS = load_assets()
MIRRORED = ASSETS.facing("rtl")
PAGE = """
{% extends "layout.html" %}
{% block page_title %}A page{% endblock %}
{% block content %}<h1>A page</h1>{% endblock %}
"""
GREY = 0.9079
"""The relative luminance of #f4f5f6, the darkest that links and captions of ours stand on."""


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    app = PortalFlask("portal")

    @app.get("/page")
    def page() -> str:
        direction = request.args["direction"]
        return render_template_string(
            PAGE,
            say=lambda text: text,
            lang="en",
            direction=direction,
            service_name="Apply for a Blue Badge",
            organisation_name="West Midlands",
            assets=ASSETS.facing(direction),
            first_visit="first" in request.args,
        )

    @app.after_request
    def finish(response: Response) -> Response:
        secure(response, [ASSETS.facing(request.args["direction"]).css_source])
        return response

    return app.test_client()


def selectors(css: str) -> list[str]:
    """Return every selector and every condition of a sheet, in order."""
    return re.findall(r"[^{}]+(?=\{)", css)


def stay_css(assets: Assets) -> str:
    """Return the sheet of pages with a session."""
    return assets.files[Path(assets.stay_css_url).name].decode()


def value(css: str, selector: str, name: str) -> str:
    """Return what a sheet says last about one property of one selector."""
    rules: list[str] = re.findall(rf"(?:^|[}},]){re.escape(selector)}(?:,[^{{}}]*)?\{{([^{{}}]*)", css)
    said: list[str] = re.findall(rf"(?:^|;){name}:([^;}}]+)", "\n;".join(rules))
    return said[-1]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_page_has_the_sheet_of_its_direction(direction: str, client: FlaskClient) -> None:
    """A page from right to left has the mirrored sheet, inline on a first visit, and English none of it."""
    own, other = ASSETS.facing(direction), ASSETS.facing({"ltr": "rtl", "rtl": "ltr"}[direction])
    later = client.get(f"/page?direction={direction}").text
    assert own.css_url in later
    assert other.css_url not in later
    first = client.get(f"/page?direction={direction}&first=yes")
    assert f"<style>{own.css}</style>" in first.text
    assert style_source(own.css) in first.headers["Content-Security-Policy"]
    assert ('dir="rtl"' in later) is (direction == "rtl")


def test_both_directions_are_built_from_the_same_rules() -> None:
    """The mirrored sheets have every rule of the others in the same order, and a few besides at the end."""
    for plain, mirrored in ((ASSETS.css, MIRRORED.css), (stay_css(ASSETS), stay_css(MIRRORED))):
        names = selectors(plain)
        assert selectors(mirrored)[: len(names)] == names
        assert len(selectors(mirrored)) - len(names) < 10


@pytest.mark.parametrize(
    ("selector", "name"),
    [
        (".govuk-form-group--error", "border-{}"),
        (".govuk-inset-text", "border-{}"),
        (".govuk-list--bullet", "padding-{}"),
        (".govuk-back-link", "padding-{}"),
        (".govuk-radios__label:before", "{}"),
        (".govuk-checkboxes__label:before", "{}"),
    ],
)
def test_sides_change_places(selector: str, name: str) -> None:
    """What stands to the left of the words in one sheet stands to the right of them in the other."""
    left, right = name.format("left"), name.format("right")
    assert value(ASSETS.css, selector, left) == value(MIRRORED.css, selector, right)
    with pytest.raises(IndexError):
        value(MIRRORED.css, selector, left)


def test_a_tick_is_not_mirrored() -> None:
    """A tick looks the same in both directions."""
    for name in ("transform", "border-width"):
        plain, mirrored = (
            value(each.css, ".govuk-checkboxes__label:after", name) for each in (ASSETS, MIRRORED)
        )
        assert plain == mirrored


@pytest.mark.parametrize(
    "name",
    ["link", "link-visited", "link-hover", "link-active", "secondary-text", "error", "success", "text"],
)
def test_text_has_the_contrast_of_level_aaa(name: str) -> None:
    """1.4.6: whatever colour has a name carries text, or is behind white text, at 7 to 1, on grey too."""
    colour = re.search(rf"--govuk-{name}-colour: (#\w+)", ASSETS.css)
    assert colour
    on_white = contrast_with_white(colour[1])
    assert on_white >= 7
    assert on_white * (GREY + 0.05) / 1.05 >= 7


@pytest.mark.parametrize(
    "selector", [".govuk-button", ".govuk-button--warning", ".govuk-panel--confirmation"]
)
def test_white_text_has_the_contrast_of_level_aaa(selector: str) -> None:
    """1.4.6: white text on buttons and panels has 7 to 1, also under a pointer."""
    shades = {value(ASSETS.css, selector, "background(?:-color)?")}
    if "button" in selector:
        shades.add(value(ASSETS.css, f"{selector}:hover", "background-color"))
    assert [shade for shade in shades if contrast_with_white(shade) < 7] == []


def test_text_on_the_councils_colour_is_large() -> None:
    """1.4.6: 4.5 to 1, which every council's colour has, is enough for large bold text, and all is."""
    colour = r"var\(--(?:council|govuk-brand)-colour"
    behind = set(re.findall(rf"([^{{}}]+)\{{[^{{}}]*background(?:-color)?:{colour}", ASSETS.css))
    assert behind == {".govuk-generic-header", ".govuk-notification-banner"}
    for words in (".govuk-generic-header__homepage-link", ".govuk-notification-banner__title"):
        assert value(ASSETS.css, words, "font-weight") == "700"
        assert float(value(ASSETS.css, words, "font-size").removesuffix("rem")) * 16 > 18.66


def test_nothing_that_a_template_uses_was_left_out() -> None:
    """No rule for a class of the design system that a template names was taken out of the sheet."""
    build = (STATIC / "source" / "build.py").read_text("utf-8")
    [written] = re.findall(r"LEFT_OUT = re\.compile\((.*?)\n\)", build, re.DOTALL)
    left_out = re.compile("".join(re.findall(r'r"(.*)"', written)))
    templates = "".join(path.read_text("utf-8") for path in TEMPLATES.rglob("*.html"))
    used = set(re.findall(r"govuk-[\w-]*\w", templates))
    assert len(used) > 40
    assert {name for name in used if left_out.search(name)} == set()
