"""What a person is told of their council: whose area it is, and how long it takes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from tests.web.browsing import links, tree
from tests.web.driving import PIP, Applicant


@pytest.mark.parametrize(("postcode", "said"), [("B1 1BB", True), ("CV1 3BH", False), ("SW1A 2AA", False)])
def test_a_home_address_in_another_councils_area_is_said(
    postcode: str, said: bool, applicant: Applicant
) -> None:
    """Check says when the address is another council's of ours, with links to change either."""
    answers = applicant.known.complete(PIP)
    applicant.begin(**answers | {"address": answers["address"] | {"postcode": postcode}})
    page = applicant.get("check")
    assert ("Birmingham City Council" in tree(page).only("main")) is said
    assert {applicant.url(key) + "?back_to=check" for key in ("address", "postcode")} <= links(page)
    assert bool(tree(page).all(css="govuk-inset-text")) is said


def test_only_a_council_with_a_target_promises_a_day(applicant: Applicant, app: Flask) -> None:
    """Result and confirmation name a time only if the council has set one; else they say what is usual."""
    home = applicant.home
    coventry = home.directory.by_code("COV")
    for days, words in ((None, "Councils usually decide within 12 weeks"), (30, "within 30 days")):
        council = replace(coventry, decide_within_days=days)
        app.extensions["portal"] = replace(home, directory=replace(home.directory, all=(council,)))
        applicant.begin_complete(**PIP)
        assert words in tree(applicant.get("result")).only("main")
        applicant.check()
        applicant.send()
        told = tree(applicant.get("sent")).only("main")
        assert ("aims to decide by" in told) is bool(days)


def test_the_fast_lane_promises_no_day_of_its_own(applicant: Applicant, app: Flask) -> None:
    """At the end of life, a council without a target only says that these applications go first."""
    home = applicant.home
    for days in (None, 3):
        council = replace(home.directory.by_code("COV"), fast_lane_working_days=days)
        app.extensions["portal"] = replace(home, directory=replace(home.directory, all=(council,)))
        applicant.begin_complete(**PIP | {"end_of_life": "yes"})
        result = tree(applicant.get("result")).only("main")
        assert ("within 3 working days" in result) is bool(days)
        assert ("near the front of the queue at" in result) is (days is None)
