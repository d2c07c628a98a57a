"""What this room says to the database, ready to be compiled once and kept."""

from sqlalchemy import ColumnElement, and_, bindparam, case, delete, exists, literal, or_, select, update
from sqlalchemy.dialects import postgresql

from portal.access.models import SHARED, TRIES, PermitState, Session
from portal.storage.schema import challenges, doors, permits, record_keys, sessions, tries, ways

OFFER = "permit"
"""The kind of the words that accept a permit. They lie with the ways back, so that no two codes are alike."""


def _key_of(draft_id: ColumnElement[str]) -> ColumnElement[bool]:
    return record_keys.c.id == literal("access-").concat(draft_id)


# Sessions and doors

_this_session = sessions.c.id == bindparam("session")
SESSION = select(sessions).where(sessions.c.token_hash == bindparam("token"))
HOLD_SESSION = select(sessions.c.id).where(_this_session).with_for_update()
CHANGE_SESSION = update(sessions).where(_this_session)
RENEW = CHANGE_SESSION.values(previous_hash=sessions.c.token_hash)
COUNT_WRONG = CHANGE_SESSION.values(wrong=sessions.c.wrong + 1).returning(sessions.c.wrong)
END_SESSION = delete(sessions).where(_this_session)
END_IF_EMPTY = END_SESSION.where(~exists().where(doors.c.session_id == sessions.c.id))
# Whoever holds one is using it.
RUN_OUT = (
    select(sessions.c.id)
    .where(
        sessions.c.seen_at <= bindparam("before"),
        or_(sessions.c.mode.in_(SHARED), sessions.c.seen_at <= bindparam("forgotten")),
    )
    .with_for_update(skip_locked=True)
)
UNUSED = (
    select(sessions.c.id)
    .where(
        sessions.c.mode.not_in(SHARED),
        sessions.c.seen_at <= bindparam("before"),
        ~exists().where(doors.c.session_id == sessions.c.id),
    )
    .with_for_update(skip_locked=True)
)

_insert_door = postgresql.insert(doors)
OPEN_DOOR = _insert_door.on_conflict_do_update(
    index_elements=[doors.c.session_id, doors.c.draft_id],
    set_={"permit_id": _insert_door.excluded.permit_id, "opened_at": _insert_door.excluded.opened_at},
    where=doors.c.permit_id != "",
)
SHUT_ALL = delete(doors).where(doors.c.session_id == bindparam("session"))
SHUT_DOOR = SHUT_ALL.where(doors.c.draft_id == bindparam("draft"))
_held_elsewhere = and_(
    doors.c.draft_id == bindparam("draft"), doors.c.permit_id == "", doors.c.session_id != bindparam("but")
)
OPEN_ELSEWHERE = select(exists().where(_held_elsewhere))
SHUT_OTHERS = delete(doors).where(_held_elsewhere)
# A door whose permit is nowhere to be found leads nowhere: it must not be taken for the holder's.
DOORS = (
    select(
        *(sessions.c[name] for name in Session.__slots__),
        *(doors.c.draft_id, doors.c.permit_id.label("opened_with"), record_keys.c.wrapped),
        *(column.label(f"permit_{column.name}") for column in permits.c),
    )
    .join(doors, doors.c.session_id == sessions.c.id)
    .outerjoin(permits, and_(permits.c.id == doors.c.permit_id, permits.c.draft_id == doors.c.draft_id))
    .outerjoin(record_keys, _key_of(permits.c.draft_id))
    .where(
        sessions.c.token_hash == bindparam("token"),
        or_(doors.c.permit_id == "", permits.c.id.is_not(None)),
    )
    .order_by(doors.c.opened_at.desc(), doors.c.draft_id)
)
DOOR = DOORS.where(doors.c.draft_id == bindparam("draft"))

# Tries

_insert_try = postgresql.insert(tries)
COUNT_TRY = _insert_try.on_conflict_do_update(
    index_elements=[tries.c.mark],
    set_={"count": tries.c.count + 1, "until": _insert_try.excluded.until},
).returning(tries.c.count)
_over = tries.c.until <= bindparam("now")
COUNT_ASK = _insert_try.on_conflict_do_update(
    index_elements=[tries.c.mark],
    set_={
        "count": case((_over, 1), else_=tries.c.count + 1),
        "until": case((_over, _insert_try.excluded.until), else_=tries.c.until),
    },
).returning(tries.c.count)
CLEAR_TRIES = delete(tries).where(tries.c.mark == bindparam("mark"))
# Of words that somebody has they are never forgotten: slow tries count together.
EXPIRE_TRIES = delete(tries).where(_over, ~exists().where(ways.c.mark == tries.c.mark))

# Ways back

# Only of words a mark is the same in both tables.
_tried_out = and_(tries.c.mark == ways.c.mark, tries.c.count >= TRIES)
_dead = exists().where(_tried_out)
_of_draft = ways.c.draft_id == bindparam("draft")
_of_whom = and_(_of_draft, ways.c.permit_id == bindparam("permit"))
_this_way = ways.c.id == bindparam("way")
_way = select(ways, record_keys.c.wrapped).outerjoin(record_keys, _key_of(ways.c.draft_id))
# A helper's way is shut with the permit.
_open_way = _way.outerjoin(permits, permits.c.id == ways.c.permit_id).where(
    ways.c.confirmed, or_(ways.c.permit_id == "", permits.c.state == PermitState.ACCEPTED)
)

WAYS_OF = _way.where(_of_whom, ways.c.kind != OFFER, ~_dead).order_by(ways.c.made_at.desc(), ways.c.id)
_by_mark = _open_way.where(ways.c.mark == bindparam("mark"), ways.c.kind == bindparam("kind"))
WAYS_BY_MARK = _by_mark.order_by(ways.c.made_at.desc(), ways.c.id)
# Nothing is unsealed for this, which would take longer the more there is behind an address.
KNOWN = select(_by_mark.exists())
OPEN_WAY = _open_way.where(_this_way)
CONFIRM = update(ways).where(_this_way).values(confirmed=True)
REMOVE_WAY = delete(ways).where(_of_draft, _this_way, ways.c.kind != OFFER)
REMOVE_KIND = delete(ways).where(_of_whom, ways.c.kind == bindparam("kind"))
REMOVE_UNCONFIRMED = REMOVE_KIND.where(~ways.c.confirmed)
REMOVE_ALIKE = REMOVE_KIND.where(ways.c.mark == bindparam("mark"), ways.c.id != bindparam("but"))
REMOVE_DEAD = delete(ways).where(exists().where(_tried_out, tries.c.until <= bindparam("calm")))

# Challenges

_insert_challenge = postgresql.insert(challenges)
CHALLENGE = _insert_challenge.on_conflict_do_update(
    index_elements=[challenges.c.token_hash],
    set_={column.name: _insert_challenge.excluded[column.name] for column in challenges.c},
)
_lasts = challenges.c.until > bindparam("now")
_of_asker = and_(challenges.c.token_hash == bindparam("token"), challenges.c.wrong < TRIES, _lasts)
_of_link = and_(challenges.c.link_mark == bindparam("link"), challenges.c.known, _lasts)

ASKED = select(challenges).where(_of_asker)
COUNT_ANSWER = update(challenges).where(_of_asker).values(wrong=challenges.c.wrong + 1).returning(challenges)
BY_LINK = select(challenges).where(_of_link)
IS_ASKER = select(challenges.c.id).where(
    challenges.c.id == bindparam("challenge"), challenges.c.token_hash == bindparam("token")
)
SPEND = delete(challenges).where(challenges.c.id == bindparam("challenge")).returning(challenges.c.id)
SPEND_LINK = delete(challenges).where(_of_link).returning(challenges)
EXPIRE_CHALLENGES = delete(challenges).where(~_lasts)


def _challenges_of(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    return challenges.c.way_id.in_(select(ways.c.id).where(*which))


DROP_OF_WAY = delete(challenges).where(_challenges_of(_of_draft, _this_way))
DROP_OF_KIND = delete(challenges).where(
    _challenges_of(_of_whom, ways.c.kind == bindparam("kind"), ~ways.c.confirmed)
)
DROP_OF_PERMIT = delete(challenges).where(_challenges_of(ways.c.permit_id == bindparam("permit")))

# Permits, then what was sent, then ways: everybody goes in this order, so that nobody waits in a circle.
FORGET = (
    delete(permits).where(permits.c.draft_id == bindparam("draft")),
    delete(challenges).where(_challenges_of(_of_draft)),
    delete(ways).where(_of_draft),
    delete(doors).where(doors.c.draft_id == bindparam("draft")),
)

# Permits

_permit = select(permits, record_keys.c.wrapped).join(record_keys, _key_of(permits.c.draft_id))
_this_permit = permits.c.id == bindparam("permit")
_newest_first = (permits.c.made_at.desc(), permits.c.id)

PERMIT = _permit.where(_this_permit)
PERMITS_OF = _permit.where(permits.c.draft_id == bindparam("draft")).order_by(*_newest_first)
# Of no organisation are the permits of friends and family everywhere: nobody lists those.
PERMITS_OF_ORGANISATION = _permit.where(
    permits.c.organisation == bindparam("organisation"), permits.c.organisation != ""
).order_by(*_newest_first)
OFFERED = _permit.join(ways, ways.c.permit_id == permits.c.id).where(
    ways.c.mark == bindparam("mark"),
    ways.c.kind == OFFER,
    permits.c.state == PermitState.OFFERED,
    permits.c.made_at > bindparam("oldest"),
)
STILL_OFFERED = OFFERED.where(~_dead)
ACCEPT = update(permits).where(_this_permit, permits.c.state == PermitState.OFFERED)
END_PERMIT = update(permits).where(_this_permit, permits.c.state != PermitState.ENDED)
REMOVE_OF_PERMIT = delete(ways).where(ways.c.permit_id == bindparam("permit"))
END_OFFERS = update(permits).where(
    permits.c.state == PermitState.OFFERED, permits.c.made_at <= bindparam("oldest")
)
REMOVE_OFFERS = delete(ways).where(ways.c.kind == OFFER, ways.c.made_at <= bindparam("oldest"))
