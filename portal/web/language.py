"""The one door to words: pick voice and language. English until a catalogue is added for another."""

from collections.abc import Mapping
from functools import cache

from portal.journey import Say, Voice

CATALOGUES: Mapping[str, Mapping[str, str]] = {}
"""Translations by language: English words to theirs. English itself needs none."""


@cache
def say_for(voice: Voice, language: str = "en") -> Say:
    """Return the door for one voice and language."""
    return Say(voice, language, CATALOGUES.get(language))
