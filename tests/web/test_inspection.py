"""The inspector itself: a good page passes, and each kind of fault is seen."""

from __future__ import annotations

import pytest

from tests.web.inspection import CHECKS, faults, style_hash

GOOD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Error: Your name - About you - Apply for a Blue Badge - Walsall</title>
<style>a{color:red}</style></head>
<body><a href="#main">Skip</a>
<header><div class="govuk-generic-header">Walsall</div></header>
<main id="main">
<div class="govuk-error-summary"><h2>There is a problem</h2>
<ul class="govuk-error-summary__list"><li><a href="#name">Enter your name</a></li></ul></div>
<h1>Your name</h1><h2>More</h2>
<form method="post" novalidate>
<p id="name-error" class="govuk-error-message"><span>Error:</span> Enter your name</p>
<label for="name">Name</label><input id="name" name="name" aria-describedby="name-error">
<button class="govuk-button">Continue</button>
</form></main>
<footer><h2>Support links</h2><a href="/help">Help</a></footer>
<script type="module" src="/static/portal.js"></script></body></html>
"""
POLICY = f"style-src 'self' {style_hash('a{color:red}')}"

BAD = [
    ("<h1>Your name</h1>", "<h1>Your name", "not strict HTML"),
    ("<h1>Your name</h1>", "<h1>Your name</h1><h1>Another</h1>", "2 h1 elements"),
    ("<footer>", "<footer></footer><footer>", "2 footer elements"),
    ('lang="en"', "", "the language is None"),
    ("<meta ", '<meta name="viewport" content="user-scalable=no"><meta ', "zooming"),
    ("Error: Your", "Your", "the title is not that of the page"),
    ("Blue Badge - Walsall", "Blue Badge", "the title does not end"),
    ("<h2>More", '<h2 id="name">More', "2 elements have the id name"),
    ('describedby="name-error"', 'describedby="hint"', "aria-describedby names hint"),
    ('for="name"', 'for="names"', "for names names"),
    ('for="name"', 'for="names"', "the control name has no label"),
    ("<h2>More</h2>", "<fieldset></fieldset>", "a fieldset has no legend"),
    ('href="#main"', 'href="#content"', "a link leads to #content"),
    ('href="#name"', 'href="#main"', "leads to nothing that takes the focus"),
    ('href="#name">Enter your', 'href="#name">Give your', "no field says 'Give your name'"),
    (
        "<h2>More",
        '<p class="govuk-error-message">Other</p><h2>More',
        "a field says what the summary does not",
    ),
    ('<a href="#name">Enter your name</a>', "Enter your name", "an error summary without a link"),
    ('name="name"', 'name="name" placeholder="Jo"', "input has placeholder"),
    ('name="name"', 'name="name" maxlength="9"', "input has maxlength"),
    ('name="name"', 'name="name" required', "input has required"),
    ('name="name"', 'name="name" onfocus="a()"', "input has onfocus"),
    ('name="name"', 'name="name" style="top:0"', "input has style"),
    ('name="name"', 'name="name" type="number"', "an input of type number"),
    ('href="/help"', 'href="javascript:a()"', "a link runs a script"),
    (" novalidate", "", "a form without novalidate"),
    ("</body>", "<script>a()</script></body>", "a script that is not ours"),
    ("/static/portal.js", "https://example.org/a.js", "a script that is not ours"),
    ("<h2>More</h2>", "<h3>More</h3>", "heading levels skip"),
    ("<h1>Your name</h1><h2>More</h2>", "<h2>More</h2><h1>Your name</h1>", "the first heading is not the h1"),
    ("<h2>More</h2>", "<h2></h2>", "an empty h2"),
    (">Help<", "><", "an empty a"),
    ('href="/help"', "", "a link that leads nowhere"),
    ("Continue</button>", 'Continue</button><button class="govuk-button">Or</button>', "2 primary buttons"),
    ("govuk-button", "govuk-button govuk-button--secondary", "0 primary buttons"),
    ("color:red", "color:blue", "1 inline styles, but 1 hashes"),
    ("<style>a{color:red}</style>", "", "0 inline styles, but 1 hashes"),
]


def test_a_good_page_has_no_fault() -> None:
    """A page with everything in its place passes."""
    assert faults(GOOD, 422, POLICY) == ()


@pytest.mark.parametrize(("good", "bad", "said"), BAD, ids=[said for _, _, said in BAD])
def test_a_fault_is_seen(good: str, bad: str, said: str) -> None:
    """One fault in a good page is named."""
    assert good in GOOD
    found = faults(GOOD.replace(good, bad), 422, POLICY)
    assert any(said in fault for fault in found), found


def test_a_summary_goes_with_its_status() -> None:
    """An error summary comes with status 422, and 422 with an error summary."""
    assert "status 200 does not go with the error summary" in faults(GOOD, 200, POLICY)
    assert len(CHECKS) == 10
