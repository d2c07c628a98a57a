"""The outbox over each kind of database."""

import pytest

from portal.delivery import Channel, Delivery, MemoryDelivery, Message, SqlDelivery
from portal.storage import Vault

EMAIL = Message(Channel.EMAIL, "ada@example.org", "Your code", "Your code is 381 654")
TEXT = Message(Channel.TEXT, "07700 900123", "Your code", "Your code is 381 654")
LETTER = Message(Channel.LETTER, "Ada Example\n1 High Street\nCV1 1AA", "Your words", "otter lamp")


@pytest.fixture
def delivery(vault: Vault | None) -> Delivery:
    """Give the outbox that belongs to the test's database."""
    return SqlDelivery(vault) if vault else MemoryDelivery()
