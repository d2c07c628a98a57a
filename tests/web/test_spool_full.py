"""On a disk that is nearly full nothing large is received, and all else goes on."""

import http.client
import os
import shutil
import socket
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from portal.evidence.reserve import RESERVE
from portal.web.spool import IN_MEMORY, IncomingFile, SealingRequest
from tests.web import test_spool
from tests.web.driving import PIP, Applicant
from tests.web.test_spool import Serve, multipart, post, receiver

sealed, serve = test_spool.sealed, test_spool.serve
LONG = os.urandom(3 * IN_MEMORY)


class Disk:
    """What every disk says of itself: how much is free on one that is large."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.free = RESERVE - 1
        monkeypatch.setattr(shutil, "disk_usage", self)

    def __call__(self, _: Path) -> SimpleNamespace:
        """Return it in the form of shutil.disk_usage."""
        return SimpleNamespace(total=100 * RESERVE, used=0, free=self.free)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """Give a disk with hardly anything left."""
    return Disk(monkeypatch)


@pytest.fixture
def port(sealed: None, serve: Serve) -> int:
    """Serve an application that receives files, and has a long answer."""
    app = receiver(SealingRequest)
    app.get("/long")(lambda: LONG)
    return serve(app)


@pytest.fixture
def other(port: int) -> Iterator[http.client.HTTPConnection]:
    """Give the connection of somebody else, which has been used already."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    assert got(line, "/none")[0] == 404
    yield line
    line.close()


def got(line: http.client.HTTPConnection, path: str) -> tuple[int, bytes]:
    """Ask for something, and return the status and all of the answer."""
    line.request("GET", path)
    answer = line.getresponse()
    return answer.status, answer.read()


def refused(port: int, pieces: Iterable[bytes], *fields: str) -> bool:
    """Say whether a post ends without an answer, however much of it was sent."""
    head = "\r\n".join(("POST / HTTP/1.1", "Host: 127.0.0.1", *fields, "", ""))
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        try:
            line.sendall(head.encode())
            for piece in pieces:
                line.sendall(piece)
            return line.recv(1) == b""
        except (ConnectionResetError, BrokenPipeError):
            return True


@pytest.mark.parametrize("chunked", [False, True])
def test_a_long_body_ends_its_own_connection_only(
    port: int, disk: Disk, other: http.client.HTTPConnection, chunked: bool
) -> None:
    """Somebody else's connection goes on, short bodies arrive, and so do long ones once there is room."""
    body, kind = multipart(LONG)
    length = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {len(body)}"
    sent = [b"%x\r\n" % len(body), body, b"\r\n0\r\n\r\n"] if chunked else [body]
    for _ in range(3):
        assert refused(port, sent, f"Content-Type: {kind}", length)
    assert got(other, "/none")[0] == 404
    assert len(post(port, *multipart(b"short"))["digests"]) == 1
    disk.free = RESERVE
    assert len(post(port, body, kind)["digests"]) == 1


def test_it_ends_in_the_middle_when_the_disk_fills_up(port: int, disk: Disk) -> None:
    """Not only where a body goes to the disk: of one that others were faster than no more is written."""
    disk.free = RESERVE
    body, kind = multipart(LONG)

    def pieces() -> Iterator[bytes]:
        yield body[: 2 * IN_MEMORY]
        disk.free = RESERVE - 1
        yield body[2 * IN_MEMORY :]

    assert refused(port, pieces(), f"Content-Type: {kind}", f"Content-Length: {len(body)}")


def test_long_answers_still_go_out(port: int, disk: Disk, other: http.client.HTTPConnection) -> None:
    """Whoever looks at a paper takes no more of the disk than the paper, and only until it is sent."""
    assert got(other, "/long") == (200, LONG)


def test_a_large_file_is_refused_when_it_goes_to_the_disk(disk: Disk) -> None:
    """What fits into memory is taken; the write that would need the disk raises, and harms nothing."""
    with IncomingFile() as file:
        assert file.write(bytes(IN_MEMORY)) == IN_MEMORY
        with pytest.raises(OSError, match="No space"):
            file.write(b"1")
        file.seek(0)
        assert file.read() == bytes(IN_MEMORY)


def test_a_body_that_fits_and_a_file_that_does_not(applicant: Applicant, disk: Disk) -> None:
    """When the form is taken apart with no room left, the answer is our own page, and nothing is kept."""
    applicant.begin_complete(**PIP | {"paper_award": "upload"})
    applicant.client.may_fail = True
    page = applicant.upload("files_award", (LONG, "letter.pdf"))
    assert page.status_code == 500
    assert "Sorry, there is a problem" in page.text
    assert applicant.files("files_award") == []
