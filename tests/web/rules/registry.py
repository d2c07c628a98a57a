"""Every rule by its id, and what a page breaks of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from tests.web.rules.tree import PageTree

# What an address or a token makes different from page to page says nothing about how a page is built.
VARYING = re.compile(
    r'(?<=name="csrf_token" value=")[^"]+|(?<=name="version" value=")\d+|(?<=/apply/)[\w-]{22}'
    r'|(?<=name="draft" value=")[^"]+'
)

Check = Callable[[PageTree], Iterator[str]]
RULES: list[tuple[str, Check]] = []
"""Ids are those of the design system's rules (TPL-1); T1 and T4 are rows of the accessibility matrix."""


def rule(identity: str) -> Callable[[Check], Check]:
    """Put every page to a check, and report under this id what it finds."""

    def register(check: Check) -> Check:
        RULES.append((identity, check))
        return check

    return register


def faults(html: str, status: int, policy: str) -> tuple[str, ...]:
    """Return a sentence for everything wrong with a page; `policy` is its content security policy."""
    return _faults(VARYING.sub("1", html), status, policy)


@lru_cache(maxsize=20_000)
def _faults(html: str, status: int, policy: str) -> tuple[str, ...]:
    page = PageTree(html, status, policy)
    return tuple(f"{identity}: {fault}" for identity, check in RULES for fault in check(page))
