"""Words are found wherever somebody may ask the one door for them."""

from __future__ import annotations

import ast

import pytest
from jinja2 import Environment, nodes

from portal.catalogues.extracting import _is_door, _of_template_call


@pytest.mark.parametrize(
    "call",
    [
        'say(Text("You may send it", "They may send it"))',
        'say(Text("You may send it", they="They may send it"))',
    ],
)
def test_both_voices_in_a_template(call: str) -> None:
    """The words about somebody else are found, whether a template gives them by place or by name."""
    parsed = Environment(autoescape=True).parse("{{ " + call + " }}")
    found = [
        one.words for node in parsed.find_all(nodes.Call) for one in _of_template_call(node, "a/place.html")
    ]
    assert found == ["You may send it", "They may send it"]


@pytest.mark.parametrize("door", ["say", "visit.say", "plain()", "say_for('you', 'cy')", "say.count"])
def test_doors(door: str) -> None:
    """However the door is come by, it is known for one."""
    assert _is_door(ast.parse(door, mode="eval").body)
