"""How the words of a message are put together."""

from dataclasses import dataclass, field

from portal.journey import Say, Text

ABOUT = Text("A message about your application", they="A message about an application")


@dataclass(frozen=True, slots=True)
class Words:
    """What a message says, as plain text. It shows in no repr: there may be a code in it."""

    subject: str = field(repr=False)
    body: str = field(repr=False)


def put(say: Say, subject: Text | str, *paragraphs: str) -> Words:
    """Return a message of paragraphs with a line between them."""
    return Words(say(subject), "\n\n".join(paragraphs) + "\n")


def ending(say: Say, channel: str) -> tuple[str, ...]:
    """Return the last paragraph: an email says that answers to it are read by nobody."""
    return (say("Do not reply to this email. Nobody reads the replies."),) if channel == "email" else ()
