"""Every stage there is, in the order in which pages try them."""

from tests.matrix import citizens, one_login, staff, strangers
from tests.matrix.stages import MADE, Stand

STANDS: tuple[Stand, ...] = tuple(MADE.values())

__all__ = ["STANDS", "citizens", "one_login", "staff", "strangers"]
