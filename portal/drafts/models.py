"""What a draft is, and how it changes: by making a new one."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from portal.storage import Key

KEPT_DAYS, KEPT_DAYS_WITH_WAY = 1, 28
"""How many days a draft is kept after its last change: without a way back, and with one."""

REMIND_DAYS = (7, 2)
"""How many days before a draft with a way back is erased its people are reminded."""

STASHED = timedelta(hours=24)
"""How long what could not be saved waits for its browser."""

Words = dict[str, dict[str, list[str]]]
"""What was typed and is not judged good, form field by form field, by what it is kept under."""


class Stale(Exception):
    """The draft was saved or sent by somebody else since it was opened."""

    def __init__(self) -> None:
        """Say so without a word of what is in it."""
        super().__init__("The draft has changed since it was opened.")


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished application. Answers show in no repr.

    `answers` holds JSON values by question key, `recorded` the draft version each was last recorded at, and
    each entry of a list as "key/entry", `given_by` the permit of the helper who gave an answer or an entry,
    `kept` what was typed but is not judged good yet, `checked` the hash of the answers the person has
    confirmed, `sent` the case it became. `submit_key` makes sending it twice the same as sending it once.
    `channel` is how it came: "online", "desk", "paper" or "phone"; `accounts` are the branches and members
    of staff that helped.
    """

    id: str
    version: int
    journey_version: int
    submit_key: str
    created_at: datetime
    updated_at: datetime
    answers: dict[str, Any] = field(default_factory=dict, repr=False)
    recorded: dict[str, int] = field(default_factory=dict)
    given_by: dict[str, str] = field(default_factory=dict)
    kept: Words = field(default_factory=dict, repr=False)
    checked: str | None = None
    sent: str | None = None
    channel: str = "online"
    accounts: list[str] = field(default_factory=list)
    keep_days: int = KEPT_DAYS
    key: Key | None = field(default=None, repr=False, compare=False)
    """What it is sealed with, so that saving what was opened asks the database only once."""

    @property
    def erase_at(self) -> datetime:
        """Return when it is erased if nobody changes it before."""
        return self.updated_at + timedelta(days=self.keep_days)

    def record(self, key: str, value: Any, by: str = "") -> "Draft":
        """Answer a question: what was kept for it goes, and the person has to check again.

        `by` is the permit of the helper who answers; "" is the holder. Who gave the same answer before stays
        named: pressing Continue makes nothing anybody's.
        """
        same = key in self.answers and self.answers[key] == value
        return replace(
            self if same else self.given(key, by),
            answers=self.answers | {key: value},
            recorded=self.recorded | {key: self.version + 1},
            kept={k: raw for k, raw in self.kept.items() if k != key},
            checked=None,
        )

    def given(self, key: str, by: str) -> "Draft":
        """Note who has given an answer, also one that is kept elsewhere, like files."""
        others = {k: permit for k, permit in self.given_by.items() if k != key}
        return replace(self, given_by=others | ({key: by} if by else {}))

    def record_entry(self, key: str, entry_id: str, entries: list[Any], by: str = "") -> "Draft":
        """Answer a list, in which one entry was added, changed or removed."""
        entry = f"{key}/{entry_id}"
        there, before = _entry(entries, entry_id), _entry(self.answers.get(key), entry_id)
        giver = self.given_by.get(entry, "") if there == before else by
        recorded = self.record(key, entries).drop_kept(entry).given(entry, giver if there else "")
        return replace(recorded, recorded=recorded.recorded | {entry: self.version + 1})

    def keep(self, key: str, raw: Mapping[str, list[str]]) -> "Draft":
        """Keep what was typed for a question, form field by form field, not judged yet; blanks are none."""
        typed = any(value for values in raw.values() for value in values)
        return replace(self, kept=self.kept | {key: dict(raw)}) if typed else self.drop_kept(key)

    def drop_kept(self, key: str) -> "Draft":
        """Let go of what was kept for a question."""
        return replace(self, kept={k: raw for k, raw in self.kept.items() if k != key})

    def keep_all(self, words: Words) -> "Draft":
        """Keep what was typed in another place."""
        return replace(self, kept=self.kept | words)

    def helped_by(self, account: str) -> "Draft":
        """Note that a branch or a member of staff helped."""
        return self if account in self.accounts else replace(self, accounts=[*self.accounts, account])

    def confirm(self, answers_hash: str) -> "Draft":
        """Note that the person has checked exactly the answers with this hash."""
        return replace(self, checked=answers_hash)


def _entry(entries: Any, entry_id: str) -> list[Any]:
    listed = entries if isinstance(entries, list) else []
    return [one for one in listed if isinstance(one, dict) and one.get("id") == entry_id]


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
