"""Pages without a fault, small enough to read, for faults to be planted in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from string import Template

from tests.web.rules.frame import style_hash

POLICY = f"style-src 'self' {style_hash('a{color:red}')}"

FOLDER = Path(__file__).parent
FRAME = Template((FOLDER / "frame.html").read_text())

LINKS = (
    '<nav aria-label="Language"><span lang="en" aria-current="true">English</span>'
    '<a href="/language/cy" lang="cy" hreflang="cy" rel="alternate">Cymraeg</a></nav>'
)
BUTTONS = (
    '<button form="typed" class="portal-default" tabindex="-1" aria-hidden="true"></button>'
    '<nav aria-label="Language"><span lang="en" aria-current="true">English</span>'
    '<button form="typed" name="language" value="cy" lang="cy">Cymraeg</button></nav>'
)
BACK = '<a class="govuk-back-link" href="/apply/1/postcode">Back</a>'
LEAVE_FIRST = (
    '<form method="post" action="/leave" novalidate>'
    '<button class="govuk-skip-link">Exit this page</button></form>'
)
LEAVE = (
    '<form method="post" action="/leave" novalidate>'
    '<button class="govuk-button govuk-button--warning">Exit this page in an emergency</button></form>'
)
STAFF = (
    '<ul class="govuk-service-navigation__list"><li class="govuk-service-navigation__item">'
    '<a href="/office" aria-current="true">Queue</a></li><li class="govuk-service-navigation__item">'
    '<a href="/office/mine">Mine</a></li></ul>'
)


@dataclass(frozen=True, slots=True)
class Clean:
    """A page without a fault."""

    html: str
    status: int = 200


def page(name: str, title: str, status: int = 200, **special: str) -> Clean:
    """Return a page with the main part of this name, and with what is special in its frame."""
    main = (FOLDER / f"{name}.html").read_text()
    usual = {"first": "", "nav": "", "languages": LINKS, "above": "", "attributes": ""}
    return Clean(FRAME.substitute(usual | special, title=title, main=main), status)


CLEAN = {
    "question": page(
        "question", "Error: Do you have a badge? - About you", status=422, languages=BUTTONS, above=BACK
    ),
    "details": page("details", "Your details", languages=BUTTONS, first=LEAVE_FIRST, above=LEAVE + BACK),
    "insurance": page("insurance", "National Insurance number - You", languages=BUTTONS, above=BACK),
    "code": page("code", "Enter the code", languages=BUTTONS),
    "boxes": page("boxes", "What makes walking hard?", languages=BUTTONS, above=BACK),
    "file": page("file", "Error: Upload a letter", status=422, above=BACK),
    "check": page("check", "Check your answers before sending the application", above=BACK),
    "declaration": page("declaration", "Agree and send the application", languages=BUTTONS, above=BACK),
    "tasks": page("tasks", "Your application"),
    "sent": page("sent", "Application sent", attributes=' data-reference="BB-1234"'),
    "start": page("start", "Apply for a Blue Badge, or renew one"),
    "cookies": page("cookies", "Cookies"),
    "sign-in": page("sign-in", "Sign in for council staff", languages=BUTTONS, nav=STAFF),
    "missing": page("missing", "Page not found", status=404),
    "failed": page("failed", "Sorry, there is a problem with the service", status=500),
    "away": page("away", "You are not signed in", status=503),
}
