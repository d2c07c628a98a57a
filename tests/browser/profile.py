"""What a browser leaves behind in the folder of a person's profile, and how to look for words in it."""

import zlib
from collections.abc import Iterator
from pathlib import Path

import brotli

CACHE_HEADER = bytes.fromhex("305c72a71b6dfbfc")
"""How Chromium's cache files begin; after 24 bytes comes the address, and then what was received."""


def leftovers(folder: Path, words: tuple[str, ...]) -> list[str]:
    """Return which of the words are in which files of a profile, in the ways that Chromium writes text."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            texts = [*readable(path.read_bytes())]
            found += [f"{path.relative_to(folder)}: {word}" for word in words if is_in(word, texts)]
    return found


def is_in(word: str, texts: list[bytes]) -> bool:
    """Say whether a word is in one of the texts, in one or two bytes a letter, or as addresses write it."""
    written = (word.encode(), word.encode("utf-16-le"), word.replace(" ", "+").encode())
    return any(each in text for text in texts for each in written)


def readable(data: bytes) -> Iterator[bytes]:
    """Yield the bytes of a file, and of an entry of the cache what was received before it was packed."""
    yield data
    if data.startswith(CACHE_HEADER):
        begins = 24 + int.from_bytes(data[12:16], "little")
        yield from unpacked(data[begins:])


def unpacked(body: bytes) -> Iterator[bytes]:
    """Yield a body in each coding that it may have come in; more bytes may follow it."""
    brotlied, inflating = brotli.Decompressor(), zlib.decompressobj(31)
    for step in (brotlied.process, inflating.decompress):
        got = b""
        try:
            for at in range(0, len(body), 64):
                got += step(body[at : at + 64])
        except (brotli.error, zlib.error):
            pass
        yield got
