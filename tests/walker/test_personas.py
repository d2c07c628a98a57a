"""The personas hold together: each walks the real journey and ends as it says."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from portal.services import blue_badge
from portal.walker import Walk, read_persona, walk
from tests.walker.journey_site import JOURNEY, SITE, JourneySite

FOLDER = Path(__file__).parents[1] / "personas"
FILES = sorted(FOLDER.glob("*.toml"))
KEYS = frozenset(page.key for _, page in JOURNEY.pages)


@pytest.fixture(scope="module")
def walks() -> dict[str, tuple[Walk, JourneySite]]:
    """Walk every persona once."""
    found = {}
    for path in FILES:
        site = JourneySite()
        found[path.stem] = walk(read_persona(path, date.today(), KEYS), site, f"{SITE}/"), site
    return found


@pytest.mark.parametrize("name", [path.stem for path in FILES])
def test_it_ends_as_expected(name: str, walks: dict[str, tuple[Walk, JourneySite]]) -> None:
    """A persona comes through the real journey and forms, and all that it expects comes out."""
    done, _ = walks[name]
    assert done.failures == (), done.report()
    assert all(visit.status == 200 for visit in done.visits), done.report()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_answer_is_idle(path: Path, walks: dict[str, tuple[Walk, JourneySite]]) -> None:
    """Every answer in a persona's own file is asked for on the walk."""
    own = tomllib.loads(path.read_text("utf-8"))["answers"]
    assert set(own) - walks[path.stem][1].asked == set()


def test_every_page_is_met(walks: dict[str, tuple[Walk, JourneySite]]) -> None:
    """Between them the personas meet every page of the journey."""
    met = set().union(*(site.asked for _, site in walks.values()))
    assert KEYS - met == set()


def test_every_rule_is_met(walks: dict[str, tuple[Walk, JourneySite]]) -> None:
    """Between them the personas meet every rule of eligibility."""
    met = set().union(*(done.rules for done, _ in walks.values()))
    assert {rule.key for rule in blue_badge.RULES} - met == set()
