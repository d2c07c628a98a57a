"""Receive and add files, and be killed in the middle of it, again and again.

Arguments: database URL, root key, folder of the files, how many kills, seed, and "row-first" to do it the
forbidden way round. Each child has a draft of its own, called by its number. For every file that is told to
be safely there a line comes out: number, id, SHA-256.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from portal.evidence import Limits, NoScanner, Owner, Part, Sender, SqlEvidence
from portal.evidence.shelf import Shelf
from portal.storage import open_database, open_vault
from tests.evidence.quick import quick

LONGEST = 0.06
"""Seconds that a child lives at most, once it has begun."""
LARGEST = 512 * 1024

url, root, folder, kills, seed, *way = sys.argv[1:]


class LateShelf(Shelf):
    """Write nothing before it is told to: the mistake that the test must notice."""

    def put(self, file_id: str, pieces: Mapping[Part, bytes]) -> None:
        """Only remember."""
        self.late = file_id, pieces

    def settle(self) -> None:
        """Write what should have been written long ago."""
        super().put(*self.late)


def work(number: int, begun: int) -> None:
    """Add files until the end comes."""
    database, chance = open_database(url), random.Random(f"{seed}/{number}")  # noqa: S311
    vault, owner = open_vault(database, Path(root), ["drafts"]), Owner("drafts", str(number))
    room = SqlEvidence(vault, Path(folder), NoScanner(), quick)
    late = LateShelf(room._shelf._folder)
    if way:
        room._shelf = late
    with database.writing() as tx:
        vault.new_key(tx, *owner)
    said = {"what": "", "sent_by": Sender.APPLICANT, "limits": Limits(10**6, 10**12)}
    os.write(begun, b".")
    while True:
        received = room.receive(
            chance.randbytes(chance.randrange(1, LARGEST)), "", photo=chance.random() < 0.5
        )
        with database.writing() as tx:
            room.add(tx, owner, "", received, now=datetime.now(UTC), **said)  # type: ignore[arg-type]
        if way:
            late.settle()
        os.write(1, f"{number} {received.id} {received.digest}\n".encode())  # so short, it is whole or absent


def kill_one(number: int, moment: float) -> None:
    """Let a child begin, and end it a moment later."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(number, writing)
        finally:
            os._exit(1)  # it should never come to an end by itself
    os.close(writing)
    assert os.read(reading, 1), "The child ended before it began."
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1]), "The child ended by itself."
    os.close(reading)


moments = random.Random(seed)  # noqa: S311 it is meant to repeat
for each in range(int(kills)):
    kill_one(each, moments.uniform(0, LONGEST))
