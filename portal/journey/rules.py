"""Rules of eligibility as data: one rule decides, explains itself, and names its source."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from portal.journey.conditions import Answers, Condition
from portal.journey.text import Text

Outcome = Literal["automatic", "assessment", "unlikely"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """State one way to a badge: what it leads to, when it is met, why, and where the law says so."""

    key: str
    outcome: Outcome
    route: str
    when: Condition
    because: Text
    """Completes "because you told us …"."""
    source: Text
    href: str
    """Where the source can be read."""
    since: date | None = None
    """The day the rule came into force, where our sources give it."""


def met(rules: Iterable[Rule], known: Answers) -> tuple[Rule, ...]:
    """Return the rules these answers meet, best outcome first, in the order written."""
    order = ("automatic", "assessment", "unlikely")
    holding = [rule for rule in rules if rule.when.holds(known)]
    return tuple(sorted(holding, key=lambda rule: order.index(rule.outcome)))
