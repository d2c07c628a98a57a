"""Put the portal together: settings in, a Flask application out. With `cli`, it alone knows every room."""

from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from flask import Flask, g, request
from flask.sessions import NullSession, SessionInterface
from werkzeug.wrappers import Response

from portal import web
from portal.access import SqlPermits, SqlSessions, SqlWays
from portal.accounts import SqlAccounts
from portal.audit import SqlAudit
from portal.cases import SqlCases
from portal.catalogues import LANGUAGES
from portal.councils import WEST_MIDLANDS, CouncilError, Directory
from portal.delivery import SqlDelivery, posts_for
from portal.drafts import RING, SqlDrafts
from portal.evidence import Normaliser, SqlDeviceLinks, SqlEvidence, scanner_for
from portal.journey import Choice, Circumstances, Journey, Text
from portal.media import normalise
from portal.services import blue_badge
from portal.settings import Settings
from portal.storage import Database, open_database, open_vault
from portal.web.apply import apply
from portal.web.assets import load_assets
from portal.web.back import back
from portal.web.compress import compress
from portal.web.dates import day_words, moment_words
from portal.web.desk import desk
from portal.web.errors import register_errors
from portal.web.headers import secure
from portal.web.helping import helping
from portal.web.ids import CONVERTERS
from portal.web.language import keep_language
from portal.web.leftovers import held_answer, hold_answer, on_shared_computer, refuse_leftover
from portal.web.mailbox import dev
from portal.web.office import office, register_staff
from portal.web.pages import pages
from portal.web.portal import HERE, Portal
from portal.web.send import send
from portal.web.templating import PortalFlask
from portal.web.typed import show_too_much

MOST_POSTED = 256 * 1024
"""Bytes of one form: the longest page has some 20,000 characters."""


class NoSession(SessionInterface):
    """Keep Flask's own cookie session out: ours are in the database."""

    def open_session(self, app: Flask, request: object) -> NullSession:
        """Return a session that refuses to hold anything."""
        return NullSession()


def load_views() -> None:
    """Import every module of the web room: those with views add them to their blueprint."""
    for module in walk_packages(web.__path__, "portal.web."):
        import_module(module.name)


def open_journey(settings: Settings) -> tuple[Directory, Journey]:
    """
    Return the councils of an installation, and the journey that offers those which issue badges today.

    It needs no database. Raise CouncilError for a mistake in a council's file, or when none serves today.
    """
    directory = Directory.load(settings.councils_folder or WEST_MIDLANDS, settings.councils)
    today = datetime.now(HERE).date()
    serving = tuple(council for council in directory.all if council.serves(today))
    if not serving:
        raise CouncilError("No council here issues badges today: see valid_from and valid_to in their files.")
    return directory, blue_badge.journey(tuple(Choice(each.code, Text(each.name)) for each in serving))


def circumstances_today(directory: Directory) -> Circumstances:
    """Return today and whose a postcode is, for looking at a journey where no portal is open."""
    today = datetime.now(HERE).date()

    def council_of(postcode: str) -> str | None:
        found = directory.of_postcode(postcode, today)
        return found.code if found else None

    return Circumstances(today, council_of)


def root_key_of(settings: Settings) -> Path:
    """Return the file of the key that opens the installation's database."""
    return settings.data / "keys" / "root.key"


def open_portal(settings: Settings, database: Database, normalise: Normaliser = normalise) -> Portal:
    """
    Wire the rooms of one installation over a migrated database; `normalise` makes uploaded files safe.

    Raise CouncilError as `open_journey` does, RootKeyLost or Unreadable as `open_vault` does.
    """
    directory, journey = open_journey(settings)
    rings = (RING, *(council.code for council in directory.all))
    vault = open_vault(database, root_key_of(settings), rings)
    return Portal(
        settings=settings,
        directory=directory,
        journey=journey,
        database=database,
        drafts=SqlDrafts(vault),
        sessions=SqlSessions(vault),
        ways=SqlWays(vault),
        permits=SqlPermits(vault),
        cases=SqlCases(vault),
        evidence=SqlEvidence(vault, settings.data / "files", scanner_for(settings.clamav), normalise),
        links=SqlDeviceLinks(vault),
        delivery=SqlDelivery(vault),
        posts=posts_for(settings.mail, settings.notify, development=settings.development),
        accounts=SqlAccounts(),
        audit=SqlAudit(),
        sign=lambda text: vault.fingerprint(RING, "form", text),
        now=lambda: datetime.now(UTC),
        assets=load_assets(),
    )


def create_app(portal: Portal) -> Flask:
    """Return the web application of a portal."""
    load_views()
    app = PortalFlask("portal")
    app.extensions["portal"] = portal
    app.session_interface = NoSession()
    app.config.update(
        MAX_CONTENT_LENGTH=MOST_POSTED,
        MAX_FORM_MEMORY_SIZE=MOST_POSTED,
        TRUSTED_HOSTS=list(portal.settings.trusted_hosts),
    )
    app.jinja_env.globals.update(
        Text=Text,
        languages=tuple(LANGUAGES.values()),
        day=day_words,
        moment=moment_words,
        on_shared_computer=on_shared_computer,
    )
    app.url_map.converters |= CONVERTERS
    app.url_map.merge_slashes = False  # its redirect would name http, whatever the proxy in front speaks
    for blueprint in (apply, back, desk, helping, office, pages, send):
        app.register_blueprint(blueprint)
    if portal.settings.development:
        app.register_blueprint(dev)
    app.before_request(show_too_much)
    app.before_request(refuse_leftover)
    app.before_request(held_answer)
    register_staff(app)
    register_errors(app)

    @app.after_request
    def finish(response: Response) -> Response:
        response = hold_answer(response)
        keep_language(response)
        secure(response, g.get("style_sources", ()), https=portal.settings.secure)
        return compress(request, response)

    return app


def open_database_of(settings: Settings) -> Database:
    """Open the installation's database, making its folder first, for us alone."""
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    return open_database(settings.database_url)
