"""The house stays small enough to read: sizes, names, and what a file may not hold."""

import ast
import json
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from statistics import median
from subprocess import run

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sorted((ROOT / "portal").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MADE = {"var", "dist", "build", "node_modules", "htmlcov"}
"""Folders that appear by running, testing and building, beside those whose name begins with a dot."""
# Put together here, so that this file does not hold what it looks for.
HOSTS = ["pypi" + ".org", "pythonhosted" + ".org", "registry.npmjs" + ".org", "deb.debian" + ".org"]
MACHINE = re.compile("|".join(("/" + "work/", "/" + "root/", "/" + "home/", "/" + "Users/")))


def name(path: Path) -> str:
    """Return a path as people write it, from the top of the checkout."""
    return str(path.relative_to(ROOT))


def ours() -> Iterator[tuple[str, str]]:
    """Give the name and text of every file that is, or would be, kept."""
    for path in kept():
        data = path.read_bytes() if path.is_file() else b""
        if b"\0" not in data:
            yield name(path), data.decode("utf-8", "replace")


def kept() -> list[Path]:
    """Return the paths of these files: git knows them, and in an unpacked archive nearly all are."""
    if not (ROOT / ".git").exists():
        return [each for each in ROOT.rglob("*") if each.is_file() and not is_made(each.relative_to(ROOT))]
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / path for path in listed.strip("\0").split("\0")]


def is_made(path: Path) -> bool:
    """Say whether a path in the checkout came about by running, testing or building."""
    folders = path.parts[:-1]
    return any(one in MADE or one.startswith(".") or one.endswith(("__", ".egg-info")) for one in folders)


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    """Give every function in a file, the ones inside classes and functions too."""
    for part in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(part, ast.FunctionDef):
            yield part


def test_no_file_is_long() -> None:
    """No file of the portal or its tests has over 250 lines, and half of the portal's have fewer than 80."""
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in (*PYTHON, *TESTS)}
    assert {name(path): length for path, length in lengths.items() if length > 250} == {}
    assert median(lengths[path] for path in PYTHON) < 80


def test_the_files_are_found_without_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In an unpacked archive the folders are walked, and what running has made is left out."""
    for path in ("run", "portal/app.py", "portal/__pycache__/app.pyc", ".venv/bin/python", "var/portal.db"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("words")
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    assert {each for each, _ in ours()} == {"run", "portal/app.py"}


def test_what_the_readme_shows_and_links_exists() -> None:
    """Every picture and file that the README names is there, and every picture there is shown."""
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / "README.md").read_text("utf-8"))
    assert [each for each in linked if not (ROOT / each).is_file()] == []
    taken = sorted(map(name, (ROOT / "tests" / "browser" / "screenshots").glob("*.png")))
    assert taken == sorted(each for each in linked if each.endswith(".png"))


def test_no_function_is_long() -> None:
    """No function of the portal has over 40 lines."""
    long = [
        f"{name(path)}: {each.name}"
        for path in PYTHON
        for each in functions(path)
        if (each.end_lineno or 0) - each.lineno >= 40
    ]
    assert long == []


def test_no_room_is_a_box_of_odds_and_ends() -> None:
    """No file or folder is named for being useful: what a thing is about decides where it is."""
    odd = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert [name(path) for path in PYTHON if odd & {*path.parts[-3:-1], path.stem}] == []


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_every_test_says_what_it_pins(path: Path) -> None:
    """Every test has a sentence that states the behaviour."""
    tests = [each for each in functions(path) if each.name.startswith("test_")]
    assert [each.name for each in tests if not (ast.get_docstring(each) or "").rstrip().endswith(".")] == []


def test_no_file_tells_of_a_machine_or_a_package_host() -> None:
    """Nothing kept holds a path of somebody's machine or the address of a package registry."""
    found = [each for each, text in ours() if MACHINE.search(text) or any(host in text for host in HOSTS)]
    assert found == []


def test_no_work_is_left_as_a_note() -> None:
    """No file of ours says that something is still to be done."""
    note = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
    kinds = (".py", ".toml", ".html", "run")
    assert [each for each, text in ours() if each.endswith(kinds) and note.search(text)] == []


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-test.txt"])
def test_a_lock_has_hashes_and_no_address(lock: str) -> None:
    """Every package is one exact version with its hashes, from wherever the reader gets packages."""
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)
    for package in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[a-z0-9-]+==\S+", package), package[:60]
        assert "--hash=sha256:" in package, package[:60]


def test_the_locks_agree() -> None:
    """The tests run the very versions that are served."""
    served, tested = (
        set(re.findall(r"^\S+==\S+", (ROOT / lock).read_text("utf-8"), re.MULTILINE))
        for lock in ("requirements.txt", "requirements-test.txt")
    )
    assert served <= tested


def imported(path: Path) -> Iterator[str]:
    """Give the whole name of every module that a file imports."""
    for part in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(part, ast.Import):
            yield from (each.name for each in part.names)
        elif isinstance(part, ast.ImportFrom):
            yield "." * part.level + (part.module or "")


def test_the_journey_needs_python_alone() -> None:
    """What a journey is can be read and run with nothing but the standard library and itself."""
    foreign = [
        f"{name(path)}: {module}"
        for path in sorted((ROOT / "portal" / "journey").rglob("*.py"))
        for module in imported(path)
        if module.split(".")[0] not in sys.stdlib_module_names
        and not f"{module}.".startswith("portal.journey.")
    ]
    assert foreign == []


def test_the_bank_holidays_reach_far_enough() -> None:
    """The file that working days are counted by knows the bank holidays of the next 300 days."""
    text = files("govuk_bank_holidays").joinpath("bank-holidays.json").read_text("utf-8")
    last = max(date.fromisoformat(each["date"]) for each in json.loads(text)["england-and-wales"]["events"])
    if last < date.today() + timedelta(days=300):
        pytest.fail(
            f"The bank holidays end on {last}: install a newer govuk-bank-holidays.",
            pytrace=False,
        )


@pytest.mark.parametrize("module", ["portal.app", "portal.cli", "portal.demo", "portal.worker"])
def test_every_beginning_can_be_imported_first(module: str) -> None:
    """Whatever is started first finds its modules: none waits for one that waits for it."""
    command = [sys.executable, "-c", f"import {module}"]
    done = run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
