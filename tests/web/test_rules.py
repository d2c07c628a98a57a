"""The rules of the design system, id by id: asserted on every page, or held elsewhere for a reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.web.rules import RULES
from tests.web.rules.elsewhere import ELSEWHERE
from tests.web.rules.ids import SECTION_3

ROOT = Path(__file__).parents[2]
ASSERTED = {identity for identity, _ in RULES}
OF_THE_MATRIX = {"T1", "T4"}


@pytest.mark.parametrize("identity", SECTION_3)
def test_every_rule_is_held(identity: str) -> None:
    """Each id is a rule that every page is put to, or is held elsewhere, or says why it does not apply."""
    assert identity in ASSERTED or identity in ELSEWHERE


@pytest.mark.parametrize("identity", ELSEWHERE)
def test_what_is_held_elsewhere_is_there(identity: str) -> None:
    """A reason is a sentence, and the files it points to exist."""
    entry = ELSEWHERE[identity]
    assert entry.why.endswith(".")
    assert [name for name in entry.files if not (ROOT / name).exists()] == []


def test_no_rule_has_an_id_of_its_own() -> None:
    """Whatever is asserted or explained is in section 3 or a row of the matrix."""
    assert ASSERTED | set(ELSEWHERE) == set(SECTION_3) | OF_THE_MATRIX
    assert len(set(SECTION_3)) == len(SECTION_3) == 84


def test_our_scripts_listen_to_no_box() -> None:
    """Q-9, VAL-7: nothing judges on leaving a box, moves on from one, or looks at what is pasted."""
    scripts = sorted((ROOT / "static" / "source").glob("*.mjs"))
    heard = re.compile(r"""["'](blur|focusout|change|input|paste|copy|drop)["']""")
    assert len(scripts) == 2
    assert [
        (script.name, found[1]) for script in scripts for found in heard.finditer(script.read_text())
    ] == []


def test_what_a_rule_says_is_a_sentence() -> None:
    """Each check says in one sentence what holds on a page that passes."""
    assert [check.__name__ for _, check in RULES if not (check.__doc__ or "").strip().endswith(".")] == []
