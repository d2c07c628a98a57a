"""A holder may keep from a helper where they live: it then stands on no page that this helper can open."""

from __future__ import annotations

import json

import pytest
from flask import Flask

from portal.services import blue_badge
from tests.web.browsing import links, tree
from tests.web.driving import PIP, Applicant
from tests.web.filing import red_and_blue
from tests.web.helping import Fresh, accept, helper_of, let

CANARY = {
    "line_1": "77 Hidden Canary Row",
    "line_2": "Canaryfield",
    "town": "Canarytown",
    "postcode": "CV1 3BH",
}
TOLD = ("Hidden Canary", "Canaryfield", "Canarytown", "CV1 3BH", "canary-bill.jpg", "canary-award.jpg")
HIDDEN = ("postcode", "address", "files_address", "files_award", "files_identity")


@pytest.fixture
def holder(applicant: Applicant, quick_files: None) -> Applicant:
    """Give somebody whose address and papers say where they live, with words for them that are not saved."""
    ways = {"paper_address": "upload", "paper_award": "upload", "paper_photo": "upload"}
    applicant.begin_complete(**PIP | ways | {"address": CANARY})
    applicant.give("files_address", red_and_blue(), "canary-bill.jpg")
    applicant.give("files_award", red_and_blue(), "canary-award.jpg")
    applicant.give("files_photo", red_and_blue(), "me.jpg")
    applicant.post("address", {"address-line_1": "78 Hidden Canary Row"})
    return applicant


def pages(app: Flask, holder: Applicant) -> list[str]:
    """Return the address of every page of the application that a GET can ask for, and some beyond it."""
    rules = [rule for rule in app.url_map.iter_rules() if "draft_id" in rule.arguments]
    keys = [page.key.replace("_", "-") for _, page in holder.home.journey.pages]
    files = [file.id for key in holder.home.upload_pages for file in holder.files(key)]
    found = ["/", "/applications", "/help-somebody"]
    with app.test_request_context():
        for rule in rules:
            if "GET" not in (rule.methods or ()):
                continue
            for key in keys if "key" in rule.arguments else [""]:
                for file in files if "file_id" in rule.arguments else [""]:
                    for part in ("thumb", "whole") if "part" in rule.arguments else ("",):
                        values = {
                            "draft_id": holder.draft_id,
                            "key": key,
                            "file_id": file,
                            "part": part,
                            "entry_id": "AAAAAAAA",
                            "kind": "email",
                        }
                        built = rule.build({name: values[name] for name in rule.arguments})
                        assert built
                        found.append(built[1])
    return found


def seen_by(helper: Applicant, addresses: list[str]) -> dict[str, list[str]]:
    """Return what of the holder's whereabouts each address shows."""
    found = {}
    for address in addresses:
        response = helper.client.get(address)
        told = str(response.headers) + (response.text if response.mimetype.startswith("text/") else "")
        shown = [words for words in TOLD if words in told]
        if shown or (response.mimetype == "image/jpeg" and "files-photo" not in address):
            found[address] = shown
    return found


@pytest.mark.slow
def test_no_page_shows_a_hidden_address(app: Flask, holder: Applicant, fresh_citizen: Fresh) -> None:
    """Not one GET route, with any page, file or part, shows it, before and after the application is sent."""
    helper = helper_of(holder, fresh_citizen, "send", address="hide")
    asked = pages(app, holder)
    assert len(asked) > 300
    assert seen_by(helper, asked) == {}
    assert len(seen_by(holder, [holder.url(page) for page in ("check", "address", "result")])) == 3
    holder.post("unsaved", {"key": "address", "shown_on": "check"})
    helper.check()
    assert helper.send().status_code == 303
    assert seen_by(helper, asked) == {}
    assert "Hidden Canary" in holder.get("sent/print").text


def test_what_is_kept_says_so(holder: Applicant, fresh_citizen: Fresh) -> None:
    """In its place the helper reads that it is kept from them, without a link to change it."""
    helper = helper_of(holder, fresh_citizen, "send", address="hide")
    page = helper.get("address")
    assert page.status_code == 403
    assert "The address is kept from you" in page.text
    check = helper.get("check")
    assert check.text.count("The person answers this themselves") == 4
    assert not {holder.url("address") + "?back_to=check"} & links(check)


@pytest.mark.parametrize("key", HIDDEN)
def test_a_hidden_page_takes_nothing(holder: Applicant, fresh_citizen: Fresh, key: str) -> None:
    """A helper who posts to a hidden page, or drops what is kept for it, changes nothing and can copy it."""
    helper = helper_of(holder, fresh_citizen, "send", address="hide")
    before = holder.draft
    response = helper.post(key, {"address-line_1": "Typed by a helper", "postcode": "CV1 3BH"})
    assert response.status_code == 403
    assert "Typed by a helper" in response.text
    assert helper.post("unsaved", {"key": key, "shown_on": "check"}).status_code == 403
    assert holder.draft == before


def test_the_photo_is_not_hidden(holder: Applicant, fresh_citizen: Fresh) -> None:
    """A portrait shows no address, so a helper who may upload sees it and can send another."""
    helper = helper_of(holder, fresh_citizen, "upload", address="hide")
    assert "me.jpg" in helper.get("files-photo").text
    assert helper.upload("files_photo", (red_and_blue(), "new.jpg")).status_code == 303


def test_another_helper_and_the_council_see_it(holder: Applicant, fresh_citizen: Fresh) -> None:
    """It is kept from one helper only: others see it, and the whole of it is sent."""
    open_to = helper_of(holder, fresh_citizen, "send", name="Two Helper-Example")
    helper = helper_of(holder, fresh_citizen, "send", address="hide")
    assert "Hidden Canary" in open_to.get("check").text
    holder.post("unsaved", {"key": "address", "shown_on": "check"})
    helper.check()
    helper.send()
    with holder.home.database.reading() as tx:
        case = holder.home.cases.of_draft(tx, holder.draft_id)
    assert case
    assert case.content["answers"]["address"] == CANARY
    assert "77 Hidden Canary Row" in json.dumps(case.content["sections"])


def test_every_paper_but_the_photo_may_show_an_address(applicant: Applicant) -> None:
    """Which pages tell where somebody lives is said by the questions: two of them, and each paper's files."""
    files = {paper.upload.key for paper in blue_badge.PAPERS} - {"files_photo"}
    assert applicant.home.whereabouts == {"postcode", "address"} | files


def test_the_page_offers_a_way_on(holder: Applicant, fresh_citizen: Fresh) -> None:
    """From a page that is kept the helper is led to the other parts, or to hand it back."""
    helper = helper_of(holder, fresh_citizen, address="hide")
    page = helper.get("postcode")
    assert {holder.url("tasks"), holder.url("hand-back")} <= links(page)
    assert tree(page).only("h1") == "The address is kept from you"


@pytest.mark.parametrize(("key", "joins"), [("phone", True), ("address", False)])
def test_words_from_before_the_permit_join_no_hidden_page(
    holder: Applicant, fresh_citizen: Fresh, key: str, joins: bool
) -> None:
    """What a browser sent before it could open anything is kept afterwards, but not for a hidden page."""
    holder.post("unsaved", {"key": "address", "shown_on": "check"})
    client, words = fresh_citizen(), let(holder, address="hide")
    client.get("/help-somebody")
    early = {"address-line_1": "Early Helper Row", "phone": "07700 900461 early"}
    assert client.post(holder.url(key), data=early).status_code == 404
    accept(holder, client, words)
    assert (key in holder.draft.kept) is joins
