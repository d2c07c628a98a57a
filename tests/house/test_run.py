"""The one command that sets up, serves and tests."""

import os
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

RUN = Path(__file__).resolve().parents[2] / "run"


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load ./run as a module that believes its checkout is an empty folder."""
    spec = spec_from_loader("run", SourceFileLoader("run", str(RUN)))
    assert spec is not None
    assert spec.loader is not None
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    return module


def started(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, RUN, *arguments], capture_output=True, text=True, check=False)


def watched(command: ModuleType, monkeypatch: pytest.MonkeyPatch, status: int) -> list[list[str]]:
    """Let every program that ./run would start end at once with a status, and list what it would start."""
    calls: list[list[str]] = []

    def call(given: list[str]) -> int:
        calls.append(given)
        return status

    monkeypatch.setattr(command.subprocess, "call", call)
    return calls


@pytest.mark.parametrize("asked", ["--help", "-h"])
def test_help_tells_every_way_to_start_it(asked: str) -> None:
    """Asked for help, it says what it can do and installs nothing."""
    done = started(asked)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(way in done.stdout for way in ("./run  ", "./run test [", "./run test quick", "./run portal"))


def test_an_unknown_word_is_refused_with_the_help() -> None:
    """A word it does not know ends in a sentence, the help, and failure."""
    done = started("tset")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("./run does not know 'tset'.")
    assert "./run test" in done.stderr


def test_it_can_be_started_as_it_is() -> None:
    """The file may be executed and names its interpreter."""
    assert os.access(RUN, os.X_OK)
    assert RUN.read_text("utf-8").startswith("#!/usr/bin/env python3\n")


def lay_out(command: ModuleType) -> Path:
    """Make the files of a checkout with a whole .venv; return the one that pip writes last."""
    record: Path = command.VENV / "lib" / "python3.11" / "site-packages" / "pip-1.dist-info" / "RECORD"
    for path in (command.PYTHON, record, command.ROOT / "lock.txt", command.ROOT / "pyproject.toml"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    return record


def test_nothing_is_installed_twice(
    command: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock is installed once, and again only after it or the project file has changed."""
    calls = watched(command, monkeypatch, status=0)
    lay_out(command)
    counts = []
    for change in ("", "", "a", "a"):
        (tmp_path / "pyproject.toml").write_text(change)
        calls.clear()
        command.install("lock.txt")
        counts.append(len(calls))
    assert counts == [2, 0, 2, 0]


def test_pip_takes_over_where_uv_fails(
    command: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without uv, pip installs the same lock with its hashes; when that fails too, one sentence says so."""
    calls = watched(command, monkeypatch, status=1)
    lay_out(command)
    with pytest.raises(SystemExit, match=r"^The packages of lock\.txt could not be installed"):
        command.install("lock.txt")
    assert "--require-hashes" in calls[-1]
    assert "uv" not in calls[-1]


def test_a_half_made_venv_is_made_again(command: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """After Ctrl-C while .venv was made, pip is not whole in it: it is made again, and then used."""
    watched(command, monkeypatch, status=0)
    made: list[bool] = []
    monkeypatch.setattr(command, "make_venv", lambda: made.append(True))
    lay_out(command).unlink()
    command.install("lock.txt")
    assert made == [True]
    lay_out(command)
    (command.ROOT / "lock.txt").write_text("changed")
    command.install("lock.txt")
    assert made == [True]


@pytest.mark.parametrize(
    ("origin", "demo"),
    [
        (None, "1"),
        ("", "1"),
        ("http://127.0.0.1:5000", "1"),
        ("http://localhost", "1"),
        ("http://[::1]:5000", "1"),
        ("http://library.example.org", "0"),
        ("https://badge.example.org", "0"),
        ("http://localhost.example.org", "0"),
        ("http://[", "0"),
    ],
)
def test_a_demonstration_is_for_this_machine(
    command: ModuleType, monkeypatch: pytest.MonkeyPatch, origin: str | None, demo: str
) -> None:
    """People with a published password are made by themselves only where no other machine can come."""
    monkeypatch.setattr(command.os, "environ", {} if origin is None else {"PORTAL_ORIGIN": origin})
    for name in ("install", "check", "start_worker", "become"):
        monkeypatch.setattr(command, name, lambda *_: None)
    command.serve()
    assert command.os.environ["PORTAL_DEMO"] == demo


def test_a_missing_part_of_debians_python_is_named(
    command: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Debian's Python cannot make a venv, it names the package to install."""
    monkeypatch.setattr(command.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SystemExit, match=r"apt-get install python3-venv$"):
        command.make_venv()


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ([], ["tests/browser"]),
        (["quick"], ["--ignore=tests/browser", "-m", "not slow"]),
        (["tests/house"], ["tests/house"]),
    ],
)
def test_what_the_checks_are(
    asked: list[str], left: list[str], command: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All is run, in two parts, the second without old pages; quick needs no browser; else pytest is told."""
    ran: list[tuple[str, ...]] = []
    monkeypatch.setattr(command, "check", lambda *given: ran.append(given))
    monkeypatch.setattr(command, "become", lambda *given: sys.exit(ran.append(given)))
    looked: list[str] = []
    for name in ("browser", "find_clamd"):
        monkeypatch.setattr(command, name, lambda name=name: looked.append(name) or name)
    monkeypatch.setattr(command, "install", lambda lock: None)
    for name in ("PORTAL_CHROMIUM", "CAPTURED_PAGES"):
        monkeypatch.setenv(name, "")
    monkeypatch.chdir(command.ROOT)
    old: Path = command.VENV / "captured" / "pages.start"
    old.parent.mkdir(parents=True)
    old.touch()
    with pytest.raises(SystemExit):
        command.test(asked)
    assert old.exists() is bool(asked)
    assert [given[1] for given in ran[:3]] == ["ruff", "ruff", "mypy"]
    assert [*ran[-1][-len(left) :]] == left
    assert ("--ignore=tests/browser" in [given[-1] for given in ran]) is (not asked)
    assert bool(looked) is (asked != ["quick"])


def test_a_missing_browser_fails_the_tests(command: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a browser, and without the right to install one, the tests fail with one sentence."""
    monkeypatch.setattr(command.shutil, "which", lambda _: None)
    monkeypatch.delenv("PORTAL_CHROMIUM", raising=False)
    with pytest.raises(SystemExit, match=r"^The tests need Chromium"):
        command.browser()


def test_the_worker_is_started_before_the_web_process(
    command: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the database is up to date, the worker starts beside this process, which then serves."""
    steps: list[tuple[str, ...]] = []
    monkeypatch.setattr(command.os, "environ", {})
    monkeypatch.setattr(command, "install", lambda _: None)
    monkeypatch.setattr(command.subprocess, "Popen", lambda words, **_: steps.append(tuple(words[1:])))
    for name in ("check", "become"):
        monkeypatch.setattr(command, name, lambda *words: steps.append(words))
    command.serve()
    assert steps == [
        ("-m", "portal", "migrate"),
        ("-m", "portal", "demo"),
        ("-m", "portal", "work", "--beside", str(os.getpid())),
        ("-m", "portal", "serve"),
    ]


@pytest.mark.parametrize(
    ("user", "there", "asked"),
    [(0, [], True), (0, ["init"], False), (0, ["init", "policy"], True), (1000, [], False)],
)
def test_a_missing_virus_scanner_fails_the_tests(
    command: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    user: int,
    there: list[str],
    asked: bool,
) -> None:
    """Debian's is installed where we may and no service starts; without one, a sentence says what to do."""
    calls = watched(command, monkeypatch, status=1)
    for name in ("init", "policy"):
        monkeypatch.setattr(command, name.upper(), tmp_path / name)
    for name in there:
        (tmp_path / name).touch()
    monkeypatch.setattr(command.os, "geteuid", lambda: user)
    monkeypatch.setattr(command.shutil, "which", lambda name, **_: None if name == "clamd" else name)
    with pytest.raises(SystemExit, match=r"^The tests need ClamAV's clamd.* clamav-daemon$"):
        command.find_clamd()
    installed = [call for call in calls if "install" in call]
    assert [call[-1] for call in installed] == (["clamav-daemon"] if asked else [])
    assert all("--no-install-recommends" in call for call in installed)
