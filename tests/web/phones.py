"""Another phone or tablet in a test, and the screen that lets it send files."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from werkzeug.test import TestResponse

from portal.web.cookies import form_token
from portal.web.portal import Portal
from tests.web.browsing import InspectingClient, hidden, tree
from tests.web.driving import PIP, Applicant

AWARD, IDENTITY, PHOTO = "files_award", "files_identity", "files_photo"
HALF_AN_HOUR = timedelta(minutes=30)
UPLOADING = PIP | {"paper_award": "upload", "paper_identity": "upload", "paper_photo": "upload"}


@dataclass
class Phone:
    """Another device."""

    client: InspectingClient
    home: Portal
    form: str = ""

    def press(self, code: str) -> TestResponse:
        """Open the page of a code and press its button."""
        return self.client.post(f"/send/{code}", data=hidden(self.client.get(f"/send/{code}")))

    def take(self, code: str) -> Phone:
        """Do so, and remember where the form is."""
        self.form = self.press(code).location
        return self

    def send(self, *names: str, data: bytes = b"a letter", **more: Any) -> TestResponse:
        """Send files with the form, opened in time."""
        cookie = self.client.get_cookie("session")
        token = form_token(self.home, cookie.value if cookie else "")
        files = [(io.BytesIO(data), name) for name in names]
        return self.client.post(self.form, data={"csrf_token": token, "files": files} | more)


def page_of(first: Applicant, key: str = AWARD) -> TestResponse:
    """Open the page for another device."""
    return first.get(f"{key}/other-device")


def press(first: Applicant, do: str, key: str = AWARD) -> TestResponse:
    """Press a button of that page."""
    return first.post(f"{key}/other-device", {"do": do})


def link_of(first: Applicant, key: str = AWARD) -> str:
    """Show the code for a paper and return the link that stands beside it."""
    assert press(first, "start", key).location == first.url(f"{key}/other-device")
    return tree(page_of(first, key)).only(css="device-link")


def code_of(first: Applicant, key: str = AWARD) -> str:
    """Show the code for a paper and return it."""
    return link_of(first, key)[-12:]


def names(first: Applicant, key: str = AWARD) -> list[str]:
    return [file.name for file in first.files(key)]
