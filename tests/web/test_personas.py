"""The personas walk the real portal, and every page they meet is inspected."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portal.walker import ClientBrowser, read_persona, walk
from tests.web.browsing import InspectingClient

FILES = sorted((Path(__file__).parents[1] / "personas").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_persona_comes_through(path: Path, citizen: InspectingClient) -> None:
    """Every persona ends as its file says, over pages without a fault, none of which refuses an answer."""
    done = walk(read_persona(path, date.today()), ClientBrowser(citizen), "http://localhost/")
    assert done.failures == (), done.report()
    assert {visit.status for visit in done.visits} == {200}
