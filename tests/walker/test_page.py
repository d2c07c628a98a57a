"""Reading a page as a person meets it, however broken its HTML is."""

from hypothesis import given
from hypothesis import strategies as st

from portal.walker.page import Button, Control, Link, Task, read_page

PAGE = """<!doctype html><html><head><title>Error: How long? – Blue Badge</title>
<script>"<h1>no</h1>"</script></head>
<body><form method="post" action="/language"><button>Cymraeg</button></form>
<main data-outcome="assessment" data-rules="walking arms">
<div class="govuk-error-summary"><h2>There is a problem</h2>
<ul><li><a href="#t">Select how long</a></li></ul></div>
<h1>How <em>long</em>
  can you walk?</h1>
<form method="get"><input name="q"></form>
<form method="POST" action="?x=1">
<input type="hidden" name="version" value="3">
<input type="radio" name="t" value="cannot"><input type="radio" name="t" value="short" checked>
<input type="radio" name="t" value="off" disabled>
<input name="day"><input type="submit" name="otherwise" value="yes">
<textarea name="pain">
In &lt;both&gt; hips</textarea>
<button type="button">Count</button><button name="go" value="1">Continue</button></form>
<ul><li class="govuk-task-list__item"><a class="govuk-link govuk-task-list__link" href="/a">Your name</a>
<div class="govuk-task-list__status">Completed</div>
<li class="govuk-task-list__item"><div class="govuk-task-list__name-and-hint">Send</div>
<div class="govuk-task-list__status">Cannot start yet</div></ul>
<dl><div class="govuk-summary-list__row"><dt>Name<dd class="govuk-summary-list__value">Ann<br>Example
<dd class="govuk-summary-list__actions"><a href="/c">Change</a></div></dl>
<a class="govuk-button govuk-button--secondary" href="/no">Back</a><a class="govuk-button" href="/on">On</a>
</main></body></html>"""


def test_what_a_page_says() -> None:
    """Title, heading, data, errors, tasks and summary rows are read from main, with plain spaces."""
    page = read_page(PAGE)
    assert page.title == "Error: How long? – Blue Badge"
    assert page.heading == "How long can you walk?"
    assert page.data == {"outcome": "assessment", "rules": "walking arms"}
    assert page.errors == ("Select how long",)
    assert page.tasks == (Task("Your name", "/a", "Completed"), Task("Send", "", "Cannot start yet"))
    assert page.rows == (("Name", "Ann Example"),)
    assert page.way_on == Link("On", "/on", button=True)


def test_what_a_form_offers() -> None:
    """Only a posted form in main counts, with the controls and buttons that can be used."""
    (form,) = read_page(PAGE).forms
    assert form.action == "?x=1"
    assert form.names == ("t", "day", "pain")
    assert form.named("t") == (
        Control("radio", "t", "cannot", on=False),
        Control("radio", "t", "short", on=True),
    )
    assert form.named("version") == ()
    assert form.named("pain") == (Control("textarea", "pain", "In <both> hips"),)
    assert form.buttons == (Button("yes", "otherwise", "yes"), Button("Continue", "go", "1"))


BROKEN = """<main> </main> <h1> </h1> <form/method=post> </form> <input/name=a/value=b> <a/href> <dl><dt> </p>
<![if <!-- <? <li/class=govuk-task-list__item> <textarea/name=t> <script> <button &#x110000; &amp <div </ "
<!DOCTYPE[ <![CDATA[ <![> <![x> <main/data-=1/data-x> <title> <input/type=radio/name=r/checked"""
PIECES = BROKEN.split()
NASTY = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=25).map("".join)


@given(NASTY)
def test_anything_can_be_read(html: str) -> None:
    """No text makes the reader fail, and what it reads is text."""
    page = read_page(html)
    assert all(isinstance(words, str) for words in (page.title, page.heading, page.text, *page.errors))


def test_deep_pages_can_be_read() -> None:
    """Elements inside one another thousands deep do not exhaust the reader."""
    assert read_page("<div>" * 20_000 + "<h1>Deep</h1>").heading == "Deep"


def test_broken_declarations() -> None:
    """A declaration that the parser gives up on leaves what came before it."""
    assert read_page("<h1>Kept</h1><![x><p>Lost").heading == "Kept"
