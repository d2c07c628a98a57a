"""Fill a portal with believable invented cases and people to sign in as: to show it, never for real use."""

from portal.demo.fill import DemoRefused, Made, make_demo

__all__ = ["DemoRefused", "Made", "make_demo"]
