"""What the pages about the ways back of one application share: whose, their names, their frame."""

from typing import Any

from flask import Response, abort, url_for

from portal.access import Kind, Way
from portal.cases import Case
from portal.drafts import KEPT_DAYS_WITH_WAY, Draft
from portal.journey import Say, Text
from portal.storage import Tx
from portal.web.apply.visit import Visit
from portal.web.back.addresses import masked
from portal.web.back.forms import Errors
from portal.web.cookies import form_token
from portal.web.language import say_for
from portal.web.page import show
from portal.web.portal import Portal
from portal.web.telling import tell_of_ways

NAMES = {
    Kind.EMAIL: Text("Email to {address}"),
    Kind.TEXT: Text("Text message to the number ending {address}"),
    Kind.WORDS: Text("Words on a card or in a letter"),
    Kind.ONE_LOGIN: Text("GOV.UK One Login"),
}


def say_of(visit: Visit) -> Say:
    """Return the words for whoever sits here: a helper with a permit is never the applicant."""
    return say_for("they", visit.say.language) if visit.permit else visit.say


def ways_of(visit: Visit) -> tuple[Way, ...]:
    """Return the visitor's own ways back, those that are not confirmed yet too."""
    with visit.home.database.reading() as tx:
        return visit.home.ways.of_draft(tx, visit.draft.id, visit.by)


def name_of(way: Way, say: Say) -> str:
    """Return what a way back is called, with as little of its address as will do."""
    return say(NAMES[way.kind], address=masked(way.kind, way.address) if way.address else "")


def still_open(visit: Visit, tx: Tx) -> None:
    """Hold an unsent application until the transaction ends; make sure that the visitor may still come in.

    It comes first, so that nobody shuts the door from here on, and nobody waits in a circle. 404 if it was
    shut since the request began; raise Stale if the application was sent or erased since.
    """
    home = visit.home
    if not visit.draft.sent:
        home.drafts.claim(tx, visit.draft.id)
    door = home.sessions.door(tx, visit.token, visit.draft.id)
    if door is None or (door.permit and not door.permit.lives(home.today)):
        abort(404)


def is_way_left(home: Portal, tx: Tx, draft_id: str) -> bool:
    """Say whether somebody can come back to an application: its holder, or a helper."""
    helpers = [permit.id for permit in home.permits.of_draft(tx, draft_id) if permit.lives(home.today)]
    return any(way.confirmed for whose in ("", *helpers) for way in home.ways.of_draft(tx, draft_id, whose))


def keep_longer(visit: Visit, tx: Tx) -> None:
    """Keep an application that is `still_open` for as long as one that somebody can come back to."""
    still_open(visit, tx)
    keep(visit, tx, KEPT_DAYS_WITH_WAY)


def keep(visit: Visit, tx: Tx, days: int) -> None:
    """Keep an application for so long; one that was sent is the council's to keep."""
    if not visit.draft.sent:
        visit.home.drafts.keep_for(tx, visit.draft.id, days, visit.home.now())


def warn(visit: Visit, tx: Tx, but: str = "") -> None:
    """Tell the visitor's addresses, `but` that of one way back, that the ways back change."""
    tell_of_ways(visit.home, tx, visit.draft.id, visit.by, voice=say_of(visit).voice, but=but)


def case_of(home: Portal, draft: Draft) -> Case | None:
    """Return the case that a draft became."""
    if not draft.sent:
        return None
    with home.database.reading() as tx:
        return home.cases.of_draft(tx, draft.id)


def way_url(visit: Visit, endpoint: str = "save", **values: Any) -> str:
    """Return the address of a page about this application's ways back."""
    return url_for(f"back.{endpoint}", draft_id=visit.draft.id, **values)


def show_own(
    visit: Visit, template: str, *, errors: Errors = (), status: int = 200, **context: Any
) -> Response:
    """Show a page about this application's ways back."""
    case = case_of(visit.home, visit.draft)
    return show(
        template,
        status=422 if errors else status,
        say=say_of(visit),
        council=visit.home.directory.by_code(case.council) if case else visit.council,
        reference=case.reference if case else "",
        resume_url=visit.url("sent" if case else "resume"),
        ways_url=way_url(visit),
        errors=errors,
        has_errors=bool(errors),
        csrf_token=form_token(visit.home, visit.token),
        later=False,
        **context,
    )
