"""Messages that lead back to an application: a code, a link, or the words that open it."""

from portal.journey import Say, Text
from portal.messages.words import ABOUT, Words, ending, put

_CODE = Text("Your code")
_WARNING = "Do not give this code to anybody else."
_BRIEF = "Your code is {code}. It works for {minutes} minutes."
_NOT_ASKED = "If you did not ask for a code, you do not need to do anything: somebody typed a wrong address."


def code_message(say: Say, channel: str, *, code: str, link: str, minutes: int) -> Words:
    """Give the code that somebody asked for to go back to what they saved."""
    if channel == "text":
        return put(say, _CODE, _short(say, code, link, minutes))
    return put(
        say,
        _CODE,
        say("Your code is {code}", code=code),
        say(
            Text(
                "Enter it on the page where you asked for it, to go back to your application. "
                "It works once, for {minutes} minutes.",
                they="Enter it on the page where you asked for it, to go back to the application. "
                "It works once, for {minutes} minutes.",
            ),
            minutes=str(minutes),
        ),
        say("Or open this page:"),
        link,
        say(_WARNING),
        say(_NOT_ASKED),
        *ending(say, channel),
    )


def confirm_message(say: Say, channel: str, *, code: str, link: str, minutes: int) -> Words:
    """Give the code that shows that messages to this address reach who asked for them.

    The link works in the browser that gave the address alone: a wrong address may be a stranger's.
    """
    if channel == "text":
        return put(say, _CODE, say(_BRIEF, code=code, minutes=str(minutes)))
    return put(
        say,
        _CODE,
        say("Your code is {code}", code=code),
        say(
            Text(
                "Enter it on the page where you gave this address. After that you can use this address "
                "to go back to your application.",
                they="Enter it on the page where you gave this address. After that you can use this address "
                "to go back to the application.",
            )
        ),
        say("The code works once, for {minutes} minutes.", minutes=str(minutes)),
        say("Or open this page in the same browser:"),
        link,
        say(_WARNING),
        say("If you did not give this address, you do not need to do anything. We will not use it."),
        *ending(say, channel),
    )


def _short(say: Say, code: str, link: str, minutes: int) -> str:
    # One text has 160 characters, and no curly quotes.
    return say(f"{_BRIEF} Or open {{link}}", code=code, minutes=str(minutes), link=link)


def nothing_saved_message(say: Say, *, site: str) -> Words:
    """Tell in an email that there is nothing to go back to, where a page must not tell."""
    return put(
        say,
        ABOUT,
        say("Somebody asked for a code to go back to an application, and gave this email address."),
        say("Nothing is saved under this address. It may have been saved under another one, or be erased."),
        say("If it was you, you can try another address or start again:"),
        site,
        say("If it was not you, you do not need to do anything."),
        *ending(say, "email"),
    )


def letter_with_words(say: Say, *, words: str, site: str) -> Words:
    """Give, in a letter, the words that open an application again."""
    return put(
        say,
        ABOUT,
        say(
            Text(
                "You asked us to post you the words that open your application again.",
                they="You asked us to post you the words that open the application again.",
            )
        ),
        say("Your words are:"),
        words,
        say("To go on, open this page and enter the words:"),
        site,
        say("You can type them in small letters, with or without hyphens."),
        say(
            Text(
                "Keep this letter in a safe place. You will be asked for your date of birth too.",
                they="Keep this letter in a safe place. You will be asked for their date of birth too.",
            )
        ),
    )
