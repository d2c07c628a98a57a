"""Bring rows and bytes back together, after whatever has torn them apart."""

from collections import defaultdict
from datetime import datetime, timedelta

from portal.evidence import statements as sql
from portal.evidence.models import Part, State, Swept
from portal.evidence.shelf import Shelf
from portal.storage import Transactions

_GRACE = timedelta(hours=1)
"""How long bytes may lie without a row: between receiving a file and adding it there are seconds."""

_NEEDED = {Part.WHOLE, Part.THUMB}


def sweep(database: Transactions, shelf: Shelf, now: datetime) -> Swept:
    """Take away rows whose owner was erased and bytes that nobody may have, and mark rows without bytes."""
    with database.writing() as tx:
        erased: list[str] = list(tx.execute(sql.ERASED).scalars())
    shelf.drop(*erased)
    # Rows are read before the shelf is looked over: a file added meanwhile has bytes too young to be swept,
    # and is not missed. One removed meanwhile is missed, but has no row that could be marked.
    with database.reading() as tx:
        named = {row.id: State(row.state) for row in tx.execute(sql.NAMED)}
    there: dict[str, set[str]] = defaultdict(set)
    orphans: set[str] = set()
    for piece in shelf.lying():
        there[piece.file_id].add(piece.part)
        state = named.get(piece.file_id)
        # Infected bytes are there when a kill came between noting the virus and destroying them.
        if state is State.INFECTED or (state is None and piece.since < now - _GRACE):
            orphans.add(piece.file_id)
    shelf.drop(*orphans)
    whole = {file_id for file_id, parts in there.items() if parts >= _NEEDED}
    lost = [one for one, state in named.items() if state in sql.USABLE and one not in whole]
    # A disk that was away for a while is no loss: what is found again is checked again.
    found = [one for one, state in named.items() if state is State.LOST and one in whole]
    for statement, file_ids in ((sql.LOSE, lost), (sql.REGAIN, found)):
        for file_id in file_ids:
            with database.writing() as tx:
                tx.execute(statement, {"file": file_id})
    return Swept(rows=len(erased), bytes=len(orphans), lost=len(lost))
