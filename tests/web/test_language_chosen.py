"""What is chosen, ticked or looked for comes along when the language is changed; nothing happens by it."""

from __future__ import annotations

import pytest
from werkzeug.test import TestResponse

from portal.accounts import Role
from portal.web.language import say_for
from portal.web.stale import STALE_BUTTON
from tests.web.browsing import InspectingClient, hidden, tree
from tests.web.driving import PIP, WALKING, Applicant
from tests.web.office import Office

WELSH = {"language": "cy"}


def switched(client: InspectingClient, path: str, shown: TestResponse, **chosen: str) -> TestResponse:
    """Press Welsh on a page, with what is chosen there, and return what comes."""
    came = client.post(path, data=hidden(shown) | chosen | WELSH)
    assert tree(came).elements[0].get("lang") == "cy"
    assert bool(tree(came).all(css="govuk-error-summary")) is (shown.status_code == 422)
    return came


def ticked(shown: TestResponse) -> list[str]:
    """Return the values of what is chosen on a page."""
    return [
        one.get("value", "") for one in tree(shown).of_type("radio", "checkbox") if "checked" in one.attrib
    ]


def test_the_tick_of_the_declaration(applicant: Applicant) -> None:
    """Somebody who has agreed still has, in Welsh, and has not sent anything by it; the error comes along."""
    applicant.begin_complete(**WALKING)
    applicant.check()
    path = applicant.url("declaration")
    came = switched(applicant.client, path, applicant.get("declaration"), accept="yes")
    assert (came.status_code, ticked(came)) == (200, ["yes"])
    wrong = applicant.post("declaration", {})
    again = switched(applicant.client, path, wrong)
    assert (again.status_code, ticked(again)) == (422, [])
    stale = applicant.client.post(path, data={"csrf_token": "old", "accept": "yes"})
    again = switched(applicant.client, path, stale, accept="yes")
    assert say_for("you", "cy")(STALE_BUTTON) in tree(again).only(css="govuk-error-summary")
    with applicant.home.database.reading() as tx:
        assert applicant.home.cases.of_draft(tx, applicant.draft_id) is None


def test_what_a_file_is(applicant: Applicant, quick_files: None) -> None:
    """What was chosen of a file stays chosen, and is not kept before the page is sent."""
    applicant.begin_complete(**PIP | {"paper_identity": "upload"})
    applicant.upload("files_identity", (b"one", "a.jpg"))
    [file] = applicant.files("files_identity")
    page = f"files_identity/{file.id}"
    came = switched(applicant.client, applicant.url(page), applicant.get(page), what="passport")
    assert ticked(came) == ["passport"]
    switched(applicant.client, applicant.url(page), applicant.post(page, {}))
    [file] = applicant.files("files_identity")
    assert not file.what


def test_how_an_application_came(office: Office) -> None:
    """Before it is keyed in, how it came stays chosen; no application is begun."""
    office.hire("sam", Role.CASEWORKER)
    client, path = office.enter("sam"), "/office/key-in"
    came = switched(client, path, client.get(path), channel="paper")
    assert ticked(came) == ["paper"]
    assert client.get_cookie("session") is None
    wrong = client.post(path, data=hidden(client.get(path)))
    assert ticked(switched(client, path, wrong)) == []


@pytest.mark.parametrize("sought", ["Khan", "nobody"])
def test_what_was_looked_for(sought: str, office: Office) -> None:
    """Cases that were found are found again, in Welsh."""
    office.hire("sam")
    office.receive("Aisha Khan")
    client = office.enter("sam")
    found = client.post("/office", data={"search": sought})
    came = switched(client, "/office", found, search=sought)
    assert tree(came).ids["search"].get("value") == sought
    assert ("Aisha Khan" in came.text) is (sought == "Khan")
