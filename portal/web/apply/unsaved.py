"""Changes that were typed but never judged good: say so, lead to them, and let them be dropped."""

from dataclasses import dataclass

from flask import abort, request
from werkzeug.wrappers import Response as BaseResponse

from portal.journey import ExitPage, Question, Repeat
from portal.web.apply import apply
from portal.web.apply.drawing import wanted_back
from portal.web.apply.entries import entry_url, find
from portal.web.apply.opening import Fixed, KeptFrom, open_visit
from portal.web.apply.visit import Visit
from portal.web.cookies import form_token_fits
from portal.web.page import see

LED_FROM = ("check", "tasks")
"""The pages that show every unsaved change; a list shows its own."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A change to an answer, or a new entry of a list, that is not saved."""

    key: str
    """What it is kept under."""
    label: str
    new: bool
    url: str
    """Where it can be seen, "" for a helper who may not change it."""


def unsaved(visit: Visit, back_to: str = "", only: str = "") -> tuple[Unsaved, ...]:
    """Return the unsaved changes of answers on the path, or of the `only` page of this key.

    A page that has no answer yet is not changed: it is among the pages still to be answered.
    """
    found = []
    for key in visit.draft.kept:
        name, _, entry_id = key.partition("/")
        stop = visit.path.stop(name)
        if stop and stop.answered and only in ("", name) and not isinstance(stop.page, ExitPage):
            found.append(_unsaved(visit, stop.page, key, entry_id, back_to))
    return tuple(found)


def _unsaved(visit: Visit, page: Question | Repeat, key: str, entry_id: str, back_to: str) -> Unsaved:
    label = visit.say(page.row or page.ask, **visit.names)
    if page.key in visit.hidden | visit.fixed:
        return Unsaved(key, label, False, "")
    if isinstance(page, Repeat) and entry_id:
        url = entry_url(visit, page, entry_id, back_to=back_to)
        return Unsaved(key, label, find(visit, page, entry_id) is None, url)
    return Unsaved(key, label, False, visit.page_url(page, back_to))


@apply.post("/<id:draft_id>/unsaved")
def drop(draft_id: str) -> BaseResponse:
    """Let go of one unsaved change: the saved answer stays. Lead back to the page the button was on."""
    visit = open_visit(draft_id)
    if not form_token_fits(visit.home, visit.token):
        abort(400)
    key = request.form.get("key", "")
    if key.partition("/")[0] in visit.hidden:
        raise KeptFrom(visit)
    if key in visit.fixed:
        raise Fixed(visit)
    visit = visit.save(lambda fresh: fresh.draft.drop_kept(key))
    shown_on = request.form.get("shown_on", "")
    if shown_on in LED_FROM:
        return see(visit.url(shown_on))
    page = visit.home.pages_by_address.get(shown_on)
    return see(visit.page_url(page, wanted_back()) if page else visit.position())
