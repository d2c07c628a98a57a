"""The library desk: a computer signed in for a branch, where staff start applications with people."""

from portal.web.desk import pages
from portal.web.desk.access import desk

__all__ = ["desk"]

VIEWS = (pages,)
"""The module that adds its pages to the blueprint `desk` when it is imported."""
