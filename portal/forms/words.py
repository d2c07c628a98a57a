"""Every word this room says by itself, so that they can be read, translated and tested in one place.

`{noun}` opens a message with the name of what is wrong: "Postcode must be a full UK postcode".
"""

from portal.journey import Text

ANSWER = Text("Your answer", they="The answer")
PART = Text("“{label}”")
POSTCODE = Text("Postcode")
BADGE_NUMBER = Text("Badge number")
NATIONAL_INSURANCE_NUMBER = Text("National Insurance number")
EMAIL_ADDRESS = Text("Email address")
TELEPHONE_NUMBER = Text("Phone number")

ERROR = Text("Error")
OPTIONAL = Text("{label} (optional)")
SELECT_ALL = Text("Select all that apply")
AND_SELECT_ALL = Text("{hint}. Select all that apply")
OR = Text("or")
DAY = Text("Day")
MONTH = Text("Month")
YEAR = Text("Year")

ONCE = Text("Answer this question only once")
NOT_BOTH = Text("Select “{choice}” or “{none}”, not both")
TOO_LONG = Text("{noun} must be {most} characters or less. You have entered {typed} characters")
TOO_LONG_TO_PRINT = Text(
    "{noun} must be {most} characters or less, because that is all the badge printer takes. "
    "You have entered {typed} characters"
)
MORE_THAN = Text("more than {most}")

POSTCODE_HALF = Text("{noun} must have both its parts. You have entered only the first part")
POSTCODE_SHAPE = Text("{noun} must be a full UK postcode")
BADGE_SIGNS = Text("{noun} must only include letters and numbers")
BADGE_SHORT = Text("{noun} must include at least 6 letters and numbers")
NI_ENDING = Text("{noun} must end with a letter: A, B, C or D")
NI_SHAPE = Text("{noun} must be 2 letters, 6 numbers, then A, B, C or D")
NI_PREFIX = Text("{noun} must start with 2 letters that are in use. Check the first 2 letters")
EMAIL_SHAPE = Text("Enter an email address in the correct format, like name@example.com")
PHONE_SIGNS = Text("{noun} must only include numbers, spaces, brackets, dashes, a plus sign or an extension")
PHONE_SHORT = Text("{noun} must include at least 10 numbers, with the area code")
PHONE_LONG = Text("{noun} must include no more than 15 numbers, not counting an extension")

NAME_NUMBERS = Text("{noun} must not include numbers")
NAME_SIGNS = Text("{noun} must only include letters, spaces, hyphens, full stops and apostrophes")
NAME_LETTERS = Text("{noun} must include at least one letter")

FIRST_NAME = Text("First name")
LAST_NAME = Text("Last name")
FIRST_NAME_MISSING = Text("Enter a first name")
LAST_NAME_MISSING = Text("Enter a last name")
ADDRESS_LINE_1 = Text("Address line 1")
ADDRESS_LINE_2 = Text("Address line 2")
TOWN = Text("Town or city")
ADDRESS_LINE_1_MISSING = Text("Enter address line 1, typically the building and street")
ADDRESS_LINE_2_MISSING = Text("Enter address line 2")
TOWN_MISSING = Text("Enter a town or city")
POSTCODE_MISSING = Text("Enter a postcode")

DATE_PARTS_MISSING = {
    ("day",): Text("{noun} must include a day"),
    ("month",): Text("{noun} must include a month"),
    ("year",): Text("{noun} must include a year"),
    ("day", "month"): Text("{noun} must include a day and month"),
    ("day", "year"): Text("{noun} must include a day and year"),
    ("month", "year"): Text("{noun} must include a month and year"),
}
DATE_YEAR = Text("Year must include 4 numbers")
DATE_REAL = Text("{noun} must be a real date")
DATE_PAST = Text("{noun} must be in the past")
DATE_FUTURE = Text("{noun} must be in the future")
DATE_EARLY = Text("{noun} must be in 1880 or later")

CHOOSE_FILE = Text("Choose file")
DROP_FILE = Text("or drop file")
NO_FILE_CHOSEN = Text("No file chosen")
OVER_DROP_ZONE = Text("Entered drop zone")
OFF_DROP_ZONE = Text("Left drop zone")
