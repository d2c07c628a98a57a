"""What a page says that its form alone does not tell again: it came late, the words were wrong.

Where the form is posted to see the page in another language, it names what was said, to be said again.
"""

from flask import g, request

from portal.journey import Say, Text

PROBLEMS: dict[str, Text] = {}
JUDGED = "yes"
"""What a form says whose answers were judged: what is wrong with them is found out again."""


def remembered(name: str, text: Text) -> Text:
    """Give what a page may say a name, by which its form remembers it."""
    assert name not in PROBLEMS, f"two texts are remembered as {name}"
    PROBLEMS[name] = text
    return text


def say_problem(problem: Text | str | None, say: Say, **values: str) -> str:
    """Return what a page says in words, "" for nothing, and note it for the page's form."""
    g.problem = next((name for name, text in PROBLEMS.items() if text == problem), "")
    return say(problem, **values) if problem else ""


def problem_here() -> str:
    """Return the name of the problem that this response speaks of, "" for none and for any without a name."""
    name: str = g.get("problem", "")
    return name


def problem_before(*may_say: Text) -> Text | None:
    """Return the problem, of those it may have, of the page that is now to be seen in another language."""
    found = PROBLEMS.get(_sent())
    return found if found in may_say else None


def was_judged() -> bool:
    """Say whether the page that is now to be seen in another language said what is wrong in its answers."""
    return _sent() == JUDGED


def _sent() -> str:
    return (request.form if request.method == "POST" else request.args).get("wrong", "")
