"""The house stays small enough to read: sizes, names, and what a file may not hold."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from subprocess import run

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sorted((ROOT / "portal").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
# Put together here, so that this file does not hold what it looks for.
HOSTS = ["pypi" + ".org", "pythonhosted" + ".org", "registry.npmjs" + ".org", "deb.debian" + ".org"]
MACHINE = re.compile("|".join(("/" + "work/", "/" + "root/", "/" + "home/", "/" + "Users/")))


def name(path: Path) -> str:
    """Return a path as people write it, from the top of the checkout."""
    return str(path.relative_to(ROOT))


def ours() -> Iterator[tuple[str, str]]:
    """Give the name and text of every file that is, or would be, kept."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for path in map(ROOT.joinpath, listed.strip("\0").split("\0")):
        data = path.read_bytes() if path.is_file() else b""
        if b"\0" not in data:
            yield name(path), data.decode("utf-8", "replace")


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    """Give every function in a file, the ones inside classes and functions too."""
    for part in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(part, ast.FunctionDef):
            yield part


def test_no_file_is_long() -> None:
    """No file of the portal has over 250 lines, and half of them have fewer than 80."""
    lengths = {name(path): len(path.read_text("utf-8").splitlines()) for path in PYTHON}
    assert {each: length for each, length in lengths.items() if length > 250} == {}
    assert median(lengths.values()) < 80


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
