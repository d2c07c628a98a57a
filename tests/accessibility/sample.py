"""A record as the matrix writes it, small enough to count by hand."""

import json
from pathlib import Path
from typing import Any

PAGES: dict[str, Any] = {
    "apply.question/walking-time": {"group": "questions", "states": {"T1": 14, "T9": 1}, "shots": 3},
    "apply.question/name": {"group": "questions", "states": {"T1": 10, "T9": 2, "T5": 4}},
    "office.queue": {"group": "office", "states": {"T1": 3, "T39": 1}},
}


def record_file(folder: Path, **changes: Any) -> Path:
    """Write a record with some of its keys changed, and return where it is."""
    record = {"made": "2026-11-20", "pages": PAGES, "journeys": {"T7": 6}, "engine": "Chromium"} | changes
    path = folder / "record.json"
    path.write_text(json.dumps(record))
    return path
