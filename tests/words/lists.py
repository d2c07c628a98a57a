"""What the measures of plain words have to be told: names, short forms, and words with their reasons."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

_LISTS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("lists.toml").read_text("utf-8"))

TITLES: tuple[str, ...] = tuple(_LISTS["titles"])
"""Proper names and titles, which are taken out before anything is counted."""
SHORT_FORMS: dict[str, str] = _LISTS["short"]
"""Short forms, each with its words in full; empty where the short form is better known."""
MANDATED: tuple[str, ...] = tuple(_LISTS["mandated"])
"""Texts that somebody else gives word by word."""
AVOIDED: dict[str, dict[str, str]] = _LISTS["avoided"]
"""By language: patterns of what no text says, and what it says instead."""
LONG_WORDS: dict[str, str] = {word: each["because"] for each in _LISTS["long"] for word in each["words"]}
"""Words of four syllables or more, each with the reason why it is needed."""
