"""A child that is broken is our fault, one that breaks over a file is not, and no child leaves traces."""

import logging
import os
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from portal.media import Refusal, Refused, badge_photo, parent
from portal.media.framing import READY

HOUSE = Path(parent.__file__).parents[2]
STATUSES = {"import nothing_of_this_name": 1, "import os; os._exit(7)": 7, "import os; os.abort()": -6}


@pytest.mark.parametrize("code", STATUSES)
def test_a_child_that_cannot_begin_is_our_fault(
    code: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A broken installation is an OSError, and an error in the log with nothing but the exit status."""
    monkeypatch.setattr(parent, "_CHILD", (sys.executable, "-c", code))
    with pytest.raises(OSError, match="decoder"):
        badge_photo(b"a stranger's words", None)
    (record,) = caplog.records
    assert (record.name, record.levelno, record.args) == ("portal", logging.ERROR, (STATUSES[code],))


@pytest.mark.parametrize("code", STATUSES)
def test_a_child_that_ends_over_a_file_is_no_fault_of_ours(
    code: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """After the mark, to end without an answer is a damaged file, noted with nothing but the exit status."""
    caplog.set_level(logging.INFO, "portal")
    begun = f"import sys; sys.stdout.buffer.write({READY!r}); sys.stdout.flush(); {code}"
    monkeypatch.setattr(parent, "_CHILD", (sys.executable, "-c", begun))
    with pytest.raises(Refused) as refused:
        badge_photo(b"a stranger's words", None)
    assert refused.value.reason == Refusal.DAMAGED
    (record,) = caplog.records
    assert (record.name, record.levelno, record.args) == ("portal", logging.INFO, (STATUSES[code],))


def test_the_mark_comes_before_the_first_byte() -> None:
    """The child says that it is ready, shut in, before it is given anything."""
    command = [*parent._CHILD, '{"do": "badge", "box": null}']
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=HOUSE) as child:
        assert child.stdout
        heard, _, _ = select.select([child.stdout], [], [], 20)
        said = os.read(child.stdout.fileno(), len(READY)) if heard else b"nothing"
        child.kill()
    assert said == READY


@pytest.mark.parametrize("has_prefix", [True, False])
def test_a_child_leaves_no_bytecode_in_the_house(has_prefix: bool, tmp_path: Path) -> None:
    """Its bytecode goes where its parent's goes, and nowhere when that has no place of its own."""
    house, kept = tmp_path / "house", tmp_path / "bytecode"
    shutil.copytree(HOUSE / "portal", house / "portal", ignore=shutil.ignore_patterns("__pycache__"))
    where = ["-X", f"pycache_prefix={kept}"] if has_prefix else ["-B"]
    code = "import portal.media as m\ntry: m.badge_photo(b'x', None)\nexcept m.Refused: print('refused')"
    said = subprocess.run(
        [sys.executable, *where, "-c", code], cwd=house, capture_output=True, text=True, check=True
    )
    assert said.stdout == "refused\n"
    assert list(house.rglob("__pycache__")) == []
    assert bool(list(kept.rglob("pictures.*.pyc"))) == has_prefix
