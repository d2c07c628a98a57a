"""The rules hold in every language there is, those that nobody speaks included."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from tests.web.driving import PIP, WALKING, Applicant
from tests.web.phones import UPLOADING
from tests.web.rules.words import KNOWN

OTHERS = [code for code in KNOWN if code != "en"]
PUBLIC = ("", "cookies", "help", "questions", "accessibility", "nope", "apply", "return", "office/sign-in")
OF_A_DRAFT = ("name", "reasons", "medicines/AAAAAAAA", "result", "tasks", "check", "declaration", "way-back")


def speaking(applicant: Applicant, code: str) -> Applicant:
    """Return somebody whose browser has chosen a language."""
    applicant.client.set_cookie("language", code)
    return applicant


@pytest.mark.parametrize("code", OTHERS)
def test_pages_that_everybody_sees(code: str, applicant: Applicant) -> None:
    """What is read and signed in at, with its errors, breaks no rule."""
    client = speaking(applicant, code).client
    for address in PUBLIC:
        assert f'lang="{code}"' in client.get(f"/{address}").text
    assert client.post("/apply").status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert client.post("/office/sign-in").status_code == HTTPStatus.UNPROCESSABLE_ENTITY


@pytest.mark.parametrize("code", OTHERS)
def test_pages_of_an_application(code: str, applicant: Applicant) -> None:
    """Questions, lists, the check and the end, filled in and wrong, break no rule."""
    speaking(applicant, code).begin_complete(**WALKING)
    for path in OF_A_DRAFT:
        applicant.get(path)
        applicant.post(path, {})
    applicant.sent(**PIP)


@pytest.mark.parametrize("code", OTHERS)
def test_pages_with_files(code: str, first: Applicant) -> None:
    """The page that files are chosen on, empty and wrong, breaks no rule."""
    speaking(first, code)
    for paper in (name.replace("paper", "files") for name in UPLOADING if name.startswith("paper_")):
        first.get(paper)
        first.post(paper, {})
