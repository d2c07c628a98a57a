"""Every state of a page, captured in this process when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.matrix.errors import error_states
from tests.matrix.house import house
from tests.matrix.keyed import keyed_states
from tests.matrix.pages import PAGES, Page, PageState
from tests.matrix.routes import Taken, route_states
from tests.matrix.steady import steady

__all__ = ["PAGES", "Page", "PageState", "states_of"]


def states_of(
    page: Page, languages: tuple[str, ...] = ("en",), *, brief: bool = False
) -> Iterator[PageState]:
    """Yield every state of a page in some languages; none where the route never shows a page.

    In `brief`, only how it opens and how it fails.
    """
    for language in languages:
        for taken in _taken(page, language, brief=brief):
            yield _state(page, taken, language)


def _taken(page: Page, language: str, *, brief: bool) -> Iterator[Taken]:
    if page.endpoint == "errors":
        return error_states(house(), page, language)
    return (keyed_states if page.key else route_states)(house(), page, language, brief=brief)


def _state(page: Page, taken: Taken, language: str) -> PageState:
    shot = taken.shot
    return PageState(
        page=page.name,
        state=taken.state,
        role=taken.role,
        voice=taken.voice,
        language=language,
        method=shot.method,
        path=steady(shot.path),
        status=shot.status,
        headers=shot.headers,
        html=steady(shot.html),
        errors=shot.errors,
        missed=shot.missed,
        drawn=shot.drawn,
    )
