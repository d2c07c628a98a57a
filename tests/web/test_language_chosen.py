"""What is chosen, ticked or looked for comes along when the language is changed; nothing happens by it."""

from __future__ import annotations

import pytest
from werkzeug.test import TestResponse

from portal.accounts import Role
from tests.web.browsing import InspectingClient, hidden, tree
from tests.web.driving import MEDICINE, PIP, WALKING, Applicant
from tests.web.office import Office
from tests.web.switching import in_another_language, ticked


def switched(client: InspectingClient, shown: TestResponse, **chosen: str) -> TestResponse:
    """Change the language of a page, with what is chosen there: it comes with an error if there was one."""
    came = in_another_language(client, shown, **chosen)
    assert (came.status_code == 422) is tree(came).has(css="govuk-error-summary")
    assert came.status_code == shown.status_code
    return came


def test_the_tick_of_the_declaration(applicant: Applicant) -> None:
    """Somebody who has agreed still has, in Welsh, and has not sent anything by it; the error comes along."""
    applicant.begin_complete(**WALKING)
    applicant.check()
    came = switched(applicant.client, applicant.get("declaration"), accept="yes")
    assert ticked(came) == ["yes"]
    assert ticked(switched(applicant.client, applicant.post("declaration", {}))) == []
    with applicant.home.database.reading() as tx:
        assert applicant.home.cases.of_draft(tx, applicant.draft_id) is None


def test_what_a_file_is(applicant: Applicant, quick_files: None) -> None:
    """What was chosen of a file stays chosen, and is not kept before the page is sent."""
    applicant.begin_complete(**PIP | {"paper_identity": "upload"})
    applicant.upload("files_identity", (b"one", "a.jpg"))
    [file] = applicant.files("files_identity")
    page = f"files_identity/{file.id}"
    assert ticked(switched(applicant.client, applicant.get(page), what="passport")) == ["passport"]
    switched(applicant.client, applicant.post(page, {}))
    removal = applicant.get(f"{page}/remove")
    assert ticked(switched(applicant.client, removal, remove="yes")) == ["yes"]
    assert ticked(switched(applicant.client, applicant.post(f"{page}/remove", {}))) == []
    [file] = applicant.files("files_identity")
    assert not file.what


def test_whether_there_is_another(applicant: Applicant) -> None:
    """On a list, what is chosen stays chosen, and a missing choice is still said to be missing."""
    applicant.begin_complete(**WALKING)
    applicant.post("medicines/AAAAAAA9", applicant.entry("medicines", MEDICINE))
    came = switched(applicant.client, applicant.get("medicines"), another="yes")
    assert ticked(came) == ["yes"]
    assert ticked(switched(applicant.client, applicant.post("medicines", {}))) == []
    removal = applicant.get("medicines/AAAAAAA9/remove")
    assert ticked(switched(applicant.client, removal, remove="yes")) == ["yes"]
    assert [entry["id"] for entry in applicant.draft.answers["medicines"]][-1] == "AAAAAAA9"


def test_how_an_application_came(office: Office) -> None:
    """Before it is keyed in, how it came stays chosen; no application is begun."""
    office.hire("sam", Role.CASEWORKER)
    client, path = office.enter("sam"), "/office/key-in"
    assert ticked(switched(client, client.get(path), channel="paper")) == ["paper"]
    assert client.get_cookie("session") is None
    wrong = client.post(path, data=hidden(client.get(path)))
    assert ticked(switched(client, wrong)) == []


@pytest.mark.parametrize("sought", ["Khan", "nobody"])
def test_what_was_looked_for(sought: str, office: Office) -> None:
    """Cases that were found are found again, in Welsh."""
    office.hire("sam")
    office.receive("Aisha Khan")
    client = office.enter("sam")
    came = switched(client, client.post("/office", data={"search": sought}))
    assert tree(came).ids["search"].get("value") == sought
    assert ("Aisha Khan" in came.text) is (sought == "Khan")
