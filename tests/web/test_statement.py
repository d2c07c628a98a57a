"""The accessibility statement, and the way to its parts from every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from portal.accessibility import CHECKS, GROUPS, group_of, read_record, read_rounds
from portal.accessibility.groups import BLUEPRINTS, ENDPOINTS
from portal.app import create_app
from portal.councils import WEST_MIDLANDS, Directory
from portal.web import statement
from portal.web.language import plain
from portal.web.page import folded_page
from portal.web.portal import Portal
from tests.accessibility.sample import record_file
from tests.web.browsing import InspectingClient
from tests.web.driving import WALKING, Applicant
from tests.web.office import Office

LINK = re.compile(r'<a class="govuk-link" href="/accessibility#([\w-]+)">')
NOTHING = "No check of these pages has been recorded yet. We cannot say how accessible they are."


def part(html: str) -> str:
    """Return which part of the statement a page leads to."""
    (found,) = LINK.findall(html)
    return str(found)


def section(html: str, group: str) -> str:
    """Return what the statement says of one group of pages."""
    return html.partition(f'<h3 class="govuk-heading-s" id="{group}">')[2].partition("<h")[0]


def test_every_endpoint_has_exactly_one_group(web_app: Flask) -> None:
    """Each view is in a group by its blueprint or by its name, in one only, and no name is left over."""
    endpoints = {rule.endpoint for rule in web_app.url_map.iter_rules()}
    assert {group_of(endpoint) for endpoint in endpoints} <= set(GROUPS)
    named = Counter(name for names in ENDPOINTS.values() for name in names)
    assert [name for name, times in named.items() if times > 1] == []
    assert set(named) - endpoints == set()
    assert [name for name in named if name.partition(".")[0] in BLUEPRINTS] == []


def test_an_endpoint_without_a_group_is_an_error() -> None:
    """A new view of a blueprint with several groups has to be given one."""
    with pytest.raises(KeyError):
        group_of("pages.brand_new")


def test_every_group_is_on_the_statement(citizen: InspectingClient) -> None:
    """Each link from a page comes to a heading: every group has one, in the order of a journey."""
    html = citizen.get("/accessibility").text
    assert re.findall(r'<h3 class="govuk-heading-s" id="([\w-]+)">', html) == [group.id for group in GROUPS]


@pytest.mark.parametrize(
    ("address", "group"),
    [
        ("", "start"),
        ("accessibility", "small-print"),
        ("apply", "questions"),
        ("return", "come-back"),
        ("help-somebody", "helping"),
        ("shared", "this-computer"),
        ("send", "other-device"),
        ("office/sign-in", "office"),
        ("desk/sign-in", "desk"),
        ("dev/mailbox", "trying-out"),
        ("nope", "errors"),
        ("apply/AAAAAAAAAAAAAAAAAAAAAA/name", "errors"),
    ],
)
def test_a_page_leads_to_its_own_part(address: str, group: str, citizen: InspectingClient) -> None:
    """The link in the footer of a page goes to what is known of pages like it."""
    assert part(citizen.get(f"/{address}").text) == group


def test_a_page_of_an_application_leads_to_its_own_part(first: Applicant) -> None:
    """Pages of one kind lead to one part, whatever view draws them."""
    ways = {
        "files-award": "papers",
        "files-award/other-device": "other-device",
        "tasks": "check-and-send",
        "way-back": "come-back",
        "helpers": "helping",
        "leaving": "this-computer",
    }
    assert {page: part(first.get(page).text) for page in ways} == ways


def test_a_list_and_a_question_lead_each_to_its_own_part(applicant: Applicant) -> None:
    """One template is a question and an entry of a list: neither gets the link of the other."""
    applicant.begin_complete(**WALKING)
    pages = ("name", "medicines/AAAAAAAA", "name", "medicines")
    told = [part(applicant.get(page).text) for page in pages]
    assert told == ["questions", "lists", "questions", "lists"]


def test_a_page_kept_folded_is_kept_for_its_part_alone(app: Flask) -> None:
    """What is drawn once for all does not carry the link of the page that was drawn first."""
    found = []
    for address in ("/help", "/office/sign-in", "/help"):
        with app.test_request_context(address):
            page = folded_page("pages/rules.html", (), {}, lambda: {"rules": ()}, say=plain(), council=None)
            found.append(part(page.get_data(as_text=True)))
    assert found == ["start", "office", "start"]


def test_a_page_with_an_error_leads_to_the_same_part(applicant: Applicant) -> None:
    """A mistake on a question makes it no page of another kind."""
    applicant.begin_complete(**WALKING)
    answer = applicant.post("name", {"name-first": ""})
    assert (answer.status_code, part(answer.text)) == (422, "questions")


def test_staff_come_to_the_part_of_their_pages(office: Office) -> None:
    """A queue leads to what is known of the pages of staff."""
    assert part(office.enter("cara").get("/office").text) == "office"


def test_a_group_without_a_record_is_said_to_have_none(
    citizen: InspectingClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is claimed for pages that no check has seen, however much is recorded for others."""
    record = read_record(record_file(tmp_path))
    monkeypatch.setattr(statement, "the_record", lambda: record)
    html = citizen.get("/accessibility").text
    for group in GROUPS:
        told = section(html, group.id)
        assert (NOTHING in told) is not (group.id in ("questions", "office"))
        assert ("passed" in told) is (group.id in ("questions", "office"))


def test_the_statement_counts_what_passed(
    citizen: InspectingClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages, states and checks are those of the record, and what was not run there is named in words."""
    record = read_record(record_file(tmp_path))
    monkeypatch.setattr(statement, "the_record", lambda: record)
    html = citizen.get("/accessibility").text
    told = section(html, "questions")
    assert "2 pages, 24 states." in told
    assert "Keyboard and focus: 1 of 4 run, all passed, on 3 states or more" in told
    assert "Words and language: not checked here" in told
    assert "Nothing covers what has the focus." in told
    assert "You can see where the focus is." not in told
    assert "Programs looked at 3 pages in 27 states." in html
    assert "prepared on 20 November 2026" in html
    assert "Passed in 6 tests." in html


def test_the_statement_lists_every_check_once(citizen: InspectingClient) -> None:
    """The checks on the statement are those of the list, by the same ids."""
    found = re.findall(r'<li id="(T\d+)">', citizen.get("/accessibility").text)
    assert sorted(found) == sorted(check.id for check in CHECKS)


def test_the_statement_has_what_the_law_wants(citizen: InspectingClient) -> None:
    """Scope, compliance, what is not accessible and why, how to complain, who enforces, and the day."""
    html = citizen.get("/accessibility").text
    for words in (
        "This accessibility statement applies to",
        "is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard",
        "for the following reasons",
        "disproportionate burden",
        "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018",
        "https://www.equalityadvisoryservice.com/",
        "This statement was prepared on",
        "large print, easy read, audio or braille",
    ):
        assert words in html, words
    assert 'href="/help"' in html


def test_what_is_let_pass_has_its_reason_issue_and_day(citizen: InspectingClient) -> None:
    """Every exception of the checks is told in full, and from each group of pages that has it."""
    html = citizen.get("/accessibility").text
    for number, excuse in enumerate(statement.EXCUSES, 1):
        assert f'id="let-pass-{number}"' in html
        assert excuse.reason in html
        assert f'href="{excuse.issue}"' in html
        for group in excuse.groups:
            assert f'href="#let-pass-{number}"' in section(html, group)
    assert "let-pass" not in section(html, "questions")


def test_what_people_have_not_tested_is_said(citizen: InspectingClient) -> None:
    """Every row of the manual round is there; as long as none is done, the top of the page says so."""
    html = citizen.get("/accessibility").text
    assert html.count("Not done yet.") == sum(not each.done for each in read_rounds())
    assert ("Nobody who uses a screen reader" in html) is not any(each.done for each in read_rounds())


def test_what_people_found_is_said(
    citizen: InspectingClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A round that was done is told with its day, its result and its issue, and the top counts it."""
    path = tmp_path / "manual-round.md"
    path.write_text(
        "## Results\n| Date | Who tests with what | Script | Language | Result | Issue |\n"
        "|---|---|---|---|---|---|\n"
        "| 2027-01-31 | NVDA | speech | Welsh | not finished | https://example.org/a/b/issues/7 |\n"
        "| not done yet | JAWS | switch | English | not done yet | none |\n"
    )
    monkeypatch.setattr(statement, "the_rounds", lambda: read_rounds(path))
    html = citizen.get("/accessibility").text
    assert "People have done 1 of 2 tests" in html
    assert "In Welsh. Could not finish. 31 January 2027." in html
    assert "Issue 7 of a/b" in html


def test_how_much_welsh_waits_for_a_translator_is_said(
    citizen: InspectingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Welsh that only a machine has drafted is counted, and nothing else is claimed of it."""
    monkeypatch.setattr(statement, "drafted", lambda language: (1200, 2000))
    assert "1,200 of 2,000 texts still wait" in citizen.get("/accessibility").text


def test_one_council_gives_its_own_contact(
    home: Portal, web_app: Flask, fresh_citizen: Callable[[], InspectingClient]
) -> None:
    """Where one council is served, whoever wants to report a problem finds its phone number there."""
    alone = Directory.load(WEST_MIDLANDS, ("COV",))
    web_app.extensions["portal"] = replace(home, directory=alone)
    assert alone.all[0].phone in fresh_citizen().get("/accessibility").text


def test_a_demonstration_is_spoken_of_only_where_there_is_one(web_app: Flask, template: Portal) -> None:
    """Groups of pages that an installation does not have are not on its statement."""
    live = replace(template, settings=replace(template.settings, demo=False))
    for app, groups in ((web_app, GROUPS), (create_app(live), GROUPS[:-1])):
        with app.app_context():
            assert statement.groups_here() == groups
