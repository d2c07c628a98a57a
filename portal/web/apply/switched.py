"""Show a page in another language with what is typed there, whether or not it is good."""

from urllib.parse import urlencode

from flask import request
from werkzeug.wrappers import Response

from portal.forms import QuestionForm, form_for
from portal.journey import Files, Question, Repeat
from portal.web.apply.entries import entry_question, find, kept_as
from portal.web.apply.opening import Switches
from portal.web.apply.questions import shown_form
from portal.web.apply.visit import Visit
from portal.web.apply.waking import keep_posted
from portal.web.helping.terms import OFFER, empty_form
from portal.web.page import see


def switched(error: Switches) -> Response:
    """Keep what was typed, if anything was, and show the page again with what was wrong, if it said so.

    The page still does not know what other tabs have answered since it was made.
    """
    forms = shown_and_posted(error.visit)
    if forms and forms[0].view().values != forms[1].view().values:
        keep_posted(error.visit)
    told = {
        "version": request.form.get("seen") or request.form.get("version", ""),
        "wrong": request.form.get("wrong", ""),
    }
    query = {name: value for name, value in ({**request.args} | told).items() if value}
    return see(f"{request.path}?{urlencode(query)}" if query else request.path)


def shown_and_posted(visit: Visit) -> tuple[QuestionForm, QuestionForm] | None:
    """Return the form of this page as it was shown, and as it was posted; None where nothing is typed."""
    given, home, kept = request.view_args or {}, visit.home, visit.draft.kept
    match home.pages_by_address.get(given.get("key", "")):
        case Repeat() as page if "entry_id" in given:
            question, entry_id = entry_question(page), given["entry_id"]
            before, saved = kept.get(kept_as(page, entry_id)), find(visit, page, entry_id)
            return (
                form_for(question, {}, visit.say, raw=before, answer=saved),
                form_for(question, {}, visit.say, raw=request.form),
            )
        case Question() as page if not isinstance(page.answer, Files):
            return shown_form(visit, page), form_for(page, visit.path.known, visit.say, raw=request.form)
        case None if request.endpoint == "helping.take_let_help":
            forms = (empty_form(visit.say, home.today, raw) for raw in (kept.get(OFFER.key), request.form))
            return next(forms), next(forms)
    return None
