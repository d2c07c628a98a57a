"""Invented people: names of the region's communities, and how to speak and write to them."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from portal.demo.tables import tables


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented. `gender` is female, male or unspecified, as a badge records it."""

    first: str
    last: str
    gender: str

    @property
    def name(self) -> dict[str, str]:
        """Return the answer to a question for a name."""
        return {"first": self.first, "last": self.last}

    @property
    def email(self) -> str:
        """Return an address at example.org, in plain letters."""
        return f"{_plain(self.first.split()[0])}.{_plain(self.last)}@example.org"

    @property
    def words(self) -> Mapping[str, str]:
        """Return the words for this person in a sentence of somebody else's."""
        name = self.first.split()[0]
        she, her, him = {"female": ("she", "her", "her"), "male": ("he", "his", "him")}.get(
            self.gender, (name, f"{name}’s", name)
        )
        words = {"she": she, "her": her, "him": him, "name": name}
        return words | {"She": she[0].upper() + she[1:], "Her": her[0].upper() + her[1:]}


def invent(chance: Random, age: int, last: str = "") -> Person:
    """Return a person of this age in years, with this last name if one is given."""
    fitting = [each for each in tables().communities if each.ages[0] <= age <= each.ages[1]]
    if last:
        fitting = [each for each in fitting if last in each.last] or fitting
    community = chance.choices(fitting, [each.share for each in fitting])[0]
    gender = chance.choices(("female", "male", "unspecified"), (55, 44, 1))[0]
    firsts = community.male if gender == "male" else community.female
    return Person(chance.choice(firsts), last or chance.choice(community.last), gender)


def phone(chance: Random, council: str) -> str:
    """Return one of Ofcom's numbers for drama: a mobile, or now and then a landline."""
    number = f"{chance.randrange(1000):03}"
    if chance.random() < 0.7:
        return f"07700 900{number}"
    return f"0121 496 0{number}" if council in ("BIRM", "SAND", "SOLHL") else f"01632 960{number}"


def _plain(name: str) -> str:
    kept = unicodedata.normalize("NFKD", name.casefold().replace("ł", "l"))
    return "".join(letter for letter in kept if letter.isascii() and (letter.isalpha() or letter == "-"))
