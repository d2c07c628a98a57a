"""What of section 3 no single page can show: where it is held instead, or why it does not apply here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A rule, or the part of a rule, that is not asserted here: why, and the files that hold it."""

    why: str
    files: tuple[str, ...] = ()


ELSEWHERE = {
    "TPL-5": Elsewhere("Titles are compared across pages and states, which is T3.", ("tests/matrix",)),
    "SKIP-2": Elsewhere("Where the next Tab stops needs a browser.", ("tests/browser/test_habits.py",)),
    "PHASE-1": Elsewhere(
        "There is no feedback link, so none can lose the place: people tell their council (Help)."
    ),
    "LANG-2": Elsewhere(
        "That a switch keeps place, draft, words and error takes several requests.",
        ("tests/web/test_language.py",),
    ),
    "FOOT-1": Elsewhere(
        "The words are the rule's. Help comes before them, because WCAG 3.2.6 wants help in one place; and "
        "Accessibility next, because its link leads to the part about the page it is on."
    ),
    "HELP-1": Elsewhere(
        "The councils publish no hours and no reply times that would stay true, so a page gives their "
        "website and the year its numbers are from. That the order is the same across pages is T26.",
        ("tests/matrix",),
    ),
    "Q-1": Elsewhere(
        "Only what is saved says “Save and continue”, the first question too, as it makes the draft; pages "
        "that come back or confirm say “Continue”, or the act."
    ),
    "Q-3": Elsewhere(
        "That no two pages share a heading is checked when the journey is loaded, and across pages by T3.",
        ("portal/journey/wording.py", "tests/journey/test_check.py", "tests/matrix"),
    ),
    "Q-4": Elsewhere("One sentence and plain words: over every text of the catalogue.", ("tests/words",)),
    "Q-5": Elsewhere("Which parts may be left out the form knows.", ("tests/forms/test_macros.py",)),
    "Q-7": Elsewhere(
        "What is asked twice shows only over a whole way through, which is T27.", ("tests/matrix",)
    ),
    "Q-9": Elsewhere("Our scripts listen to no box.", ("tests/web/test_rules.py",)),
    "BACK-2": Elsewhere(
        "What Back shows takes a history.", ("tests/browser/test_habits.py", "tests/web/test_sending.py")
    ),
    "VAL-1": Elsewhere(
        "That what was typed is shown again takes two pages.", ("tests/web/test_nothing_lost.py",)
    ),
    "VAL-2": Elsewhere("Where the focus is needs a browser.", ("tests/browser/test_evidence_errors.py",)),
    "VAL-6": Elsewhere(
        "Every message there is, also those that no test calls up.",
        ("portal/journey/wording.py", "tests/forms/test_messages.py"),
    ),
    "VAL-7": Elsewhere("Our scripts listen to no box.", ("tests/web/test_rules.py",)),
    "VAL-8": Elsewhere(
        "Exit pages and results are pages of the journey.", ("tests/services/test_every_way.py",)
    ),
    "VAL-9": Elsewhere("What is forgiven in codes is how they are read.", ("tests/forms/test_readings.py",)),
    "RAD-1": Elsewhere(
        "A page does not tell whether its question was answered before; a fresh form has nothing chosen. “I "
        "do not know” is offered where the law has it.",
        ("tests/forms/test_macros.py",),
    ),
    "RAD-2": Elsewhere(
        "Choices stand in the order of the law and its letters, the usual ones first, not by alphabet."
    ),
    "CHK-1": Elsewhere("That both together are refused.", ("tests/forms/test_messages.py",)),
    "DATE-3": Elsewhere("Which message comes first.", ("tests/forms/test_part_messages.py",)),
    "DATE-4": Elsewhere("Month names, also Welsh ones, are read.", ("tests/forms/test_readings.py",)),
    "TEXT-2": Elsewhere("Which box is a name the form knows.", ("tests/forms/test_macros.py",)),
    "AREA-1": Elsewhere("Long texts are taken and then explained.", ("tests/forms/test_messages.py",)),
    "FILE-2": Elsewhere("Each reason is called up with a file.", ("tests/web/test_files.py",)),
    "FILE-3": Elsewhere(
        "Every paper is asked for once, so no file is wanted twice; a shared computer shows no picture.",
        ("tests/web/test_shared.py",),
    ),
    "FILE-4": Elsewhere(
        "axe runs in a browser.", ("tests/browser/eyes.py", "tests/browser/test_evidence_looks.py")
    ),
    "SUM-1": Elsewhere("Answers are checked only when none is missing.", ("tests/web/test_position.py",)),
    "CYA-1": Elsewhere(
        "The answers end with “Confirm and continue”, because a declaration of its own follows."
    ),
    "CYA-2": Elsewhere("Change and come back takes several pages.", ("tests/web/test_position.py",)),
    "TASK-1": Elsewhere("No task waits for another: “Cannot start yet” has no use."),
    "TASK-2": Elsewhere("A part is complete when its answers are there: nobody has to say so."),
    "CONF-1": Elsewhere("Nothing is measured and nobody asked for feedback; contact is what is related."),
    "INT-1": Elsewhere("The component came with 6.4.0; ours are of 6.3.0, and pages of their own interrupt."),
    "BAN-1": Elsewhere(
        "Two pages of the line have one: answers that changed while they were being checked, and files that "
        "came. Without a script nothing else says so before the heading."
    ),
    "EXIT-1": Elsewhere(
        "Ours is a button that posts, so that it also ends the session; a page explains it first, and it is "
        "only on the pages about addresses and helpers.",
        ("tests/web/test_leave.py", "tests/web/test_leaving.py"),
    ),
    "COOK-1": Elsewhere("No other cookie is set by any response.", ("tests/web/browsing.py",)),
    "BTN-1": Elsewhere(
        "Ending somebody's help is a warning without a page to confirm it: it has to work at once, and can "
        "be undone. The server guards against a second press too.",
        ("tests/web/test_sending.py", "tests/web/test_helping_holder.py"),
    ),
    "PASS-1": Elsewhere(
        "Wrong tries, and one message for name and password.", ("tests/web/test_office_signing.py",)
    ),
    "NAME-1": Elsewhere(
        "Whose name it is the form knows: tokens only for one's own.", ("tests/forms/test_macros.py",)
    ),
    "ADDR-1": Elsewhere(
        "There is no look-up: it would send the postcode to somebody else. Any spelling of one is read.",
        ("tests/forms/test_readings.py",),
    ),
    "EMAIL-1": Elsewhere("Likely mistakes are read and shown back.", ("tests/forms/test_readings.py",)),
    "TEL-1": Elsewhere("Any format is read and kept.", ("tests/forms/test_readings.py",)),
    "NI-1": Elsewhere("Every spelling is read.", ("tests/forms/test_readings.py",)),
    "CODE-1": Elsewhere(
        "Ours has 8 numbers, which cannot be guessed in the tries there are, and lasts 30 minutes, because "
        "people are slow when ill. New codes, old codes and expired ones are followed there.",
        ("tests/web/test_back_codes.py",),
    ),
    "CONF-EMAIL-1": Elsewhere(
        "A way back is confirmed by a code or by a link that a press of its button uses up.",
        ("tests/web/test_back_saving.py", "tests/web/test_back_scanners.py"),
    ),
    "ACC-1": Elsewhere(
        "Citizens have no account; they come back by what they have.", ("tests/web/test_back_coming.py",)
    ),
    "EQ-1": Elsewhere("No question of the journey is for equality monitoring: the law asks for none."),
    "CONTACT-1": Elsewhere("Hours and times of reply: see HELP-1."),
    "404-1": Elsewhere("What was typed is on every page for an error.", ("tests/web/test_errors.py",)),
    "500-1": Elsewhere("Every kind of failure is provoked there.", ("tests/web/test_errors.py",)),
    "503-1": Elsewhere(
        "The portal has one page for this, when another's sign-in does not answer. While it is down itself "
        "it cannot say so: whoever runs it has the proxy in front say it."
    ),
    "TIME-1": Elsewhere(
        "What is left over, how it is asked about and what is kept.",
        ("tests/web/test_timeout.py", "tests/browser/test_staying.py"),
    ),
}
