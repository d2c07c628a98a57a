"""Codes and due days in the words a caseworker reads."""

from datetime import date

from portal.accounts import Role
from portal.cases import Stage
from portal.web.language import say_for

say = say_for("you")

ROUTES = {
    "pip": "PIP",
    "dla": "DLA",
    "afrfcs": "Armed forces compensation",
    "wpms": "War Pensioners’ Mobility Supplement",
    "sight": "Severely sight impaired",
    "end_of_life": "End of life",
    "walking": "Walking",
    "non_visible": "Non-visible condition",
    "arms": "Both arms",
    "child_equipment": "Child with medical equipment",
    "child_vehicle": "Child who must be near a vehicle",
    "other": "No rule met",
}

OUTCOMES = {
    "automatic": "Qualifies without an assessment, if the papers show it",
    "assessment": "Needs an assessment",
    "unlikely": "May not qualify, and applies all the same",
}

STAGES = {Stage.RECEIVED: "Received", Stage.IN_PROGRESS: "In progress"}

ROLES = {
    Role.CASEWORKER: "Caseworker",
    Role.TEAM_LEAD: "Team lead",
    Role.SERVICE_OWNER: "Service owner",
}


def route_words(route: str) -> str:
    """Return a route in words; a code of an older journey stays as it is."""
    return say(ROUTES.get(route, route))


def due_words(due_on: date, today: date) -> str:
    """Return how far off the due day is, so that nobody needs to count or to see a colour."""
    days = (due_on - today).days
    if days == 0:
        return say("Due today")
    many = say("1 day") if abs(days) == 1 else say("{days} days", days=str(abs(days)))
    return say("Due in {many}", many=many) if days > 0 else say("Overdue by {many}", many=many)
