"""What the pages of coming back ask, as questions that no application holds."""

from dataclasses import replace

from portal.forms import View
from portal.journey import Choice, EmailAddress, Question, Radios, TelephoneNumber, Text, TextInput
from portal.web.problems import remembered

LETTER = "letter"
"""A way that is no kind of its own: words, brought by the post."""

CHOICES = {
    "email": Choice("email", Text("Email"), Text("We send a code each time")),
    "text": Choice("text", Text("Text message"), Text("We send a code to a mobile phone each time")),
    "words": Choice("words", Text("Words to print or write down"), Text("You need no phone and no email")),
    LETTER: Choice(
        LETTER,
        Text("Words in a letter"),
        Text("We post them to your home address", they="We post them to the applicant’s home address"),
    ),
    "one_login": Choice("one_login", Text("GOV.UK One Login"), Text("Sign in with your GOV.UK One Login")),
}
"""The ways in the order they are offered when they are saved."""

KNOWN_WORDS = Choice("words", Text("Words on a card or in a letter"), Text("You need the date of birth too"))
SELECT = Text("Select how you want to come back")

EMAIL = Question(
    key="email",
    ask=Text("What is your email address?", they="What is your own email address?"),
    hint=Text("Whoever reads what comes there can open the application"),
    answer=EmailAddress(),
    missing=Text("Enter an email address"),
    about_helper=True,
)
NUMBER = Question(
    key="phone",
    ask=Text("What is your mobile phone number?", they="What is your own mobile phone number?"),
    hint=Text("Whoever reads what comes there can open the application"),
    answer=TelephoneNumber(),
    missing=Text("Enter a mobile phone number"),
    about_helper=True,
)
NOT_MOBILE = remembered(
    "not_mobile",
    Text("Enter a mobile phone number, like 07700 900 982. Other numbers may not get text messages"),
)
ADDRESSES = {"email": EMAIL, "text": NUMBER}

CODE = Question(
    key="code",
    ask=Text("Enter the code we sent"),
    hint=Text("8 numbers, with or without spaces"),
    answer=TextInput(width=10),
    missing=Text("Enter the code of 8 numbers that we sent"),
)
WORDS = Question(
    key="words",
    ask=Text("What are the words?"),
    hint=Text("In their order, with spaces or anything else between them"),
    answer=TextInput(most=500),
    missing=Text("Enter the words"),
)


def how(offered: tuple[Choice, ...]) -> Question:
    """Return the question for a way to come back."""
    ask = Text("How do you want to come back?")
    return Question(key="way", ask=ask, answer=Radios(offered), missing=SELECT)


def for_code(view: View) -> View:
    """Return the box for a code as phones fill it in by themselves."""
    look = replace(view.look, autocomplete="one-time-code", inputmode="numeric", spellcheck=False)
    return replace(view, look=look)


def for_words(view: View) -> View:
    """Return the box for words as nobody keeps or corrects them."""
    return replace(view, look=replace(view.look, autocomplete="off", spellcheck=False))
