"""The one form of the other device: it adds files to the question that its link is for."""

from dataclasses import replace

from flask import Response, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as BaseResponse

from portal.evidence import OwnerGone, Sender
from portal.forms import View, form_for
from portal.journey import Text
from portal.services.blue_badge import paper_of
from portal.web.apply.files import STALE_FILES
from portal.web.cookies import form_token, form_token_fits, read_cookie
from portal.web.dates import time_words
from portal.web.page import PLAIN, see, show
from portal.web.portal import portal
from portal.web.send import send
from portal.web.send.wanted import Wanted, taken_here
from portal.web.upload_words import ALL_TOO_BIG, about_upload, formats, is_photo
from portal.web.uploads import TooLarge, chosen_files, take_files

FIELD = "files"
NONE_CHOSEN, NO_PHOTO_CHOSEN = Text("Select a photo or file to send"), Text("Select a photo to send")


@send.get("/<id:link_id>")
def upload(link_id: str) -> Response:
    """Show the form for the one paper that is wanted."""
    wanted = taken_here(link_id)
    return upload_form(wanted) if wanted else show("send/ended.html", status=404)


@send.post("/<id:link_id>")
def take(link_id: str) -> BaseResponse:
    """Add the chosen files to the question that the link is for."""
    wanted = taken_here(link_id)
    if wanted is None:
        return show("send/ended.html", status=404)
    try:
        chosen = chosen_files(FIELD, wanted.council)
    except (TooLarge, RequestEntityTooLarge):
        return upload_form(wanted, PLAIN(ALL_TOO_BIG))
    if not form_token_fits(portal(), read_cookie(portal(), "session")):
        return upload_form(wanted, PLAIN(STALE_FILES))
    if not chosen:
        return upload_form(wanted, PLAIN(NO_PHOTO_CHOSEN if is_photo(wanted.page) else NONE_CHOSEN))
    owner = wanted.link.owner
    try:
        intake = take_files(owner, wanted.page, chosen, Sender.OTHER_DEVICE, wanted.council, PLAIN)
    except OwnerGone:
        return show("send/ended.html", status=404)
    if intake.problem:
        return upload_form(wanted, intake.problem)
    return see(url_for("send.upload", link_id=link_id, received="yes"))


def upload_form(wanted: Wanted, problem: str = "") -> Response:
    """Show the form, with what is wrong with the files just sent, or how many have been received."""
    home, page = portal(), wanted.page
    count = received_by(wanted)
    return show(
        "send/upload.html",
        status=422 if problem else 200,
        question=page,
        paper=paper_of(page.key),
        about=about_upload(page, wanted.council, PLAIN),
        count=count,
        just_received=bool(count) and not problem and "received" in request.args,
        until=time_words(wanted.link.until, PLAIN),
        view=chooser(wanted, problem, another=bool(count)),
        errors=((FIELD, problem),) if problem else (),
        has_errors=bool(problem),
        csrf_token=form_token(home, read_cookie(home, "session")),
    )


def received_by(wanted: Wanted) -> int:
    """Return how many files other devices have added to the page."""
    home = portal()
    with home.database.reading() as tx:
        files = home.evidence.of(tx, wanted.link.owner)
    found = (file for file in files if file.question == wanted.page.key and file.usable)
    return sum(file.sent_by == Sender.OTHER_DEVICE for file in found)


def chooser(wanted: Wanted, problem: str, *, another: bool) -> View:
    """Return the input that files are chosen with. The page they are for stands in the link, never here."""
    label = "Send another one" if another else "Take a photo, or choose a file"
    if is_photo(wanted.page):
        label = "Send another photo" if another else "Take a photo, or choose one"
    view = form_for(wanted.page, {}, PLAIN).view(is_heading=False)
    hint = formats(wanted.page, wanted.council, PLAIN)
    error = problem or None
    return replace(view, name=FIELD, label=PLAIN(label), hint=hint, error=error, wrong=bool(error))
