"""A clamd on this machine that says what it is told to."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from struct import unpack


class Fake:
    """A clamd that says what it was told to say, and remembers what it was asked."""

    def __init__(self, listener: socket.socket, answer: bytes, *, reads: bool, hangs: bool) -> None:
        self.listener, self.answer, self.reads, self.hangs = listener, answer, reads, hangs
        self.asked = b""
        self.done = threading.Event()
        self.thread = threading.Thread(target=self.serve)
        self.thread.start()

    def serve(self) -> None:
        """Answer one question."""
        line, _ = self.listener.accept()
        with line, line.makefile("rb") as heard:
            if self.reads:
                self.asked = heard.read(len(b"zINSTREAM\0"))
                while size := unpack(">I", heard.read(4))[0]:
                    self.asked += heard.read(size)
            line.sendall(self.answer)
            if self.hangs:
                self.done.wait(10)


@contextmanager
def fake_clamd(
    answer: bytes, *, path: Path | None = None, reads: bool = True, hangs: bool = False
) -> Iterator[tuple[str, Fake]]:
    """Serve one question, on loopback or on a Unix socket, and give the address."""
    listener = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
    listener.bind(str(path) if path else ("127.0.0.1", 0))
    listener.settimeout(5)  # if nobody asks, that is said by the thread
    with listener:
        listener.listen()
        fake = Fake(listener, answer, reads=reads, hangs=hangs)
        try:
            yield str(path) if path else f"127.0.0.1:{listener.getsockname()[1]}", fake
        finally:
            fake.done.set()
            fake.thread.join()
