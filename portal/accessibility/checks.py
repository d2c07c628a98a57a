"""Every check of the matrix, in one plain sentence each: the statement says what was looked at, in words.

The ids are those of the matrix; `tests/accessibility` holds them equal to the checks that are run.
"""

from dataclasses import dataclass
from typing import Literal

from portal.journey import Text

Where = Literal["pages", "journeys"]


@dataclass(frozen=True, slots=True)
class Topic:
    """What a person who reads the statement cares about, with the checks that look at it."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Check:
    """One row of the matrix: what holds when it passes, and for which criteria of WCAG 2.2.

    A check of journeys is run on a whole way through, not on each state of a page.
    """

    id: str
    what: Text
    criteria: tuple[str, ...]
    topic: Topic
    where: Where = "pages"
    only: str = ""
    """The one group of pages that it is for, if not for all."""


KEYBOARD = Topic("keyboard", Text("Keyboard and focus"))
LISTENING = Topic("listening", Text("Screen readers and voice"))
SEEING = Topic("seeing", Text("Size, space and colour"))
MISTAKES = Topic("mistakes", Text("Mistakes, time and sign-in"))
WORDS = Topic("words", Text("Words and language"))
BROKEN = Topic("broken", Text("No JavaScript, or a slow connection"))
TOPICS: tuple[Topic, ...] = (KEYBOARD, LISTENING, SEEING, MISTAKES, WORDS, BROKEN)

CHECKS: tuple[Check, ...] = (
    Check(
        "T1",
        Text("The page is built without mistakes, and every label belongs to its field."),
        ("1.3.1", "4.1.2"),
        LISTENING,
    ),
    Check("T2", Text("The checking tool axe finds no fault, apart from what is let pass."), (), LISTENING),
    Check(
        "T3",
        Text("The title says which page it is, and that there is a mistake when there is one."),
        ("2.4.2",),
        LISTENING,
    ),
    Check(
        "T4",
        Text("There is one main heading, headings are in order, and the language is named."),
        ("1.3.1", "2.4.6", "3.1.1"),
        LISTENING,
    ),
    Check(
        "T5",
        Text("A list at the top names every mistake in the same words as the field, and links to it."),
        ("3.3.1", "3.3.3"),
        MISTAKES,
    ),
    Check(
        "T6",
        Text("After a mistake, the focus goes to the list of mistakes, the second time too."),
        ("2.4.3", "4.1.3"),
        KEYBOARD,
    ),
    Check(
        "T7", Text("A whole application can be made with a keyboard alone."), ("2.1.1",), KEYBOARD, "journeys"
    ),
    Check(
        "T8",
        Text("The Tab key goes through the page in order, and never gets stuck."),
        ("2.1.2", "2.4.3"),
        KEYBOARD,
    ),
    Check("T9", Text("You can see where the focus is."), ("2.4.7", "2.4.13"), KEYBOARD),
    Check("T10", Text("Nothing covers what has the focus."), ("2.4.11", "2.4.12"), KEYBOARD),
    Check("T11", Text("Buttons and choices are large enough to press."), ("2.5.8", "2.5.5"), SEEING),
    Check(
        "T12", Text("At a zoom of 400% nothing is cut off or needs sideways scrolling."), ("1.4.10",), SEEING
    ),
    Check("T13", Text("Text can be twice as large, and nothing overlaps."), ("1.4.4",), SEEING),
    Check("T14", Text("Letters, words and lines can be further apart."), ("1.4.12",), SEEING),
    Check(
        "T15",
        Text("With your own high-contrast colours, every control and the focus can be seen."),
        ("1.4.11", "1.4.1"),
        SEEING,
    ),
    Check("T16", Text("Nothing is said by colour alone."), ("1.4.1",), SEEING),
    Check("T17", Text("Edges of boxes and signs stand out from what is behind them."), ("1.4.11",), SEEING),
    Check("T18", Text("Nothing moves if you have asked for less motion."), ("2.3.3",), SEEING),
    Check("T19", Text("Everything works with JavaScript switched off."), (), BROKEN, "journeys"),
    Check("T20", Text("The page is in the right order without its styles."), ("1.3.2",), LISTENING),
    Check("T21", Text("Everything still works if JavaScript fails half way."), (), BROKEN, "journeys"),
    Check(
        "T22",
        Text("What a screen reader is told about the page is written down, and every change is looked at."),
        ("4.1.2", "1.3.1"),
        LISTENING,
    ),
    Check(
        "T23",
        Text(
            "Everything that can have the focus has a name of its own, and what is read out with it is short."
        ),
        ("2.4.6", "2.4.9", "3.3.2"),
        LISTENING,
    ),
    Check(
        "T24", Text("You can say the words you see, and no two controls share them."), ("2.5.3",), LISTENING
    ),
    Check(
        "T25",
        Text("No question is hidden until an answer is chosen on the same page."),
        ("4.1.2",),
        LISTENING,
    ),
    Check(
        "T26",
        Text("Help and other links have the same words and order on every page."),
        ("3.2.3", "3.2.4", "3.2.6"),
        WORDS,
    ),
    Check("T27", Text("Nothing is asked twice."), ("3.3.7",), MISTAKES),
    Check(
        "T28",
        Text("Signing in and coming back need no puzzle, and codes can be pasted."),
        ("3.3.8", "3.3.9"),
        MISTAKES,
    ),
    Check(
        "T29",
        Text("When the time is over, what was typed is kept and shown again."),
        ("2.2.1", "2.2.5", "2.2.6"),
        MISTAKES,
        "journeys",
    ),
    Check(
        "T30",
        Text("Answers can be checked and changed before sending, and are sent only once."),
        ("3.3.4", "3.3.6"),
        MISTAKES,
        "journeys",
    ),
    Check(
        "T31",
        Text("Every text is in the language you chose, or marked as another."),
        ("3.1.1", "3.1.2"),
        WORDS,
    ),
    Check("T32", Text("The page can be laid out from right to left."), ("1.3.2",), SEEING),
    Check("T33", Text("Sentences are short and words are plain."), ("3.1.5",), WORDS),
    Check("T34", Text("Printed pages have every answer and no buttons."), (), WORDS, "journeys"),
    Check(
        "T35",
        Text("Emails and documents have a language, and make sense as text alone."),
        ("1.3.1",),
        WORDS,
        "journeys",
    ),
    Check(
        "T36",
        Text("Files that are too big, empty, locked or of the wrong kind get an answer that helps."),
        ("3.3.1",),
        MISTAKES,
        "journeys",
    ),
    Check(
        "T37", Text("The page works on a small phone, upright and on its side."), ("1.3.4", "2.4.11"), SEEING
    ),
    Check("T38", Text("The page and all it loads are small, and nothing jumps."), (), BROKEN),
    Check(
        "T39",
        Text("Staff pages stay usable with 200 rows, long names and other alphabets."),
        (),
        SEEING,
        only="office",
    ),
    Check(
        "T40", Text("The page shows the mistakes that the server found, in its order."), ("3.3.1",), MISTAKES
    ),
)
