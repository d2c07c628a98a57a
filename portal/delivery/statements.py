"""What the outbox says to the database, ready to be compiled once and kept."""

from datetime import datetime

from sqlalchemy import BindParameter, and_, bindparam, delete, func, or_, select, update

from portal.delivery.models import State
from portal.storage.schema import outbox, record_keys

KEY_OF = "message-"
"""What stands before a message's id to name its key in the vault."""

_now: BindParameter[datetime] = bindparam("now")
_stale = outbox.c.good_until <= _now
_fresh = or_(outbox.c.good_until.is_(None), outbox.c.good_until > _now)
_lease_is_over = and_(outbox.c.state == State.LEASED, outbox.c.lease_until <= _now)
_due = and_(
    outbox.c.channel == bindparam("of"),
    or_(and_(outbox.c.state == State.READY, outbox.c.due_at <= _now), _lease_is_over),
    _fresh,
)
ANY_DUE = select(outbox.c.id).where(_due).limit(1)
"""It takes no lock: on SQLite nobody may ask for the write lock without work to do."""

_oldest = ANY_DUE.order_by(outbox.c.due_at, outbox.c.id).with_for_update(skip_locked=True)
CLAIM = (
    update(outbox)
    .where(outbox.c.id == _oldest.scalar_subquery())
    .values(state=State.LEASED, attempts=outbox.c.attempts + 1)
    .returning(outbox)
)
END_CLAIM = update(outbox).where(
    outbox.c.id == bindparam("claimed"), outbox.c.lease == bindparam("token"), outbox.c.state == State.LEASED
)

_never_left = outbox.c.attempts == 0
_over = and_(outbox.c.state == State.DONE, or_(outbox.c.ended_at <= bindparam("before"), _never_left))
_stays = or_(outbox.c.state.in_([State.READY, State.NEEDS_PERSON]), _lease_is_over)
EXPIRE = delete(outbox).where(or_(_over, and_(_stale, _stays))).returning(outbox.c.id)
DROP = (
    delete(outbox)
    .where(outbox.c.draft_id == bindparam("draft"), outbox.c.state != State.DONE)
    .returning(outbox.c.id)
)
SENT_ABOUT = (
    select(func.count())
    .select_from(outbox)
    .where(outbox.c.draft_id == bindparam("draft"), outbox.c.made_at > bindparam("since"))
)
GIVE_UP = delete(outbox).where(outbox.c.state == State.NEEDS_PERSON).returning(outbox.c.id)
RECENT = (
    select(outbox, record_keys.c.wrapped)
    .join(record_keys, record_keys.c.id == KEY_OF + outbox.c.id)
    .where(or_(outbox.c.state != State.DONE, ~_never_left))
    .order_by(outbox.c.made_at.desc(), outbox.c.id)
    .limit(bindparam("most"))
)
COUNT = (
    select(outbox.c.state, func.count().label("number"))
    .where(outbox.c.state != State.DONE)
    .group_by(outbox.c.state)
)
AGAIN = (
    update(outbox)
    .where(outbox.c.state == State.NEEDS_PERSON, _fresh)
    # One attempt, so that whoever carries it looks first whether it was taken after all.
    .values(state=State.READY, due_at=_now, attempts=1, ended_at=None)
)
