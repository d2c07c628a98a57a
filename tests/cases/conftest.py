"""The Cases door over each kind of database, and submissions to put through it."""

import secrets
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from portal.cases import Cases, MemoryCases, SqlCases, Submission
from portal.storage import Transactions, Vault

Submissions = Callable[..., Submission]


@pytest.fixture
def cases(database: Transactions, vault: Vault | None) -> Cases:
    """Give the cases room that belongs to the test's database."""
    return SqlCases(vault) if vault else MemoryCases()


@pytest.fixture
def submission() -> Submissions:
    """Give a maker of submissions: each a draft of its own, unless told otherwise."""

    def make(**changes: Any) -> Submission:
        usual: dict[str, Any] = {
            "draft_id": secrets.token_urlsafe(16),
            "submit_key": secrets.token_urlsafe(16),
            "council": "COV",
            "journey_version": 3,
            "voice": "you",
            "language": "en",
            "route": "walking",
            "fast_lane": False,
            "due_on": date(2027, 2, 15),
            "applicant_name": "Zoë O’Brien-Łuczak",
            "postcode": "CV1 2AB",
            "content": {"answers": {"walking_time": "cannot"}, "hash": "abc"},
        }
        return Submission(**usual | changes)

    return make
