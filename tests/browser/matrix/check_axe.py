"""What axe finds, T2: no rule is off, what it cannot decide is listed, and best practice is counted."""

from __future__ import annotations

from collections.abc import Iterator

from portal.accessibility import excused
from tests.browser.matrix.registry import looks
from tests.browser.matrix.window import Shown

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ENHANCED = "color-contrast-enhanced"
"""Contrast of 7 to 1, which citizens are promised (1.4.6): of level AAA, so axe would not run it."""
OPTIONS = {
    "runOnly": {"type": "tag", "values": [*LEVELS, "best-practice"]},
    "rules": {"label-content-name-mismatch": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}
FOR_CITIZENS = {**OPTIONS, "rules": {**OPTIONS["rules"], ENHANCED: {"enabled": True}}}  # type: ignore[dict-item]
BOX = "☐"
UNDECIDED = {("color-contrast", "nonBmp"): BOX, (ENHANCED, "nonBmp"): BOX}
"""What axe cannot decide, by rule and reason: a box to tick on paper is as dark as the words after it."""
ADVICE = {"region": ("govuk-back-link", "govuk-skip-link")}
"""Best practice that we do not follow, on these classes alone: GOV.UK has them outside of landmarks."""


@looks("T2", every=True)
def axe_finds_nothing(shown: Shown) -> Iterator[str]:
    """Run axe's rules of WCAG 2.2 A and AA, 7 to 1 for citizens, and its best practice."""
    options = FOR_CITIZENS if shown.for_citizens else OPTIONS
    for kind, rule, tags, html, why in shown.axe(options):
        if excused("T2", rule, html, shown.group):
            continue
        if kind == "violations":
            if "best-practice" not in tags or not is_let_pass(rule, html):
                yield f"axe has {rule} against {html[:150]}"
        elif (rule, why) not in UNDECIDED or UNDECIDED[rule, why] not in html:
            yield f"axe cannot decide {rule} ({why}) for {html[:150]}"


def is_let_pass(rule: str, html: str) -> bool:
    """Say whether an element is one on which we do not follow a rule of best practice."""
    tag = html.partition(">")[0]
    return any(css in tag for css in ADVICE.get(rule, ()))
