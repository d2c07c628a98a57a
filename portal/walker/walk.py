"""What a walk came to: the pages met, what the site said in the end, and whether it is as expected."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from portal.walker.persona import Persona


@dataclass(frozen=True, slots=True)
class Visit:
    """One page met: its status, its path without the draft's id, its heading."""

    status: int
    path: str
    heading: str


@dataclass(slots=True)
class Walk:
    """Collect what a persona meets on the way."""

    persona: Persona
    visits: list[Visit] = field(default_factory=list)
    outcome: str | None = None
    rules: tuple[str, ...] = ()
    reference: str | None = None
    exit: str | None = None
    """The key of the page that sent the person elsewhere."""
    voice: str = "you"
    """Empty when the pages are not in English, by whose words it is told."""
    last_words: str = ""
    """Everything the last page says."""
    stopped: str | None = None
    """Why the walk could not go on."""

    @property
    def failures(self) -> tuple[str, ...]:
        """Return a sentence for everything that is not as expected; none when all is well."""
        if self.stopped:
            place = self.visits[-1].path if self.visits else "the start"
            return (f"stopped at {place}: {self.stopped}",)
        return tuple(self._unexpected())

    def _unexpected(self) -> Iterator[str]:
        expect = self.persona.expect
        wanted, ended = expect.exit or ("sent" if expect.sent else None), self.exit or "sent"
        if wanted and ended != wanted:
            yield f"expected to end at {wanted}, but it ended at {ended}"
        if expect.outcome and self.outcome != expect.outcome:
            yield f"expected the outcome {expect.outcome}, but it is {self.outcome}"
        if expect.rules is not None and sorted(self.rules) != sorted(expect.rules):
            yield f"expected the rules {_list(expect.rules)}, but they are {_list(self.rules)}"
        if expect.voice and self.voice and self.voice != expect.voice:
            yield f"expected to be spoken of as “{expect.voice}”, but it is “{self.voice}”"
        if expect.council and expect.council.casefold() not in self.last_words.casefold():
            yield f"expected the last page to name {expect.council}, but it does not"

    def report(self) -> str:
        """Return the walk as lines to read."""
        lines = [f"{self.persona.name}: {self.persona.about}", ""]
        lines += [f"{visit.status}  {visit.path:<40}  {visit.heading}".rstrip() for visit in self.visits]
        ending = f"Sent as {self.reference}" if self.reference else f"Ended at {self.exit}"
        found = f"; {self.outcome}, by {_list(self.rules)}" if self.outcome else ""
        verdict = [f"Failed: {failure}" for failure in self.failures] or [f"As expected. {ending}{found}"]
        return "\n".join([*lines, "", *verdict])

    def as_json(self) -> dict[str, Any]:
        """Return the walk as JSON values."""
        return {
            "persona": self.persona.name,
            "about": self.persona.about,
            "ok": not self.failures,
            "failures": list(self.failures),
            "outcome": self.outcome,
            "rules": list(self.rules),
            "reference": self.reference,
            "exit": self.exit,
            "voice": self.voice,
            "visits": [asdict(visit) for visit in self.visits],
        }


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "none"
