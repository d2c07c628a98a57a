"""The caseworkers' side: sign in, the queue, the next case, and everything one case holds."""

from portal.web.office.access import office, register_staff

__all__ = ["office", "register_staff"]
