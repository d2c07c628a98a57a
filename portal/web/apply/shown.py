"""What a person was shown before they sent it, and what becomes of it: the case's content."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from portal.access import Permit, PermitState
from portal.accounts import team_name
from portal.cases import Case
from portal.catalogues import LANGUAGES
from portal.journey import Repeat, Row, Rows, Say, Text, met, summary
from portal.services import blue_badge
from portal.web.apply.entries import kept_as
from portal.web.apply.visit import Visit
from portal.web.helping.words import who
from portal.web.ids import address_word
from portal.web.language import say_for

KEPT = Text("The person answers this themselves")


def answers_hash(visit: Visit) -> str:
    """Return a digest of exactly the answers that would be sent, in their voice, whatever their language."""
    told = [visit.home.journey.version, visit.voice, dict(visit.path.answers)]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def content(visit: Visit) -> dict[str, Any]:
    """Return what is kept of the application: the answers on the path, and the words as shown.

    The words are kept in every language there is, so that whoever reads the case reads their own.
    """
    here = visit.say.language
    return {
        "answers": dict(visit.path.answers),
        "channel": visit.draft.channel,
        "accounts": list(visit.draft.accounts),
        "shown": answers_hash(visit),
        "helpers": [_helper(permit) for permit in visit.helpers.values() if _took_part(visit, permit)],
        "outcome": visit.path.known["outcome"],
        **_in_words(visit, here),
        "other": {code: _in_words(visit, code) for code in LANGUAGES if code != here},
    }


def told(case: Case, language: str) -> Case:
    """Return a case in the words of a language, or as it was sent where it has none of that."""
    words = case.content.get("other", {}).get(language)
    lang = language if words else case.language
    return replace(case, content={**case.content, **(words or {}), "lang": lang})


def _in_words(visit: Visit, language: str) -> dict[str, Any]:
    known = visit.path.known
    say, say_sent = say_for(visit.say.voice, language), say_for(visit.voice, language)
    return {
        "sections": [_section(visit, rows, say) for rows in summary(visit.path, say_sent, **visit.names)],
        "sent_by": who(visit.permit, say) if visit.permit else "",
        "rules": [
            {
                "key": rule.key,
                "outcome": rule.outcome,
                "because": say_sent(rule.because),
                "source": say_sent(rule.source),
                "href": rule.href,
            }
            for rule in met(blue_badge.RULES, known)
        ],
        "promises": [say(text) for text in blue_badge.promises(known)],
        "permissions": [say(text) for text in blue_badge.permissions(known)],
    }


def said_by(visit: Visit, key: str, say: Say) -> str:
    """Return the helpers who gave an answer, by name and relationship; "" if the holder did.

    Of a list that others than one helper have filled in, it says how many entries each of them gave.
    """
    given = Counter(givers(visit, key))
    named = {permit: count for permit, count in given.items() if permit in visit.helpers}
    names = {permit: who(visit.helpers[permit], say) for permit in named}
    if len(given) == 1:
        return "".join(names.values())
    total = str(given.total())
    return "; ".join(
        say("{name} ({count} of {total})", name=names[permit], count=str(count), total=total)
        for permit, count in named.items()
    )


def givers(visit: Visit, key: str) -> list[str]:
    """Return the permit of who gave an answer, or each entry of a list; "" is the holder."""
    given, page = visit.draft.given_by, visit.home.pages_by_address[address_word(key)]
    if isinstance(page, Repeat):
        return [given.get(kept_as(page, one["id"]), "") for one in visit.path.answers.get(key, ())]
    return [given.get(key, "")]


def visible(visit: Visit, sections: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return what was sent, without the lines that are kept from this helper."""
    kept = {"lines": [visit.say(KEPT)], "lang": visit.say.language}
    return [
        {**section, "rows": [row | kept if row["key"] in visit.hidden else row for row in section["rows"]]}
        for section in sections
    ]


def _section(visit: Visit, rows: Rows, say: Say) -> dict[str, Any]:
    return {"key": rows.key, "title": rows.title, "rows": [_row(visit, row, say) for row in rows.rows]}


def _row(visit: Visit, row: Row, say: Say) -> dict[str, Any]:
    told = {"key": row.key, "label": row.label, "lines": list(row.lines)}
    by = said_by(visit, row.key, say)
    return told | {"by": by} if by else told


def _took_part(visit: Visit, permit: Permit) -> bool:
    given = {giver for key in visit.path.answers for giver in givers(visit, key)}
    return permit.state == PermitState.ACCEPTED or permit.id in given


def _helper(permit: Permit) -> dict[str, str | bool]:
    terms = permit.terms
    return {
        "name": terms.helper,
        "relationship": terms.relationship,
        "authority": terms.authority,
        "level": terms.level,
        "organisation": team_name(permit.organisation),
        "hides_address": terms.hides_address,
    }
