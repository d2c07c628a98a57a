"""The pages anybody may open."""

from __future__ import annotations

import pytest

from tests.web.browsing import InspectingClient
from tests.web.driving import PIP, Applicant
from tests.web.stored import cases_of

PUBLIC = ("/", "/questions", "/rules", "/help", "/accessibility", "/privacy", "/cookies", "/terms")


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_needs_and_leaves_nothing(address: str, citizen: InspectingClient) -> None:
    """Every public page opens at the first visit and the second, and sets no cookie."""
    assert citizen.get(address).status_code == 200
    assert citizen.get(address, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_all_the_way(applicant: Applicant) -> None:
    """An application comes through."""
    reference = applicant.sent(**PIP)
    assert cases_of(applicant.home) == [reference]
