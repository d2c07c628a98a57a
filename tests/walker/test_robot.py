"""The robot on tiny sites: what it passes, and what stops it with which reason."""

from itertools import count
from urllib.parse import urlsplit

import pytest

from portal.walker import Persona, Response, Walk, walk
from portal.walker.browser import CannotReach, Fields
from portal.walker.persona import Answer, Expect
from tests.walker.journey_site import form_of, page, radios

TIME = radios("walking_time", ("cannot", "under_1"))
START = '<a class="govuk-button" href="/apply/d1/walking-time">Start now</a>'
Site = dict[str, str | tuple[int, str]]


class Scripted:
    """A Browser over a few pages: a post leads to the page that `after` names, or shows the page again."""

    def __init__(self, pages: Site, after: dict[str, str]) -> None:
        self.pages = {"/": START} | pages
        self.after = after
        self.posted: list[Fields] = []

    def get(self, url: str) -> Response:
        """Return a page by its path, or 404."""
        where = urlsplit(url).path
        found = self.pages.get(where, (404, ""))
        status, body = found if isinstance(found, tuple) else (200, found)
        data = 'data-reference="BB-7"' if where.endswith("sent") else ""
        return page(where, f"Page {where}", body, data, status)

    def post(self, url: str, fields: Fields) -> Response:
        """Keep what is sent and return the page it leads to."""
        self.posted.append(fields)
        return self.get(self.after[urlsplit(url).path])


def walked(site: Scripted, expect: Expect | None = None, **answers: Answer) -> Walk:
    persona = Persona("Ann Example", "tries", answers, expect or Expect(sent=True))
    return walk(persona, site, "http://localhost/")


def test_a_walk_to_the_end() -> None:
    """It starts, answers with what the page offers and its hidden inputs, and reads the reference."""
    site = Scripted(
        {"/apply/d1/walking-time": form_of(TIME), "/apply/d1/sent": ""},
        {"/apply/d1/walking-time": "/apply/d1/sent"},
    )
    done = walked(site, walking_time="under_1")
    assert done.failures == ()
    assert done.reference == "BB-7"
    assert site.posted == [[("csrf_token", "token"), ("walking_time", "under_1")]]
    assert [visit.path for visit in done.visits] == ["/", "/apply/…/walking-time", "/apply/…/sent"]
    assert done.report().endswith("As expected. Sent as BB-7")


def test_a_page_that_is_only_to_be_read() -> None:
    """It presses the one button of a page that asks nothing, though the persona knows nothing of it."""
    where, end = "/apply/d1/walking-time", "/apply/d1/sent"
    words = '<form method="post"><button>{}</button></form>'
    site = Scripted({where: words.format("Continue"), end: ""}, {where: end})
    assert walked(site).failures == ()
    assert site.posted == [[]]
    other = Scripted({where: words.format("Choose from a list"), end: ""}, {where: end})
    walked(other)
    assert other.posted == []


@pytest.mark.parametrize(
    ("body", "answers", "reason"),
    [
        (form_of(TIME), {}, "the persona has no answer to walking_time"),
        (form_of(TIME), {"walking_time": "hour"}, "does not offer “hour”, only cannot, under_1"),
        (form_of(TIME), {"walking_time": ("cannot", "under_1")}, "walking_time takes one answer, not 2"),
        (form_of(TIME), {"walking_time": ""}, "there is no button otherwise"),
        (form_of(TIME), {"walking_time": {"day": "1"}}, "there is no field walking_time-day"),
        (form_of('<input name="walking_time-day">'), {"walking_time": "1951"}, "a day, a month and a year"),
        (form_of(TIME).replace("button", "b"), {"walking_time": "cannot"}, "the form has no button"),
        ("<p>Nothing</p>", {"walking_time": "cannot"}, "there is nothing to press"),
        ((500, ""), {}, "the site answered 500"),
        ((404, ""), {}, "the site answered 404"),
        (
            '<li class="govuk-task-list__item"><i class="govuk-task-list__status">Cannot start yet</i>',
            {},
            "is Cannot start yet and cannot be opened",
        ),
    ],
)
def test_a_page_it_cannot_pass(body: str | tuple[int, str], answers: dict[str, Answer], reason: str) -> None:
    """It uses only what a page offers, and stops with the page and the reason otherwise."""
    done = walked(Scripted({"/apply/d1/walking-time": body}, {}), **answers)
    assert len(done.failures) == 1
    assert done.failures[0].startswith("stopped at /apply/…/walking-time: ")
    assert reason in done.failures[0]
    assert f"Failed: {done.failures[0]}" in done.report()


def test_refused_twice() -> None:
    """A person presses again after an error; refused twice, it stops with what the page says."""
    site = Scripted({"/apply/d1/walking-time": form_of(TIME)}, {})
    errors = form_of(f'<div class="govuk-error-summary"><li>Select how long</li></div>{TIME}')

    def refuse(url: str, fields: Fields) -> Response:
        site.posted.append(fields)
        return page("/apply/d1/walking-time", "Error", errors, status=422)

    site.post = refuse  # type: ignore[method-assign]
    done = walked(site, walking_time="cannot")
    assert done.failures == ("stopped at /apply/…/walking-time: refused twice: Select how long",)
    assert len(site.posted) == 2


def test_a_link_that_leads_nowhere() -> None:
    """A link that is no address stops the walk with a sentence."""
    site = Scripted({"/": START.replace("/apply/d1/walking-time", "http://[")}, {})
    assert "stopped at /: http://[ is not an address" in walked(site).failures[0]


def test_going_in_circles() -> None:
    """A page that comes again with the same words ends the walk."""
    site = Scripted(
        {"/apply/d1/walking-time": form_of(TIME), "/apply/d1/sight": form_of('<input name="sight">')},
        {"/apply/d1/walking-time": "/apply/d1/sight", "/apply/d1/sight": "/apply/d1/walking-time"},
    )
    done = walked(site, walking_time="cannot", sight="no")
    assert "stopped at /apply/…/walking-time: going in circles" in done.failures[0]


def test_a_walk_without_end() -> None:
    """A site that always asks one more thing is left after some hundred pages."""
    site, numbers = Scripted({}, {}), count()
    site.get = lambda url: page("/", str(next(numbers)), START)  # type: ignore[method-assign]
    assert "no end after 400 pages" in walked(site).failures[0]


def test_another_site() -> None:
    """It does not follow where the portal leads away."""
    site = Scripted({}, {})
    first = site.get("/")
    elsewhere = Response("http://elsewhere.example.org/", 200, {}, "")
    site.get = lambda url: first if url.endswith("localhost/") else elsewhere  # type: ignore[method-assign]
    assert "it leads away, to elsewhere.example.org" in walked(site).failures[0]


def test_no_answer_from_the_site() -> None:
    """A site that cannot be reached is a failure with the reason."""

    def nobody(url: str) -> Response:
        raise CannotReach("no answer from localhost")

    site = Scripted({}, {})
    site.get = nobody  # type: ignore[method-assign]
    assert walked(site).failures == ("stopped at the start: no answer from localhost",)


def test_what_is_not_as_expected() -> None:
    """Every expectation that does not come true is told in a sentence."""
    site = Scripted({"/apply/d1/walking-time": "<p>Ask elsewhere</p>"}, {})
    expect = Expect(
        sent=True, outcome="automatic", rules=("dla",), council="Coventry City Council", voice="they"
    )
    assert walked(site, expect).failures == (
        "expected to end at sent, but it ended at walking_time",
        "expected the outcome automatic, but it is None",
        "expected the rules dla, but they are none",
        "expected to be spoken of as “they”, but it is “you”",
        "expected the last page to name Coventry City Council, but it does not",
    )


def test_a_walk_as_json() -> None:
    """The JSON of a walk says whether it is as expected, and every page met."""
    site = Scripted({"/apply/d1/walking-time": "<p>Ask elsewhere</p>"}, {})
    told = walked(site, Expect(exit="walking_time")).as_json()
    assert (told["ok"], told["exit"], told["failures"]) == (True, "walking_time", [])
    assert told["visits"][0] == {"status": 200, "path": "/", "heading": "Page /"}
