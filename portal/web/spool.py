"""Keep what is being sent off the disk in plain sight.

Waitress lets a body over 512 KB wait in a temporary file until all of it is there, and Werkzeug each large
file in it in another. Both get one of ours instead, sealed under a key that is only in this process's memory
and gone with the request. It has no name either, so that a crash leaves nothing of it behind.

What comes in also leaves the reserve of the disk alone. A body that would not is dropped together with its
connection, which waitress logs and closes like one that broke, and a form gets our page for a fault of ours.
What goes out asks for no reserve: whoever looks at a paper is not to wait for somebody to tidy up.
"""

import os
from io import RawIOBase, UnsupportedOperation
from pathlib import Path
from tempfile import SpooledTemporaryFile, gettempdir
from typing import IO, Any, cast

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CTR
from flask import Request
from waitress import parser
from waitress.buffers import OverflowableBuffer, TempfileBasedBuffer

from portal.evidence import keep_reserve

IN_MEMORY = 512 * 1024
"""Bytes of a file that are kept in memory, before it goes to the disk."""

_BLOCK = 16
_PIECE = 256 * 1024
"""Bytes opened in one go: all of a large file would be in memory three times."""


class SealedFile(RawIOBase):
    """A temporary file whose bytes are sealed on their way in; read anywhere, written at its end only.

    What is written twice at one place would be covered by one key stream, which the two together give away.
    """

    def __init__(self) -> None:
        """Make an empty file under a new key."""
        self._key = AES256(os.urandom(32))
        self._file = SpooledTemporaryFile[bytes](max_size=IN_MEMORY)
        self._at = self._size = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def writable(self) -> bool:
        """Say that it can be written."""
        return True

    def seekable(self) -> bool:
        """Say that it can be read anywhere."""
        return True

    def readinto(self, into: Any) -> int:
        """Fill a buffer from where we are, and return how many bytes there were."""
        self._file.seek(self._at)
        stream, filled = self._stream(), 0
        while sealed := self._file.read(min(_PIECE, len(into) - filled)):
            into[filled : filled + len(sealed)] = stream.update(sealed)
            filled += len(sealed)
        self._at += filled
        return filled

    def write(self, plain: Any) -> int:
        """Add bytes at the end; raise UnsupportedOperation anywhere else."""
        if self._at != self._size:
            raise UnsupportedOperation("A sealed file is written at its end only.")
        self._file.seek(self._at)
        self._size += self._file.write(self._stream().update(plain))
        self._at = self._size
        return len(plain)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go somewhere in the file, as files do, and return where that is."""
        self._at = max(0, offset + (0, self._at, self._size)[whence])
        return self._at

    def tell(self) -> int:
        """Return where in the file we are."""
        return self._at

    def close(self) -> None:
        """Give the file back to the system."""
        super().close()
        self._file.close()

    def _stream(self) -> CipherContext:
        # A counter instead of a chain: any block can be opened without those before it.
        block, skipped = divmod(self._at, _BLOCK)
        stream = Cipher(self._key, CTR(block.to_bytes(_BLOCK, "big"))).encryptor()
        stream.update(bytes(skipped))
        return stream


class IncomingFile(SealedFile):
    """A sealed file that somebody sends."""

    def write(self, plain: Any) -> int:
        """Add bytes at the end; raise OSError when they need the disk and it has only its reserve left."""
        if self._size + len(plain) > IN_MEMORY:
            keep_reserve(Path(gettempdir()))
        return super().write(plain)


class IncomingBuffer(OverflowableBuffer):  # type: ignore[misc] # it carries no types
    """Where waitress gathers a body."""

    def append(self, plain: bytes) -> None:
        """Add bytes; raise OSError when they need the disk and it has only its reserve left."""
        if len(self) + len(plain) >= self.overflow:
            keep_reserve(Path(gettempdir()))
        super().append(plain)


class SealingRequest(Request):
    """A request whose uploaded files wait sealed."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return cast(IO[bytes], IncomingFile())


def seal_waitress() -> None:
    """Let waitress keep long bodies, and long answers, in sealed files: it has no setting for them."""
    TempfileBasedBuffer.newfile = lambda _: SealedFile()
    parser.OverflowableBuffer = IncomingBuffer  # bodies alone: answers are gathered by another module
