"""Ask a virus scanner about bytes: ClamAV's `clamd` by its INSTREAM command, or nobody."""

import logging
import random
import socket
from collections.abc import Callable, Iterable
from struct import pack
from time import monotonic
from typing import Protocol

PATIENCE = 15
"""Seconds that one question may take, from the connection to the last byte of the answer."""
MOST_AWAY = 3
"""How often in a row the scanner may not answer before nobody waits for it any more, this time."""
_QUIET = 30
"""Seconds in which nobody asks a scanner again that let somebody wait in vain."""
_LONGEST_ANSWER = 4096

log = logging.getLogger("portal")


class ScannerAway(Exception):
    """The scanner gave no answer that counts: nothing may be opened until it does."""


class Scanner(Protocol):
    """What looks at bytes before anybody opens them."""

    scans: bool
    """Whether it really looks."""

    def infected(self, data: bytes) -> bool:
        """Say whether there is a virus in the bytes; raise ScannerAway when nobody can tell now."""


class NoScanner:
    """Stand in where a council has set up no scanner: images are drawn anew and PDFs cleaned all the same."""

    scans = False

    def infected(self, data: bytes) -> bool:
        """Find nothing."""
        return False


class Clamd:
    """ClamAV's daemon, at `host:port` or at the absolute path of its Unix socket."""

    scans = True

    def __init__(self, address: str, patience: float = PATIENCE) -> None:
        """Remember where it is; nothing is connected, or looked up, before the first question."""
        self._address = address
        self._patience = patience
        self._away = False
        self._quiet_until = 0.0

    def infected(self, data: bytes) -> bool:
        """Say whether it finds a virus in the bytes; raise ScannerAway for every answer but yes or no."""
        if monotonic() < self._quiet_until:
            raise ScannerAway
        try:
            answer = self._ask(data)
        except OSError as error:  # a broken pipe while sending, too: it may stop reading early
            answer = type(error).__name__.encode()
            if isinstance(error, TimeoutError):  # it hangs: not everybody has to wait for it in vain
                self._quiet_until = monotonic() + _QUIET
        clean = answer == b"stream: OK\0"
        found = answer.startswith(b"stream: ") and answer.endswith(b" FOUND\0")
        counts = clean or found
        self._note(None if counts else answer)
        if not counts:
            raise ScannerAway
        return found

    def _ask(self, data: bytes) -> bytes:
        until = monotonic() + self._patience
        with self._connect() as line:
            line.settimeout(max(until - monotonic(), 0))
            line.sendall(b"zINSTREAM\0" + pack(">I", len(data)) + data + pack(">I", 0))
            answer = b""
            while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER:
                line.settimeout(max(until - monotonic(), 0))
                piece = line.recv(_LONGEST_ANSWER)
                if not piece:
                    break
                answer += piece
            return answer

    def _connect(self) -> socket.socket:
        if not self._address.startswith("/"):
            host, _, port = self._address.rpartition(":")
            return socket.create_connection((host.strip("[]"), int(port)), self._patience)
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(self._patience)
        try:
            line.connect(self._address)
        except OSError:
            line.close()
            raise
        return line

    def _note(self, wrong: bytes | None) -> None:
        # Once each way: files wait meanwhile, and whoever runs the portal has to know why.
        away = wrong is not None
        if away and not self._away:
            log.warning("the virus scanner gives no answer that counts, files wait: %.80r", wrong)
        if self._away and not away:
            log.warning("the virus scanner answers again")
        self._away = away


def scanner_for(setting: str | None) -> Scanner:
    """Return the scanner of an installation, by its setting PORTAL_CLAMAV."""
    return Clamd(setting) if setting else NoScanner()


def judge_each(waiting: Iterable[str], judge: Callable[[str], bool]) -> int:
    """Judge one file after another, and return how many were.

    A file that the scanner does not answer for waits on, and must not hold up the others for ever; after
    MOST_AWAY in a row the scanner is away for the rest too. So they come in another order each time: no
    files that are never answered for can stand before the others again and again.
    """
    judged = away = 0
    order = list(waiting)
    random.shuffle(order)
    for file_id in order:
        try:
            judged += judge(file_id)
            away = 0
        except ScannerAway:
            away += 1
            if away == MOST_AWAY:
                break
    return judged
