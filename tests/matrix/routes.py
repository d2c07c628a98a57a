"""The pages that are no question of the journey: opened by everybody, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.matrix.acts import after_buttons
from tests.matrix.faults import Named, faults, nothing_entered
from tests.matrix.house import House
from tests.matrix.pages import Page
from tests.matrix.people import STANDS
from tests.matrix.posting import Shot, get
from tests.matrix.stages import Stage, Stand
from tests.matrix.steady import steady

OPENED, REFUSED = 200, 403
MISSING = 404
NOWHERE = ("/nowhere", f"/apply/{'A' * 22}/name")
MISSED: dict[str, frozenset[str]] = {}
"""By language, the titles of what is answered where there is nothing: those are pages of their own."""
DRAFT = "draft_id"
"""In the address of a page that is about one application, and so in its voice."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A state of a page, as one person has it."""

    state: str
    role: str
    voice: str
    shot: Shot


def address_of(at: House, page: Page, values: Mapping[str, str]) -> str:
    """Return the path of a page; "" where somebody has not what its address is made of."""
    rule = at.rule(page.endpoint)
    given = {**values, "kind": page.kind}
    if not rule.arguments <= given.keys():
        return ""
    with at.app.test_request_context():
        built = rule.build({name: given[name] for name in rule.arguments})
    assert built
    return built[1]


@dataclass(frozen=True, slots=True)
class Place:
    """Where one person stands before a page."""

    at: House
    page: Page
    stand: Stand
    voice: str
    language: str

    def set_up(self) -> tuple[Stage, str]:
        """Return the stage, new, and where the page is."""
        stage = self.stand.set_up(self.at, self.voice, self.language)
        path = address_of(self.at, self.page, stage.values)
        return stage, f"{path}{stage.queries.get(self.page.endpoint, '')}" if path else ""


def route_states(at: House, page: Page, language: str, *, brief: bool) -> Iterator[Taken]:
    """Yield every state of a page, as each person has it; in `brief`, how it opens and fails."""
    seen, done = set[str](), set[tuple[object, ...]]()
    of_a_draft = DRAFT in at.rule(page.endpoint).arguments
    for stand in STANDS:
        for voice in stand.voices:
            place = Place(at, page, stand, voice, language)
            for state, shot in _as_one(place, voice if of_a_draft else "", done, brief=brief):
                html = steady(shot.html)
                if html not in seen:
                    seen.add(html)
                    yield Taken(_named(state, stand.state), stand.role, voice, shot)


def _named(state: str, where: str) -> str:
    """Return the name of a state, with where somebody stands if that is anywhere special."""
    return f"{where} {state if state != 'empty' else ''}".strip() or state


def _as_one(place: Place, voice: str, done: set[tuple[object, ...]], *, brief: bool) -> Named:
    """Yield the states of a page that one person can open; what its forms do is tried once for a voice."""
    stage, path = place.set_up()
    if not path:
        return
    shot = get(stage, path)
    if not shot.is_page or (shot.status == MISSING and title_of(shot) in _of_missing(stage, place.language)):
        return
    yield ("empty" if shot.status == OPENED else "refused"), shot
    shape = (voice, *((form.names, form.buttons) for form in shot.forms))
    if shot.status == OPENED and shot.forms and (shape not in done or place.page.endpoint == stage.tries):
        done.add(shape)
        if brief:
            yield from nothing_entered(stage, shot)
            return
        yield from faults(place.set_up, stage, shot)
        yield from after_buttons(place.set_up, shot)


def title_of(shot: Shot) -> str:
    """Return the title of a page, as it stands in its HTML."""
    return shot.html.partition("<title>")[2].partition("</title>")[0]


def _of_missing(stage: Stage, language: str) -> frozenset[str]:
    if language not in MISSED:
        MISSED[language] = frozenset(title_of(get(stage, path)) for path in NOWHERE)
    return MISSED[language]
