"""What lets a browser into an application: a session, the doors it has opened, and the permits of helpers."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

TRIES = 5
"""How many wrong tries a code, or a session that rests, has. Then it is dead; the application is not."""

LONGEST = timedelta(hours=12)
"""How long a session may last, however often it is extended."""

TOUCH = timedelta(minutes=1)
"""How much of a session's rest may go unnoticed: one write a minute is enough."""

CODE_LASTS = timedelta(minutes=30)
"""How long a typed code and a link in a message work: people are slow, and so is post between computers."""

OFFER_LASTS = timedelta(days=14)
"""How long the words work by which a helper accepts a permit."""

ASKS = {timedelta(hours=1): 5, timedelta(days=1): 20}
"""How many messages somebody can have sent to one address within how long, from the first on."""

REMEMBERED = timedelta(days=1)
"""How long after the last one tries of words that nobody has are remembered; of words that are, always."""

CALM = timedelta(minutes=1)
"""How long after its last try a dead code is let be: the fifth may be right, and still be looked at."""

UNUSED = timedelta(hours=24)
"""How long a session that has opened nothing is kept."""

FORGOTTEN = timedelta(days=28)
"""How long a session that nobody uses is kept, whatever it has opened."""


class Mode(StrEnum):
    """Where a session is: whose computer it is decides how long it may rest and what it leaves behind."""

    OWN = "own"
    SHARED = "shared"
    """The person has said that others use this computer."""
    DESK = "desk"
    """A branch has signed this computer in as a desk."""
    PAPER = "paper"
    """Staff key in a paper form."""
    PHONE = "phone"
    """Staff key in what somebody tells them on the phone."""


IDLE = {
    Mode.OWN: timedelta(minutes=30),
    Mode.SHARED: timedelta(minutes=10),
    Mode.DESK: timedelta(minutes=10),
    Mode.PAPER: timedelta(minutes=30),
    Mode.PHONE: timedelta(minutes=30),
}
"""How long a session may rest."""

SHARED = (Mode.SHARED, Mode.DESK)
"""Where somebody else may sit down next."""


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that has begun or opened an application.

    `account` is the branch's or the member of staff's whose computer it is, "" for anybody's own. `told` says
    whether the person has read how to leave quickly; `previous_hash` is of the token before it was renewed:
    pages that are still open were made for that one.
    """

    id: str
    mode: Mode
    account: str
    begun_at: datetime
    seen_at: datetime
    told: bool = False
    previous_hash: str | None = None

    @property
    def shared(self) -> bool:
        """Say whether somebody else may sit down here next."""
        return self.mode in SHARED

    @property
    def keyed_in(self) -> bool:
        """Say whether staff key in what comes another way."""
        return self.mode in (Mode.PAPER, Mode.PHONE)

    def until(self) -> datetime:
        """Return when it ends, or rests, unless it is used before."""
        return min(self.seen_at + IDLE[self.mode], self.begun_at + LONGEST)

    def worn(self, now: datetime) -> bool:
        """Say whether it is time to note that it is in use."""
        return now - self.seen_at >= TOUCH

    def over_at(self) -> datetime:
        """Return when it is no longer in use: what `touch` may not have noticed is given to the person."""
        return self.until() + TOUCH

    def lives(self, now: datetime) -> bool:
        """Say whether it is in use."""
        return now < self.over_at()


class Level(StrEnum):
    """How far a helper may go, each as far as the one before and further."""

    FILL = "fill"
    """Fill in answers."""
    UPLOAD = "upload"
    """Fill in and upload papers."""
    SEND = "send"
    """Fill in, upload, and send the application for the holder."""

    def reaches(self, other: "Level") -> bool:
        """Say whether this level includes another."""
        order = list(Level)
        return order.index(self) >= order.index(other)


class PermitState(StrEnum):
    """What has become of a permit."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Terms:
    """What the holder lets a helper do. Names show in no repr.

    `authority` is the legal one that the helper acts in ("" without any, "parent", "attorney", "deputy",
    "appointee"). `until` is the last day. `hides_address` keeps where the holder lives from the helper.
    `at_desk` says that staff made it with the holder present.
    """

    level: Level
    until: date
    helper: str = field(repr=False)
    relationship: str = field(repr=False)
    authority: str = ""
    hides_address: bool = False
    at_desk: bool = False


@dataclass(frozen=True, slots=True)
class Permit:
    """A helper's permit for one application. `organisation` is the team whose adviser accepted it, or ""."""

    id: str
    draft_id: str
    terms: Terms
    state: PermitState
    organisation: str
    made_at: datetime
    changed_at: datetime
    """When it was accepted, or ended."""

    def lives(self, today: date) -> bool:
        """Say whether it opens the application today."""
        return self.state == PermitState.ACCEPTED and today <= self.terms.until


@dataclass(frozen=True, slots=True)
class Door:
    """An application that a session has opened: as its holder, or as a helper with a permit."""

    session: Session
    draft_id: str
    permit: Permit | None


class Kind(StrEnum):
    """What a way back is: something to read out and type, or an address that a code is sent to."""

    WORDS = "words"
    EMAIL = "email"
    TEXT = "text"
    ONE_LOGIN = "one_login"


@dataclass(frozen=True, slots=True)
class Way:
    """A way back to an application; with a permit, it is the helper's own.

    `address` is the email address or phone number; "" for words, and for a sign-in of which only a mark is
    kept. One that is not `confirmed` opens nothing yet.
    """

    id: str
    draft_id: str
    permit_id: str
    kind: Kind
    address: str = field(repr=False)
    confirmed: bool
    made_at: datetime
    language: str = "en"
    """The language of what is sent there: that of the page on which the address was given."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """A code and a link that were sent to an address, to be brought back by whoever reads what comes there.

    `code` and `link` are known only to who makes it: later they are "". `way_id` names the way back that it
    confirms, "" when somebody wants to come back. `known` says whether the address opens anything; nothing a
    person sees may depend on it before they have brought back the code.
    """

    id: str
    kind: Kind
    until: datetime
    way_id: str
    known: bool
    code: str = field(default="", repr=False)
    link: str = field(default="", repr=False)
