"""The `portal` command: thin commands over the rooms."""

from portal.cli.commands import main

__all__ = ["main"]
