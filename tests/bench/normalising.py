"""What a file costs to make normal, in time and memory: each is asked for by a process of its own."""

import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from portal.media import Refused, normalise
from tests.media.sweep import peak

ROUNDS = 5
MEGABYTE = 2**20
_UNIT = 1 if sys.platform == "darwin" else 1024
_PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one file cost. Seconds by the clock and of the child's processor time; bytes at their most."""

    verdict: str
    size: int
    seconds: float
    processor: float
    child: int
    parent: int
    """Bytes by which the asking process grew, the file itself among them."""

    def or_less(self, other: "Cost") -> "Cost":
        """Return the lesser times and the greater memory of two rounds: others on the machine only add."""
        return Cost(
            self.verdict,
            self.size,
            min(self.seconds, other.seconds),
            min(self.processor, other.processor),
            max(self.child, other.child),
            max(self.parent, other.parent),
        )


def file_costs(files: dict[str, bytes], folder: Path) -> dict[str, Cost]:
    """Return what each file cost, by name, in turns: a noisy moment meets all."""
    found: dict[str, Cost] = {}
    for number, data in enumerate(files.values()):
        (folder / str(number)).write_bytes(data)
    for _ in range(ROUNDS):
        for number, name in enumerate(files):
            cost = _asked(folder / str(number), photo=_PHOTO in name)
            found[name] = cost.or_less(found.get(name, cost))
    return found


def bare_start() -> float:
    """Return the seconds that a Python takes which does nothing at all."""
    taken = []
    for _ in range(ROUNDS * 2):
        begun = time.monotonic()
        subprocess.run([sys.executable, "-s", "-c", ""], check=True)
        taken.append(time.monotonic() - begun)
    return min(taken)


def _asked(path: Path, *, photo: bool) -> Cost:
    command = [sys.executable, "-m", "tests.bench.normalising", str(path), *[_PHOTO] * photo]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return Cost(**json.loads(done.stdout))


def _cost(path: Path, *, photo: bool) -> Cost:
    before, begun = peak(), time.monotonic()
    data = path.read_bytes()
    try:
        verdict = str(normalise(data, photo=photo).kind)
    except Refused as refused:
        verdict = str(refused.reason)
    seconds, child = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(
        verdict,
        len(data),
        seconds,
        child.ru_utime + child.ru_stime,
        child.ru_maxrss * _UNIT,
        peak() - before,
    )


def main() -> None:
    """Take a file's path from the command line, normalise it once, and answer in JSON."""
    cost = _cost(Path(sys.argv[1]), photo=_PHOTO in sys.argv[2:])
    sys.stdout.write(json.dumps({name: getattr(cost, name) for name in Cost.__slots__}))


if __name__ == "__main__":
    main()
