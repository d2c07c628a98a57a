"""Codes and due days in the words a caseworker reads."""

from datetime import date

from portal.accounts import Role
from portal.cases import Stage
from portal.evidence import Sender, State
from portal.media import Hint
from portal.web.language import plain

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

CHANNELS = {
    "online": "Online",
    "desk": "Begun at a desk",
    "paper": "On paper, keyed in by council staff",
    "phone": "By phone, keyed in by council staff",
}

FILE_LOOKS = {
    "file_opened": {
        Role.CASEWORKER: "A caseworker opened a file: {paper}",
        Role.TEAM_LEAD: "A team lead opened a file: {paper}",
    },
    "file_downloaded": {
        Role.CASEWORKER: "A caseworker downloaded a file: {paper}",
        Role.TEAM_LEAD: "A team lead downloaded a file: {paper}",
    },
}
"""The looks at files that are written down, by who may look."""

COMING = {
    "upload": "{paper}: none of its files can be opened, so ask for it again",
    "post": "{paper}: a copy by post",
    "bring": "{paper}: brought to the council",
    "later": "{paper}: sent later",
    "help": "{paper}: help from the council is wanted",
}
"""How a paper that is not there yet will come, by what was answered; any other answer needs none."""
PHOTO_HELP = "{paper}: the council’s help with it is wanted"

SENT_BY = {
    Sender.APPLICANT: "Sent by the applicant, {moment}",
    Sender.HELPER: "Sent by the helper, {moment}",
    Sender.OTHER_DEVICE: "Sent from another device, with a code, {moment}",
}

CHECKED = {
    State.CHECKING: "Being checked for viruses",
    State.READY: "No virus found",
    State.INFECTED: "A virus was found and the file destroyed: ask for another",
    State.LOST: "The file was lost: ask for another",
}

HINTS = {
    Hint.SMALL: "the picture is small and may print badly",
    Hint.BLURRED: "the picture may be blurred",
    Hint.DARK: "the picture is dark",
    Hint.BRIGHT: "the picture is very bright",
    Hint.BUSY_BACKGROUND: "the background may not be plain",
    Hint.DARK_BACKGROUND: "the background is dark",
    Hint.NO_FACE: "no face was found, but the portal misses some",
    Hint.SEVERAL_FACES: "there may be more than one face",
}
"""What the portal noticed about a photo. Only a person can say whether it matters."""


def route_words(route: str) -> str:
    """Return a route in words; a code of an older journey stays as it is."""
    return plain()(ROUTES.get(route, route))


def due_words(due_on: date, today: date) -> str:
    """Return how far off the due day is, so that nobody needs to count or to see a colour."""
    days = (due_on - today).days
    if days == 0:
        return plain()("Due today")
    many = plain().count("1 day", "{count} days", abs(days))
    return plain()("Due in {many}", many=many) if days > 0 else plain()("Overdue by {many}", many=many)
