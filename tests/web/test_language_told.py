"""What is sent to an address is in the language of the page on which it was given."""

from __future__ import annotations

from portal.access import Kind
from portal.web.language import say_for
from tests.web.coming import EMAIL, FULL, outbox, save_address
from tests.web.driving import Applicant

CHANGED = say_for("you", "cy")("The ways to go back to your application have changed.")


def test_each_address_has_its_language(applicant: Applicant) -> None:
    """An address given in Welsh is told in Welsh, whatever language the page has that tells it."""
    applicant.begin_complete(**FULL)
    applicant.client.set_cookie("language", "cy")
    save_address(applicant)
    applicant.client.set_cookie("language", "en")
    before = outbox(applicant.home)
    save_address(applicant, "text")
    told = {message.to: message for made, message in outbox(applicant.home).items() if made not in before}
    welsh = next(message for to, message in told.items() if "@" in to)
    english = next(message for to, message in told.items() if "@" not in to)
    assert CHANGED in welsh.body
    assert welsh.subject == say_for("you", "cy")("A message about your application")
    assert "Your code is" in english.body


def test_the_letter_is_in_the_language_of_the_page(applicant: Applicant) -> None:
    """Words posted from a Welsh page come in a Welsh letter."""
    applicant.begin_complete(**FULL)
    applicant.client.set_cookie("language", "cy")
    assert applicant.post("way-back", {"way": "letter"}).status_code in (200, 303)
    letter = list(outbox(applicant.home).values())[-1]
    assert (
        say_for("you", "cy")("You asked us to post you the words that open your application again.")
        in letter.body
    )


def test_a_language_that_is_not_there_any_more(applicant: Applicant) -> None:
    """An address given in a language that was taken out since is told in English."""
    applicant.begin_complete(**FULL)
    home = applicant.home
    with home.database.writing() as tx:
        asked = home.ways.propose(
            tx, applicant.draft_id, "", Kind.EMAIL, EMAIL, applicant.session, home.now(), language="xx"
        )
        assert asked
    with home.database.stepping() as tx:
        home.ways.answer(tx, applicant.session, asked.code, home.now())
    save_address(applicant, "text")
    assert any(
        "The ways to go back to your application have changed." in message.body
        for message in outbox(home).values()
        if message.to == EMAIL
    )
