"""What stands in our addresses: a page by the word for its key; drafts, cases and entries by an id.

A link to another device has a code. Anything of another shape is no page, and never reaches the database.
"""

from werkzeug.routing import BaseConverter


class IdConverter(BaseConverter):
    """The id of a draft or a case: 128 random bits."""

    regex = "[A-Za-z0-9_-]{22}"


class EntryConverter(BaseConverter):
    """The id of an entry of a list: 48 random bits, within one draft."""

    regex = "[A-Za-z0-9_-]{8}"


class CodeConverter(BaseConverter):
    """The code of a link to another device."""

    regex = "[0-9]{12}"


def address_word(key: str) -> str:
    """Return the word that names a page of the journey in an address."""
    return key.replace("_", "-")


CONVERTERS = {"id": IdConverter, "entry": EntryConverter, "code": CodeConverter}
