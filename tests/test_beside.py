"""The worker's process: how it begins, and that it and the web process end as they should."""

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from os import environ, kill
from pathlib import Path

import pytest

from portal.walker import CannotReach, HttpBrowser, Response

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
SENTENCE = "The worker releases checked files, erases what is due, and sweeps.\n"
PORTAL = "The portal is at "
LIKE_RUN = f"""
from importlib.machinery import SourceFileLoader
from pathlib import Path
import sys

run = SourceFileLoader("run", {str(ROOT / "run")!r}).load_module()
run.PYTHON = Path(sys.executable)
run.start_worker()
run.become("-m", "portal", "serve")
"""


@pytest.fixture(autouse=True)
def _interruptible() -> Iterator[None]:
    """Start processes that hear SIGINT, also where a shell has started the tests in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@contextmanager
def started(*words: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Start this Python with a folder and a port of its own, and end it if the test has not."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    places = {"PORTAL_DATA": str(folder), "PYTHONPATH": str(ROOT), "PATH": environ["PATH"], "PORT": port}
    with subprocess.Popen(
        [sys.executable, *words], env=places, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def said(process: subprocess.Popen[str]) -> str:
    """Return the next line of a process, and of those it has started; empty when all have ended."""
    assert process.stdout
    return process.stdout.readline()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_well(tmp_path: Path, number: signal.Signals) -> None:
    """It says that it works; then a signal ends it within seconds, without a word and without failure."""
    with started("-m", "portal", "work", folder=tmp_path) as process:
        assert said(process) == SENTENCE
        process.send_signal(number)
        assert process.wait(10) == 0
        assert said(process) == ""


def test_it_ends_when_nobody_is_beside_it(tmp_path: Path) -> None:
    """A worker whose process was gone before it looked ends at once."""
    with started("-m", "portal", "work", "--beside", "1", folder=tmp_path) as process:
        assert said(process) == SENTENCE
        assert process.wait(10) == 0


def both_said(process: subprocess.Popen[str]) -> str:
    """Wait until the worker and the web process have said that they run; return where the portal is."""
    lines: list[str] = []
    while SENTENCE not in lines or not any(line.startswith(PORTAL) for line in lines):
        lines.append(said(process))  # waitress has a word to say too, before or after the worker
        assert lines[-1], lines
    return next(re.findall(r"http://[^;]+", line)[0] for line in lines if line.startswith(PORTAL))


def page_at(site: str) -> Response:
    """Return the first page of a server that may not listen quite yet."""
    until = time.monotonic() + 10
    while True:
        try:
            return HttpBrowser().get(site)
        except CannotReach:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def worker_of(process: subprocess.Popen[str]) -> int:
    """Return the process that was started beside one."""
    return int(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_it_ends_with_the_web_process(tmp_path: Path, number: signal.Signals) -> None:
    """However the web process ends, the worker that ./run has started beside it ends too."""
    with started("-c", LIKE_RUN, folder=tmp_path) as process:
        both_said(process)
        beside = worker_of(process)
        process.send_signal(number)
        while said(process):
            pass  # both hold the other end of this pipe: it is empty for good when both are gone
        assert not Path(f"/proc/{beside}/exe").exists()


def test_the_web_process_goes_on_without_it(tmp_path: Path) -> None:
    """When the worker is killed, pages are served as before."""
    with started("-c", LIKE_RUN, folder=tmp_path) as process:
        site = both_said(process)
        kill(worker_of(process), signal.SIGKILL)
        time.sleep(0.5)
        assert page_at(site).status == 200
