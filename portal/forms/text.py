"""Read codes, addresses and names as forgivingly as can be: each takes cleaned text, returns the answer.

Each raises Wrong, saying what to put right. What it returns, it accepts again unchanged.
"""

import re
import unicodedata

from email_validator import EmailNotValidError, validate_email

from portal.forms import words
from portal.forms.wrong import Wrong

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_SEPARATORS = re.compile(rf"[\s{re.escape(_DASHES)}.,:;()\[\]/'’_]+")
_DICTATED = re.compile(r"\b(?:full stop|dot|dash|hyphen|space|comma)\b", re.IGNORECASE)
_OUTWARD = "[A-Z]{1,2}[0-9][A-Z0-9]?"
_POSTCODE = re.compile(f"({_OUTWARD})([0-9][A-Z]{{2}})|(GIR)(0AA)")
_NI_SHAPE = re.compile("[A-Z]{2}[0-9]{6}[A-D]")
_NI_PREFIX = re.compile("(?!BG|GB|KN|NK|NT|TN|ZZ)[^DFIQUV][^DFIOQUV]")
_EXTENSION = re.compile(r" ?(?:extension|extn?\.?|x|#) ?([0-9]{1,6})$", re.IGNORECASE)
_NOT_PHONE = re.compile(rf"[^0-9 +()./{re.escape(_DASHES)}]")
_STRAIGHT = str.maketrans("‘’`´" + _DASHES[1:], "''''" + "-" * (len(_DASHES) - 1))
MOST_IN_AN_ADDRESS = 254


def one_line(text: str) -> str:
    """Put everything on one line with single spaces."""
    return " ".join(text.split())


def several_lines(text: str) -> str:
    """Keep the lines as typed; a line break counts as one character."""
    return text


def plain(text: str) -> str:
    """Turn full-width letters and the digits of any script into plain ones, on one line."""
    text = unicodedata.normalize("NFKC", text)
    return one_line("".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text))


def _code(text: str) -> str:
    return _SEPARATORS.sub("", _DICTATED.sub(" ", plain(text))).upper()


def postcode(text: str) -> str:
    """Return a UK postcode in upper case with one space: "CV1 2AB"."""
    code = _code(text)
    if (found := _POSTCODE.fullmatch(code)) and not code.startswith("ZZ"):
        return " ".join(filter(None, found.groups()))
    raise Wrong(words.POSTCODE_HALF if re.fullmatch(_OUTWARD, code) else words.POSTCODE_SHAPE)


def badge_number(text: str) -> str:
    """Return the first six characters of a badge number, which are the badge's own."""
    code = _code(text)
    if not (code.isascii() and code.isalnum()):
        raise Wrong(words.BADGE_SIGNS)
    if len(code) < 6:
        raise Wrong(words.BADGE_SHORT)
    return code[:6]


def national_insurance_number(text: str) -> str:
    """Return a National Insurance number without spaces; prefixes as in dft-service.md 1.2."""
    code = _code(text)
    if re.fullmatch("[A-Z]{2}[0-9]{6}[A-Z]?", code) and code[8:] not in tuple("ABCD"):
        raise Wrong(words.NI_ENDING)
    if not _NI_SHAPE.fullmatch(code):
        raise Wrong(words.NI_SHAPE)
    if not _NI_PREFIX.match(code):
        raise Wrong(words.NI_PREFIX)
    return code


def email_address(text: str) -> str:
    """Return an email address; "name at example dot org", as dictated, is one too."""
    address = re.sub(" dot ", ".", one_line(text).rstrip(".,;"), flags=re.I)
    if "@" not in address:
        address = re.sub(" at ", "@", address, flags=re.I)
    address = re.sub(" ?@ ?", "@", address)
    if len(address) > MOST_IN_AN_ADDRESS:
        return address  # the field says how much too long it is
    try:
        return validate_email(address, check_deliverability=False).normalized
    except EmailNotValidError:
        raise Wrong(words.EMAIL_SHAPE) from None


def telephone_number(text: str) -> str:
    """Return a phone number as typed; separators go only if it is longer than the 20 characters we can send.

    Numbers abroad, an extension and the prefix 18001 of a textphone are fine.
    """
    text = plain(text).rstrip(".,; ")
    extension = _EXTENSION.search(text)
    number = text[: extension.start()] if extension else text
    if _NOT_PHONE.search(number):
        raise Wrong(words.PHONE_SIGNS)
    digits = re.sub("[^0-9]", "", number)
    if len(digits) > 15 and digits.startswith("18001"):
        digits = digits[5:]
    if not 10 <= len(digits) <= 15:
        raise Wrong(words.PHONE_SHORT if len(digits) < 10 else words.PHONE_LONG)
    if len(text) <= 20:
        return text
    if number.startswith("+"):
        number = number.replace("(0)", "")  # nobody dials it after a country code
    return re.sub("[^0-9+]", "", number) + (f"x{extension[1]}" if extension else "")


def person_name(text: str) -> str:
    """Return a name in letters of any script, with straight apostrophes and plain hyphens."""
    name = one_line(text).translate(_STRAIGHT)
    if any(sign.isnumeric() and not sign.isalpha() for sign in name):
        raise Wrong(words.NAME_NUMBERS)
    if not all(unicodedata.category(sign)[0] in "LM" or sign in " '-.·\u200c\u200d" for sign in name):
        raise Wrong(words.NAME_SIGNS)
    if not any(map(str.isalpha, name)):
        raise Wrong(words.NAME_LETTERS)
    return name
