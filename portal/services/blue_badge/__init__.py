"""The Blue Badge in England: its questions, rules, papers and declaration, as data over `portal.journey`."""

from portal.journey import Choice, Journey
from portal.services.blue_badge.about import ABOUT
from portal.services.blue_badge.arms import ARMS
from portal.services.blue_badge.benefits import BENEFITS_SECTION
from portal.services.blue_badge.children import CHILD
from portal.services.blue_badge.contact import ACCESS, CONTACT, HELPER
from portal.services.blue_badge.declaration import ACCEPT, ACCEPT_MISSING, MISUSE, permissions, promises
from portal.services.blue_badge.eligibility import RESULT, RULES
from portal.services.blue_badge.end_of_life import END_OF_LIFE
from portal.services.blue_badge.entitlement import AWARD, REGISTER
from portal.services.blue_badge.health import HEALTH
from portal.services.blue_badge.home import council, home
from portal.services.blue_badge.non_visible import NON_VISIBLE
from portal.services.blue_badge.papers import (
    PAPERS,
    PAPERS_SECTION,
    UPLOAD,
    Paper,
    paper_of,
    papers_for,
    to_hand,
    to_send,
)
from portal.services.blue_badge.person import PERSON
from portal.services.blue_badge.reasons import REASONS_SECTION
from portal.services.blue_badge.walking import WALKING
from portal.services.blue_badge.who import WHO

VERSION = 1
"""Raise it when a change of questions should be visible in the applications sent."""


def journey(councils: tuple[Choice, ...]) -> Journey:
    """Return the whole journey for an installation of these councils (value = council code)."""
    return Journey(
        VERSION,
        (
            WHO,
            home(councils),
            PERSON,
            BENEFITS_SECTION,
            REASONS_SECTION,
            RESULT,
            HELPER,
            ABOUT,
            CONTACT,
            ACCESS,
            END_OF_LIFE,
            AWARD,
            REGISTER,
            WALKING,
            NON_VISIBLE,
            ARMS,
            CHILD,
            HEALTH,
            PAPERS_SECTION,
        ),
    )


__all__ = [
    "ACCEPT",
    "ACCEPT_MISSING",
    "MISUSE",
    "PAPERS",
    "RULES",
    "UPLOAD",
    "VERSION",
    "Paper",
    "council",
    "journey",
    "paper_of",
    "papers_for",
    "permissions",
    "promises",
    "to_hand",
    "to_send",
]
