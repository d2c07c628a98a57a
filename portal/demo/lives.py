"""An invented life: whom an application is about, who fills it in, and what they would answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from portal.demo.people import Person, invent, phone
from portal.demo.tables import Variants, tables
from portal.journey import GONE_ON, NOT_GIVEN, Voice

HELPED = 0.33
"""How many of the adults are helped; with the children that makes some 37 of 100 (scheme B6)."""

CouncilOf = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Life:
    """A person, the voice their application is in, and the answers to choose from by page."""

    person: Person
    voice: Voice
    answers: Variants


def live(chance: Random, council: str, route: str, today: date, council_of: CouncilOf) -> Life:
    """Return a life that leads to a council and, as far as the journey agrees, to a route."""
    stories = tables().stories[route]
    story = chance.choices(stories, [each.share for each in stories])[0]
    age = chance.randint(*story.ages)
    person = invent(chance, age)
    child = age < 16
    voice: Voice = "they" if child or chance.random() < HELPED else "you"
    own = (
        _home(chance, council, council_of)
        | _person(chance, person, age, council)
        | _dates(chance, age, today)
        | (_helper(chance, person, council, child) if voice == "they" else {"applying_for": "myself"})
    )
    return Life(
        person, voice, tables().everyday | {key: [value] for key, value in own.items()} | story.answers
    )


def _home(chance: Random, council: str, council_of: CouncilOf) -> dict[str, Any]:
    area = tables().areas[council]
    town = chance.choice([*area.towns])
    postcode = chance.choice(area.towns[town]) + "".join(chance.choices("ABDEFGHJLNPQRSTUWXYZ", k=2))
    street = f"{chance.randint(1, 140)} {chance.choice(tables().streets)}"
    address = {"line_1": street, "line_2": "", "town": town, "postcode": postcode}
    if chance.random() < 0.2:
        flat = f"Flat {chance.randint(1, 40)}, {chance.choice(tables().houses)}"
        address |= {"line_1": flat, "line_2": street}
    right = council_of(postcode) == council  # a sector on a border may hold a neighbour's postcodes
    return {
        "postcode": postcode,
        "council_right": council if right else "no",
        "outside_area": GONE_ON,
        "council_choice": council,
        "address": address,
    }


def _person(chance: Random, person: Person, age: int, council: str) -> dict[str, Any]:
    number = f"XX{chance.randrange(10**6):06}{chance.choice('ABCD')}"  # a prefix in no number we know of
    return {
        "name": person.name,
        "birth_name_differs": "yes" if person.gender == "female" and chance.random() < 0.3 else "no",
        "birth_name": {"first": person.first, "last": invent(chance, 50).last},
        "gender": person.gender,
        "national_insurance": _perhaps(chance, 0.8, number),
        "email": _perhaps(chance, 0.65, person.email),
        "phone": _perhaps(chance, 0.92, phone(chance, council)),
        "has_badge": "yes" if age > 3 and chance.random() < 0.55 else "no",
        "badge_number": _perhaps(
            chance, 0.7, "".join(chance.choices("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", k=6))
        ),
    }


def _dates(chance: Random, age: int, today: date) -> dict[str, Any]:
    def after(days: int) -> str:
        return (today + timedelta(days=days)).isoformat()

    return {
        "date_of_birth": after(-round(age * 365.25) - chance.randint(20, 340)),
        "badge_expiry": _perhaps(chance, 0.8, after(chance.randint(-60, 90))),
        "award_end": after(chance.randint(150, 2000)),
    }


def _helper(chance: Random, person: Person, council: str, child: bool) -> dict[str, Any]:
    kinds = ("parent", "professional") if child else ("friend", "professional", "attorney", "appointee")
    authority = chance.choices(kinds, (9, 1) if child else (60, 25, 12, 3))[0]
    related = authority != "professional" and chance.random() < 0.6
    helper = invent(chance, chance.randint(26, 46), last=person.last if related else "")
    email, telephone = _perhaps(chance, 0.85, helper.email), _perhaps(chance, 0.9, phone(chance, council))
    told = {
        "applying_for": "child" if child else "someone_else",
        "authority": authority,
        "helper_name": helper.name,
        "helper_email": email,
        "helper_phone": telephone,
    }
    return told | {"contact_who": "helper", "email": email, "phone": telephone} if child else told


def _perhaps(chance: Random, likely: float, value: str) -> str:
    return value if chance.random() < likely else NOT_GIVEN
