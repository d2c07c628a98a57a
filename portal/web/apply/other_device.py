"""Use another phone or tablet for the files of one paper: show the code for it, and what has come."""

from typing import Any

from flask import Response, abort, request
from werkzeug.wrappers import Response as BaseResponse

from portal.evidence import LINK_LASTS, DeviceLink, OwnerGone, Sender
from portal.journey import Question, Text
from portal.services.blue_badge import PAPERS, UPLOAD, paper_of
from portal.web.apply import apply
from portal.web.apply.drawing import wanted_back
from portal.web.apply.files import council_of
from portal.web.apply.opening import open_visit
from portal.web.apply.qr_code import qr_code
from portal.web.apply.visit import Sent, Visit
from portal.web.cookies import form_token, form_token_fits
from portal.web.dates import time_words
from portal.web.ids import address_word
from portal.web.page import see, show
from portal.web.stale import STALE_BUTTON
from portal.web.upload_words import is_photo

RAN_OUT = Text("The code has run out. You can show a new one.")
STOPPED = Text("Stopped. The other device can send nothing more; what it has sent stays.")
MINUTES = str(LINK_LASTS.seconds // 60)


@apply.get("/<id:draft_id>/<key>/other-device")
def other_device(draft_id: str, key: str) -> BaseResponse:
    """Show how another device gets to send files here: first in words, then with the code."""
    visit = open_visit(draft_id)
    page = upload_page(visit, key)
    if not visit.path.reachable(page.key):
        return see(visit.position())
    stopped = "stopped" in request.args and link_of(visit, page) is None
    return device_page(visit, page, STOPPED if stopped else None)


@apply.post("/<id:draft_id>/<key>/other-device")
def change_other_device(draft_id: str, key: str) -> BaseResponse:
    """Make the code, let it last longer or end it, as the button says."""
    visit = open_visit(draft_id)
    page = upload_page(visit, key)
    if not visit.path.reachable(page.key):
        return see(visit.position())
    if not form_token_fits(visit.home, visit.token):
        return device_page(visit, page, STALE_BUTTON)
    wanted = request.form.get("do", "")
    if not change_link(visit, page, wanted):
        return device_page(visit, page, RAN_OUT)
    return see(own_url(visit, page, stopped="yes" if wanted == "stop" else None))


@apply.get("/<id:draft_id>/<key>/other-device/received")
def received(draft_id: str, key: str) -> Response:
    """Say in a line what has come, for the script; with status 410 when there is no more to wait for."""
    visit = open_visit(draft_id)
    page = upload_page(visit, key)
    link = link_of(visit, page)
    status = 200 if link else 410
    return Response(progress(visit, page, link), status, content_type="text/plain; charset=utf-8")


def upload_page(visit: Visit, key: str) -> Question:
    """Return a page for files by the word for it in an address; 404 for any other."""
    page = visit.home.pages_by_address.get(key)
    return visit.home.upload_pages.get(page.key if page else "") or abort(404)


def link_of(visit: Visit, page: Question) -> DeviceLink | None:
    """Return the link that a page has now."""
    home = visit.home
    with home.database.reading() as tx:
        return home.links.of_question(tx, visit.owner, page.key, home.now())


def change_link(visit: Visit, page: Question, wanted: str) -> bool:
    """Do what a button says; False if it is about a link that has run out. Raise Sent."""
    home, now = visit.home, visit.home.now()
    with home.database.writing() as tx:
        link = home.links.of_question(tx, visit.owner, page.key, now)
        match wanted:
            case "start" if link is None:  # pressed twice, it keeps the code that may be on its way already
                try:
                    home.links.make(tx, visit.owner, page.key, council_of(visit).code, now)
                except OwnerGone:
                    raise Sent(visit.draft.id) from None
            case "renew" if link:
                home.links.renew(tx, link, now)
            case "renew":
                return False
            case "stop":
                home.links.end(tx, visit.owner, page.key)
    return True


def end_unwanted_link(visit: Visit, question: Question, answer: Any) -> None:
    """End the link for the files of a paper, when the answer is that it will come another way."""
    paper = next((paper for paper in PAPERS if paper.question.key == question.key), None)
    if paper and answer != UPLOAD and link_of(visit, paper.upload):
        with visit.home.database.writing() as tx:
            visit.home.links.end(tx, visit.owner, paper.upload.key)


def progress(visit: Visit, page: Question, link: DeviceLink | None) -> str:
    """Return in a line whether a device has the link, and how many files other devices have sent."""
    say = visit.say
    if link is None:
        state = say("The code has run out, or was stopped.")
    elif link.taken:
        state = say("Another device has it now.")
    else:
        state = say("No other device has it yet.")
    files = (file for file in visit.files if file.question == page.key and file.usable)
    count = sum(file.sent_by == Sender.OTHER_DEVICE for file in files)
    if is_photo(page):
        count = min(count, 1)  # the last one counts: any other has not been taken away yet
    if not count:
        return f"{state} {say('No files received yet.')}"
    return f"{state} {say.count('1 file received.', '{count} files received.', count)}"


def own_url(visit: Visit, page: Question, **values: str | None) -> str:
    """Return the address of this page, with those values that are not None."""
    return visit.url("other_device", key=address_word(page.key), back_to=wanted_back() or None, **values)


def check_url(visit: Visit, page: Question) -> str:
    """Return where to see what has come: always a new address, or a browser would only scroll."""
    again = None if "check" in request.args else "yes"
    return own_url(visit, page, check=again, _anchor="received")


def device_page(visit: Visit, page: Question, note: Text | None = None) -> Response:
    """Show the code for another device, that one has it, or how to get one."""
    link, site = link_of(visit, page), f"{visit.home.settings.origin}/send"
    return show(
        "apply/other_device.html",
        say=visit.say,
        council=visit.council,
        paper=visit.say(paper_of(page.key).title),
        link=link,
        until=time_words(link.until, visit.say) if link else "",
        site=site,
        qr=qr_code(f"{site}/{link.code}") if link else None,
        groups=[link.code[at : at + 4] for at in (0, 4, 8)] if link else (),
        progress=progress(visit, page, link),
        progress_url=visit.url("received", key=address_word(page.key)),
        minutes=MINUTES,
        note=visit.say(note) if note else "",
        csrf_token=form_token(visit.home, visit.token),
        check_url=check_url(visit, page),
        back=visit.page_url(page, wanted_back()),
    )
