"""One fault, planted in a clean page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Planted:
    """On `page` every `good` is made `bad`, and the rule says something with `says` in it."""

    rule: str
    says: str
    page: str
    good: str
    bad: str
    status: int | None = None

    def __str__(self) -> str:
        return f"{self.rule} {self.says}"
