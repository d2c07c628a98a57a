"""What a field has to know of the page that asks for it."""

from dataclasses import dataclass, field
from datetime import date

from portal.forms.words import OPTIONAL
from portal.journey import Answers, Say


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of one question or part, already said, and who it is asked about."""

    label: str
    missing: str
    say: Say
    known: Answers = field(default_factory=dict)
    noun: str | None = None
    """Opens its error messages; None for the noun of its answer type."""
    hint: str | None = None
    optional: bool = False
    own: bool = True
    """Whether the answer is about the person at the keyboard (WCAG 1.3.5)."""

    today: date = field(default_factory=date.today)
    """What a date in the past or the future is measured by."""

    @property
    def full_label(self) -> str:
        """Return the label, marked if it is optional."""
        return self.say(OPTIONAL, label=self.label) if self.optional else self.label

    def autocomplete(self, token: str | None) -> str | None:
        """Return the token for the user's own data; for anybody else's, keep the browser from guessing."""
        return token if self.own or token is None else "off"
