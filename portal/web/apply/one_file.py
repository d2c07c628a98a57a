"""One file: look at it, say what it is, and of a photo which part goes on the badge."""

from collections.abc import Callable
from typing import Any

from flask import Response, abort, request
from werkzeug.wrappers import Response as BaseResponse

from portal.evidence import File, Part, Sender, State
from portal.forms import QuestionForm, form_for
from portal.journey import Choice, Files, Question, Radios, Text, size_words
from portal.services import blue_badge
from portal.storage import Unreadable
from portal.web.apply import apply
from portal.web.apply.drawing import context_for, errors_of, wanted_back
from portal.web.apply.opening import open_visit
from portal.web.apply.visit import Visit
from portal.web.apply.way import next_url
from portal.web.cookies import form_token, form_token_fits, switches_language
from portal.web.files import file_response
from portal.web.ids import address_word
from portal.web.page import see, show
from portal.web.problems import problem_before
from portal.web.stale import STALE_FORM
from portal.web.typed import seen_again
from portal.web.upload_words import EDGES, hints_of, is_photo

CHECKING = "Being checked for viruses. It can be opened when that is done. You can go on meanwhile."
INFECTED = "A virus was found in this file, so it was destroyed. Send a photo of the paper instead."
LOST = "This file was lost through a fault of ours. Send it again."
NOT_HERE = {State.CHECKING: CHECKING, State.INFECTED: INFECTED, State.LOST: LOST}


def find_file(visit: Visit, key: str, file_id: str) -> tuple[Question, File | None]:
    """Return a page for files and one of its files, None while there is none; 404 for any other page."""
    page = visit.home.pages_by_address.get(key)
    if page is None or page.key not in visit.home.upload_pages:
        abort(404)
    assert isinstance(page, Question)
    found = (file for file in visit.shown_files(page) if file.id == file_id)
    return page, next(found, None) if visit.path.reachable(page.key) else None


def file_url(visit: Visit, page: Question, file_id: str, endpoint: str = "file", **more: str) -> str:
    """Return the address of a file's page, of its removal or of a part of it."""
    if wanted_back() and endpoint != "part":
        more["back_to"] = wanted_back()
    return visit.url(endpoint, key=address_word(page.key), file_id=file_id, **more)


def answer_of(page: Question) -> Files:
    """Return what a page for files asks for."""
    assert isinstance(page.answer, Files)
    return page.answer


def is_unsaid(page: Question) -> Callable[[File], bool]:
    """Return the test whether there is still something to say of a file: what it is, or how a photo looks."""
    if is_photo(page):
        return lambda file: not file.chosen
    return lambda file: bool(answer_of(page).kinds) and not file.what


def label_of(visit: Visit, page: Question, file: File) -> str:
    """Return what a file is, in words, and of several which: "Passport", "Benefit award letter, 2 of 3"."""
    say, kinds = visit.say, answer_of(page).kinds
    label = answer_of(page).label({"what": file.what}, say)
    if not label:
        label = say("Not said yet what it is") if kinds else say(blue_badge.paper_of(page.key).title)
    ids = [one.id for one in visit.files_of(page)]
    if len(ids) < 2 or file.id not in ids:
        return label
    number = str(ids.index(file.id) + 1)
    return say("{label}, {number} of {count}", label=label, number=number, count=str(len(ids)))


def row_of(visit: Visit, page: Question, file: File) -> dict[str, Any]:
    """Return what the list shows of a file."""
    say, ready = visit.say, file.state == State.READY
    label, size = label_of(visit, page, file), size_words(file.size, say)
    return {
        "label": label,
        "look": answer_of(page).label({"chosen": file.chosen}, say),
        "name": file.name,
        "size": size,
        "line": f"{label}: {file.name}, {size}",
        "pages": file.pages,
        "elsewhere": file.sent_by == Sender.OTHER_DEVICE,
        "problem": say(NOT_HERE[file.state]) if not ready else "",
        "hints": hints_of(page, file, say) if ready else (),
        "thumb": picture_url(visit, page, file, Part.THUMB) if ready else "",
        "url": file_url(visit, page, file.id) if file.usable else "",
        "view": say("View") if question_about(page, file, visit) is None else say("View or change"),
        "remove_url": file_url(visit, page, file.id, "remove_file"),
    }


def shows_files(visit: Visit) -> bool:
    """Say whether pages show what is in a file: not where the next person could see it."""
    return visit.door is None or not visit.door.session.shared


def question_about(page: Question, file: File, visit: Visit) -> Question | None:
    """Return what there is to say about a file: what it is, or what becomes of a photo; None if nothing."""
    answer = answer_of(page)
    if is_photo(page):
        ask, missing = Text("Which picture should go on the badge?"), Text("Select which picture to use")
        return Question(key="look", ask=ask, answer=Radios(looks(answer, file)), missing=missing)
    if not answer.kinds:
        return None
    kinds = tuple(kind for kind in answer.kinds if kind.when.holds(visit.path.known))
    missing = Text("Select what this is")
    return Question(key="what", ask=Text("What is this?"), answer=Radios(kinds), missing=missing)


def looks(answer: Files, file: File) -> tuple[Choice, ...]:
    """Return the crops this photo has, and what is always offered."""
    there = {crop.cut.value for crop in file.crops} | {"as_is", "help"}
    return tuple(look for look in answer.looks if look.value in there)


@apply.get("/<id:draft_id>/<key>/<id:file_id>")
def file(draft_id: str, key: str, file_id: str) -> BaseResponse:
    """Show a file and ask what there is to ask about it."""
    visit = open_visit(draft_id)
    page, found = find_file(visit, key, file_id)
    if found is None or not found.usable:
        return see(visit.page_url(page, wanted_back()))
    question = question_about(page, found, visit)
    said = found.chosen if is_photo(page) else found.what
    form = form_for(question, visit.path.known, visit.say, answer=said) if question else None
    return file_page(visit, page, found, form)


@apply.post("/<id:draft_id>/<key>/<id:file_id>")
def take_file(draft_id: str, key: str, file_id: str) -> BaseResponse:
    """Note what a file is, or what becomes of a photo, and lead on."""
    visit = open_visit(draft_id)
    page, found = find_file(visit, key, file_id)
    question = question_about(page, found, visit) if found and found.usable else None
    if found is None or question is None:
        return see(visit.page_url(page, wanted_back()))
    form = form_for(question, visit.path.known, visit.say, raw=request.form)
    if switches_language():
        return file_page(visit, page, found, seen_again(form), problem_before(STALE_FORM))
    good = form.validate()
    if not good or not form_token_fits(visit.home, visit.token):
        return file_page(visit, page, found, form, problem=STALE_FORM if good else None)
    evidence, photo = visit.home.evidence, is_photo(page)
    with visit.home.database.writing() as tx:
        (evidence.choose if photo else evidence.say_what)(tx, visit.owner, found.id, form.answer)
    visit = visit.save(lambda fresh: fresh.gave(page.key))
    if photo:
        return see(next_url(visit, page, wanted_back()))
    left = next(filter(is_unsaid(page), visit.files_of(page)), None)
    return see(file_url(visit, page, left.id) if left else visit.page_url(page, wanted_back()))


def file_page(
    visit: Visit, page: Question, found: File, form: QuestionForm | None, problem: Text | None = None
) -> Response:
    """Show a file with the question about it."""
    errors = errors_of(form, problem, visit.say) if form else ()
    heading = form.view().label if form else label_of(visit, page, found)
    return show(
        "apply/file.html",
        status=422 if errors else 200,
        say=visit.say,
        council=visit.council,
        view=form.view() if form else None,
        row=row_of(visit, page, found),
        whole=file_url(visit, page, found.id, "part", part=Part.WHOLE),
        is_picture=found.kind == "image",
        crops=crops_of(visit, page, found),
        errors=errors,
        has_errors=bool(errors),
        csrf_token=form_token(visit.home, visit.token),
        back=visit.page_url(page, wanted_back()),
        **context_for(visit, page, heading),
    )


def crops_of(visit: Visit, page: Question, found: File) -> dict[str, dict[str, str]]:
    """Return the picture and the edges in words of each crop, by the value of its choice."""
    if found.state != State.READY:
        return {}
    crops = {"as_is": {"src": picture_url(visit, page, found, Part.THUMB), "edges": ""}}
    for number, crop in enumerate(found.crops, 1):
        edges = " ".join(visit.say(EDGES[edge]) for edge in crop.edges).removesuffix(".")  # it is a hint
        src = picture_url(visit, page, found, Part(f"crop_{number}"))
        crops[crop.cut.value] = {"src": src, "edges": edges}
    return crops


def picture_url(visit: Visit, page: Question, file: File, part: Part) -> str:
    """Return the address of a picture; "" where the next person at the computer could see it."""
    return file_url(visit, page, file.id, "part", part=part) if shows_files(visit) else ""


@apply.get("/<id:draft_id>/<key>/<id:file_id>/<part>")
def part(draft_id: str, key: str, file_id: str, part: str) -> Response:
    """Send a picture of a file, or all of it, to whom it belongs."""
    visit = open_visit(draft_id)
    _, found = find_file(visit, key, file_id)
    if found is None or part not in list(Part) or not shows_files(visit):
        abort(404)
    try:
        data = visit.home.evidence.read(found, Part(part))
    except Unreadable:
        abort(404)
    return file_response(data, found.kind if part == Part.WHOLE else "image", "file")
