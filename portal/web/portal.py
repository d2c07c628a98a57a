"""What every view needs, wired once by `portal.app`: the service, the councils, the rooms and the clock."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import cast
from zoneinfo import ZoneInfo

from flask import current_app

from portal.access import Permits, Sessions, Ways
from portal.accounts import Accounts
from portal.audit import Audit
from portal.cases import Cases
from portal.councils import Council, Directory
from portal.delivery import Delivery, Posts
from portal.drafts import Drafts
from portal.evidence import DeviceLinks, Evidence
from portal.journey import Circumstances, Files, Journey, Page, Question, Section
from portal.settings import Settings
from portal.storage import Transactions
from portal.web.assets import Assets
from portal.web.fold import FoldCache
from portal.web.ids import address_word

HERE = ZoneInfo("Europe/London")
SERVICE_NAME = "Apply for a Blue Badge"


@dataclass(frozen=True)
class Portal:
    """One installation, running."""

    settings: Settings
    directory: Directory
    journey: Journey
    database: Transactions
    drafts: Drafts
    sessions: Sessions
    ways: Ways
    permits: Permits
    cases: Cases
    evidence: Evidence
    links: DeviceLinks
    delivery: Delivery
    posts: Posts
    accounts: Accounts
    audit: Audit
    sign: Callable[[str], str]
    """Return a keyed digest that only this installation can make."""
    now: Callable[[], datetime]
    """Return the moment, aware, in UTC."""
    assets: Assets
    floor: float = 0.1
    """Seconds that an answer takes at least which must not tell by its time whether it knows somebody."""
    pages: FoldCache = field(default_factory=FoldCache)

    @property
    def organisation(self) -> str:
        """Return the name over every page that is not yet one council's."""
        return self.directory.all[0].name if len(self.directory.all) == 1 else self.settings.region

    @cached_property
    def pages_by_address(self) -> dict[str, Page]:
        """Return the pages of the journey by the word that names them in an address."""
        return {address_word(page.key): page for _, page in self.journey.pages}

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """Return the section of each page, by the page's key."""
        return {page.key: section for section, page in self.journey.pages}

    @cached_property
    def upload_pages(self) -> dict[str, Question]:
        """Return the pages that ask for files, by their key."""
        pages = (page for _, page in self.journey.pages if isinstance(page, Question))
        return {page.key: page for page in pages if isinstance(page.answer, Files)}

    @cached_property
    def whereabouts(self) -> frozenset[str]:
        """Return the keys of the pages that tell where the person lives."""
        pages = (page for _, page in self.journey.pages if isinstance(page, Question))
        return frozenset(page.key for page in pages if page.whereabouts)

    @cached_property
    def key_facts(self) -> frozenset[str]:
        """Return the keys of the pages whose answers let the holder in again."""
        pages = (page for _, page in self.journey.pages if isinstance(page, Question))
        return frozenset(page.key for page in pages if page.key_fact)

    def circumstances(self) -> Circumstances:
        """Return today, where the councils are, and whose a postcode is."""
        return Circumstances(self.today, lambda postcode: _code(self.council_at(postcode)))

    @property
    def today(self) -> date:
        """Return the day, where the councils are."""
        return self.now().astimezone(HERE).date()

    def council_at(self, postcode: str) -> Council | None:
        """Return the council that issues badges at a postcode today, if it is one of ours."""
        return self.directory.of_postcode(postcode, self.today)


def _code(council: Council | None) -> str | None:
    return council.code if council else None


def portal() -> Portal:
    """Return the portal that serves this request."""
    return cast(Portal, current_app.extensions["portal"])
