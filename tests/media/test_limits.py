"""The child, whatever has become of it, is kept within its limits, and the parent survives it."""

import subprocess
import sys
import threading
import time

import pytest

from portal.media import Refusal, Refused, badge_photo, parent
from portal.media.framing import READY
from portal.media.turns import Busy, Turns
from tests.media.mischief import DONE, MISCHIEF

HARMLESS = ("behave", "leave somebody", "leave a stranger")


@pytest.fixture(autouse=True)
def taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the child be one that does mischief, and give it little time."""
    monkeypatch.setattr(parent, "_CHILD", (sys.executable, "-m", "tests.media.mischief"))
    monkeypatch.setattr(parent, "WAIT", 3)


@pytest.mark.parametrize("mischief", sorted(MISCHIEF.keys() - set(HARMLESS)))
def test_mischief_is_a_damaged_file(mischief: str) -> None:
    """Too much memory or time, a file, a socket, a crash or a wrong answer: the file is damaged, no more."""
    if mischief == "fill memory" and sys.platform == "darwin":
        pytest.skip("macOS does not hold a limit of memory")
    with pytest.raises(Refused) as refused:
        badge_photo(mischief.encode(), None)
    assert refused.value.reason == Refusal.DAMAGED


def test_a_child_that_behaves_is_heard() -> None:
    """The same child, doing nothing wrong, is heard: what the other tests see is the limits' work."""
    assert badge_photo(b"behave", None) == DONE


@pytest.mark.parametrize("mischief", ["leave somebody", "leave a stranger"])
def test_nobody_is_waited_for_longer_than_the_time(mischief: str) -> None:
    """What a child has started itself may hold on to the pipes, in a session of its own too: for the time."""
    started = time.monotonic()
    assert badge_photo(mischief.encode(), None) == DONE
    assert time.monotonic() - started < 8


def test_no_more_is_read_than_an_answer_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a flood, the parent reads one byte more than an answer may have, and no other."""
    read: list[int] = []
    monkeypatch.setattr(parent, "_LONGEST_ANSWER", 2**20)
    monkeypatch.setattr(parent, "unpack", lambda answer: read.append(len(answer)))
    with pytest.raises(Refused):
        badge_photo(b"flood", None)
    assert read == [2**20 + 1]


def test_children_wait_for_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """With every place taken no child is started; when one is free, it is."""
    turns, answers = Turns(1, waiting=10), []
    monkeypatch.setattr(parent, "_CHILDREN", turns)
    asking = threading.Thread(target=lambda: answers.append(badge_photo(b"behave", None)))
    with turns:
        asking.start()
        while not turns._waiting and asking.is_alive():
            time.sleep(0.001)
        assert answers == []
    asking.join()
    assert answers == [DONE]


def test_what_is_not_read_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that ends without reading its large input is a damaged file, not a broken pipe."""
    monkeypatch.setattr(
        parent, "_CHILD", (sys.executable, "-c", f"import sys; sys.stdout.write({READY.decode()!r})")
    )
    with pytest.raises(Refused):
        badge_photo(bytes(10 * 2**20), None)


def test_the_child_starts_light() -> None:
    """To start a child costs no web framework, no database and no decoder."""
    code = "import sys, portal.media.__main__; print(*(set(sys.modules) & set(sys.argv[1:])))"
    heavy = ("flask", "sqlalchemy", "PIL", "cv2", "numpy", "pikepdf", "pypdfium2", "pillow_heif")
    command = [sys.executable, "-c", code, *heavy]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == ""


def test_turns_are_taken_in_order() -> None:
    """No more than there are places get in at once, and those who wait do so in the order they came."""
    turns, inside, order = Turns(1, waiting=10), threading.Semaphore(1), []

    def go(number: int) -> None:
        with turns:
            assert inside.acquire(blocking=False)
            order.append(number)
            time.sleep(0.01)
            inside.release()

    threads = [threading.Thread(target=go, args=(number,)) for number in range(6)]
    with turns:
        for number, thread in enumerate(threads):
            thread.start()
            while len(turns._waiting) <= number:
                time.sleep(0.001)
    for thread in threads:
        thread.join()
    assert order == list(range(6))


def test_no_more_wait_than_there_is_room_for() -> None:
    """Who finds every place taken and all room to wait is turned away at once, and those who wait are not."""
    turns = Turns(1, waiting=1)
    let_in: list[bool] = []

    def go() -> None:
        with turns:
            let_in.append(True)

    waiting = threading.Thread(target=go)
    with turns:
        waiting.start()
        while not turns._waiting:
            time.sleep(0.001)
        with pytest.raises(Busy), turns:
            pass
    waiting.join()
    assert let_in == [True]
