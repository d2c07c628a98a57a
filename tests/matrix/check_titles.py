"""T3: the title says which page it is, and when something is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from tests.matrix.registry import Look, broken, holds


@holds("T3")
def the_title_is_the_pages(look: Look) -> Iterator[str]:
    """2.4.2: "Error: " exactly when something was refused, the h1, the service and the organisation."""
    yield from broken(look, "TPL-5", "Q-3")
