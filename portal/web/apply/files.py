"""Upload the files a paper is made of: list what is there, add more, take one away."""

from dataclasses import replace

from flask import Response, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as BaseResponse

from portal.councils import Council
from portal.evidence import File, OwnerGone, Sender
from portal.forms import View, form_for
from portal.journey import Question, Text
from portal.services import blue_badge
from portal.web.apply import apply
from portal.web.apply.drawing import context_for, wanted_back
from portal.web.apply.one_file import file_url, find_file, is_unsaid, row_of
from portal.web.apply.opening import open_visit
from portal.web.apply.removing import ask_whether_to_remove
from portal.web.apply.visit import Visit
from portal.web.apply.way import LATER, back_url, next_url, save_for_later
from portal.web.cookies import form_token, form_token_fits
from portal.web.page import see, show
from portal.web.stale import STALE_FILES
from portal.web.upload_words import ALL_TOO_BIG, about_upload, formats, is_photo
from portal.web.uploads import TooLarge, chosen_files, take_files


def files_page(visit: Visit, page: Question, problem: str = "") -> Response:
    """Show the files sent for a paper, and take more; with what is wrong with those just sent."""
    shown = visit.shown_files(page)
    return show(
        "apply/files.html",
        status=422 if problem else 200,
        say=visit.say,
        council=visit.council,
        files=[row_of(visit, page, file) for file in shown],
        count=len(visit.files_of(page)),
        added=added(),
        about=about_upload(page, council_of(visit), visit.say),
        view=chooser(visit, page, problem),
        errors=tuple((page.key, line) for line in problem.splitlines()),
        has_errors=bool(problem),
        csrf_token=form_token(visit.home, visit.token),
        back=back_url(visit, page, wanted_back()),
        device_url=visit.page_url(page, wanted_back(), "other_device"),
        other_way_url=visit.page_url(blue_badge.paper_of(page.key).question, wanted_back()),
        **context_for(visit, page, visit.say(page.ask)),
    )


def papers_page(visit: Visit, page: Question, status: int = 200) -> Response:
    """Tell a helper who may not upload that the holder does, and of the other ways for a paper to come."""
    return show(
        "helping/papers.html",
        status=status,
        say=visit.say,
        council=visit.council,
        back=back_url(visit, page, wanted_back()),
        other_way_url=visit.page_url(blue_badge.paper_of(page.key).question, wanted_back()),
        tasks_url=visit.url("tasks"),
        **context_for(visit, page, visit.say(page.ask)),
    )


def chooser(visit: Visit, page: Question, problem: str) -> View:
    """Return the input that files are chosen with."""
    view = form_for(page, visit.path.known, visit.say).view(is_heading=False)
    label = visit.say(_label(visit, page))
    hint = formats(page, council_of(visit), visit.say)
    return replace(view, label=label, hint=hint, error=problem or None, wrong=bool(problem))


def _label(visit: Visit, page: Question) -> Text:
    if not visit.files_of(page):
        return blue_badge.paper_of(page.key).title
    return Text("Another photo instead") if is_photo(page) else Text("Another file, if there is one")


def council_of(visit: Visit) -> Council:
    """Return the council that the application goes to: papers are asked for only once it is known."""
    assert visit.council
    return visit.council


def added() -> int:
    """Return how many files the last press has added, as its redirect says."""
    told = request.args.get("added", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 4 else 0


def take_upload(visit: Visit, page: Question) -> BaseResponse:
    """Keep the files that were chosen, or lead on when there are none to add."""
    if visit.path.stop(page.key) is None:
        return not_added(visit, page)
    try:
        chosen = chosen_files(page.key, council_of(visit))
    except (TooLarge, RequestEntityTooLarge):
        return files_page(visit, page, visit.say(ALL_TOO_BIG))
    if not form_token_fits(visit.home, visit.token):
        return files_page(visit, page, visit.say(STALE_FILES))
    if not chosen:
        return lead_on(visit, page)
    sender = Sender.HELPER if visit.permit or visit.voice == "they" else Sender.APPLICANT
    try:
        intake = take_files(visit.owner, page, chosen, sender, council_of(visit), visit.say)
    except OwnerGone:  # sent in another tab, a moment ago
        return not_added(visit, page, sent=True)
    visit = visit.save(lambda fresh: fresh.gave(page.key))
    if intake.problem:
        return files_page(visit, page, intake.problem)
    return see(after_upload(visit, page, intake.kept))


def lead_on(visit: Visit, page: Question) -> BaseResponse:
    """Lead on from the files there are: to the first that nobody has named yet, else to the next page."""
    files = visit.files_of(page)
    if not files:
        return files_page(visit, page, visit.say(page.missing))
    if unsaid := next(filter(is_unsaid(page), files), None):
        return see(file_url(visit, page, unsaid.id))
    return see(next_url(visit, page, wanted_back()) if visit.path.reachable(page.key) else visit.position())


def uploaded_lines(visit: Visit, question: Question) -> tuple[str, ...]:
    """Return what the question how a paper comes says of files that are there for it already, if any."""
    pages = [paper.upload for paper in blue_badge.PAPERS if paper.question.key == question.key]
    count = sum(len(visit.files_of(page)) for page in pages)
    if not count:
        return ()
    said = visit.say.count(
        "1 file is uploaded for this. It is sent only if you keep ‘Upload it’.",
        "{count} files are uploaded for this. They are sent only if you keep ‘Upload it’.",
        count,
    )
    return (said,)


def not_added(visit: Visit, page: Question, *, sent: bool = False) -> Response:
    """Say that what was chosen is not kept: the paper comes another way now, or the application was sent."""
    question = blue_badge.paper_of(page.key).question
    on = visit.url("sent") if sent else visit.page_url(question) if visit.path.stop(question.key) else ""
    return show(
        "apply/not_added.html",
        status=409,
        say=visit.say,
        council=visit.council,
        sent=sent,
        on=on or visit.position(),
        **context_for(visit, page, visit.say("Nothing was uploaded")),
    )


def after_upload(visit: Visit, page: Question, kept: tuple[File, ...]) -> str:
    """Return where to go with new files: to the first that nobody has named yet, else to the list."""
    if unsaid := next(filter(is_unsaid(page), kept), None):
        return file_url(visit, page, unsaid.id)
    return f"{visit.page_url(page, wanted_back())}{'&' if wanted_back() else '?'}added={len(kept)}"


def forget(visit: Visit, *files: File) -> None:
    """Take files away, from the database and then from the disk."""
    home = visit.home
    with home.database.writing() as tx:
        for file in files:
            home.evidence.remove(tx, visit.owner, file.id)
    home.evidence.discard(*(file.id for file in files))


@apply.route("/<id:draft_id>/<key>/<id:file_id>/remove", methods=["GET", "POST"])
def remove_file(draft_id: str, key: str, file_id: str) -> BaseResponse:
    """Ask whether to remove a file, and remove it on yes."""
    visit = open_visit(draft_id)
    page, file = find_file(visit, key, file_id)
    if file is None:
        return see(visit.page_url(page, wanted_back()))
    if LATER in request.form:
        return save_for_later(visit)
    asked = ask_whether_to_remove(visit, page, (row_of(visit, page, file)["line"],))
    if not isinstance(asked, bool):
        return asked
    if asked:
        forget(visit, file)
        visit.save(lambda fresh: fresh.gave(page.key))
    return see(visit.page_url(page, wanted_back()))
