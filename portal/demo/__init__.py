"""Fill a portal with believable invented cases and people to sign in as: to show it, never for real use."""

from portal.demo.fill import DemoRefused, Made, make_demo
from portal.demo.staff import open_staff

__all__ = ["DemoRefused", "Made", "make_demo", "open_staff"]
