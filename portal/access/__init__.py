"""Let people into applications: sessions, ways back, and permits for helpers.

A session is one browser; its cookie is a random token, of which the database holds the hash. A session has
doors: the applications it has opened, as their holder or as a helper. Who closes the browser comes in again
by a way back. Nothing here knows what is in an application; names and addresses are sealed under a key for
each application that is not the draft's own, and `forget` destroys it.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Protocol

from portal.access.memory import Memory, MemorySessions
from portal.access.memory_permits import MemoryPermits
from portal.access.memory_ways import MemoryWays
from portal.access.models import (
    CODE_LASTS,
    IDLE,
    LONGEST,
    OFFER_LASTS,
    TRIES,
    Challenge,
    Door,
    Kind,
    Level,
    Mode,
    Permit,
    PermitState,
    Session,
    Terms,
    Way,
)
from portal.access.permits import SqlPermits
from portal.access.sessions import SqlSessions
from portal.access.tokens import hash_of
from portal.access.ways import SqlWays
from portal.access.words import shown
from portal.storage import Tx

__all__ = [
    "CODE_LASTS",
    "IDLE",
    "LONGEST",
    "OFFER_LASTS",
    "TRIES",
    "Challenge",
    "Door",
    "Kind",
    "Level",
    "Memory",
    "MemoryPermits",
    "MemorySessions",
    "MemoryWays",
    "Mode",
    "Permit",
    "PermitState",
    "Permits",
    "Session",
    "Sessions",
    "SqlPermits",
    "SqlSessions",
    "SqlWays",
    "Terms",
    "Way",
    "Ways",
    "hash_of",
    "shown",
]


class Sessions(Protocol):
    """The door to sessions: every method takes the transaction first; a `token` is what the cookie holds."""

    def begin(self, tx: Tx, token: str, now: datetime, mode: Mode = Mode.OWN, account: str = "") -> Session:
        """Begin the session of a browser; one that has begun already is returned as it is."""

    def of(self, tx: Tx, token: str) -> Session | None:
        """Return a browser's session, one that rests too; the caller asks whether it `lives`."""

    def touch(self, tx: Tx, session: Session, now: datetime) -> None:
        """Note that a session is in use."""

    def note_told(self, tx: Tx, session: Session) -> None:
        """Note that the person has read how to leave quickly."""

    def renew(self, tx: Tx, session: Session, now: datetime) -> str:
        """Give the session a new token and return it, with a new beginning; the old token is dead.

        Its hash is kept, for what was made for it.
        """

    def count_wrong(self, tx: Tx, session: Session) -> int:
        """Count a try to wake a session that rests, before it is judged.

        Return how many there were since it was renewed: more than TRIES if it has ended.
        """

    def end(self, tx: Tx, session: Session) -> None:
        """End a session: its doors are shut. What they led to is untouched."""

    def expire(self, tx: Tx, now: datetime) -> int:
        """End the sessions unseen for a day that are shared, or have no door any more; others after 28 days.

        A shared one opens nothing as soon as it does not live; until then its browser is still a shared one.
        """

    def open_door(self, tx: Tx, session: Session, draft_id: str, now: datetime, permit_id: str = "") -> None:
        """Let a session into an application; a door as its holder is never made a helper's."""

    def shut_door(self, tx: Tx, session: Session, draft_id: str) -> None:
        """Let a session into an application no more."""

    def door(self, tx: Tx, token: str, draft_id: str) -> Door | None:
        """Return a browser's door to an application, in one query.

        The session may rest and the permit may have ended: the caller asks. None alike for another's
        application and for none.
        """

    def doors(self, tx: Tx, token: str) -> tuple[Door, ...]:
        """Return all doors of a browser, the last opened first."""

    def open_elsewhere(self, tx: Tx, draft_id: str, but: Session) -> bool:
        """Say whether `shut_others` would shut a door."""

    def shut_others(self, tx: Tx, draft_id: str, but: Session) -> None:
        """Shut every holder's door to an application but one session's."""


class Ways(Protocol):
    """The door to the ways back. `permit_id` is "" for the holder's own."""

    def of_draft(self, tx: Tx, draft_id: str, permit_id: str = "") -> tuple[Way, ...]:
        """Return the ways back there are, the newest first, unconfirmed ones too."""

    def remove(self, tx: Tx, draft_id: str, way_id: str) -> None:
        """End a way back; one that is not there is no error."""

    def make_words(self, tx: Tx, draft_id: str, permit_id: str, now: datetime) -> str:
        """Return a new code of common words, for `shown`; that holder's or helper's before is dead."""

    def try_words(self, tx: Tx, typed: str, fits: Callable[[str], bool], now: datetime) -> Way | None:
        """Return the way that the typed words open, if `fits` says of its draft that the rest is right too.

        Every try is counted before it is judged, by what was typed, known or not: after TRIES wrong ones the
        words are dead. `fits` is asked about "" when the words open nothing, to take as long. Give it a
        `stepping()` connection, so that a try counts whatever happens afterwards.
        """

    def confirm_sign_in(self, tx: Tx, draft_id: str, permit_id: str, subject: str, now: datetime) -> Way:
        """Make a sign-in at GOV.UK One Login a way back; `subject` is who signed in there."""

    def of_sign_in(self, tx: Tx, subject: str) -> tuple[Way, ...]:
        """Return the ways back of somebody who has signed in at GOV.UK One Login."""

    def propose(
        self,
        tx: Tx,
        draft_id: str,
        permit_id: str,
        kind: Kind,
        address: str,
        token: str,
        now: datetime,
        language: str = "en",
    ) -> Challenge | None:
        """Make an address a way back once it is confirmed, and return what to send there.

        `token` is the browser's that asked, `language` what its messages are written in from now on. An
        unconfirmed way of the same kind, and the browser's challenge before, are replaced. It counts like
        `ask`: None, and nothing is replaced, when that was too often.
        """

    def ask(self, tx: Tx, kind: Kind, address: str, token: str, now: datetime) -> Challenge | None:
        """Return what to send to an address, known or not; None when it has been asked for too often."""

    def asked(self, tx: Tx, token: str, now: datetime) -> Challenge | None:
        """Return the challenge that a browser waits for, if it still lasts."""

    def answer(self, tx: Tx, token: str, typed: str, now: datetime) -> tuple[Way, ...] | None:
        """Return the ways that the typed code opens in the browser that asked, and spend it; confirm its way.

        None for a wrong code, a spent one, or after TRIES wrong ones. Nothing that follows a wrong code may
        undo the transaction, which counts it.
        """

    def by_link(self, tx: Tx, link: str, now: datetime) -> Challenge | None:
        """Return the challenge of a link that still works. It changes nothing."""

    def is_asker(self, tx: Tx, challenge: Challenge, token: str) -> bool:
        """Say whether this browser asked for it."""

    def spend(self, tx: Tx, link: str, now: datetime) -> tuple[Way, ...] | None:
        """Return the ways that a link opens, and spend it: None the second time. Confirm its way."""

    def expire(self, tx: Tx, now: datetime) -> int:
        """Forget challenges and tries that have run out, and dead words; end offers nobody accepted.

        Tries of words that somebody has stay as long as the words.
        """

    def forget(self, tx: Tx, draft_ids: Iterable[str]) -> None:
        """Forget all that belongs to applications: doors, ways, challenges and permits, and their keys."""


class Permits(Protocol):
    """The door to permits."""

    def offer(self, tx: Tx, draft_id: str, terms: Terms, now: datetime) -> tuple[Permit, str]:
        """Make a permit, and return it with the words by which the helper accepts it. They last 14 days."""

    def by_words(self, tx: Tx, typed: str, now: datetime) -> Permit | None:
        """Return the offered permit of typed words. Every try is counted, as in `Ways.try_words`."""

    def accept(self, tx: Tx, typed: str, organisation: str, now: datetime) -> Permit | None:
        """Accept an offered permit, once; None if it is not, or no longer, offered. It counts no try."""

    def get(self, tx: Tx, permit_id: str) -> Permit | None:
        """Return a permit, ended or not."""

    def of_draft(self, tx: Tx, draft_id: str) -> tuple[Permit, ...]:
        """Return every permit there was for an application, the newest first."""

    def of_organisation(self, tx: Tx, organisation: str) -> tuple[Permit, ...]:
        """Return the permits that advisers of an organisation have accepted, ended ones too, newest first."""

    def end(self, tx: Tx, permit: Permit, now: datetime) -> None:
        """End a permit, and the helper's ways back with it: the next request finds the door shut."""
