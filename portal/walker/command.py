"""`portal walk`: walk one persona over a live server and tell what happened."""

import json
import sys
from datetime import date
from pathlib import Path

from portal.walker.over_http import HttpBrowser
from portal.walker.persona import PersonaError, read_persona
from portal.walker.robot import walk


def walk_command(persona_path: Path, url: str, as_json: bool) -> int:
    """Walk the persona in a TOML file over the portal at `url`, print it, and return the exit status."""
    try:
        persona = read_persona(persona_path, date.today())
    except PersonaError as mistake:
        sys.stderr.write(f"{mistake}\n")
        return 1
    done = walk(persona, HttpBrowser(), url)
    words = json.dumps(done.as_json(), ensure_ascii=False, indent=2) if as_json else done.report()
    sys.stdout.write(f"{words}\n")
    return 1 if done.failures else 0
