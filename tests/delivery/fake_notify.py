"""A GOV.UK Notify on this machine that says what it is told to, and looks at what it is sent."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt

SERVICE, SECRET = "26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"
API_KEY = f"portal-{SERVICE}-{SECRET}"


class FakeNotify:
    """Remembers what it has taken; `status` is what it says to whatever is sent."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, dict[str, Any]]] = []
        self.asked: list[str] = []
        self.status = 201
        self.drops_answer = False
        self.hangs = threading.Event()
        self.hangs.set()
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                fake.check(self.headers["Authorization"])
                reference = parse_qs(urlsplit(self.path).query)["reference"][0]
                fake.asked.append(self.path.partition("?")[0])
                found = [{"id": "x"} for _, sent in fake.taken if sent["reference"] == reference]
                self.answer(200 if fake.status == 201 else fake.status, {"notifications": found, "links": {}})

            def do_POST(self) -> None:
                fake.check(self.headers["Authorization"])
                fake.asked.append(self.path)
                sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                fake.hangs.wait(10)
                if fake.status == 201:
                    fake.taken.append((self.path, sent))
                if fake.drops_answer:
                    self.close_connection = True
                    return
                named = {"id": "x", "reference": sent["reference"]} if fake.status == 201 else {}
                self.answer(fake.status, named | {"errors": [{"message": str(sent)}]})

            def answer(self, status: int, said: dict[str, Any]) -> None:
                self.send_response(status)
                if status == 307:
                    self.send_header("Location", "/elsewhere")
                self.end_headers()
                self.wfile.write(json.dumps(said).encode())

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = False
        self.thread = threading.Thread(target=self.server.serve_forever, args=[0.01])
        self.thread.start()

    def check(self, authorization: str) -> None:
        """Make sure that whoever asks has the key."""
        claims = jwt.decode(authorization.removeprefix("Bearer "), SECRET, ["HS256"])
        assert claims["iss"] == SERVICE

    @property
    def url(self) -> str:
        """Return its address."""
        return f"http://127.0.0.1:{self.server.server_port}"

    def close(self) -> None:
        """End."""
        self.hangs.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@contextmanager
def fake_notify() -> Iterator[FakeNotify]:
    """Serve, and end."""
    fake = FakeNotify()
    try:
        yield fake
    finally:
        fake.close()
