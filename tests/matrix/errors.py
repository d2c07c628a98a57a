"""The pages that any address may answer with when something is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import abort

from tests.matrix.house import House
from tests.matrix.pages import Page
from tests.matrix.people import STANDS
from tests.matrix.posting import get, post
from tests.matrix.routes import MISSING, NOWHERE, Taken
from tests.matrix.steady import steady

SHOWS, TAKES = "pages.help_page", "helping.take_words"
"""A page and a form that anybody may open, and that fail here."""
TYPED = {"words": "something that somebody has typed"}


def error_states(at: House, page: Page, language: str) -> Iterator[Taken]:
    """Yield the page of a status, for everybody who may meet it, with and without what they typed."""
    seen = set[str]()
    for stand in STANDS:
        for voice in stand.voices:
            stage = stand.set_up(at, voice, language)
            with failing(at, int(page.kind)):
                found = {"": get(stage, "/help"), "with words typed": post(stage, "/help-somebody", TYPED)}
            if int(page.kind) == MISSING:
                _, no_draft = NOWHERE
                found["in no application"] = get(stage, no_draft)
                found["in no application, with words typed"] = post(stage, no_draft, TYPED)
            for state, shot in found.items():
                if shot.is_page and steady(shot.html) not in seen:
                    seen.add(steady(shot.html))
                    yield Taken(f"{stand.state} {state}".strip() or "empty", stand.role, voice, shot)


@contextmanager
def failing(at: House, status: int) -> Iterator[None]:
    """Let two pages fail with a status."""

    def fail(**_: str) -> str:
        abort(status)

    views = at.app.view_functions
    kept = {name: views[name] for name in (SHOWS, TAKES)}
    at.may_fail = True
    views |= dict.fromkeys(kept, fail)
    try:
        yield
    finally:
        views |= kept
        at.may_fail = False
