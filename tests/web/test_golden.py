"""No photo is ever stuck: each of the golden set is past the page for it within two posts."""

from __future__ import annotations

import pytest

from tests.media.golden import Golden, portraits
from tests.web.browsing import hidden, tree
from tests.web.driving import PIP, Applicant

pytestmark = pytest.mark.slow

PHOTO = "files_photo"
GROUPS = 4
ALWAYS = {"as_is", "help"}


@pytest.mark.parametrize("group", range(GROUPS))
def test_every_photo_is_past_within_two_posts(group: int, applicant: Applicant) -> None:
    """Whoever is on it and however bad it is: upload, choose, and the application can be checked."""
    stuck = {}
    for number, photo in enumerate(portraits()[group::GROUPS]):
        if why := submit(applicant, photo, number):
            stuck[photo.name] = why
    assert stuck == {}


def submit(applicant: Applicant, photo: Golden, number: int) -> str:
    """Send a photo, choose one of what is offered, each time another; say what is wrong, or nothing."""
    applicant.begin_complete(**PIP | {"paper_photo": "upload"})
    if applicant.get("check").status_code == 200:
        return "nothing was asked"
    first = applicant.upload(PHOTO, (photo.data, "me.jpg"))
    kept = next(iter(applicant.files(PHOTO)), None)
    if kept is None or first.location != applicant.url(f"{PHOTO}/{kept.id}"):
        return f"{first.status_code} after the upload"
    page = applicant.client.get(first.location)
    offered = [box.get("value") for box in tree(page).all("input") if box.get("type") == "radio"]
    if not set(offered) >= ALWAYS or len(offered) != len(ALWAYS) + len(kept.crops):
        return f"only {offered}"
    chosen = hidden(page) | {"look": offered[number % len(offered)]}
    second = applicant.client.post(first.location, data=chosen)
    if second.location != applicant.url("tasks") or applicant.get("check").status_code != 200:
        return f"{second.status_code} after the choice"
    return ""
