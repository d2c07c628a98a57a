"""What a link asks for, and whether this device may have it."""

from dataclasses import dataclass

from portal.councils import Council
from portal.evidence import DeviceLink
from portal.journey import Question
from portal.web.cookies import read_cookie
from portal.web.portal import portal


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a link asks for: files for one page, within one council's limits."""

    link: DeviceLink
    page: Question
    council: Council


def find_link(code: str) -> DeviceLink | None:
    """Return the link with this code, unless another device has taken it."""
    home, session = portal(), read_cookie(portal(), "session")
    with home.database.reading() as tx:
        link = home.links.by_code(tx, code, home.now())
        return home.links.of_device(tx, link.id, session, home.now()) if link and link.taken else link


def wanted_by(link: DeviceLink | None) -> Wanted | None:
    """Return what a link asks for; None if this release knows no such page any more."""
    home = portal()
    page = home.upload_pages.get(link.question) if link else None
    return Wanted(link, page, home.directory.by_code(link.council)) if link and page else None


def taken_here(link_id: str) -> Wanted | None:
    """Return what the link asks for that this device has taken, while it lasts."""
    home = portal()
    with home.database.reading() as tx:
        link = home.links.of_device(tx, link_id, read_cookie(home, "session"), home.now())
    return wanted_by(link)
