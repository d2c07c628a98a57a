"""What is written down about pages is about pages that there are."""

import json

from tests.browser.matrix.written import BLOCK, RAN, SPOKEN, TREES
from tests.matrix.states import PAGES


def test_no_tree_is_left_over() -> None:
    """Every file of trees is of a page, and of one that was looked at."""
    ran = json.loads(RAN.read_text("utf-8"))
    assert {path.stem for path in TREES.glob("*")} == {name.replace("/", ".") for name in ran}
    assert ran.keys() <= {page.name for page in PAGES}


def test_nothing_is_said_of_a_page_that_is_gone() -> None:
    """What is said on focus is said once of every page that was looked at."""
    texts = [path.read_text("utf-8") for path in SPOKEN.glob("*.txt")]
    pages = [name for text in texts for name, _ in BLOCK.findall(text)]
    assert sorted(pages) == sorted(json.loads(RAN.read_text("utf-8")))
