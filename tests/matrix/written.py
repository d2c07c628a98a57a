"""What is written down: on how many states of each page every check passed, its titles and its templates."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from os import environ
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from tests.matrix.pages import PAGES

HERE = Path(__file__).parent
RAN = HERE / "ran.json"
REWRITE = bool(environ.get("PORTAL_REWRITE"))
HOW = "PORTAL_REWRITE=1 pytest tests/matrix and python -m tests.matrix.record write it anew"
Ran = dict[str, dict[str, Any]]


def ran() -> Ran:
    """Return what is written down about every page."""
    found: Ran = json.loads(RAN.read_text("utf-8")) if RAN.exists() else {}
    return found


def compare(page: str, found: Mapping[str, Any]) -> Iterator[str]:
    """Write down what ran on a page, or yield what differs from what is written down."""
    if REWRITE:
        with alone():
            there = {each.name for each in PAGES}
            every = {name: told for name, told in ran().items() if name in there} | {page: dict(found)}
            lines = (f"  {json.dumps(name)}: {json.dumps(every[name])}" for name in sorted(every))
            RAN.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
        return
    before = ran().get(page, {})
    for what, now in found.items():
        if now != (then := before.get(what)):
            yield f"{what} are now {now}, and were {then} ({HOW})"


@contextmanager
def alone() -> Iterator[None]:
    """Keep the other processes of the same run from writing meanwhile."""
    with (Path(gettempdir()) / "portal-matrix-html.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
