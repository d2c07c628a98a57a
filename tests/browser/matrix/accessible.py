"""What a page says to those who listen: Chromium's accessibility tree, as screen readers are given it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.browser.matrix.window import Shown

SAID = ("checked", "expanded", "invalid", "pressed", "selected")
"""The states that are worth words."""
GROUPS = {"group", "radiogroup", "dialog", "region", "navigation"}


@dataclass(frozen=True, slots=True)
class Stop:
    """A control that can have the focus, as it is told: what it is called, is, and how it stands."""

    name: str
    role: str
    description: str
    states: tuple[str, ...]
    groups: tuple[str, ...]
    """The names of what it is in, the outermost first."""
    seen: str
    """The words that people see on it or on its label."""
    target: str
    """Where it leads, if it is a link."""
    html: str
    """Its tag, as it is written."""

    def __str__(self) -> str:
        """Return it the way a screen reader says it."""
        return ", ".join(filter(None, (self.name, self.role, *self.states, self.description)))


def stops(shown: Shown) -> tuple[Stop, ...]:
    """Return every control in the part that is looked at, in reading order."""
    marked = {int(each["at"]): each for each in shown.measure("marked", shown.scope)}
    cdp = shown.window.cdp
    numbers = dict(_numbers(cdp.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]))
    nodes = cdp.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    found = {}
    for node in nodes:
        at = numbers.get(node.get("backendDOMNodeId", -1))
        if at is not None and not node.get("ignored"):
            found[at] = _stop(node, by_id, marked[at])
    assert found.keys() == marked.keys(), "everything that can have the focus is told to those who listen"
    return tuple(found[at] for at in sorted(found))


def _numbers(node: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """Yield the number that each marked element has, by what Chromium calls it."""
    given = node.get("attributes", [])
    attributes = dict(zip(given[::2], given[1::2], strict=True))
    if "data-stop" in attributes:
        yield node["backendNodeId"], int(attributes["data-stop"])
    for child in node.get("children", []):
        yield from _numbers(child)


def _stop(node: dict[str, Any], by_id: dict[str, Any], marked: dict[str, str]) -> Stop:
    return Stop(
        name=_text(node, "name"),
        role=_text(node, "role"),
        description=_text(node, "description"),
        states=tuple(_states(node)),
        groups=tuple(_groups(node, by_id))[::-1],
        seen=marked["seen"],
        target=marked["target"],
        html=marked["html"],
    )


def _states(node: dict[str, Any]) -> Iterator[str]:
    for state in node.get("properties", []):
        name, value = state["name"], str(state["value"].get("value", "")).lower()
        if name in SAID and (name, value) != ("invalid", "false"):
            yield {"true": name, "false": f"not {name}"}.get(value, f"{name} {value}")
    if value := _text(node, "value"):
        yield f"“{value}”"


def _groups(node: dict[str, Any], by_id: dict[str, Any]) -> Iterator[str]:
    while parent := by_id.get(node.get("parentId", "")):
        if _text(parent, "role") in GROUPS and _text(parent, "name"):
            yield _text(parent, "name")
        node = parent


def _text(node: dict[str, Any], key: str) -> str:
    return " ".join(str(node.get(key, {}).get("value", "")).split())
