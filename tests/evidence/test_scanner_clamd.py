"""The client against Debian's own clamd, which knows one virus: the harmless one made for tests."""

import shutil
import subprocess
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from portal.evidence.scanner import Clamd, ScannerAway

pytestmark = pytest.mark.slow

# In pieces, so that no scanner takes this file, or what is made of it, for the thing itself.
EICAR = b"".join((b"X5O!P%@AP[4\\PZX54(P^)", b"7CC)7}$EICAR-STAND", b"ARD-ANTIVIRUS-TEST", b"-FILE!$H+H*"))
CONFIG = """\
Foreground yes
DatabaseDirectory {folder}/database
LocalSocket {folder}/clamd
TemporaryDirectory {folder}
StreamMaxLength 2M
"""


class Daemon:
    """A clamd of our own, in a folder of its own, until it is stopped."""

    def __init__(self, binary: str, folder: Path) -> None:
        self.scanner = Clamd(str(folder / "clamd"))
        (folder / "database").mkdir()
        # Name, any type of file, anywhere in it, what to look for.
        (folder / "database" / "own.ndb").write_text(f"Test.EICAR:0:*:{EICAR.hex()}\n")
        (folder / "clamd.conf").write_text(CONFIG.format(folder=folder))
        with (folder / "log").open("wb") as log:
            command = [binary, "--config-file", folder / "clamd.conf"]
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        until = time.monotonic() + 30
        while not (folder / "clamd").exists():
            if self.process.poll() is not None or time.monotonic() > until:
                self.stop()
                pytest.fail((folder / "log").read_text(), pytrace=False)
            time.sleep(0.02)

    def stop(self) -> None:
        """End it."""
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="module")
def binary() -> str:
    """Find the program, which is not on everybody's path."""
    found = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")
    if not found:
        pytest.fail("The tests need ClamAV's clamd: ./run test installs it.", pytrace=False)
    return found


@pytest.fixture(scope="module")
def daemon(binary: str) -> Iterator[Daemon]:
    """Give a running one."""
    with tempfile.TemporaryDirectory(prefix="portal-clamd-") as folder:  # a short path: it holds a socket
        started = Daemon(binary, Path(folder))
        yield started
        started.stop()


def as_pdf() -> bytes:
    """Return a PDF with the virus in a compressed stream."""
    stream = zlib.compress(EICAR)
    head = b"%%PDF-1.4\n1 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n" % len(stream)
    return head + stream + b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"


def as_zip() -> bytes:
    """Return an archive with the virus, compressed."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("letter.txt", EICAR + b" " * 100)
    return packed.getvalue()


@pytest.mark.parametrize("sent", [EICAR, as_pdf(), as_zip()], ids=["alone", "pdf", "zip"])
def test_a_virus_is_found(daemon: Daemon, sent: bytes) -> None:
    """The test virus is found by itself, in a compressed stream of a PDF, and in an archive."""
    assert (EICAR in sent) == (sent == EICAR)
    assert daemon.scanner.infected(sent)


def test_a_clean_photo_passes(daemon: Daemon) -> None:
    """A JPEG with nothing in it is clean, again and again."""
    photo = BytesIO()
    Image.effect_noise((1200, 1600), 60).save(photo, "JPEG")
    assert [daemon.scanner.infected(photo.getvalue()) for _ in range(3)] == [False] * 3


def test_more_than_it_takes_is_not_called_clean(daemon: Daemon) -> None:
    """A file over the scanner's own limit stays unjudged, and the next one is judged as ever."""
    with pytest.raises(ScannerAway):
        daemon.scanner.infected(bytes(9_000_000))
    assert daemon.scanner.infected(EICAR)


def test_a_stopped_scanner_is_away(binary: str) -> None:
    """Once the daemon is gone, its socket left behind, nobody can tell."""
    with tempfile.TemporaryDirectory(prefix="portal-clamd-") as folder:
        daemon = Daemon(binary, Path(folder))
        assert not daemon.scanner.infected(b"clean")
        daemon.stop()
        with pytest.raises(ScannerAway):
            daemon.scanner.infected(b"clean")
