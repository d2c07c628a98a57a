"""What the file store says to the database, ready to be compiled once and kept."""

from sqlalchemy import bindparam, delete, exists, select, update

from portal.evidence.models import State
from portal.storage.schema import CHECKING, device_links, files, record_keys

USABLE = (State.CHECKING, State.READY)

_whole = select(files, record_keys.c.wrapped.label("owner_wrapped")).join(
    record_keys,
    record_keys.c.id == files.c.owner_id,  # of an erased owner nothing is found
)
_of_owner = (files.c.owner_ring == bindparam("ring"), files.c.owner_id == bindparam("id"))
_this = (files.c.id == bindparam("file"), *_of_owner)

OF = _whole.where(*_of_owner).order_by(files.c.number)
HOLD_ALL = OF.with_for_update(of=files)
FIND = _whole.where(*_this)
HOLD = FIND.with_for_update(of=files)
BY_ID = _whole.where(files.c.id == bindparam("file"))

CHANGE = update(files).where(files.c.id == bindparam("file"))
REMOVE = delete(files).where(*_this)
DROP = delete(files).where(files.c.id == bindparam("file"))

TO_CHECK = select(files.c.id).where(CHECKING)
JUDGE = update(files).where(files.c.id == bindparam("file"), CHECKING)

ERASED = delete(files).where(~exists().where(record_keys.c.id == files.c.owner_id)).returning(files.c.id)
NAMED = select(files.c.id, files.c.state)
LOSE = (
    update(files).where(files.c.id == bindparam("file"), files.c.state.in_(USABLE)).values(state=State.LOST)
)
REGAIN = (
    update(files)
    .where(files.c.id == bindparam("file"), files.c.state == State.LOST)
    .values(state=State.CHECKING)
)

_link = select(device_links, record_keys.c.wrapped).join(
    record_keys, record_keys.c.id == device_links.c.owner_id
)
_lasts = device_links.c.until > bindparam("now")

LINKS_OF = _link.where(
    device_links.c.owner_ring == bindparam("ring"), device_links.c.owner_id == bindparam("id")
)
BY_CODE = _link.where(device_links.c.code_mark == bindparam("mark"), _lasts)
OF_DEVICE = _link.where(
    device_links.c.id == bindparam("link"), device_links.c.device_hash == bindparam("device"), _lasts
)
# Two devices at once: the second waits for the first, looks again, and finds the link taken.
TAKE = update(device_links).where(
    device_links.c.id == bindparam("link"),
    device_links.c.device_hash.is_(None) | (device_links.c.device_hash == bindparam("device")),
    _lasts,
)
RENEW = update(device_links).where(device_links.c.id == bindparam("link"), _lasts)
END = delete(device_links).where(device_links.c.id == bindparam("link"))
EXPIRE = delete(device_links).where(~_lasts)
