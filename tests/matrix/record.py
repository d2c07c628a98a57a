"""Write the record that the statement reads, after both matrices: `python -m tests.matrix.record`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from portal.accessibility.groups import ERRORS as ERROR_PAGES
from portal.accessibility.groups import OFFICE, group_of
from portal.accessibility.record import FILE
from tests.browser.matrix.checks import LOOKS
from tests.matrix.checks import HELD
from tests.matrix.house import house
from tests.matrix.pages import PAGES, Page
from tests.matrix.ways import marked
from tests.matrix.written import ran

BROWSER = Path(__file__).parents[1] / "browser" / "matrix" / "ran.json"
OF_THE_OFFICE = "T39"
"""Not a check of its own: the others, on the pages of the office."""


def merged() -> dict[str, Any]:
    """Return the pages of the record, from what both matrices have written down.

    A check that has a part in both, one on the words and one on the looks, counts as often as both passed.
    """
    said = {name: page["states"] for name, page in ran().items()}
    shown: Mapping[str, Mapping[str, int]] = (
        json.loads(BROWSER.read_text("utf-8")) if BROWSER.exists() else {}
    )
    both = {held.id for held in HELD} & {look.id for look in LOOKS}
    pages = {}
    for page in PAGES:
        one, two = Counter(said.get(page.name, {})), Counter(shown.get(page.name, {}))
        least, most = one & two, one | two
        states = {id_: found for id_ in most if (found := (least if id_ in both else most)[id_])}
        where = group(page)
        if where == OFFICE.id and states:
            states[OF_THE_OFFICE] = states.get("T1", 0)
        if states:
            pages[page.name] = {"group": where, "states": dict(sorted(states.items(), key=_number))}
    return pages


def group(page: Page) -> str:
    """Return the id of the group of pages that a page is in."""
    if page.endpoint == "errors":
        return ERROR_PAGES.id
    asked = house().home.journey.page(page.key) if page.key else None
    return group_of(page.endpoint, asked).id


def _number(one: tuple[str, Any]) -> int:
    return int(one[0][1:])


def written_as(text: Mapping[str, Any]) -> str:
    """Return the record with a page to a line, so that a difference can be read."""
    pages = ",\n".join(f"  {json.dumps(name)}: {json.dumps(page)}" for name, page in text["pages"].items())
    made, journeys = json.dumps(text["made"]), json.dumps(text["journeys"])
    return f'{{\n "made": {made},\n "journeys": {journeys},\n "pages": {{\n{pages}\n }}\n}}\n'


def main() -> None:
    """Write it down and say how much was looked at."""
    pages = merged()
    walked = {id_: len(tests) for id_, tests in sorted(marked().items(), key=_number)}
    text = {"made": datetime.now(UTC).date().isoformat(), "pages": pages, "journeys": walked}
    FILE.write_text(written_as(text), "utf-8")
    checks = sum(sum(page["states"].values()) for page in pages.values())
    looked = sum(page.get("looked", 0) for page in ran().values())
    journeys = sum(walked.values())
    sys.stdout.write(
        f"{len(pages)} pages, {looked} states read, {checks} checks passed, {journeys} journeys\n"
    )


if __name__ == "__main__":
    main()
