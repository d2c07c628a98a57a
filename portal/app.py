"""Put the portal together: settings in, a Flask application out. With `cli`, it alone knows every room."""

from datetime import UTC, datetime

from flask import Flask, g, request
from flask.sessions import NullSession, SessionInterface
from werkzeug.wrappers import Response

from portal.accounts import SqlAccounts
from portal.audit import SqlAudit
from portal.cases import SqlCases
from portal.councils import WEST_MIDLANDS, Directory
from portal.drafts import RING, SqlDrafts
from portal.journey import Choice, Text
from portal.services import blue_badge
from portal.settings import Settings
from portal.storage import Database, open_database, open_vault
from portal.web.apply import apply, lists, questions, sending, stages
from portal.web.assets import load_assets
from portal.web.compress import compress
from portal.web.dates import day_words, moment_words
from portal.web.errors import register_errors
from portal.web.headers import secure
from portal.web.ids import CONVERTERS
from portal.web.office import office, register_staff
from portal.web.pages import pages
from portal.web.portal import Portal
from portal.web.templating import PortalFlask

MOST_POSTED = 256 * 1024
"""Bytes of one form: the longest page has some 20,000 characters."""

VIEWS = (lists, questions, sending, stages)
"""The modules that add their pages to the blueprint `apply` when they are imported."""


class NoSession(SessionInterface):
    """Keep Flask's own cookie session out: ours are in the database."""

    def open_session(self, app: Flask, request: object) -> NullSession:
        """Return a session that refuses to hold anything."""
        return NullSession()


def open_portal(settings: Settings, database: Database) -> Portal:
    """Wire the rooms of one installation over a migrated database."""
    directory = Directory.load(WEST_MIDLANDS, settings.councils)
    choices = tuple(Choice(council.code, Text(council.name)) for council in directory.all)
    rings = (RING, *(council.code for council in directory.all))
    vault = open_vault(database, settings.data / "keys" / "root.key", rings)
    return Portal(
        settings=settings,
        directory=directory,
        journey=blue_badge.journey(choices),
        database=database,
        drafts=SqlDrafts(vault),
        cases=SqlCases(vault),
        accounts=SqlAccounts(),
        audit=SqlAudit(),
        sign=lambda text: vault.fingerprint(RING, "form", text),
        now=lambda: datetime.now(UTC),
        assets=load_assets(),
    )


def create_app(portal: Portal) -> Flask:
    """Return the web application of a portal."""
    app = PortalFlask("portal")
    app.extensions["portal"] = portal
    app.session_interface = NoSession()
    app.config.update(
        MAX_CONTENT_LENGTH=MOST_POSTED,
        MAX_FORM_MEMORY_SIZE=MOST_POSTED,
        TRUSTED_HOSTS=list(portal.settings.trusted_hosts),
    )
    app.jinja_env.globals.update(Text=Text, day=day_words, moment=moment_words)
    app.url_map.converters |= CONVERTERS
    app.url_map.merge_slashes = False  # its redirect would name http, whatever the proxy in front speaks
    app.register_blueprint(apply)
    app.register_blueprint(office)
    app.register_blueprint(pages)
    register_staff(app)
    register_errors(app)

    @app.after_request
    def finish(response: Response) -> Response:
        secure(response, g.get("style_sources", ()), https=portal.settings.secure)
        return compress(request, response)

    return app


def open_database_of(settings: Settings) -> Database:
    """Open the installation's database, making its folder first."""
    settings.data.mkdir(parents=True, exist_ok=True)
    return open_database(settings.database_url)
