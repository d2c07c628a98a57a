"""Ask whether to remove an entry of a list, or a file."""

from flask import request
from werkzeug.wrappers import Response as BaseResponse

from portal.forms import form_for
from portal.journey import Question, Repeat, Text, yes_no
from portal.web.apply.drawing import draw_question
from portal.web.apply.visit import Visit
from portal.web.cookies import form_token_fits, switches_language
from portal.web.problems import problem_before
from portal.web.stale import STALE_FORM
from portal.web.typed import seen_again

REMOVE = Question(
    key="remove",
    ask=Text("Do you want to remove this?"),
    answer=yes_no(),
    missing=Text("Select yes if you want to remove this"),
)


def ask_whether_to_remove(
    visit: Visit, page: Repeat | Question, lines: tuple[str, ...]
) -> BaseResponse | bool:
    """Return the page that asks about what its `lines` tell of, or the answer, once there is one."""
    posted, problem = request.method == "POST", None
    form = form_for(REMOVE, {}, visit.say, raw=request.form if posted else None)
    if switches_language():
        form, problem = seen_again(form), problem_before(STALE_FORM)
    elif posted and form.validate():
        if form_token_fits(visit.home, visit.token):
            return bool(form.answer == "yes")
        problem = STALE_FORM
    return draw_question(visit, REMOVE, form, problem=problem, entry_of=page, lines=lines)
