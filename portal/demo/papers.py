"""What invented people upload: drawn letters and portraits, a few of each, sent as real ones are."""

from functools import cache
from io import BytesIO
from random import Random

from portal.demo.letters import letter, letter_pdf
from portal.demo.portraits import SKINS, Person, portrait
from portal.drafts import Draft
from portal.evidence import File, Limits, Sender
from portal.journey import Files, Question
from portal.web.apply.visit import Visit
from portal.web.portal import Portal

PEOPLE = (
    Person(SKINS["brown"], wearing="headscarf"),
    Person(SKINS["pale"], hair=(150, 150, 150), wearing="glasses"),
    Person(SKINS["deep"], wearing="beard"),
)
NAMES = ("IMG_2041.jpg", "photo.jpg", "scan 3.pdf", "letter.pdf")
MANY = Limits(files=15, bytes=2**30)


def with_papers(visit: Visit) -> Visit:
    """Keep the draft of an invented application with the files that it says are uploaded."""
    home, draft = visit.home, visit.draft
    with home.database.writing() as tx:
        saved = home.drafts.start(tx, draft, home.now())
    for key in wanted(home, draft):
        upload(visit, home.upload_pages[key])
    return Visit(home, visit.token, saved)


def wanted(home: Portal, draft: Draft) -> list[str]:
    """Return the keys of the pages that an invented application answers with files."""
    return [key for key in home.upload_pages if key in draft.answers]


def upload(visit: Visit, page: Question) -> None:
    """Upload one drawn file for a page; the same application always gets the same."""
    home, answer = visit.home, page.answer
    assert isinstance(answer, Files)
    chance = Random(f"{visit.draft.id} {page.key}")  # noqa: S311 it has to repeat
    name, data = drawn(answer, chance)
    received = home.evidence.receive(data, name, photo=answer.photo)
    what = chance.choice(answer.kinds).value if answer.kinds else ""
    sender = Sender.HELPER if visit.voice == "they" else Sender.APPLICANT
    sent_by = chance.choice((sender, sender, Sender.OTHER_DEVICE))
    with home.database.writing() as tx:
        owner, now = visit.owner, home.now()
        file = home.evidence.add(
            tx, owner, page.key, received, what=what, sent_by=sent_by, limits=MANY, now=now
        )
        if answer.photo:
            home.evidence.choose(tx, owner, file.id, chosen(file, chance))


def chosen(file: File, chance: Random) -> str:
    """Return what becomes of a photo: mostly the first crop, sometimes help is wanted."""
    first = file.crops[0].cut.value
    return chance.choice((first, first, first, "as_is", "help"))


def drawn(answer: Files, chance: Random) -> tuple[str, bytes]:
    """Return the name and the content of a file that fits a page."""
    if answer.photo:
        return chance.choice(NAMES[:2]), photo(chance.choice(PEOPLE))
    name = chance.choice(NAMES)
    return name, letter_pdf(2) if name.endswith(".pdf") else letter()


@cache
def photo(person: Person) -> bytes:
    """Return a portrait as a phone would take it."""
    out = BytesIO()
    portrait(person).save(out, "JPEG", quality=90)
    return out.getvalue()
