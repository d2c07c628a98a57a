"""Change the language of every page, and stay where one is."""

from flask import abort, request
from werkzeug.wrappers import Response

from portal.web.cookies import set_cookie
from portal.web.language import COOKIE, offered
from portal.web.page import see
from portal.web.pages import pages
from portal.web.place import own_address
from portal.web.portal import portal


@pages.get("/language/<wanted>")
def language(wanted: str) -> Response:
    """Keep the choice of a language, and lead back to the page where it was made."""
    if wanted not in offered():
        abort(404)
    response = see(own_address(request.args.get("to", "")))
    set_cookie(portal(), response, COOKIE, wanted)
    return response
