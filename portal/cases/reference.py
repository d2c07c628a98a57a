"""Reference numbers that survive a telephone and bad handwriting: BB-7K3M-9XQ4.

The alphabet leaves out what looks alike (0 O, 1 I L, 5 S, 2 Z, 8 B, U V) and the other vowels and Y, so that
no reference spells a word. The last character checks the rest: the positions are weighted 8 to 1 and the sum
is a multiple of 23, a prime above both the weights and the 20 characters, so every single wrong character and
every exchange of two characters is caught.
"""

import secrets

ALPHABET = "34679CDFGHJKMNPQRTWX"
_LENGTH = 8
_MODULUS = 23


def new_reference() -> str:
    """Return a random reference, one of about 1.1 thousand million."""
    while True:
        body = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH - 1))
        check = -_weigh(body) % _MODULUS
        if check < len(ALPHABET):
            return _show(body + ALPHABET[check])


def normalise(text: str) -> str:
    """Return what was typed in the form we print, forgiving case, spaces, dashes and a missing BB."""
    characters = "".join(character for character in text.upper() if character.isalnum()).removeprefix("BB")
    return _show(characters)


def is_reference(text: str) -> bool:
    """Say whether text, normalised, could be a reference: right length, alphabet and check character."""
    characters = normalise(text).removeprefix("BB").replace("-", "")
    well_formed = len(characters) == _LENGTH and set(characters) <= set(ALPHABET)
    return well_formed and _weigh(characters) % _MODULUS == 0


def _weigh(characters: str) -> int:
    return sum((_LENGTH - i) * ALPHABET.index(character) for i, character in enumerate(characters))


def _show(characters: str) -> str:
    return f"BB-{characters[:4]}-{characters[4:]}"
