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
    """Write down what ran on a page, or yield what is written down and did not run, or ran and is not there.

    It may have passed on more states than are written down: what other pages have done before in the same
    house can add one. Which templates a page needed before it was drawn depends on that too.
    """
    if REWRITE:
        with alone():
            every = ran() | {page: dict(found)}
            lines = (f"  {json.dumps(name)}: {json.dumps(every[name])}" for name in sorted(every))
            RAN.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
        return
    before = ran().get(page, {"states": {}, "titles": []})
    for check in before["states"].keys() | found["states"].keys():
        now, then = found["states"].get(check, 0), before["states"].get(check, 0)
        if now < then or not then:
            yield f"{check} passes on {now} states, and did on {then} ({HOW})"
    if gone := set(before["titles"]) - set(found["titles"]):
        yield f"no state is called {sorted(gone)} any more ({HOW})"


@contextmanager
def alone() -> Iterator[None]:
    """Keep the other processes of the same run from writing meanwhile."""
    with (Path(gettempdir()) / "portal-matrix-html.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
