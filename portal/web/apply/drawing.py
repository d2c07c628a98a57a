"""Draw a page of the journey: rendered once for each voice and council, then only filled."""

from typing import Any

from flask import Response, request

from portal.forms import QuestionForm, View
from portal.journey import ExitPage, Page, Question, Repeat, Say, Text
from portal.web.apply.leaving import leaves
from portal.web.apply.visit import Visit
from portal.web.apply.way import BACK_TO, back_url
from portal.web.cookies import form_token
from portal.web.fold import flag, slot
from portal.web.page import folded_page, show
from portal.web.problems import say_problem
from portal.web.stale import STALE_BUTTON
from portal.web.typed import typed_words


def draw_question(
    visit: Visit,
    question: Question,
    form: QuestionForm,
    *,
    problem: Text | None = None,
    kept: bool = False,
    entry_of: Repeat | Question | None = None,
    lines: tuple[str, ...] = (),
) -> Response:
    """Show a question: filled in, with what is wrong in it, or with a `problem` that no field has.

    `kept` words were never judged good. `entry_of` is the list whose entry it adds, changes or, with the
    entry's `lines`, removes; files are such a list too. Other `lines` stand before what the page says.
    """
    page = entry_of or question
    values: dict[str, str | bool] = {
        "csrf_token": form_token(visit.home, visit.token),
        # Shown again, a form still does not know what other tabs have answered since it was made.
        "version": str(seen_version() or visit.draft.version),
        "back": visit.page_url(page, wanted_back())
        if entry_of and page.key in visit.path.answers
        else back_url(visit, page, wanted_back()),
    }
    if not visit.draft.version:
        values["draft"] = visit.draft.id  # so that the same form sent twice begins one draft
    view = form.view()
    own = {"question": question, "lines": lines, "kept": kept, "draft": "", "later": False, "typed": ()}
    context = context_for(visit, page, view.label) | own
    if form.cut:
        context["typed"] = typed_words()
    if problem or form.errors or lines:
        return _drawn(visit, view, errors_of(form, problem, visit.say), context | values)
    return _folded(visit, view, context, values)


def errors_of(form: QuestionForm, problem: Text | None, say: Say) -> tuple[tuple[str, str], ...]:
    """Return what the error summary lists, an anchor and words each: the problem, or else the form's."""
    if problem:
        return ((form.view().slots[0], say_problem(problem, say)),)
    return tuple((each.anchor, each.message) for each in form.errors)


def _drawn(
    visit: Visit, view: View, errors: tuple[tuple[str, str], ...], context: dict[str, Any]
) -> Response:
    return show(
        "apply/question.html",
        status=422 if errors else 200,
        say=visit.say,
        council=visit.council,
        view=view,
        errors=errors,
        has_errors=bool(errors),
        **context,
    )


def _folded(visit: Visit, view: View, context: dict[str, Any], values: dict[str, str | bool]) -> Response:
    offered = tuple(item.value for item in view.items)
    return folded_page(
        "apply/question.html",
        (view.label, context["kept"], "draft" in values, view.slots, offered, *visit.names.values()),
        values | view.values,
        lambda: (
            context | {name: slot(name) for name in values} | {"view": view.marked(slot, flag), "errors": ()}
        ),
        say=visit.say,
        council=visit.council,
    )


def draw_exit(visit: Visit, page: ExitPage, *, stale: bool = False) -> Response:
    """Show a page that leads elsewhere; if its button was stale, ask to press it again."""
    return show(
        "apply/exit.html",
        stale=visit.say(STALE_BUTTON) if stale else "",
        say=visit.say,
        council=visit.council,
        csrf_token=form_token(visit.home, visit.token),
        back=back_url(visit, page, wanted_back()),
        **context_for(visit, page, visit.say(page.title, **visit.names)),
    )


def context_for(visit: Visit, page: Page, heading: str) -> dict[str, Any]:
    """Return what a page's template needs besides its values."""
    return {
        "question": page,
        "heading": heading,
        "page_name": visit.say(page.ask, **visit.names) if isinstance(page, Question | Repeat) else heading,
        "section": visit.say(visit.home.section_of[page.key].title),
        "names": visit.names,
        "leave": leaves(page),
    }


def seen_version() -> int:
    """Return the version of the draft that the posted form was made from; 0 if it does not say.

    A page that is shown again in another language has it in its address.
    """
    version = request.form.get("version") or request.args.get("version", "")
    return int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0


def wanted_back() -> str:
    """Return where a change leads back to, if the address names a page we know."""
    wanted = request.args.get("back_to", "")
    return wanted if wanted in BACK_TO else ""
