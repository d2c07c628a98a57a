"""The shapes of the ids in our addresses; anything else is no page, and never reaches the database."""

from werkzeug.routing import BaseConverter


class IdConverter(BaseConverter):
    """The id of a draft or a case: 128 random bits."""

    regex = "[A-Za-z0-9_-]{22}"


class EntryConverter(BaseConverter):
    """The id of an entry of a list: 48 random bits, within one draft."""

    regex = "[A-Za-z0-9_-]{8}"


CONVERTERS = {"id": IdConverter, "entry": EntryConverter}
