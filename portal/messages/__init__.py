"""Say things to people who are not looking at a page: in an email, a text or a letter.

Somebody else may see a message, or read the mailbox. So none tells what an application is for, or anything
that is in it; a subject says no more than that there is a message. Every function is pure: words in, words
out. `channel` is "email", "text" or "letter"; a text is short, and in letters that fit a single one.
"""

from portal.messages.codes import code_message, confirm_message, letter_with_words, nothing_saved_message
from portal.messages.news import helper_sent, permit_changed, reminder, ways_changed
from portal.messages.words import Words

__all__ = [
    "Words",
    "code_message",
    "confirm_message",
    "helper_sent",
    "letter_with_words",
    "nothing_saved_message",
    "permit_changed",
    "reminder",
    "ways_changed",
]
