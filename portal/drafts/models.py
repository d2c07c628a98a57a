"""What a draft is, and how it changes: by making a new one."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from portal.storage import Key


class Stale(Exception):
    """The draft was saved or sent by somebody else since it was opened."""

    def __init__(self) -> None:
        """Say so without a word of what is in it."""
        super().__init__("The draft has changed since it was opened.")


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished application. Answers show in no repr.

    `answers` holds JSON values by question key, `recorded` the draft version each was last recorded at, and
    each entry of a list as "key/entry", `kept` what was typed but is not judged good yet, `checked` the hash
    of the answers the person has confirmed, `sent` the case it became. `submit_key` makes sending it twice
    the same as sending it once.
    """

    id: str
    version: int
    journey_version: int
    submit_key: str
    created_at: datetime
    updated_at: datetime
    answers: dict[str, Any] = field(default_factory=dict, repr=False)
    recorded: dict[str, int] = field(default_factory=dict)
    kept: dict[str, dict[str, list[str]]] = field(default_factory=dict, repr=False)
    checked: str | None = None
    sent: str | None = None
    key: Key | None = field(default=None, repr=False, compare=False)
    """What it is sealed with, so that saving what was opened asks the database only once."""

    def record(self, key: str, value: Any) -> "Draft":
        """Answer a question: what was kept for it goes, and the person has to check again."""
        return replace(
            self,
            answers=self.answers | {key: value},
            recorded=self.recorded | {key: self.version + 1},
            kept={k: raw for k, raw in self.kept.items() if k != key},
            checked=None,
        )

    def record_entry(self, key: str, entry_id: str, entries: list[Any]) -> "Draft":
        """Answer a list, in which one entry was added, changed or removed."""
        entry = f"{key}/{entry_id}"
        recorded = self.record(key, entries).drop_kept(entry)
        return replace(recorded, recorded=recorded.recorded | {entry: self.version + 1})

    def keep(self, key: str, raw: Mapping[str, list[str]]) -> "Draft":
        """Keep what was typed for a question, form field by form field, before it is judged."""
        return replace(self, kept=self.kept | {key: dict(raw)})

    def drop_kept(self, key: str) -> "Draft":
        """Let go of what was kept for a question."""
        return replace(self, kept={k: raw for k, raw in self.kept.items() if k != key})

    def confirm(self, answers_hash: str) -> "Draft":
        """Note that the person has checked exactly the answers with this hash."""
        return replace(self, checked=answers_hash)


def new_draft(journey_version: int, now: datetime, draft_id: str = "") -> Draft:
    """Return an empty draft that no database knows yet, at version 0; without an id it gets a random one."""
    return Draft(
        id=draft_id or secrets.token_urlsafe(16),
        version=0,
        journey_version=journey_version,
        submit_key=secrets.token_urlsafe(16),
        created_at=now,
        updated_at=now,
    )


def new_session() -> str:
    """Return a fresh session id, 256 random bits, for the cookie."""
    return secrets.token_urlsafe(32)
