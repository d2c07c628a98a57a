"""Every table. Change one together with a new migration: a test compares the two."""

from portal.storage.schema.access import challenges, doors, permits, sessions, tries, ways
from portal.storage.schema.base import Moment, metadata
from portal.storage.schema.cases import OPEN, case_index, cases, event_heads, events
from portal.storage.schema.delivery import outbox
from portal.storage.schema.drafts import CHECKING, device_links, drafts, files, stashes
from portal.storage.schema.keys import record_keys, ring_keys
from portal.storage.schema.staff import sign_in_attempts, staff, staff_sessions

__all__ = [
    "CHECKING",
    "OPEN",
    "Moment",
    "case_index",
    "cases",
    "challenges",
    "device_links",
    "doors",
    "drafts",
    "event_heads",
    "events",
    "files",
    "metadata",
    "outbox",
    "permits",
    "record_keys",
    "ring_keys",
    "sessions",
    "sign_in_attempts",
    "staff",
    "staff_sessions",
    "stashes",
    "tries",
    "ways",
]
