"""Deal out shares evenly: in any stretch of cases each kind comes about as often as its share says."""

from collections.abc import Mapping
from functools import cache
from random import Random


def deal(name: str, shares: Mapping[str, int], number: int) -> str:
    """Return what case `number` gets; the same for the same name, shares and number."""
    hand, place = divmod(number, sum(shares.values()))
    return _hand(f"{name} {hand}", tuple(shares.items()))[place]


@cache
def _hand(name: str, shares: tuple[tuple[str, int], ...]) -> tuple[str, ...]:
    # Each kind is cut into equal stretches with one card somewhere in each: a shuffle leaves longer gaps.
    chance = Random(name)  # noqa: S311 it has to repeat
    cards = [((at + chance.random()) / share, kind) for kind, share in shares for at in range(share)]
    return tuple(kind for _, kind in sorted(cards))
