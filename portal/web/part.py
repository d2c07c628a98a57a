"""Which part of the accessibility statement a page has: the footer of the page leads there."""

from flask import request

from portal.accessibility import ERRORS, Group, group_of
from portal.web.portal import Portal


def part_of(home: Portal, template: str) -> Group:
    """Return the group of the page that a template makes in this request."""
    if request.endpoint is None or template.startswith("errors/"):
        return ERRORS
    shown = (request.view_args or {}).get("key", "")
    return group_of(request.endpoint, home.pages_by_address.get(shown))
