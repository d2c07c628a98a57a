"""What a person was shown before they sent it, and what becomes of it: the case's content."""

import hashlib
import json
from typing import Any

from portal.journey import Rows, met, summary
from portal.services import blue_badge
from portal.web.apply.visit import Visit


def answers_hash(visit: Visit) -> str:
    """Return a digest of exactly the answers that would be sent, in their words and voice."""
    told = [visit.home.journey.version, visit.voice, visit.say.language, dict(visit.path.answers)]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def content(visit: Visit) -> dict[str, Any]:
    """Return what is kept of the application: the answers on the path, and the words as shown."""
    known = visit.path.known
    return {
        "answers": dict(visit.path.answers),
        "shown": answers_hash(visit),
        "sections": [_section(rows) for rows in summary(visit.path, visit.say, **visit.names)],
        "outcome": known["outcome"],
        "rules": [
            {
                "key": rule.key,
                "outcome": rule.outcome,
                "because": visit.say(rule.because),
                "source": visit.say(rule.source),
                "href": rule.href,
            }
            for rule in met(blue_badge.RULES, known)
        ],
        "promises": [visit.say(text) for text in blue_badge.promises(known)],
        "permissions": [visit.say(text) for text in blue_badge.permissions(known)],
    }


def _section(rows: Rows) -> dict[str, Any]:
    return {
        "key": rows.key,
        "title": rows.title,
        "rows": [{"key": row.key, "label": row.label, "lines": list(row.lines)} for row in rows.rows],
    }
