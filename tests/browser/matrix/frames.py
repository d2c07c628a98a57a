"""What is around `main`, header, bars and footer: the same on most pages, so each kind is looked at once."""

from __future__ import annotations

import re


def frame(html: str) -> str:
    """Return what a page has around `main`, once each, without its words and addresses."""
    around = re.sub(r"<main.*</main>", "", html, flags=re.DOTALL)
    body = around.partition("<body")[2]
    found = re.findall(r"<(?:a|button|input|form|nav|section|h\d)\b(?:[^>]*?class=\"([^\"]*)\")?", body)
    return " ".join(dict.fromkeys(found))
