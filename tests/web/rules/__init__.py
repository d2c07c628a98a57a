"""The rules of the design system, each by its id, that every page any test fetches is put to."""

from importlib import import_module

from tests.web.rules.registry import RULES, faults
from tests.web.rules.tree import PageTree

FAMILIES = (
    *("markup", "frame", "above", "languages", "below", "start", "questions", "hints", "errors", "messages"),
    *("choices", "boxes", "details", "files", "lists", "tasks", "endings", "panels", "controls", "statuses"),
)

for family in FAMILIES:
    import_module(f"{__name__}.{family}")

__all__ = ["RULES", "PageTree", "faults"]
