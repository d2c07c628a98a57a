"""How a helper and a permit are named on every page: the words stand here once."""

from portal.access import Level, Permit
from portal.accounts import team_name
from portal.drafts import Draft
from portal.journey import Say, Text

CONNECTIONS = {
    "parent": "parent or guardian",
    "attorney": "attorney or deputy",
    "appointee": "appointee",
    "friend": "relative, carer or friend",
    "professional": "who helps as part of a job",
}
"""Who somebody is that fills in the application of another, by their answer to `authority`."""

CLOSE = "close"
"""The relationship of a "friend" of that question, who may be a relative; a permit's friend is none."""

IN_SHORT = {
    **CONNECTIONS,
    CLOSE: CONNECTIONS["friend"],
    "partner": "partner",
    "daughter": "daughter",
    "son": "son",
    "relative": "relative",
    "friend": "friend or neighbour",
    "carer": "carer",
    "adviser": "adviser",
    "staff": "library or council staff",
    "other": "helper",
}
"""Who a helper is to the holder, as it stands after their name."""

MAY = {
    Level.FILL: Text("Fill in answers"),
    Level.UPLOAD: Text("Fill in answers and upload papers"),
    Level.SEND: Text("Fill in answers, upload papers and send the application"),
}

NOT_NAMED = Text("Whoever began the application")
"""Who handed over an application without having given a name."""

AUTHORITY = {
    "parent": "Parent or guardian of a child under 16",
    "attorney": "Attorney, by a lasting power of attorney",
    "deputy": "Deputy, appointed by the Court of Protection",
    "appointee": "Appointee for benefits",
}


def who(permit: Permit, say: Say) -> str:
    """Return a helper as the holder and the council read them: "Sam Example, daughter"."""
    return named(permit.terms.helper, permit.terms.relationship, team_name(permit.organisation), say)


def named(name: str, relationship: str, organisation: str, say: Say) -> str:
    """Return a helper by name and relationship, or by name and organisation."""
    if organisation:
        return say("{name}, adviser at {organisation}", name=name, organisation=organisation)
    name = name or say(NOT_NAMED)
    return say("{name}, {relationship}", name=name, relationship=say(IN_SHORT.get(relationship, "helper")))


def holder_of(draft: Draft) -> str:
    """Return the name of the person whom an application is for, or "" before it is given."""
    name = draft.answers.get("name")
    if not isinstance(name, dict) or not (name.get("first") and name.get("last")):
        return ""
    return f"{name['first']} {name['last']}"
