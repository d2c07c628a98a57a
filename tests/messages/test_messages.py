"""Every message there is, in every channel and voice: what it says, and above all what it does not."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from typing import get_args

import pytest

from portal import messages
from portal.journey import Say, Voice
from portal.messages import Words

pytestmark = pytest.mark.matrix("T35")

CODE, LINK, SITE = (
    "381 654",
    "https://apply.example.org/return/Rr3-kZQ2_xWm7TtYb0LcVg",
    "https://apply.example.org",
)
WORDS, DAY = "otter-lamp-river-coat", date(2026, 12, 24)
CHANNELS = ("email", "text", "letter")
QUICK = ("code_message", "confirm_message")
"""What does not last as long as a letter takes."""

WITH_CHANNEL: dict[str, dict[str, object]] = {
    "code_message": {"code": CODE, "link": LINK, "minutes": 30},
    "confirm_message": {"code": CODE, "link": LINK, "minutes": 30},
    "reminder": {"day": DAY, "site": SITE},
    "helper_sent": {"day": DAY, "site": SITE},
    "permit_changed": {"site": SITE},
    "ways_changed": {"site": SITE},
}
WITHOUT: dict[str, tuple[str, dict[str, object]]] = {
    "nothing_saved_message": ("email", {"site": SITE}),
    "letter_with_words": ("letter", {"words": WORDS, "site": SITE}),
}
TELLING = re.compile(
    r"badge|disab|blind|park|health|condition|medic|illness|mobility|walk|benefit|allowance|pip\b|dla\b|"
    r"national insurance|council|reference|eligib|evidence|declar|wheelchair|carer|birthday",
    re.IGNORECASE,
)
GSM = re.compile(r"[A-Za-z0-9 \n@£$¥_!\"#%&'()*+,./:;<=>?-]*")
"""The characters of one text of 160: those of the GSM alphabet that English needs."""


def every_message() -> Iterator[tuple[str, str, Voice, Words]]:
    """Yield each message with its name, channel and voice."""
    for voice in get_args(Voice):
        say = Say(voice)
        for (name, values), channel in product(WITH_CHANNEL.items(), CHANNELS):
            if channel == "letter" and name in QUICK:
                continue
            yield name, channel, voice, getattr(messages, name)(say, channel, **values)
        for name, (channel, values) in WITHOUT.items():
            yield name, channel, voice, getattr(messages, name)(say, **values)


EVERY = [pytest.param(*one, id="-".join(one[:3])) for one in every_message()]
each_message = pytest.mark.parametrize(("name", "channel", "voice", "words"), EVERY)


def test_every_message_is_looked_at() -> None:
    """A new message has to be added here, or this fails."""
    assert {*WITH_CHANNEL, *WITHOUT, "Words"} == set(messages.__all__)


@each_message
def test_nobody_learns_what_it_is_about(name: str, channel: str, voice: Voice, words: Words) -> None:
    """Neither the subject nor the rest tells what an application is for, who it is for, or what is in it."""
    assert TELLING.findall(words.subject) == []
    assert TELLING.findall(words.body) == []
    assert words.subject in (
        "Your code",
        "A message about your application",
        "A message about an application",
    )


@each_message
def test_it_holds_no_number_but_its_own(name: str, channel: str, voice: Voice, words: Words) -> None:
    """There is no digit but those of the code, the minutes it lasts, the day and the link."""
    assert re.search("[0-9]", words.subject) is None
    rest = words.body
    for own in (LINK, SITE, CODE, "30 minutes", "24 December 2026"):
        rest = rest.replace(own, "")
    assert re.findall("[0-9]", rest) == []


@each_message
def test_it_says_all_that_it_is_given(name: str, channel: str, voice: Voice, words: Words) -> None:
    """The code, the link, the words and the day are there, and nothing was left to be filled in."""
    given = WITH_CHANNEL.get(name) or WITHOUT[name][1]
    wanted = {str(value) if not isinstance(value, date) else "24 December 2026" for value in given.values()}
    if (name, channel) == ("confirm_message", "text"):
        wanted.remove(LINK)  # it works in the browser that asked alone, which is hardly on the phone
        assert LINK not in words.body
    assert [value for value in wanted if value not in words.body] == []
    assert not set("{}") & set(words.subject + words.body)
    assert words.body.endswith("\n")
    assert words.body == words.body.strip() + "\n"


@each_message
def test_its_links_can_be_followed(name: str, channel: str, voice: Voice, words: Words) -> None:
    """An address ends its line, so that no full stop becomes a part of it."""
    found = re.findall(r"https://\S+", words.body)
    assert set(found) <= {LINK, SITE}
    assert all(line.endswith(found[0]) for line in words.body.splitlines() if "https://" in line)


@each_message
def test_it_is_plain_english(name: str, channel: str, voice: Voice, words: Words) -> None:
    """Sentences are short, and none begs, shouts or apologises."""
    sentences = re.split(r"[.:\n]\s*", re.sub(r"https://\S+", "", words.body))
    assert max(len(sentence.split()) for sentence in sentences) <= 25
    assert re.search(r"please|sorry|invalid|oops|!|[A-Z]{3}", words.subject + sentences[0]) is None


@pytest.mark.parametrize("voice", get_args(Voice))
@pytest.mark.parametrize("name", QUICK)
def test_a_code_fits_into_one_text(name: str, voice: Voice) -> None:
    """With a link of ordinary length it has at most 160 letters, all in the alphabet of telephones."""
    make: Callable[..., Words] = getattr(messages, name)
    link = "https://applications.worcestershire.gov.uk/return/" + "x" * 22
    body = make(Say(voice), "text", code="ABCD-EFGH", link=link, minutes=30).body.strip()
    assert len(body) <= 160


@each_message
def test_a_text_is_written_as_telephones_write(name: str, channel: str, voice: Voice, words: Words) -> None:
    """One curly quotation mark would make a text cost twice as much."""
    assert channel != "text" or GSM.fullmatch(words.body)


@each_message
def test_only_an_email_says_not_to_reply(name: str, channel: str, voice: Voice, words: Words) -> None:
    """Nobody is told not to reply to a letter."""
    assert ("reply to this email" in words.body) is (channel == "email")


@each_message
def test_it_speaks_to_whoever_applies(name: str, channel: str, voice: Voice, words: Words) -> None:
    """Somebody who applies for another person is not told that the application is theirs."""
    if voice == "they":
        assert "your application" not in words.subject + words.body


def test_no_repr_tells_the_words() -> None:
    """A message in a log or an error shows nothing."""
    assert repr(Words("Your code", "Your code is 381 654")) == "Words()"
