"""What the pages for citizens aim for beyond level AA, and what is known to be wrong all the same."""

from dataclasses import dataclass

from portal.journey import Text


@dataclass(frozen=True, slots=True)
class Promise:
    """A criterion of level AAA, or several that belong together, in plain words."""

    what: Text
    criteria: tuple[str, ...]


PROMISES: tuple[Promise, ...] = (
    Promise(Text("Text stands out strongly from its background, at least 7 to 1."), ("1.4.6",)),
    Promise(Text("Lines are short, and text is never stretched to fill them."), ("1.4.8",)),
    Promise(Text("Everything can be done with a keyboard, without exception."), ("2.1.3",)),
    Promise(Text("Nothing has to be done quickly."), ("2.2.3",)),
    Promise(Text("Nothing interrupts you, unless your time is about to end."), ("2.2.4",)),
    Promise(Text("If you have to come in again, what you typed is still there."), ("2.2.5",)),
    Promise(Text("We say how long an application is kept before you begin."), ("2.2.6",)),
    Promise(Text("Every page says where you are."), ("2.4.8",)),
    Promise(Text("The words of a link are enough to know where it leads."), ("2.4.9",)),
    Promise(Text("Long pages have headings."), ("2.4.10",)),
    Promise(Text("The focus is easy to see, and nothing covers it, not even in part."), ("2.4.12", "2.4.13")),
    Promise(Text("Buttons and choices are at least 44 by 44 pixels."), ("2.5.5",)),
    Promise(Text("Unusual words and short forms are explained."), ("3.1.3", "3.1.4")),
    Promise(Text("Most people of 14 can read the words."), ("3.1.5",)),
    Promise(Text("Nothing changes unless you ask for it."), ("3.2.5",)),
    Promise(Text("There is help on every page."), ("3.3.5",)),
    Promise(Text("Everything can be checked and put right before you send it."), ("3.3.6",)),
    Promise(Text("No puzzle or picture has to be solved to come in."), ("3.3.9",)),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something known to be hard for somebody: what it is, what they can do instead, and its issue."""

    what: Text
    instead: Text
    criteria: tuple[str, ...] = ()
    issue: str = ""


OF_THE_DESIGN_SYSTEM: tuple[Fault, ...] = (
    Fault(
        Text("Speech control: the Dragon program may not press the button that chooses a file at first."),
        Text("Say “press Tab” first, or send the paper later, by post or by hand."),
        issue="https://github.com/alphagov/govuk-design-system-backlog/issues/49",
    ),
    Fault(
        Text(
            "In some services a choice opens a further question on the same page. Screen readers may miss it."
        ),
        Text("We do not do that here: every question has a page of its own."),
        ("4.1.2",),
        "https://github.com/alphagov/govuk-frontend/issues/1972",
    ),
)
"""Faults of GOV.UK Frontend, which the pages are built from, that its makers know of."""

OF_OURS: tuple[Fault, ...] = (
    Fault(
        Text("A paper you upload is a picture, and a picture cannot be read out."),
        Text("You can tell the council in words what a paper says, by phone or in the form."),
        ("1.1.1",),
    ),
    Fault(
        Text("With JavaScript switched off, nothing warns you before your time on a shared computer ends."),
        Text("The page says how long the time is before you choose it. Save a way back first."),
        ("2.2.1",),
    ),
)
"""Faults of this service that no check finds."""
