"""The trace that looks at files leave in the office, and what leaves none."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.web.filing import Desk, desk_of
from tests.web.office import Office, in_order
from tests.web.test_office_viewer import ROUTES


@pytest.fixture
def desk(office: Office) -> Desk:
    """Give a case without files, opened by Cara."""
    return desk_of(office)


def test_every_opening_and_saving_leaves_one_trace(desk: Desk) -> None:
    """The viewer and a download are written down; the pictures that belong to them, and HEAD, are not."""
    file = desk.put("files_photo", chosen="as_is")
    for route in ROUTES:
        assert desk.client.get(desk.address(file, route)).status_code == 200
        assert desk.client.head(desk.address(file, route)).status_code == 200
    detail = {"file": file.id}
    assert desk.acts() == [("file_opened", detail), ("file_downloaded", detail), ("file_downloaded", detail)]


@pytest.mark.parametrize("route", ["/picture", "/badge"])
def test_a_picture_without_the_viewer_leaves_a_trace(desk: Desk, clock: Any, route: str) -> None:
    """Whoever asks for a large picture has opened the file, once a minute; HEAD shows nothing."""
    desk.office.hire("noor")
    file, other = desk.put("files_photo", chosen="as_is"), desk.put("files_photo", chosen="as_is")
    opened = ("file_opened", {"file": file.id})
    desk.client.head(desk.address(file, route))
    assert desk.acts() == []
    for seconds in (0, 59):
        clock.now += timedelta(seconds=seconds)
        assert desk.client.get(desk.address(file, route)).status_code == 200
        assert desk.acts() == [opened]
    clock.now += timedelta(seconds=2)
    desk.client.get(desk.address(file, route))
    assert desk.acts() == [opened] * 2
    desk.office.enter("noor").get(desk.address(file, route))
    assert desk.acts() == [opened] * 3
    desk.client.get(desk.address(other, route))
    assert desk.acts()[3:] == [("file_opened", {"file": other.id})]


def test_a_saved_file_has_not_been_opened(desk: Desk) -> None:
    """A download a moment ago does not stand for a look at the picture."""
    file = desk.put("files_award")
    for route in ("/download", "/picture"):
        desk.client.get(desk.address(file, route))
    assert [action for action, _ in desk.acts()] == ["file_downloaded", "file_opened"]


def test_a_photo_that_needs_help_gives_no_badge(desk: Desk) -> None:
    """A photo that the council is to help with is not printed and leaves no trace of that; it still opens."""
    file = desk.put("files_photo", chosen="help")
    assert {
        desk.client.get(desk.address(file, f"/badge{more}")).status_code for more in ("", "/download")
    } == {404}
    assert desk.acts() == []
    page = desk.client.get(desk.address(file))
    assert in_order(page.text, "“Ask the council to help with the photo”", "case-picture")
    assert "/badge" not in page.text
