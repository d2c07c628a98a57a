"""Normalise every file of a folder in a process of its own: `python -m tests.media.sweep FOLDER`."""

import json
import resource
import sys
from pathlib import Path
from typing import Any

from portal.media import Refused, normalise


def sweep(path: Path) -> dict[str, Any]:
    """Normalise one file; put beside it what it became; return the verdict and its child's processor time."""
    before = _spent()
    try:
        normal = normalise(path.read_bytes())
    except Refused as refused:
        return {"verdict": refused.reason, "seconds": _spent() - before}
    seconds = _spent() - before
    path.with_suffix(".data").write_bytes(normal.data)
    path.with_suffix(".thumb").write_bytes(normal.thumb)
    size = [normal.width, normal.height]
    return {"verdict": normal.kind, "seconds": seconds, "size": size, "pages": normal.pages}


def _spent() -> float:
    """Return the processor's time that the children took that have ended: one after the other, here."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak() -> int:
    """Return the most bytes this process has held; without /proc, its parent's before it started as well."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def main() -> None:
    """Take the folder from the command line and answer in JSON."""
    paths = sorted(Path(sys.argv[1]).glob("*.sent"))
    found = {path.stem: sweep(path) for path in paths}
    sys.stdout.write(json.dumps({"found": found, "peak": peak()}))


if __name__ == "__main__":
    main()
