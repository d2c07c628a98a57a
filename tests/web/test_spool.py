"""What is being sent waits sealed: on the disk nobody can read it."""

import hashlib
import http.client
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from io import UnsupportedOperation
from pathlib import Path
from random import Random
from stat import S_ISREG
from typing import Any, NamedTuple

import pytest
import waitress
from flask import Flask, Request
from flask import request as asked
from waitress import parser, wasyncore
from waitress.buffers import OverflowableBuffer, TempfileBasedBuffer

from portal.web.spool import IN_MEMORY, SealedFile, SealingRequest, seal_waitress

ROOT = Path(__file__).parents[2]
CANARY = b"canary-QQ123456C"
Serve = Callable[[Flask], int]
BODY = CANARY * (2_000_000 // len(CANARY))


class Portal(NamedTuple):
    """A portal in a process of its own, and the folder of all that it writes."""

    process: int
    port: int
    folder: Path


def open_files(process: int | str = "self") -> Iterator[bytes]:
    """Give what is in every file on the disk that a process has open, those without a name too."""
    for each in Path(f"/proc/{process}/fd").iterdir():
        try:
            if S_ISREG(each.stat().st_mode):
                yield each.read_bytes()
        except OSError:
            continue  # closed meanwhile, or for writing only


def multipart(*files: bytes) -> tuple[bytes, str]:
    """Return a form with these files, and its type."""
    parts = [
        b'--line\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n' + file + b"\r\n"
        for file in files
    ]
    return b"".join(parts) + b"--line--\r\n", "multipart/form-data; boundary=line"


@pytest.fixture
def sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seal waitress for one test."""
    monkeypatch.setattr(TempfileBasedBuffer, "newfile", TempfileBasedBuffer.newfile)
    monkeypatch.setattr(parser, "OverflowableBuffer", parser.OverflowableBuffer)
    seal_waitress()


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Give a way to serve an application from a thread; it returns the port."""
    servers: list[tuple[Any, threading.Thread]] = []

    def begin(app: Flask) -> int:
        server = waitress.create_server(app, host="127.0.0.1", port=0, ident=None)
        thread = threading.Thread(target=server.run)
        servers.append((server, thread))
        thread.start()
        return int(server.effective_port)

    yield begin
    for server, thread in servers:
        server.trigger.pull_trigger(lambda one=server: wasyncore.close_all(one._map, ignore_all=True))
        thread.join(10)
        server.task_dispatcher.shutdown()


def receiver(kind: type[Request]) -> Flask:
    """Return an application that answers with the digests of its files, and whether the disk shows one."""
    app = Flask("receiver", static_folder=None)
    app.request_class = kind

    @app.post("/")
    def receive() -> dict[str, Any]:
        files = asked.files.getlist("file")
        digests = [hashlib.file_digest(file, "sha256").hexdigest() for file in files]
        return {"digests": digests, "shown": len(files) == 1 and any(CANARY in each for each in open_files())}

    return app


def post(port: int, body: bytes, kind: str) -> dict[str, Any]:
    """Send a form, and return what came of it."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    line.request("POST", "/", body, {"Content-Type": kind})
    answer: dict[str, Any] = json.loads(line.getresponse().read())
    line.close()
    return answer


def test_what_is_written_is_read_anywhere() -> None:
    """Whatever is added and wherever it is read, the bytes are those of a plain file."""
    chance, plain = Random(1), b""  # noqa: S311 it has to repeat
    with SealedFile() as file:
        for _ in range(400):
            file.seek(0, os.SEEK_END)
            piece = chance.randbytes(chance.choice((0, 1, 15, 16, 17, 4096, 8191)))
            assert file.write(piece) == len(piece)
            plain += piece
            at = file.seek(chance.randrange(len(plain) + 20))
            size = chance.choice((0, 1, 16, 33, 70_000))
            assert file.read(size) == plain[at : at + size]
            assert file.tell() == min(at + size, max(at, len(plain)))
        assert len(plain) > IN_MEMORY
        file.seek(-40, os.SEEK_END)
        file.seek(8, os.SEEK_CUR)
        assert file.read() == plain[-32:]


def test_no_place_is_written_twice() -> None:
    """Writing anywhere but at the end, or cutting, is refused: one key stream must not cover two texts."""
    with SealedFile() as file:
        file.write(b"words")
        for at in (0, 3, 9):
            file.seek(at)
            with pytest.raises(UnsupportedOperation):
                file.write(b"other")
        with pytest.raises(UnsupportedOperation):
            file.truncate(0)
        file.seek(0)
        assert file.read() == b"words"


def test_waitress_finds_everything_in_its_buffers(sealed: None) -> None:
    """However waitress adds, looks and skips, its long buffer holds what is still to be read."""
    chance, kept = Random(2), b""  # noqa: S311 it has to repeat
    buffer = OverflowableBuffer(40_000)
    for _ in range(3000):
        piece = chance.randbytes(chance.randrange(9000))
        buffer.append(piece)
        kept += piece
        size = chance.randrange(min(len(kept), 10_000) + 1)
        assert buffer.get(size)[:size] == kept[:size]
        if chance.random() < 0.5:
            buffer.skip(size, True)
            kept = kept[size:]
        if chance.random() < 0.02:
            assert buffer.get(len(kept), skip=True)[: len(kept)] == kept
            kept = b""
        assert len(buffer) == len(kept)
    buffer.close()


@pytest.mark.parametrize(("files", "size"), [(1, 1_000_000), (15, 10_000_000)])
def test_what_is_sent_arrives(sealed: None, serve: Serve, files: int, size: int) -> None:
    """A body of 1 MB and one of 150 MB in 15 files arrive as they were sent."""
    alike = os.urandom(size)
    sent = [bytes([number]) + alike for number in range(files)]
    came = post(serve(receiver(SealingRequest)), *multipart(*sent))
    assert came["digests"] == [hashlib.sha256(each).hexdigest() for each in sent]


def test_a_received_file_is_on_no_disk(sealed: None, serve: Serve) -> None:
    """While a view has a file of 2 MB, no open file shows a word of it."""
    assert not post(serve(receiver(SealingRequest)), *multipart(BODY))["shown"]


@pytest.mark.parametrize(("seal", "kind"), [("serve", SealingRequest), ("sealed", Request)])
def test_it_takes_both_seals(
    request: pytest.FixtureRequest, serve: Serve, seal: str, kind: type[Request]
) -> None:
    """With waitress or Werkzeug as it comes, the same look at the open files finds every word."""
    request.getfixturevalue(seal)
    assert post(serve(receiver(kind)), *multipart(BODY))["shown"]


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Portal]:
    """Start the portal as it is served, its temporary files in a folder of their own."""
    (tmp_path / "temporary").mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    places = {"PORTAL_DATA": str(tmp_path / "data"), "TMPDIR": str(tmp_path / "temporary")}
    environment = {"PYTHONPATH": str(ROOT), "PORT": str(port), **places}
    command = [sys.executable, "-m", "portal", "serve"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline().startswith(b"The portal is at")
        yield Portal(process.pid, port, tmp_path)
        process.kill()


def test_a_slow_upload_is_on_no_disk(portal: Portal) -> None:
    """Half way through a slow upload, no file the real server has open and none it wrote shows a word."""
    body, kind = multipart(BODY)
    fields = ("Host: 127.0.0.1", f"Content-Type: {kind}", f"Content-Length: {len(body)}")
    head = "\r\n".join(("POST /apply HTTP/1.1", *fields, "", ""))
    with connected(portal.port) as line:
        line.sendall(head.encode() + body[:1_500_000])
        until = time.monotonic() + 10
        while max(map(len, open_files(portal.process))) < 1_000_000 and time.monotonic() < until:
            time.sleep(0.02)
        held = list(open_files(portal.process))
        assert max(map(len, held)) > 1_000_000
        assert not any(CANARY in each for each in held)
        line.sendall(body[1_500_000:])
        assert line.recv(12).startswith(b"HTTP/1.1 4")
    assert not any(CANARY in each.read_bytes() for each in portal.folder.rglob("*") if each.is_file())


def connected(port: int) -> socket.socket:
    """Return a connection to a server that may not listen quite yet."""
    until = time.monotonic() + 10
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=10)
        except ConnectionRefusedError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
