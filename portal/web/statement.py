"""The accessibility statement: what the record, the exceptions and the manual round say, in words."""

from flask import Response, current_app

from portal.accessibility import (
    ERRORS,
    GROUPS,
    IN_LANGUAGE,
    OF_OURS,
    OF_THE_DESIGN_SYSTEM,
    PROMISES,
    RESULTS,
    TOPICS,
    Excuse,
    Group,
    group_of,
    issue_name,
    passed,
    read_excuses,
    standings,
    the_record,
    the_rounds,
)
from portal.catalogues import drafted
from portal.journey import Say
from portal.web.language import plain
from portal.web.page import show
from portal.web.pages import pages
from portal.web.portal import portal

EXCUSES = read_excuses()
REASONS = {excuse.reason: excuse.reason for excuse in EXCUSES}
"""Written in a file of their own; here, so that they are among the texts to be translated."""


@pages.get("/accessibility")
def accessibility() -> Response:
    """State how accessible the service is, what is known to be wrong, and what nobody knows yet."""
    record, rounds = the_record(), the_rounds()
    say = plain()
    return show(
        "pages/accessibility.html",
        councils=portal().directory.all,
        record=record,
        states=record.states(record.pages),
        standings=standings(groups_here(), record, EXCUSES),
        excuses=[(str(place), each, reason(each, say)) for place, each in enumerate(EXCUSES, 1)],
        of_ours=OF_OURS,
        of_the_design_system=OF_THE_DESIGN_SYSTEM,
        rounds=rounds,
        in_language=IN_LANGUAGE,
        results=RESULTS,
        rounds_done=sum(each.done for each in rounds),
        welsh=drafted("cy"),
        passed=passed(record),
        topics=TOPICS,
        promises=PROMISES,
        issue_name=issue_name,
    )


def groups_here() -> tuple[Group, ...]:
    """Return the groups of the pages of this installation; a demonstration has some more."""
    here = {group_of(rule.endpoint) for rule in current_app.url_map.iter_rules()}
    return tuple(group for group in GROUPS if group in here or group is ERRORS)


def reason(excuse: Excuse, say: Say) -> str:
    """Return why a fault is let pass."""
    return say(REASONS[excuse.reason])
