"""The languages there are, and which way each is written."""

from dataclasses import dataclass

from portal.journey import Direction


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code for browsers and the name its readers give it."""

    code: str
    name: str
    direction: Direction = "ltr"


LANGUAGES = {each.code: each for each in (Language("en", "English"), Language("cy", "Cymraeg"))}
"""What everybody may choose, by code, in the order of the switch. Each but English has a catalogue."""

PSEUDO = {
    each.code: each
    for each in (Language("en-x-long", "Ēńglīšh, lōńg"), Language("en-x-rtl", "⟦hsilgnE⟧", "rtl"))
}
"""English made longer, and made right to left: what a layout has to stand before a translator comes."""
