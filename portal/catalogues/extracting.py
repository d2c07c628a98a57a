"""Find every text in the code and the templates that the one door to words may be asked for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from jinja2 import Environment, nodes

from portal.journey import Text

ROOT = Path(__file__).resolve().parents[2]
DOORS = ("say", "say_sent", "plain")
"""What the door is called where somebody goes through it: `say(…)`, `visit.say(…)`, `plain()(…)`."""


@dataclass(frozen=True, slots=True)
class Found:
    """A text of the portal: its English words, of a counted phrase both, and the file it stands in."""

    words: str
    place: str
    one: str = ""


def extract() -> dict[str, list[Found]]:
    """Return every text by its English words; of a counted phrase the words for many."""
    found: dict[str, list[Found]] = {}
    for one in (*_of_code(), *_of_templates()):
        found.setdefault(one.words, []).append(one)
    return found


def _of_code() -> Iterator[Found]:
    for path in sorted((ROOT / "portal").rglob("*.py")):
        place = path.relative_to(ROOT)
        name = ".".join(place.with_suffix("").parts).removesuffix(".__init__")
        if name == "portal.__main__":
            continue
        tree = ast.parse(path.read_text())
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
        wanted = [call for call in calls if _is_text(call) or _is_door(call.func)]
        known = vars(import_module(name)) if wanted else {}
        for call in wanted:
            yield from _of_call(call, known, str(place))


def _of_call(call: ast.Call, known: dict[str, Any], place: str) -> Iterator[Found]:
    if _is_text(call):
        told = [*call.args, *(each.value for each in call.keywords if each.arg == "they")]
        yield from (Found(words, place) for one in told for words in _evaluated(one, known))
    elif _is_count(call.func):
        one, other = (next(iter(_evaluated(each, known)), "") for each in call.args[:2])
        yield Found(other, place, one)
    else:
        yield from (Found(words, place) for words in _evaluated(call.args[0], known))


def _is_text(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "Text"


def _is_count(door: ast.expr) -> bool:
    return isinstance(door, ast.Attribute) and door.attr == "count"


def _is_door(door: ast.expr) -> bool:
    match door:
        case ast.Name(id=name) | ast.Attribute(attr=name) if name in DOORS:
            return True
        case ast.Call(func=ast.Name(id=name)) if name in ("plain", "say_for"):
            return True
        case ast.Attribute(attr="count", value=inner):
            return _is_door(inner)
    return False


def _evaluated(told: ast.expr, known: dict[str, Any]) -> Iterator[str]:
    """Yield the words that an expression may give: a constant, either arm of a choice, a table's values."""
    match told:
        case ast.Constant(value=str(words)):
            yield words
        case ast.IfExp(body=one, orelse=other):
            yield from (*_evaluated(one, known), *_evaluated(other, known))
        case ast.JoinedStr() | ast.BinOp() | ast.Name() | ast.Attribute():
            yield from _computed(told, known)
        case ast.Subscript(value=table) | ast.Call(func=ast.Attribute(value=table, attr="get")):
            yield from _evaluated(table, known)


def _computed(told: ast.expr, known: dict[str, Any]) -> Iterator[str]:
    """Yield what a module's own constants make of an expression, unless it needs more than those."""
    try:
        value = eval(compile(ast.Expression(told), "text", "eval"), known)  # noqa: S307 our own source
    except (NameError, AttributeError):
        return
    yield from _held(value)


def _held(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Text():
            yield from {value.you, value.in_voice("they")}
        case dict():
            yield from (words for each in value.values() for words in _held(each))
        case tuple() | list():
            yield from (words for each in value for words in _held(each))


def _of_templates() -> Iterator[Found]:
    environment = Environment(extensions=["jinja2.ext.do"])  # noqa: S701 only parses
    for path in sorted((ROOT / "templates").rglob("*.html")):
        place = str(path.relative_to(ROOT))
        for call in environment.parse(path.read_text()).find_all(nodes.Call):
            yield from _of_template_call(call, place)


def _of_template_call(call: nodes.Call, place: str) -> Iterator[Found]:
    door = call.node
    name = getattr(door, "name", getattr(door, "attr", ""))
    if name == "count" and isinstance(door, nodes.Getattr) and _is_say(door.node):
        one, other = (next(iter(_constants(each)), "") for each in call.args[:2])
        yield Found(other, place, one)
    elif (_is_say(door) or name == "Text") and call.args:
        told = [
            *call.args[: 2 if name == "Text" else 1],
            *(each.value for each in call.kwargs if each.key == "they"),
        ]
        yield from (Found(words, place) for one in told for words in _constants(one))


def _is_say(door: nodes.Node) -> bool:
    return getattr(door, "name", getattr(door, "attr", "")) == "say"


def _constants(told: nodes.Node) -> Iterator[str]:
    match told:
        case nodes.Const(value=str(words)):
            yield words
        case nodes.CondExpr(expr1=one, expr2=other):
            yield from _constants(one)
            if other:
                yield from _constants(other)
