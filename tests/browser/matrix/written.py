"""What is kept in files for people to read, and compared: trees, what is said on focus, how much was checked.

They change only on purpose. This writes them anew; then read the difference:

    PORTAL_REWRITE=1 .venv/bin/python -m pytest tests/browser/matrix/test_pages.py -n 2
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from os import environ
from pathlib import Path

from tests.matrix.written import alone

HERE = Path(__file__).parent
TREES, SPOKEN, RAN = HERE / "trees", HERE / "spoken", HERE / "ran.json"
REWRITE = bool(environ.get("PORTAL_REWRITE"))
HOW = "PORTAL_REWRITE=1 .venv/bin/python -m pytest tests/browser/matrix/test_pages.py writes it anew"
BLOCK = re.compile(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


RANDOM = (
    (re.compile(r"(?<=/)(?=[\w-]*[A-Z0-9])[\w-]{22}\b"), "A" * 22),
    (re.compile(r"(?<=/send/)[0-9]{12}"), "123456789012"),
    (re.compile(r"(?:\d ){3}\d(?:, (?:\d ){3}\d){2}"), "1 2 3 4, 5 6 7 8, 9 0 1 2"),
    (re.compile(r"(?<!\d )(?<![\d-])\b[0-9]{6}(?:[0-9]{2})?\b"), "123456"),
    (re.compile(r"\b[a-z]+(?:-[a-z]+){4}\b"), "one-two-three-four-five"),
    (
        re.compile(r"(?:- listitem: [a-z]+\n\s*){4}- listitem: [a-z]+$", re.MULTILINE),
        "- listitem: five words",
    ),
)
"""What differs from run to run, in pages without tags: ids, numbers of links, codes, and the five words."""


def the_same(text: str) -> str:
    """Return a text with nothing in it that is random."""
    for pattern, instead in RANDOM:
        text = pattern.sub(instead, text)
    return text


def looked_at_before() -> dict[str, dict[str, int]]:
    """Return how many states of each page each check has passed on, as it is written down."""
    found: dict[str, dict[str, int]] = json.loads(RAN.read_text("utf-8")) if RAN.exists() else {}
    return found


def tree_of(page: str, states: Mapping[str, str]) -> Iterator[str]:
    """Write a page's file of accessibility trees, or yield what differs from it."""
    each = (f"# {state}\n{tree.strip()}\n" for state, tree in states.items())
    text = the_same("\n".join(each))
    path = TREES / f"{page.replace('/', '.')}.yaml"
    if REWRITE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    elif (before := path.read_text("utf-8") if path.exists() else "") != text:
        yield f"T22 {path.name} has changed: {difference(before, text)} ({HOW})"


def said_on(page: str, section: str, lines: list[str]) -> Iterator[str]:
    """Write what is said on a page into the file of its section, or yield what differs from it."""
    path, text = SPOKEN / f"{section}.txt", the_same("".join(f"{line}\n" for line in lines))
    before = dict(BLOCK.findall(path.read_text("utf-8"))) if path.exists() else {}
    if not REWRITE:
        if before.get(page, "").rstrip() != text.rstrip():
            yield f"T23 {path.name} has changed: {difference(before.get(page, ''), text)} ({HOW})"
        return
    with alone():
        path.parent.mkdir(exist_ok=True)
        blocks = dict(BLOCK.findall(path.read_text("utf-8"))) if path.exists() else {}
        blocks[page] = text
        path.write_text("\n".join(f"## {name}\n{blocks[name].strip()}\n" for name in sorted(blocks)), "utf-8")


def count_of(page: str, counts: Mapping[str, int]) -> Iterator[str]:
    """Write how many states of a page each check passed on, or yield what differs from before."""
    if REWRITE:
        with alone():
            ran = looked_at_before()
            ran[page] = dict(sorted(counts.items(), key=lambda one: int(one[0][1:])))
            lines = (f"  {json.dumps(name)}: {json.dumps(ran[name])}" for name in sorted(ran))
            RAN.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    elif (before := looked_at_before().get(page)) != dict(counts):
        yield f"other checks ran than are written down: {dict(counts)}, not {before} ({HOW})"


def difference(before: str, after: str) -> str:
    """Return the first lines that differ."""
    old, new = before.splitlines(), after.splitlines()
    for one, two in zip(old, new, strict=False):
        if one != two:
            return f"“{one.strip()}” is now “{two.strip()}”"
    return f"{len(old)} lines are now {len(new)}"
