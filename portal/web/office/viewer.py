"""One file of a case: look at it, turn it, come closer, leaf through it, and save it.

Opening the viewer and saving a file are written down. A picture inside the viewer is the same look as its
page, and a look of its own only without it; the thumbs belong to the page of the case.
"""

from datetime import timedelta
from typing import Any

from flask import Response, abort, request, url_for

from portal.accounts import Staff
from portal.cases import Case
from portal.evidence import File, Owner, Part, State
from portal.media import Refused, page_picture
from portal.storage import Tx, Unreadable
from portal.web.files import file_response
from portal.web.office.access import office, require
from portal.web.office.file_facts import viewer_facts
from portal.web.office.frame import note, staff_page
from portal.web.office.papers import has_badge, heading, in_page_order, number_in_paper, whole_name
from portal.web.portal import portal

ZOOMS = 4
"""How many sizes a picture has; the first shows all of its width."""

SAME_LOOK = timedelta(minutes=1)
"""How long the pictures of a file belong to the look that was written down last."""


@office.get("/cases/<id:case_id>/files/<id:file_id>")
def file(case_id: str, file_id: str) -> Response:
    """Show one page of a file, turned and as large as the address says."""
    found, shown, files = look("file_opened", case_id, file_id)
    ready = [one for one in in_page_order(found, files) if one.state is State.READY]
    place = ready.index(shown)
    return staff_page(
        "office/file.html",
        case=found,
        file=shown,
        name=heading(shown, files),
        facts=[*viewer_facts(shown)],
        badge=has_badge(shown),
        links=links(found.id, shown),
        zoom=asked("zoom", 1, ZOOMS),
        page=asked("page", 1, shown.pages),
        earlier=neighbour(ready[place - 1], files) if place else None,
        later=neighbour(ready[place + 1], files) if place + 1 < len(ready) else None,
    )


@office.get("/cases/<id:case_id>/files/<id:file_id>/picture")
def picture(case_id: str, file_id: str) -> Response:
    """Send one page of a file as a picture."""
    _, found, _ = look("file_opened", case_id, file_id, inside=True)
    whole, page, turns = read(found, Part.WHOLE), asked("page", 1, found.pages), asked("turns", 0, 3)
    try:
        drawn = page_picture(whole, found.kind, page=page, turns=turns)
    except Refused:
        abort(404)
    except OSError:  # too many files are being drawn at this moment
        abort(503)
    return file_response(drawn, "image", "page")


@office.get("/cases/<id:case_id>/files/<id:file_id>/thumb")
def thumb(case_id: str, file_id: str) -> Response:
    """Send a small picture of a file."""
    return file_response(read(file_of(case_id, file_id), Part.THUMB), "image", "thumb")


@office.get("/cases/<id:case_id>/files/<id:file_id>/badge")
def badge(case_id: str, file_id: str) -> Response:
    """Send the picture for the badge, to be shown in a page."""
    _, wanted, _ = look("file_opened", case_id, file_id, inside=True, for_badge=True)
    return file_response(badge_picture(wanted), "image", "badge")


@office.get("/cases/<id:case_id>/files/<id:file_id>/badge/download")
def download_badge(case_id: str, file_id: str) -> Response:
    """Send the picture for the badge, to be saved."""
    found, wanted, _ = look("file_downloaded", case_id, file_id, for_badge=True)
    return file_response(badge_picture(wanted), "image", f"{found.reference}-badge")


@office.get("/cases/<id:case_id>/files/<id:file_id>/download")
def download(case_id: str, file_id: str) -> Response:
    """Send a whole file, to be saved."""
    found, wanted, files = look("file_downloaded", case_id, file_id)
    paper = wanted.question.removeprefix("files_").replace("_", "-")
    name = f"{found.reference}-{paper}-{number_in_paper(wanted, files)[0]}"
    return file_response(read(wanted, Part.WHOLE), wanted.kind, name)


def look(
    action: str, case_id: str, file_id: str, *, inside: bool = False, for_badge: bool = False
) -> tuple[Case, File, tuple[File, ...]]:
    """Return a case, one of its files and all of them, with the trace of this look; 404 as `file_of`.

    A picture `inside` the viewer is no new look. With `for_badge` a file without a badge picture is missing.
    """
    home, staff = portal(), require("open_case")
    with home.database.writing() as tx:
        found = home.cases.get(tx, staff.council, case_id) or abort(404)
        files = home.evidence.of(tx, Owner(staff.council, found.id))
        wanted = next((one for one in files if one.id == file_id and one.state is State.READY), None)
        if wanted is None or (for_badge and not has_badge(wanted)):
            abort(404)
        if request.method != "HEAD" and not (inside and just_opened(tx, staff, found.id, wanted.id)):
            note(tx, staff, action, found.id, file=wanted.id)
    return found, wanted, files


def just_opened(tx: Tx, staff: Staff, case_id: str, file_id: str) -> bool:
    """Say whether a look of this member of staff at a file was written down a moment ago."""
    home = portal()
    since = home.now() - SAME_LOOK
    return any(
        (one.actor, one.action, one.detail.get("file")) == (staff.id, "file_opened", file_id)
        and one.at >= since
        for one in home.audit.events(tx, staff.council, case_id)
    )


def file_of(case_id: str, file_id: str) -> File:
    """Return a file; 404 alike for a missing one, another council's and one that nobody may open."""
    home, staff = portal(), require("open_case")
    with home.database.reading() as tx:
        found = home.evidence.find(tx, Owner(staff.council, case_id), file_id)
    return found if found and found.state is State.READY else abort(404)


def read(found: File, part: Part) -> bytes:
    """Return a part of a file; 404 when its bytes are gone."""
    try:
        return portal().evidence.read(found, part)
    except Unreadable:
        abort(404)


def badge_picture(found: File) -> bytes:
    """Return the picture for the badge; 404 when its bytes are gone."""
    try:
        return portal().evidence.badge_photo(found)
    except (Refused, Unreadable):
        abort(404)
    except OSError:
        abort(503)


def links(case_id: str, shown: File) -> dict[str, str]:
    """Return where the picture is, and where each way to see it differently leads."""
    page, turns, zoom = asked("page", 1, shown.pages), asked("turns", 0, 3), asked("zoom", 1, ZOOMS)
    here: dict[str, Any] = {"case_id": case_id, "file_id": shown.id}

    def view(**changes: int) -> str:
        # To the buttons, so that whoever turns or leafs need not come down the page again each time.
        numbers: dict[str, Any] = {"page": page, "turns": turns, "zoom": zoom} | changes
        return url_for("office.file", _anchor="view", **here, **numbers)

    return {
        "picture": url_for("office.picture", **here, page=page, turns=turns),
        "left": view(turns=(turns + 3) % 4),
        "right": view(turns=(turns + 1) % 4),
        "larger": view(zoom=zoom + 1) if zoom < ZOOMS else "",
        "smaller": view(zoom=zoom - 1) if zoom > 1 else "",
        "before": view(page=page - 1) if page > 1 else "",
        "after": view(page=page + 1) if page < shown.pages else "",
    }


def neighbour(other: File, files: tuple[File, ...]) -> dict[str, Any]:
    """Return another file of the case, to go on to."""
    return {"id": other.id, "name": whole_name(other, files)}


def asked(name: str, least: int, most: int) -> int:
    """Return a number of the address, or the nearest there is; `least` for what is no number."""
    wanted = request.args.get(name, "")
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 6 else least
    return min(max(number, least), most)
