"""Every check of what a page says, registered."""

from tests.matrix import check_build, check_entry, check_errors, check_help, check_titles, check_words
from tests.matrix.registry import HELD, Held, Look, faults, looked

__all__ = [
    "HELD",
    "Held",
    "Look",
    "check_build",
    "check_entry",
    "check_errors",
    "check_help",
    "check_titles",
    "check_words",
    "faults",
    "looked",
]
