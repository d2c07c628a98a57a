"""Serve a portal by waitress: of the servers tried, it alone keeps answering while slow files come in."""

import ctypes

import waitress
from flask import Flask

from portal.web.spool import seal_waitress

LONGEST_BODY = 320 * 1024 * 1024
"""Bytes of a request: twice what all files of an application may have, unless a council says otherwise. So
who sends too much gets our page, and not the bare line of waitress."""

THREADS = 16
"""A file is looked at for a second or two while its sender waits: eight such leave eight for the others."""

_MMAP_THRESHOLD = -3
"""How glibc's malloc.h calls the setting."""
_LARGE = 2**20


def serve_app(app: Flask, port: int) -> None:
    """Serve an application on a port of this machine until the process is stopped."""
    seal_waitress()
    give_memory_back()
    waitress.serve(
        app,
        host="127.0.0.1",
        port=port,
        ident=None,
        threads=THREADS,
        connection_limit=2000,
        max_request_body_size=LONGEST_BODY,
        asyncore_use_poll=True,
    )


def give_memory_back() -> None:
    """Let blocks of a megabyte or more go back to the system as soon as they are free.

    Left alone, glibc keeps for every thread what the largest upload in it has taken: 600 MB after eight.
    """
    try:
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)
    except (OSError, AttributeError):
        pass  # another C library, which does not keep it
