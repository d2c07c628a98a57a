"""The built files, and the frame of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import brotli
import govuk_frontend_jinja
import html5lib
import pytest
from flask import Response, render_template_string, request
from flask.testing import FlaskClient
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from portal.web.assets import STATIC, is_first_visit, load_assets, style_source
from portal.web.compress import compress
from portal.web.headers import secure
from portal.web.templating import TEMPLATES, PortalFlask

COMPONENTS = Path(govuk_frontend_jinja.__file__).parent / "templates" / "components"
COUNCIL_CSS = ":root{--council-colour:#12436d}"
QUESTION = """
{% extends "layout.html" %}
{% from "govuk_frontend_jinja/components/back-link/macro.html" import govukBackLink %}
{% from "govuk_frontend_jinja/components/button/macro.html" import govukButton %}
{% from "govuk_frontend_jinja/components/radios/macro.html" import govukRadios %}
{% block page_title %}Who are you applying for? - About you{% endblock %}
{% block before_content %}{{ govukBackLink({"href": "/", "text": "Back"}) }}{% endblock %}
{% block content %}
<form method="post" novalidate>
{{ govukRadios({
  "name": "who",
  "fieldset": {"legend": {"text": "Who are you applying for?", "isPageHeading": true,
                          "classes": "govuk-fieldset__legend--l"}},
  "items": [
    {"value": "me", "text": "Myself"},
    {"value": "child", "text": "A child", "hint": {"text": "Somebody younger than 16"}},
    {"value": "other", "text": "Somebody else"},
  ],
}) }}
{{ govukButton({"text": "Save and continue", "preventDoubleClick": true}) }}
</form>
{% endblock %}
"""
MACRO = re.compile(r"components/([a-z-]+)/macro|\.\./([a-z-]+)/(?:macro|template)")
"""How a template takes a macro of the design system, and one macro another."""


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    app, assets = PortalFlask("portal"), load_assets()

    @app.get("/question")
    def question() -> str:
        return render_template_string(
            QUESTION,
            say=lambda text: text,
            lang="en",
            service_name="Apply for a Blue Badge",
            organisation_name="West Midlands",
            assets=assets,
            council_css=COUNCIL_CSS,
            first_visit=is_first_visit(request, ["session"]),
            has_errors="errors" in request.args,
        )

    @app.get("/static/<path:name>")
    def static_file(name: str) -> Response:
        return app.make_response(assets.response(name, request) or ("", 404))

    @app.after_request
    def finish(response: Response) -> Response:
        secure(response, [assets.css_source, style_source(COUNCIL_CSS)])
        compress(request, response)
        return response

    return app.test_client()


def linked(html: str) -> list[str]:
    """Return every address the page makes a browser fetch."""
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    found = [one.get("href") for one in root.iter("link")] + [one.get("src") for one in root.iter("script")]
    return sorted({url for url in found if url and not url.startswith("data:")})


def test_a_page_fetches_two_files(client: FlaskClient) -> None:
    """A page asks for the stylesheet and the script, and a later page for nothing else."""
    first = linked(client.get("/question").text)
    assert first == sorted((load_assets().css_url, load_assets().js_url))
    assert linked(client.get("/question", headers={"Sec-Fetch-Site": "same-origin"}).text) == first


def test_sheet_is_inside_the_first_page_and_linked_at_its_end(client: FlaskClient) -> None:
    """On a first visit no request stands between the page and its look; the link for the cache comes last."""
    first = client.get("/question").text
    later = client.get("/question", headers={"Sec-Fetch-Site": "same-origin"}).text
    assert first.index(".govuk-radios__item{") < first.index("</head>") < first.index("</footer>")
    assert first.index('rel="stylesheet"') > first.index("</footer>")
    assert later.index('rel="stylesheet"') < later.index("</head>")
    assert ".govuk-radios__item{" not in later


def test_every_style_element_is_allowed_by_its_hash(client: FlaskClient) -> None:
    """The policy names the hash of each style element as it stands in the page."""
    page = client.get("/question")
    styles = re.findall(r"<style>(.*?)</style>", page.text, re.DOTALL)
    assert len(styles) == 2
    assert all(style_source(css) in page.headers["Content-Security-Policy"] for css in styles)


def test_council_colour_has_the_last_word(client: FlaskClient) -> None:
    """The shared sheet, which comes last on a first visit, sets no council colour of its own."""
    assert "--council-colour:" not in load_assets().css
    assert COUNCIL_CSS in client.get("/question").text


def test_frame_of_a_page(client: FlaskClient) -> None:
    """TPL-1, TPL-4, TPL-6, SKIP-1, FOOT-1, BACK-1: one of each landmark, links in agreed words and order."""
    html = client.get("/question").text
    for landmark in ("<header", "<main", "<footer", "<h1"):
        assert html.count(landmark) == 1
    anchors = re.findall(r"<a [^>]*>\s*([^<]*?)\s*</a>", html)
    assert anchors[0] == "Skip to main content"
    assert anchors[-5:] == ["Help", "Accessibility", "Privacy", "Cookies", "Terms and conditions"]
    assert html.index(">Back</a>") < html.index("<main")
    assert re.findall(r"<script[^>]*>", html) == [f'<script type="module" src="{load_assets().js_url}">']
    assert "maximum-scale" not in html
    assert "GOV.UK" not in re.sub(r"<style>.*?</style>", "", html)


def test_title_names_page_section_service_and_organisation(client: FlaskClient) -> None:
    """TPL-5: the title ends with the organisation, and begins with "Error: " when something is wrong."""
    title = "Who are you applying for? - About you - Apply for a Blue Badge - West Midlands</title>"
    assert f"<title>{title}" in client.get("/question").text
    assert f"<title>Error: {title}" in client.get("/question?errors").text


@pytest.mark.parametrize(
    ("headers", "first"),
    [
        ({}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "cross-site", "Referer": "https://www.example.org/parking"}, True),
        ({"Sec-Fetch-Site": "same-origin"}, False),
        ({"Referer": "http://localhost/help"}, False),
        ({"Cookie": "session=abc"}, False),
        ({"Cookie": "other=abc"}, True),
    ],
)
def test_first_visit_is_told_by_cookie_and_origin(headers: dict[str, str], first: bool) -> None:
    """A cookie of ours, or a page of ours just left, means that the browser already has the sheet."""
    visit = Request(EnvironBuilder(base_url="http://localhost/", headers=Headers(headers)).get_environ())
    assert is_first_visit(visit, ["session"]) is first


@pytest.mark.parametrize("coding", ["br", "gzip", ""])
def test_built_files_are_kept_for_a_year(client: FlaskClient, coding: str) -> None:
    """A built file comes in the coding asked for, may be kept for a year and need not be asked about."""
    response = client.get(load_assets().css_url, headers={"Accept-Encoding": coding})
    assert response.status_code == 200
    assert (response.content_encoding or "") == coding
    assert response.headers["Cache-Control"] == "public, immutable, max-age=31536000"
    assert response.headers["Vary"] == "Accept-Encoding"
    assert "ETag" not in response.headers
    if coding == "br":
        assert brotli.decompress(response.data).decode() == load_assets().css


@pytest.mark.parametrize(
    "name", ["source/build.py", "source/portal.scss", "VERSION.txt", "../pyproject.toml", "x.css"]
)
def test_nothing_else_is_served(client: FlaskClient, name: str) -> None:
    """Sources, versions and anything outside the built files are not there."""
    assert client.get(f"/static/{name}").status_code == 404
    assert client.get(f"{load_assets().css_url}.br").status_code == 404


def test_folder_must_hold_one_built_file_of_each_kind(tmp_path: Path) -> None:
    """A missing build stops the start with a sentence that says where to look."""
    with pytest.raises(FileNotFoundError, match="static/source"):
        load_assets(tmp_path)
    for built in STATIC.glob("*.*.*"):
        if not built.name.startswith("stay."):
            (tmp_path / built.name).write_bytes(built.read_bytes())
    with pytest.raises(FileNotFoundError, match="of stay, not one"):
        load_assets(tmp_path)


def test_pages_with_a_session_have_their_own_two_files(client: FlaskClient) -> None:
    """What only they need is built apart, is sent like the rest, and is on no first page."""
    assets, page = load_assets(), client.get("/question").text
    for url in (assets.stay_css_url, assets.stay_js_url):
        assert url not in page
        assert client.get(url).status_code == 200


def test_sheet_holds_no_brand_and_calls_nobody() -> None:
    """TPL-2: no font file, no picture, no GDS Transport, and nothing fetched from anywhere."""
    css = load_assets().css
    assert not re.search(r"@font-face|url\(|GDS Transport|@import|https?:", css)


def components(text: str) -> Iterator[str]:
    """Give the name of every component whose macro a template takes, and of those that they take."""
    for ours, theirs in MACRO.findall(text):
        yield ours or theirs
        for path in COMPONENTS.joinpath(ours or theirs).glob("*.html"):
            yield from components(path.read_text("utf-8"))


def test_sheet_holds_nothing_that_no_template_uses() -> None:
    """Each component in the sheet, and each class of our own, is used by some template."""
    own = "".join(path.read_text("utf-8") for path in TEMPLATES.rglob("*.html"))
    written = set(re.findall(r"(?:govuk|portal|case)-[a-z-]*[a-z]", own))
    css = load_assets().css
    built = set(re.findall(r"\.((?:govuk|portal|case)-[a-z-]*[a-z])", css))
    parts = {path.name for path in COMPONENTS.iterdir() if f"govuk-{path.name}" in built}
    assert len(parts) > 15
    assert {part for part in parts if f"govuk-{part}" not in written} <= set(components(own))
    assert {each for each in built if not each.startswith("govuk-")} <= written
    assert "govuk-\\!" not in css


@pytest.mark.parametrize("suffix", [".br", ".gz"])
def test_compressed_files_stand_beside_the_built_ones(suffix: str) -> None:
    """Each built file has its compressed twins, so that no server needs to make them."""
    for url in (load_assets().css_url, load_assets().js_url):
        assert (STATIC / f"{Path(url).name}{suffix}").is_file()
