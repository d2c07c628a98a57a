"""The one door to words: which language this request has, and its words in one voice."""

from functools import cache

from flask import g, has_request_context, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from portal.catalogues import LANGUAGES, PSEUDO, Language, catalogue_of
from portal.journey import Say, Voice
from portal.web.cookies import SWITCH_FIELD, cookie_name, set_cookie, switches_language
from portal.web.portal import portal

COOKIE = "language"
"""What the cookie is called that keeps the choice, as long as the browser is open."""


@cache
def say_for(voice: Voice, language: str = "en") -> Say:
    """Return the door for one voice and language."""
    known = (LANGUAGES | PSEUDO)[language]
    return Say(voice, known.code, known.direction, catalogue_of(known.code))


def language() -> str:
    """Return the code of the language that this browser has chosen; English outside of a request."""
    if not has_request_context():
        return "en"
    if "language" not in g:
        g.language = _chosen()
    found: str = g.language
    return found


def plain() -> Say:
    """Return the words of a page that speaks to whoever reads it, in the language of the request."""
    return say_for("you", language())


def offered() -> dict[str, Language]:
    """Return the languages there are to choose; those that nobody speaks only where we develop."""
    return LANGUAGES | PSEUDO if portal().settings.development else LANGUAGES


def keep_language(response: Response) -> None:
    """Keep the language that a form was posted to change to."""
    if wanted := _switched_to():
        set_cookie(portal(), response, COOKIE, wanted)


def _chosen() -> str:
    sent = request.cookies.get(cookie_name(portal(), COOKIE), "")
    return _switched_to() or (sent if sent in offered() else "en")


def _switched_to() -> str:
    """Return the language that this form was posted to change to, if it was."""
    try:
        wanted = request.form[SWITCH_FIELD] if switches_language() else ""
    except HTTPException:  # more than a form may hold: its error page has a language too
        return ""
    return wanted if wanted in offered() else ""
