"""What is made of a scanner's answers: yes, no, and everything else."""

import logging
import socket
from pathlib import Path
from time import monotonic

import pytest

from portal.evidence.scanner import Clamd, NoScanner, ScannerAway, scanner_for
from tests.evidence.fake_clamd import fake_clamd

SENT = b"invented bytes " * 40_000


@pytest.mark.parametrize("unix", [False, True])
@pytest.mark.parametrize(
    ("answer", "infected"), [(b"stream: OK\0", False), (b"stream: Win.Test.EICAR_HDB-1 FOUND\0", True)]
)
def test_yes_and_no_count(tmp_path: Path, unix: bool, answer: bytes, infected: bool) -> None:
    """All the bytes go to the scanner, by port or by socket, and its yes or no is the answer."""
    with fake_clamd(answer, path=tmp_path / "clamd" if unix else None) as (address, fake):
        assert Clamd(address).infected(SENT) is infected
    assert fake.asked == b"zINSTREAM\0" + SENT


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\0",
        b"stream: OK",
        b"stream: OK\0stream: OK\0",
        b"stream: Win.Test FOU",
        b"stream: OK FOUNDATION\0",
        b"something else FOUND\0",
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: Can't allocate memory ERROR\0",
        b"UNKNOWN COMMAND\0",
    ],
)
def test_nothing_else_does(answer: bytes) -> None:
    """An error, half an answer, none or another one leaves the question open."""
    with fake_clamd(answer) as (address, _), pytest.raises(ScannerAway):
        Clamd(address).infected(SENT)


def test_a_line_dropped_while_sending_leaves_it_open() -> None:
    """A scanner that stops reading at its size limit and hangs up has not said that a file is clean."""
    with (
        fake_clamd(b"INSTREAM size limit exceeded. ERROR\0", reads=False) as (address, _),
        pytest.raises(ScannerAway),
    ):
        Clamd(address).infected(SENT * 10)


@pytest.mark.parametrize(("answer", "reads"), [(b"", True), (b"stream: O", True), (b"", False)])
def test_nobody_waits_for_ever(answer: bytes, reads: bool) -> None:
    """A scanner that hangs, before it has read all or in the middle of an answer, is given up."""
    begun = monotonic()
    with fake_clamd(answer, reads=reads, hangs=True) as (address, _):
        with pytest.raises(ScannerAway):
            Clamd(address, patience=0.2).infected(SENT * 10)
        assert monotonic() - begun < 2


def test_a_hanging_scanner_keeps_one_waiting_and_not_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """After one has waited in vain it is not asked for a while, and then again."""
    with fake_clamd(b"", hangs=True) as (address, _):
        scanner = Clamd(address, patience=0.2)
        with pytest.raises(ScannerAway):
            scanner.infected(SENT)
    with fake_clamd(b"stream: OK\0") as (address, _):
        monkeypatch.setattr(scanner, "_address", address)
        with pytest.raises(ScannerAway):
            scanner.infected(SENT)
        monkeypatch.setattr(scanner, "_quiet_until", 0.0)
        assert not scanner.infected(SENT)


def test_an_endless_answer_is_not_read_to_its_end() -> None:
    """What goes on and on is given up long before its time is over."""
    begun = monotonic()
    with fake_clamd(b"stream: " + b"x" * 100_000, hangs=True) as (address, _):
        with pytest.raises(ScannerAway):
            Clamd(address).infected(SENT)
        assert monotonic() - begun < 5


@pytest.mark.parametrize("where", ["127.0.0.1:{port}", "localhost:{port}", "{folder}/clamd", "/" + "x" * 200])
def test_no_scanner_there_leaves_it_open(tmp_path: Path, where: str) -> None:
    """Where nothing listens, nobody can tell; the portal has started all the same."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(ScannerAway):
            Clamd(where.format(port=free.getsockname()[1], folder=tmp_path)).infected(b"%PDF-")


def test_the_log_tells_once_each_way(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Whoever runs the portal reads once that the scanner is away, and once that it is back."""
    caplog.set_level(logging.INFO)
    path = tmp_path / "clamd"
    scanner = Clamd(str(path))
    for _ in range(3):
        with pytest.raises(ScannerAway):
            scanner.infected(SENT)
    with fake_clamd(b"stream: OK\0", path=path):
        scanner.infected(SENT)
    assert [record.message for record in caplog.records] == [
        "the virus scanner gives no answer that counts, files wait: b'FileNotFoundError'",
        "the virus scanner answers again",
    ]


def test_without_a_setting_nobody_is_asked() -> None:
    """An installation without a scanner finds nothing; one with an address asks there."""
    assert isinstance(scanner_for(None), NoScanner)
    assert not scanner_for(None).infected(b"anything")
    assert isinstance(scanner_for("127.0.0.1:3310"), Clamd)
