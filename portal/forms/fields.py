"""Which field an answer type gets."""

from functools import singledispatch
from typing import Any

from portal.forms import text, words
from portal.forms.asked import Asked
from portal.forms.boxes import BoxField, Reading
from portal.forms.choices import CheckboxesField, RadiosField
from portal.forms.date_field import DateField
from portal.forms.files import FilesField
from portal.forms.parts import PartsField
from portal.forms.view import Look
from portal.journey import (
    Address,
    AnswerType,
    BadgeNumber,
    Checkboxes,
    DateInput,
    EmailAddress,
    Files,
    Group,
    Name,
    NationalInsuranceNumber,
    Part,
    Postcode,
    Radios,
    TelephoneNumber,
    Text,
    Textarea,
    TextInput,
)

NAME_PARTS = {
    "first": (words.FIRST_NAME, words.FIRST_NAME_MISSING, "given-name"),
    "last": (words.LAST_NAME, words.LAST_NAME_MISSING, "family-name"),
}
ADDRESS_PARTS = {
    "line_1": (words.ADDRESS_LINE_1, words.ADDRESS_LINE_1_MISSING, "address-line1"),
    "line_2": (words.ADDRESS_LINE_2, words.ADDRESS_LINE_2_MISSING, "address-line2"),
    "town": (words.TOWN, words.TOWN_MISSING, "address-level2"),
    "postcode": (words.POSTCODE, words.POSTCODE_MISSING, "postal-code"),
}
ADDRESS_BOXES = {"town": (text.one_line, 20), "postcode": (text.postcode, 10)}


@singledispatch
def field_for(answer: AnswerType, asked: Asked) -> Any:
    """Return the WTForms field of an answer type, not yet bound to a form. Raise TypeError without one."""
    raise TypeError(f"no field for {type(answer).__name__}")


@field_for.register
def _(answer: Radios, asked: Asked) -> Any:
    return RadiosField(asked, answer)


@field_for.register
def _(answer: Checkboxes, asked: Asked) -> Any:
    return CheckboxesField(asked, answer)


@field_for.register
def _(answer: TextInput, asked: Asked) -> Any:
    reading = Reading(words.ANSWER, answer.most, text.one_line)
    return BoxField(asked, "text_input", reading, Look(width=answer.width))


@field_for.register
def _(answer: Textarea, asked: Asked) -> Any:
    reading = Reading(words.ANSWER, answer.most, text.several_lines)
    return BoxField(asked, "textarea", reading, Look(rows=answer.rows))


@field_for.register
def _(answer: Postcode, asked: Asked) -> Any:
    look = Look(width=10, autocomplete=asked.autocomplete("postal-code"), spellcheck=False)
    return BoxField(asked, "postcode", Reading(words.POSTCODE, answer.most, text.postcode), look)


@field_for.register
def _(answer: BadgeNumber, asked: Asked) -> Any:
    reading = Reading(words.BADGE_NUMBER, answer.most, text.badge_number)
    return BoxField(asked, "badge_number", reading, Look(width=10, spellcheck=False))


@field_for.register
def _(answer: NationalInsuranceNumber, asked: Asked) -> Any:
    reading = Reading(words.NATIONAL_INSURANCE_NUMBER, answer.most, text.national_insurance_number)
    return BoxField(asked, "national_insurance_number", reading, Look(width=10, spellcheck=False))


@field_for.register
def _(answer: EmailAddress, asked: Asked) -> Any:
    look = Look("email", width=30, autocomplete=asked.autocomplete("email"), spellcheck=False)
    reading = Reading(words.EMAIL_ADDRESS, answer.most, text.email_address)
    return BoxField(asked, "email_address", reading, look)


@field_for.register
def _(answer: TelephoneNumber, asked: Asked) -> Any:
    look = Look("tel", width=20, autocomplete=asked.autocomplete("tel"))
    reading = Reading(words.TELEPHONE_NUMBER, answer.most, text.telephone_number)
    return BoxField(asked, "telephone_number", reading, look)


@field_for.register
def _(answer: DateInput, asked: Asked) -> Any:
    return DateField(asked, answer)


@field_for.register
def _(answer: Files, asked: Asked) -> Any:
    return FilesField(asked, answer)


@field_for.register
def _(answer: Name, asked: Asked) -> Any:
    parts = {}
    for key, most in answer.limits:
        noun, missing, token = NAME_PARTS[key]
        reading = Reading(noun, most, text.person_name, words.TOO_LONG_TO_PRINT)
        look = Look(width=20, autocomplete=asked.autocomplete(token), spellcheck=False)
        parts[key] = BoxField(_part(asked, noun, missing, key in answer.needed), "text_input", reading, look)
    return PartsField(asked, "name", parts)


@field_for.register
def _(answer: Address, asked: Asked) -> Any:
    parts = {}
    for key, most in answer.limits:
        noun, missing, token = ADDRESS_PARTS[key]
        read, width = ADDRESS_BOXES.get(key, (text.one_line, None))
        reading = Reading(noun, most, read, words.TOO_LONG_TO_PRINT)
        look = Look(width=width, autocomplete=asked.autocomplete(token), spellcheck=False)
        parts[key] = BoxField(_part(asked, noun, missing, key in answer.needed), "text_input", reading, look)
    return PartsField(asked, "address", parts)


@field_for.register
def _(answer: Group, asked: Asked) -> Any:
    parts = {part.key: field_for(part.answer, _part_of_group(part, asked)) for part in answer.parts}
    return PartsField(asked, "group", parts, own_words=True)


def _part(asked: Asked, label: Text, missing: Text, needed: bool) -> Asked:
    say = asked.say
    return Asked(say(label), say(missing), say, optional=not needed, own=asked.own, today=asked.today)


def _part_of_group(part: Part, asked: Asked) -> Asked:
    """Groups are about a medicine, a professional, a place: not the user's own data."""
    say, label = asked.say, asked.say(part.label)
    return Asked(
        label,
        say(part.missing),
        say,
        asked.known,
        noun=say(words.PART, label=label),
        hint=say(part.hint) if part.hint else None,
        optional=part.optional,
        own=False,
        today=asked.today,
    )
