"""Open the portal of this environment for a command."""

import click

from portal.app import open_database_of, open_portal, root_key_of
from portal.evidence import Normaliser
from portal.media import normalise
from portal.settings import Settings
from portal.storage import RootKeyLost, Unreadable, migrate
from portal.web.portal import Portal


def opened(normalise: Normaliser = normalise) -> Portal:
    """Return the portal of this environment, its database up to date; `normalise` makes files safe."""
    settings = Settings.read()
    database = open_database_of(settings)
    migrate(database)
    try:
        return open_portal(settings, database, normalise)
    except (RootKeyLost, Unreadable) as wrong:
        what = "is missing" if isinstance(wrong, RootKeyLost) else "is not the one that opens this database"
        raise click.ClickException(
            f"The key {root_key_of(settings)} {what}: put the right one back from its backup."
        ) from None
