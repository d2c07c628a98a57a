"""People who upload while somebody else answers questions: how long the questions take, and what it needs."""

import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from portal.evidence import File, Owner
from portal.walker.page import read_page
from portal.web.portal import Portal
from tests.bench.served import Served
from tests.browser.live import Live, There

PEOPLE = 8
PIECE = 64 * 1024
"""Bytes that a sender hands over before a pause."""
PATIENCE = 120.0
"""Seconds to wait for an answer: far more than it takes, since nothing here judges by the clock."""
_PAPER, _FILES = "paper_end_of_life", "files_end_of_life"
_BETWEEN = "a-line-between-the-parts"


class Sender:
    """Somebody with a paper to upload, who can do so in pieces, over a connection of their own."""

    def __init__(self, served: Served, there: There) -> None:
        """Choose to upload, and open the page for it."""
        self._cookie, self._address = f"session={there.session}", urlsplit(there.address)
        self.draft_id = self._address.path.split("/")[2]
        self._port = served.line.port
        chosen = self._fields(served, _PAPER) | {_PAPER: "upload"}
        assert served.ask("POST", self._path(_PAPER), urlencode(chosen), self._cookie)[0] == 303
        self._token = self._fields(served, _FILES)["csrf_token"]

    def send(self, data: bytes, pause: float) -> int:
        """Upload a file, with so many seconds between two pieces, and return the status of the answer."""
        request = self._request(data)
        with socket.create_connection(("127.0.0.1", self._port), timeout=PATIENCE) as line:
            for at in range(0, len(request), PIECE):
                line.sendall(request[at : at + PIECE])
                if pause:
                    time.sleep(pause)
            answer = b"".join(iter(lambda: line.recv(65536), b""))
        return int(answer.split(None, 2)[1])

    def _request(self, data: bytes) -> bytes:
        start = f'--{_BETWEEN}\r\nContent-Disposition: form-data; name="'
        head = f'{start}csrf_token"\r\n\r\n{self._token}\r\n{start}{_FILES}"; filename="letter.jpg"\r\n\r\n'
        body = b"".join((head.encode(), data, f"\r\n--{_BETWEEN}--\r\n".encode()))
        lines = (
            f"POST {self._path(_FILES)} HTTP/1.1",
            f"Host: 127.0.0.1:{self._port}",
            f"Cookie: {self._cookie}",
            "Sec-Fetch-Site: same-origin",
            f"Content-Type: multipart/form-data; boundary={_BETWEEN}",
            f"Content-Length: {len(body)}",
            "Connection: close",
            "\r\n",
        )
        return "\r\n".join(lines).encode("ascii") + body

    def _path(self, key: str) -> str:
        return f"/apply/{self.draft_id}/{key.replace('_', '-')}"

    def _fields(self, served: Served, key: str) -> dict[str, str]:
        status, text = served.ask("GET", self._path(key), cookie=self._cookie)
        assert status == 200
        return {each.name: each.value for each in read_page(text.decode()).forms[0].controls if each.on}


class Crowd:
    """A portal in a process of its own, and people half way through who have a paper to upload."""

    def __init__(self, live: Live, served: Served) -> None:
        self._home: Portal = live.home
        self.served = served
        theres = [live.half_way("end-of-life", "declaration") for _ in range(PEOPLE)]
        self.senders = [Sender(served, there) for there in theres]

    def send(self, data: bytes, pause: float, meanwhile: Callable[[Callable[[], bool]], None]) -> float:
        """Let everybody upload a file at once, and do something meanwhile, which is given what says "enough".

        Return the seconds until the last was answered; raise AssertionError if any was not taken.
        """
        begun = time.monotonic()
        with ThreadPoolExecutor(PEOPLE) as threads:
            coming = [threads.submit(sender.send, data, pause) for sender in self.senders]
            meanwhile(lambda: all(each.done() for each in coming))
        assert [each.result() for each in coming] == [303] * PEOPLE
        return time.monotonic() - begun

    def kept(self) -> list[tuple[File, ...]]:
        """Return the files that each of the people has by now."""
        with self._home.database.reading() as tx:
            owners = (Owner("drafts", sender.draft_id) for sender in self.senders)
            return [self._home.evidence.of(tx, owner) for owner in owners]

    def most_memory(self) -> int:
        """Return the most bytes that the serving process has held so far; its children have their own."""
        status = Path(f"/proc/{self.served.process.pid}/status").read_text().splitlines()
        return int(next(line for line in status if line.startswith("VmHWM")).split()[1]) * 1024


@contextmanager
def crowd(live: Live, folder: Path) -> Iterator[Crowd]:
    """Serve the portal of a folder to a crowd."""
    served = Served("portal", "serve", PORTAL_DATA=str(folder))
    try:
        yield Crowd(live, served)
    finally:
        served.close()
