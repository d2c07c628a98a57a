"""The rules themselves: a clean page breaks none, and each of them is broken by a fault planted for it."""

from __future__ import annotations

import pytest

from tests.web.planted.answers import ANSWERS
from tests.web.planted.fault import Planted
from tests.web.planted.frame import FRAME
from tests.web.planted.pages import CLEAN, POLICY
from tests.web.planted.parts import PARTS
from tests.web.planted.questions import QUESTIONS
from tests.web.rules import RULES, PageTree, faults

PLANTED = (*FRAME, *QUESTIONS, *ANSWERS, *PARTS)


def planted_in(fault: Planted) -> tuple[str, int]:
    """Return the page with the fault, and its status."""
    clean = CLEAN[fault.page]
    status = clean.status if fault.status is None else fault.status
    return clean.html.replace(fault.good, fault.bad), status


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_page_breaks_no_rule(name: str) -> None:
    """A page with everything in its place passes."""
    assert faults(CLEAN[name].html, CLEAN[name].status, POLICY) == ()


@pytest.mark.parametrize("fault", PLANTED, ids=str)
def test_a_planted_fault_is_found_by_its_rule(fault: Planted) -> None:
    """One fault in a clean page is named, under the id of the rule that it breaks."""
    assert fault.good in CLEAN[fault.page].html
    found = faults(*planted_in(fault), POLICY)
    assert any(each.startswith(f"{fault.rule}: ") and fault.says in each for each in found), found


def test_every_rule_has_a_fault_planted_for_it() -> None:
    """No part of any rule is there that nothing would ever turn red."""
    pages = [(fault.rule, PageTree(*planted_in(fault), POLICY)) for fault in PLANTED]
    silent = [
        f"{identity} {check.__name__}"
        for identity, check in RULES
        if not any(list(check(page)) for rule, page in pages if rule == identity)
    ]
    assert silent == []
