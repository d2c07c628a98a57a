"""Make a response from a template: every page gets its frame, its words and its headers here."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from flask import Response, g, redirect, render_template, request
from werkzeug.exceptions import SecurityError
from werkzeug.wrappers import Response as BaseResponse

from portal.councils import Council
from portal.forms import View
from portal.journey import Say
from portal.settings import REGION
from portal.web.assets import is_first_visit, style_source
from portal.web.cookies import cookie_name
from portal.web.fold import slot
from portal.web.language import plain
from portal.web.part import part_of
from portal.web.place import place
from portal.web.portal import SERVICE_NAME, Portal, portal
from portal.web.problems import problem_here
from portal.web.standing import Standing, standing_here


@lru_cache(maxsize=64)
def council_css(colour: str) -> str:
    """Return the little sheet that shows a council's colour."""
    return f":root{{--council-colour:{colour}}}"


def first_visit(home: Portal) -> bool:
    """Tell whether this browser has not been here before."""
    try:
        return is_first_visit(request, (cookie_name(home, "session"), cookie_name(home, "staff")))
    except (SecurityError, ValueError):
        return True  # a Host or a Referer that no browser sends: its error page needs a style too


def organisation(home: Portal, say: Say) -> str:
    """Return the name over a page that is not yet one council's; we can translate only our own."""
    return say(REGION) if home.organisation == REGION else home.organisation


def frame(home: Portal, say: Say, council: Council | None, template: str) -> dict[str, Any]:
    """Return what `layout.html` needs, and note which styles the response may carry."""
    first = first_visit(home)
    css = council_css(council.colour) if council else ""
    assets = home.assets.facing(say.direction)
    g.style_sources = (*((assets.css_source,) if first else ()), *((style_source(css),) if css else ()))
    return {
        "say": say,
        "lang": say.language,
        "direction": say.direction,
        "place": place(),
        "part": part_of(home, template).id,
        "service_name": say(SERVICE_NAME),
        "organisation_name": council.name if council else organisation(home, say),
        "council_css": css,
        "assets": assets,
        "first_visit": first,
        "nav": (),
        "sign_out": None,
        "has_errors": False,
        "problem": problem_here(),
        "council": council,
        "standing": standing_here(home),
        "leave": False,
        "typed_form": False,
        "case": None,
        "once": False,
        "later": True,
    }


def show(
    template: str,
    *,
    status: int = 200,
    say: Say | None = None,
    council: Council | None = None,
    **context: Any,
) -> Response:
    """Render a template in its frame; with `leave`, it has a way to leave quickly."""
    framed = frame(portal(), say or plain(), council, template)
    return Response(render_template(template, **framed | _drawn(context, framed["standing"])), status)


def folded_page(
    template: str,
    key: tuple[Any, ...],
    values: dict[str, str | bool],
    context: Callable[[], dict[str, Any]],
    *,
    say: Say,
    council: Council | None,
) -> Response:
    """Return a page that is rendered once for each `key` and after that only filled with `values`.

    `context` must give markers (`portal.web.fold`) for everything that is not decided by `key`.
    """
    home = portal()
    framed = frame(home, say, council, template)
    standing = framed["standing"]
    kind = standing.kind if standing else ()
    always = (template, say.voice, say.language, council and council.code, framed["first_visit"])
    whole = (*always, framed["part"], kind, *key)
    marked = {"standing": standing.marked() if standing else None, "place": slot("place")}
    folded = home.pages.get(
        whole, lambda: render_template(template, **framed | marked | _drawn(context(), standing))
    )
    own = {"place": framed["place"], **(standing.values() if standing else {})}
    return Response(folded.fill(values | {name: own[name] for name in folded.names & own.keys()}))


def _drawn(context: dict[str, Any], standing: Standing | None) -> dict[str, Any]:
    """Return what a template is given; on a shared computer browsers are to remember nothing of any form."""
    if standing is None or not standing.shared:
        return context
    return {name: value.unkept() if isinstance(value, View) else value for name, value in context.items()}


def see(address: str) -> BaseResponse:
    """Send the browser on to a page, by GET."""
    return redirect(address, 303)
