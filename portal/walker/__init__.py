"""The door of the walker: a robot that walks an invented person through the portal."""

from portal.walker.browser import Browser, CannotReach, Response
from portal.walker.command import walk_command
from portal.walker.over_client import ClientBrowser
from portal.walker.over_http import HttpBrowser
from portal.walker.persona import Persona, PersonaError, read_persona
from portal.walker.robot import walk
from portal.walker.walk import Visit, Walk

__all__ = [
    "Browser",
    "CannotReach",
    "ClientBrowser",
    "HttpBrowser",
    "Persona",
    "PersonaError",
    "Response",
    "Visit",
    "Walk",
    "read_persona",
    "walk",
    "walk_command",
]
