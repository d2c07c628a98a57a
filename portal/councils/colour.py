"""Can white text be read on a colour? A contrast ratio of 4.5 to 1.

WCAG 2.2 asks that of any text (1.4.3, level AA) and of large text (1.4.6, level AAA). What stands
on a council's colour is large, that is bold and over 18.66 pixels high: its name, and a banner's title.
"""

import re

ENOUGH = 4.5


def is_hex(colour: str) -> bool:
    """Say whether ``colour`` is written as six hexadecimal digits after a hash."""
    return re.fullmatch(r"#[0-9a-fA-F]{6}", colour) is not None


def contrast_with_white(colour: str) -> float:
    """Return the WCAG contrast ratio of a hex colour against white, from 1 (white) to 21 (black)."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def nearest_readable(colour: str) -> str:
    """Return ``colour`` itself, or the least darkened shade of its hue that carries white text."""
    shades = (_shade(colour, light / 255) for light in range(255, -1, -1))
    return next(shade for shade in shades if contrast_with_white(shade) >= ENOUGH)


def _channels(colour: str) -> bytes:
    return bytes.fromhex(colour.removeprefix("#"))


def _shade(colour: str, light: float) -> str:
    return "#" + bytes(round(channel * light) for channel in _channels(colour)).hex()


def _linear(level: float) -> float:
    return level / 12.92 if level <= 0.04045 else float(((level + 0.055) / 1.055) ** 2.4)
