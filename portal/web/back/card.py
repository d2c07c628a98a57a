"""Words that open an application, shown once to be printed or copied, or put into a letter."""

from datetime import timedelta

from flask import Response

from portal import messages
from portal.access import Kind, Mode, shown
from portal.delivery import Channel, Message
from portal.journey import Text
from portal.web.apply.visit import Visit
from portal.web.back.keeping import keep_longer, say_of, show_own, still_open, warn
from portal.web.dates import day_words
from portal.web.problems import remembered

PAUSE = timedelta(hours=24)
"""How long after words were made they may not be posted: each letter costs the council money."""

TOO_SOON = remembered(
    "too_soon",
    Text(
        "Words were made for this application less than a day ago. Choose words to print or write down, "
        "or ask for the letter tomorrow"
    ),
)


def card_page(visit: Visit) -> Response:
    """Make new words, and show them this once, on a page to print: whoever comes back to it sees none."""
    home = visit.home
    with home.database.writing() as tx:
        keep_longer(visit, tx)
        before = [way for way in home.ways.of_draft(tx, visit.draft.id, visit.by) if way.kind == Kind.WORDS]
        warn(visit, tx)
        words = home.ways.make_words(tx, visit.draft.id, visit.by, home.now())
    kept = visit if visit.draft.sent else visit.again()
    return show_own(
        visit,
        "back/card.html",
        words=shown(words).split(),
        replaced=bool(before),
        branch=branch_of(visit),
        site=home.settings.origin,
        erased=day_words(kept.draft.erase_at, visit.say),
    )


def branch_of(visit: Visit) -> str:
    """Return the branch on whose desk this is; "" anywhere else."""
    session = visit.door.session if visit.door else None
    if session is None or session.mode != Mode.DESK:
        return ""
    with visit.home.database.reading() as tx:
        found = visit.home.accounts.get(tx, session.account)
    return found.name if found else ""


def can_be_posted(visit: Visit) -> bool:
    """Say whether a letter can go to the applicant; never one with a helper's own words."""
    return visit.permit is None and bool(letter_lines(visit))


def letter_lines(visit: Visit) -> str:
    """Return the applicant's name and address as a letter has them; "" while they are not given."""
    name, address = (visit.path.answers.get(key) for key in ("name", "address"))
    if not (isinstance(name, dict) and isinstance(address, dict)):
        return ""
    whole = (
        f"{name['first']} {name['last']}",
        *(address.get(part) for part in ("line_1", "line_2", "town", "postcode")),
    )
    return "\n".join(filter(None, whole))


def send_letter(visit: Visit) -> Text | None:
    """Make new words and post them; return why not, if words were made just before."""
    home, say = visit.home, say_of(visit)
    with home.database.writing() as tx:
        still_open(visit, tx)
        made = [way for way in home.ways.of_draft(tx, visit.draft.id, visit.by) if way.kind == Kind.WORDS]
        if any(home.now() < way.made_at + PAUSE for way in made):
            return TOO_SOON
        warn(visit, tx)
        words = home.ways.make_words(tx, visit.draft.id, visit.by, home.now())
        letter = messages.letter_with_words(say, words=shown(words), site=f"{home.settings.origin}/return")
        message = Message(Channel.LETTER, letter_lines(visit), letter.subject, letter.body)
        home.delivery.send(tx, message, home.now(), draft_id=visit.draft.id)
        keep_longer(visit, tx)
    return None
