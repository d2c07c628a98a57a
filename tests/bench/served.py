"""What a request costs a server process, served by waitress, beside a bare Flask page served alike."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import waitress

from portal.walker.page import read_page
from tests.bench.cost import PAGE, bare
from tests.browser.live import Live, There

TURNS, REQUESTS = 12, 100
TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 60
"""Seconds that a server may take to start."""


class Served:
    """A server in a process of its own, and one connection to it that stays open."""

    def __init__(self, *command: str, **environment: str) -> None:
        port = _free_port()
        given = os.environ | environment | {"PORT": str(port)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", *command], env=given, stdout=subprocess.DEVNULL
        )
        self.line = HTTPConnection("127.0.0.1", port, timeout=20)
        until = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < until:
            try:
                self.line.connect()
                return
            except ConnectionRefusedError:
                time.sleep(0.05)
        self.close()
        raise RuntimeError(f"{command} did not start.")

    def ask(self, method: str, path: str, body: str = "", cookie: str = "") -> tuple[int, bytes]:
        """Return the status and body of one request."""
        headers = {"Cookie": cookie, "Sec-Fetch-Site": "same-origin"}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request(method, path, body or None, headers)
        answer = self.line.getresponse()
        return answer.status, answer.read()

    def spent(self) -> float:
        """Return the seconds of processor time that the process has used."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / TICKS

    def close(self) -> None:
        """Stop the server."""
        self.line.close()
        self.process.terminate()
        self.process.wait(10)


def served_costs(live: Live, folder: Path) -> dict[str, float]:
    """Return milliseconds of processor time a request, by name: the first is the measure of the others."""
    there = live.half_way("pip-moving-around", "declaration")
    plain, portal = Served("tests.bench.served"), Served("portal", "serve", PORTAL_DATA=str(folder))
    try:
        acts = _acts(plain, portal, there)
        taken = dict.fromkeys(acts, 0.0)
        for _ in range(TURNS):
            for name, (server, act) in acts.items():
                begun = server.spent()
                for _ in range(REQUESTS):
                    act()
                taken[name] += server.spent() - begun
    finally:
        plain.close()
        portal.close()
    return {name: seconds * 1000 / TURNS / REQUESTS for name, seconds in taken.items()}


def _acts(plain: Served, portal: Served, there: There) -> dict[str, tuple[Served, Callable[[], None]]]:
    asked = {name: (portal, act) for name, act in question_acts(portal, there).items()}
    return {"bare Flask page": (plain, lambda: _ok(plain.ask("GET", "/")))} | asked


def question_acts(portal: Served, there: There) -> dict[str, Callable[[], None]]:
    """Return what somebody half way does with a question, by name: look at it, and answer it."""
    cookie = f"session={there.session}"
    page = urlsplit(there.address.replace("declaration", PAGE)).path
    after = urlsplit(there.address.replace("declaration", "access-needs")).path
    form = read_page(portal.ask("GET", page, cookie=cookie)[1].decode()).forms[0]
    body = urlencode([(each.name, each.value) for each in form.controls if each.on])

    def get(path: str) -> None:
        assert portal.ask("GET", path, cookie=cookie)[0] == 200

    def post_and_get() -> None:
        assert portal.ask("POST", page, body, cookie)[0] == 303
        get(after)

    return {"GET of a question": lambda: get(page), "POST, saved, and the next GET": post_and_get}


def _ok(answer: tuple[int, bytes]) -> None:
    assert answer[0] == 200


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
        return port


if __name__ == "__main__":
    waitress.serve(bare(), host="127.0.0.1", port=int(os.environ["PORT"]), threads=8, ident=None)
