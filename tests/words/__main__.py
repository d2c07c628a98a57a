"""Say how plain the texts are: `python -m tests.words`."""

from __future__ import annotations

import sys

from tests.words.gathered import by_page, english
from tests.words.plain import grade, prose, sentences

if __name__ == "__main__":
    texts = english()
    pages = sorted(((grade(each), place) for place, each in by_page().items()), key=lambda one: one[0] or 0)
    said = [
        f"{grade(texts):.1f} years of school, all together",
        *(f"{asks:.1f} {place}" for asks, place in pages if asks is not None),
        f"{len(texts)} texts, {sum(len(sentences(one)) for one in texts)} sentences and labels, "
        f"{len(prose(texts))} of them measured",
    ]
    sys.stdout.write("\n".join(said) + "\n")
