"""What a message may be: one recipient, and nothing hidden in its lines."""

from datetime import timedelta

import pytest

from portal.delivery import Channel, Message
from portal.delivery.models import wait_after
from tests.delivery.conftest import EMAIL, LETTER, TEXT

HIDDEN = (
    "\r\nBcc: eve@example.org",
    "\nBcc: eve@example.org",
    "\r",
    "\0",
    "\x0b",
    "\x85",
    "\u2028",
    "\u202e",
)


@pytest.mark.parametrize(
    "to", ["a@b.example", "o'hara+1@sub.example.org", "zoë@bücher.example", "a.b-c@d-e.uk"]
)
def test_an_email_has_one_address(to: str) -> None:
    """Every address that people have is taken as it is."""
    assert Message(Channel.EMAIL, to, "Subject", "Body").to == to


@pytest.mark.parametrize(
    "to",
    [
        *("", "ada", "@example.org", "ada@", "a@b@c", "ada @example.org", " ada@example.org"),
        *("ada@example.org, eve@example.org", "ada@example.org eve@example.org", "ada@example.org;e@e.org"),
        *(
            "Ada <ada@example.org>",
            "<ada@example.org>",
            '"a,b"@example.org',
            "group:a@b.org;",
            "a@[127.0.0.1]",
        ),
        *("ada,eve@example.org", "ada;eve@example.org", "ada:eve@example.org"),
        *("ada@example.org(eve)", *(f"ada@example.org{hidden}" for hidden in HIDDEN)),
    ],
)
def test_no_address_holds_another_one_or_a_header(to: str) -> None:
    """What is not one plain address is refused, in words that do not repeat it."""
    with pytest.raises(ValueError, match=r"^This is nobody's email address") as refused:
        Message(Channel.EMAIL, to, "Subject", "Body")
    assert not to.strip() or to not in str(refused.value)


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("channel", [EMAIL, TEXT, LETTER])
def test_no_subject_holds_another_line(channel: Message, hidden: str) -> None:
    """Nothing that was typed can add a header by way of the subject."""
    with pytest.raises(ValueError, match="must be one printable line"):
        Message(channel.channel, channel.to, f"Hello{hidden}", "Body")


@pytest.mark.parametrize("to", ["07700900123", "+44 7700 900 123", "(01632) 960 123"])
def test_a_text_goes_to_one_number(to: str) -> None:
    """A telephone number may be set apart as people do."""
    assert Message(Channel.TEXT, to, "Subject", "Body").to == to


@pytest.mark.parametrize("to", ["", "123", "ada@example.org", "07700 900123,07700 900124", "0" * 41, "٠٧٧٠٠"])
def test_no_text_goes_to_anything_else(to: str) -> None:
    """What is not one telephone number is refused."""
    with pytest.raises(ValueError, match=r"^This is nobody's text address"):
        Message(Channel.TEXT, to, "Subject", "Body")


@pytest.mark.parametrize(
    "to",
    [
        "",
        "Ada\nCV1 1AA",
        "a\nb\nc\nd\ne\nf\ng\nh",
        "Ada\n\nCV1 1AA",
        "a\n \nb",
        "a\rb\nc\nd",
        "a\u2028b\nc\nd",
    ],
)
def test_a_letter_has_three_to_seven_lines_of_address(to: str) -> None:
    """An address that no envelope could carry is refused."""
    with pytest.raises(ValueError, match=r"^This is nobody's letter address"):
        Message(Channel.LETTER, to, "Subject", "Body")


def test_a_name_is_written_as_its_script_needs() -> None:
    """The characters that join or part letters in Persian or Hindi are no control characters."""
    assert Message(Channel.LETTER, "علی\u200cرضا\n1 High Street\nCV1 1AA", "Subject", "Body")


@pytest.mark.parametrize("message", [EMAIL, TEXT, LETTER])
def test_no_repr_tells_anything(message: Message) -> None:
    """Only the channel shows when a message ends up in a log or in an error."""
    assert repr(message) == f"Message(channel={message.channel!r})"


def test_a_wait_is_never_long_nor_none() -> None:
    """After a thousand attempts, too, it is between half of a quarter of an hour and all of it."""
    quarter = timedelta(minutes=15)
    assert (wait_after(1, 0), wait_after(1, 1)) == (timedelta(seconds=1), timedelta(seconds=0.5))
    assert (wait_after(1000, 0), wait_after(1000, 1)) == (quarter, quarter / 2)
