"""The one form of the other device: it adds files to the question that its link is for."""

import re
from dataclasses import replace

from flask import Response, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as BaseResponse

from portal.evidence import OwnerGone, Sender
from portal.forms import View, form_for
from portal.journey import Text
from portal.services.blue_badge import paper_of
from portal.web.cookies import form_token, form_token_fits, read_cookie
from portal.web.dates import time_words
from portal.web.language import plain
from portal.web.page import see, show
from portal.web.portal import portal
from portal.web.send import send
from portal.web.send.wanted import Wanted, taken_here
from portal.web.stale import STALE_FILES
from portal.web.upload_words import ALL_TOO_BIG, about_upload, formats, is_photo
from portal.web.uploads import TooLarge, chosen_files, take_files

FIELD = "files"
COUNT = re.compile("[1-9][0-9]{0,2}")
"""A number of files as the address tells it, from one page to the next."""
ONE, A_PHOTO = Text("Take a photo, or choose a file"), Text("Take a photo, or choose one")
ANOTHER, ANOTHER_PHOTO = Text("Send another one"), Text("Send another photo instead")
NONE_CHOSEN, NO_PHOTO_CHOSEN = Text("Select a photo or file to send"), Text("Select a photo to send")


@send.get("/<id:link_id>")
def upload(link_id: str) -> Response:
    """Show the form for the one paper that is wanted."""
    wanted = taken_here(link_id)
    if wanted is None:
        return show("send/ended.html", status=404)
    told = request.args.get("received", "")
    return upload_form(wanted, count=int(told) if COUNT.fullmatch(told) else 0)


@send.post("/<id:link_id>")
def take(link_id: str) -> BaseResponse:
    """Add the chosen files to the question that the link is for."""
    wanted = taken_here(link_id)
    if wanted is None:
        return show("send/ended.html", status=404)
    try:
        chosen = chosen_files(FIELD, wanted.council)
    except (TooLarge, RequestEntityTooLarge):
        return upload_form(wanted, plain()(ALL_TOO_BIG))
    if not form_token_fits(portal(), read_cookie(portal(), "session")):
        return upload_form(wanted, plain()(STALE_FILES))
    if not chosen:
        return upload_form(wanted, plain()(NO_PHOTO_CHOSEN if is_photo(wanted.page) else NONE_CHOSEN))
    owner = wanted.link.owner
    try:
        intake = take_files(owner, wanted.page, chosen, Sender.OTHER_DEVICE, wanted.council, plain())
    except OwnerGone:
        return show("send/ended.html", status=404)
    if intake.problem:
        return upload_form(wanted, intake.problem, count=len(intake.kept))
    return see(url_for("send.upload", link_id=link_id, received=len(intake.kept)))


def upload_form(wanted: Wanted, problem: str = "", *, count: int = 0) -> Response:
    """Show the form, with what is wrong with the files just sent, and how many of them have been received."""
    home, page = portal(), wanted.page
    return show(
        "send/upload.html",
        status=422 if problem else 200,
        question=page,
        paper=paper_of(page.key),
        about=about_upload(page, wanted.council, plain()),
        count=count,
        until=time_words(wanted.link.until, plain()),
        view=chooser(wanted, problem, another=bool(count)),
        errors=tuple((FIELD, line) for line in problem.splitlines()),
        has_errors=bool(problem),
        csrf_token=form_token(home, read_cookie(home, "session")),
    )


def chooser(wanted: Wanted, problem: str, *, another: bool) -> View:
    """Return the input that files are chosen with. The page they are for stands in the link, never here."""
    label = ANOTHER if another else ONE
    if is_photo(wanted.page):
        label = ANOTHER_PHOTO if another else A_PHOTO
    view = form_for(wanted.page, {}, plain()).view(is_heading=False)
    hint = formats(wanted.page, wanted.council, plain())
    error = problem or None
    return replace(view, name=FIELD, label=plain()(label), hint=hint, error=error, wrong=bool(error))
