"""The caseworkers' side: sign in, the queue, the next case, and everything one case holds."""

from portal.web.office import cases, figures, queue, signing, viewer
from portal.web.office.access import office, register_staff

__all__ = ["office", "register_staff"]

VIEWS = (cases, figures, queue, signing, viewer)
"""The modules that add their pages to the blueprint `office` when they are imported."""
