"""Ask a virus scanner about bytes: ClamAV's `clamd` by its INSTREAM command, or nobody."""

from typing import Protocol


class ScannerAway(Exception):
    """The scanner gave no answer that counts: nothing may be opened until it does."""


class Scanner(Protocol):
    """What looks at bytes before anybody opens them."""

    def infected(self, data: bytes) -> bool:
        """Say whether there is a virus in the bytes; raise ScannerAway when nobody can tell now."""


class NoScanner:
    """Stand in where a council has set up no scanner: images are drawn anew and PDFs cleaned all the same."""

    def infected(self, data: bytes) -> bool:
        """Find nothing."""
        return False
