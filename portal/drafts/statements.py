"""What the draft store says to the database, ready to be compiled once and kept."""

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects import postgresql

from portal.drafts.models import KEPT_DAYS
from portal.storage.schema import drafts, record_keys, stashes

_whole = select(drafts, record_keys.c.wrapped).outerjoin(
    record_keys,
    record_keys.c.id == drafts.c.id,  # a sent draft has no key any more
)
_this = drafts.c.id == bindparam("draft")
_open = drafts.c.sent.is_(None)

OPEN = _whole.where(_this)
SEVERAL = _whole.where(drafts.c.id.in_(bindparam("drafts", expanding=True))).order_by(
    drafts.c.updated_at.desc(), drafts.c.id
)
IS_OPEN = select(drafts.c.id).where(_this, _open)
UPDATE = update(drafts).where(_this, drafts.c.version == bindparam("seen"), _open)
CLAIM = IS_OPEN.with_for_update()  # SQLite knows no such thing: its writers take turns anyway
KEEP = update(drafts).where(_this, _open).values(version=drafts.c.version + 1)
EXPIRE = delete(drafts).where(_open, drafts.c.erase_at <= bindparam("now")).returning(drafts.c.id)
REMIND = (
    update(drafts)
    .where(
        _open,
        drafts.c.keep_days > KEPT_DAYS,
        drafts.c.reminded < bindparam("number"),
        drafts.c.erase_at <= bindparam("by"),
        drafts.c.erase_at > bindparam("now"),
    )
    .returning(drafts.c.id, drafts.c.erase_at)
)

TAKE_STASH = (
    delete(stashes)
    .where(stashes.c.token_hash == bindparam("token"), stashes.c.place == bindparam("place"))
    .returning(stashes.c.body)
)
TAKE_STASHES = (
    delete(stashes)
    .where(stashes.c.token_hash == bindparam("token"))
    .returning(stashes.c.place, stashes.c.body, stashes.c.at)
)
_insert_stash = postgresql.insert(stashes)
PUT_STASH = _insert_stash.on_conflict_do_update(
    index_elements=[stashes.c.token_hash, stashes.c.place],
    set_={"body": _insert_stash.excluded.body, "at": _insert_stash.excluded.at},
)
DROP_OLD_STASHES = delete(stashes).where(stashes.c.at < bindparam("before"))
