"""A case with files in the office of a test: what was answered about papers, and pictures to send."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import Any

from PIL import Image

from portal.cases import Case
from portal.evidence import File, Limits, Owner, Sender, State
from tests.web.browsing import InspectingClient
from tests.web.office import Office, section

MANY = Limits(files=15, bytes=10**9)
RED, BLUE = (250, 0, 0), (0, 0, 250)

PAPERS = {
    "award": ("post", "I will send a copy by post"),
    "supporting": ("none", "I do not have any letters"),
    "identity": ("upload", "I will upload it"),
    "address": ("look_up", "The council may look at its Council Tax records"),
    "photo": ("upload", "I will upload it, too"),
}


def content(**papers: tuple[str, str]) -> dict[str, Any]:
    """Return the content of a case in which each paper was answered with a value, in these words."""
    rows = [(f"paper_{key}", key.title(), words) for key, (_, words) in papers.items()]
    return {
        "answers": {f"paper_{key}": value for key, (value, _) in papers.items()},
        "sections": [section("papers", "Papers and photo", *rows)],
        "outcome": "automatic",
        "rules": [],
        "promises": ["the details are true"],
        "permissions": [],
    }


def red_and_blue(form: str = "JPEG", pages: int = 1) -> bytes:
    """Return a picture, red on the left and blue on the right; more pages of a PDF are blue."""
    picture, file = Image.new("RGB", (400, 300), RED), io.BytesIO()
    picture.paste(BLUE, (200, 0, 400, 300))
    more = [Image.new("RGB", (400, 300), BLUE)] * (pages - 1)
    picture.save(file, form, **({"save_all": True, "append_images": more} if form == "PDF" else {}))
    return file.getvalue()


def colour(data: bytes, x: float, y: float) -> str:
    """Return the colour of a JPEG at a place, in shares of its width and height."""
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    found: Any = picture.getpixel((int(picture.width * x), int(picture.height * y)))
    return "red" if found[0] > found[2] else "blue"


@dataclass(frozen=True, slots=True)
class Desk:
    """A case with files, and a caseworker who may open them."""

    office: Office
    case: Case
    client: InspectingClient

    def put(self, question: str, data: bytes = b"", name: str = "scan.jpg", **changes: Any) -> File:
        """Add a file to the case; `state` and `chosen` are what becomes of it."""
        home, owner = self.office.home, Owner(self.case.council, self.case.id)
        received = home.evidence.receive(data or red_and_blue(), name, photo=question == "files_photo")
        state, scanned = changes.get("state", State.READY), changes.get("scanned", False)
        received = replace(received, state=state, scanned=scanned)
        with home.database.writing() as tx:
            added = home.evidence.add(
                tx,
                owner,
                question,
                received,
                what=changes.get("what", ""),
                sent_by=changes.get("sent_by", Sender.APPLICANT),
                limits=MANY,
                now=home.now(),
            )
            home.evidence.choose(tx, owner, added.id, changes.get("chosen", ""))
        return added

    @property
    def page(self) -> str:
        """Return the address of the case."""
        return f"/office/cases/{self.case.id}"

    def address(self, file: File, more: str = "") -> str:
        """Return an address of a file."""
        return f"{self.page}/files/{file.id}{more}"

    def acts(self) -> list[tuple[str, Any]]:
        """Return what was written down about the case, with its details, but for looks at its page."""
        trace = self.office.trace(self.case.id)
        return [(one.action, dict(one.detail)) for one in trace if one.action != "viewed"]


def desk_of(office: Office) -> Desk:
    """Return a case without files, opened by Cara."""
    return Desk(office, office.receive(content=content(**PAPERS)), office.enter("cara"))
