"""How pages speak to a helper: about the person they help, though the application speaks for itself."""

from __future__ import annotations

import re

from tests.web.browsing import tree
from tests.web.driving import PIP, WALKING, Applicant
from tests.web.helping import Fresh, helper_of


def test_a_helper_reads_about_them(away: Applicant, fresh_citizen: Fresh) -> None:
    """The holder is asked for their name, a helper for theirs, and no browser offers the helper's own."""
    helper = helper_of(away, fresh_citizen)
    assert tree(away.get("name")).only("h1").endswith("What is your name?")
    assert tree(helper.get("name")).only("h1").endswith("What is their name?")
    for key, token in (("name", "given-name"), ("email", "email"), ("date_of_birth", "bday-day")):
        assert f'autocomplete="{token}"' in away.get(key).text
        assert f'autocomplete="{token}"' not in helper.get(key).text


def test_a_helper_who_sends_speaks_of_them(applicant: Applicant, fresh_citizen: Fresh) -> None:
    """No promise of the declaration is made as if the helper were the holder."""
    applicant.begin_complete(**WALKING | {"has_professionals": "yes"})
    helper = helper_of(applicant, fresh_citizen, "send")
    helper.check()
    page = helper.get("declaration").text
    for said in ("they will use only one badge", "they will tell the council", "contact them about it"):
        assert said in page
    for said in ("I will", "contact me", "I named"):
        assert said not in page


def test_what_is_sent_keeps_the_holders_voice(away: Applicant, fresh_citizen: Fresh) -> None:
    """The answers stand in the words of the application, and what one has checked the other need not."""
    helper = helper_of(away, fresh_citizen, "send")
    away.check()
    assert helper.get("declaration").status_code == 200
    helper.send()
    with away.home.database.reading() as tx:
        case = away.home.cases.of_draft(tx, away.draft_id)
    assert case
    assert case.voice == "you"
    titles = {one["key"]: one["title"] for one in case.content["sections"]}
    assert titles["about"] == "Your details"
    assert any(one.startswith("they will use") for one in case.content["promises"])


def test_no_button_leads_a_helper_in_a_circle(applicant: Applicant, fresh_citizen: Fresh) -> None:
    """While the next page of all is kept from a helper, they are led to hand the application back."""
    applicant.begin(applying_for="myself")
    helper = helper_of(applicant, fresh_citizen, address="hide")
    client, seen = helper.client, []
    page = client.get(helper.url("tasks"), follow_redirects=True)
    while "Hand it back" not in page.text:
        [button] = re.findall(r'<a href="([^"]+)" role="button"', page.text)
        assert button not in seen
        seen.append(button)
        page = client.get(button, follow_redirects=True)
    assert seen == [helper.url("hand-back")]


def test_beyond_a_permit_the_way_on_is_open(applicant: Applicant, fresh_citizen: Fresh) -> None:
    """The button below "You cannot do this for them" leads to no page that is kept from them."""
    applicant.begin(applying_for="myself")
    helper = helper_of(applicant, fresh_citizen, address="hide")
    page = helper.get("helpers")
    assert page.status_code == 403
    assert f'href="{helper.url("my-help")}" role="button"' in page.text
    applicant.answer("postcode", PIP["postcode"])
    page = helper.get("helpers")
    [button] = re.findall(r'<a href="([^"]+)" role="button"', page.text)
    assert helper.client.get(button).status_code == 200
