"""The `portal` command: thin commands over the rooms."""

import json
import logging
import sys
from pathlib import Path

import click
import waitress

from portal.accounts import EmailTaken, PasswordRefused, Role
from portal.app import create_app, open_database_of, open_portal
from portal.demo import DemoRefused, make_demo
from portal.forms import field_for
from portal.journey import Say
from portal.journey.check import check as check_journey
from portal.journey.describe import as_diagram, as_list
from portal.services import blue_badge
from portal.settings import Settings, SettingsError
from portal.storage import migrate
from portal.walker import walk_command
from portal.web.apply.visit import IDLE
from portal.web.language import CATALOGUES
from portal.web.portal import Portal
from portal.web.templating import TEMPLATES


@click.group()
def portal() -> None:
    """Serve and look after a Blue Badge portal."""


def opened() -> Portal:
    """Return the portal of this environment, its database up to date."""
    settings = Settings.read()
    database = open_database_of(settings)
    migrate(database)
    return open_portal(settings, database)


@portal.command()
def serve() -> None:
    """Serve the portal until it is stopped."""
    home = opened()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    click.echo(f"The portal is at {home.settings.origin}; staff sign in at {home.settings.origin}/office")
    waitress.serve(
        create_app(home),
        host="127.0.0.1",
        port=home.settings.port,
        ident=None,
        threads=8,
        connection_limit=2000,
        asyncore_use_poll=True,
    )


@portal.command("migrate")
def migrate_command() -> None:
    """Bring the database up to date."""
    opened()


@portal.command()
def expire() -> None:
    """Erase drafts nobody has touched for 3 days; new drafts do this too, a timer makes it certain."""
    home = opened()
    with home.database.writing() as tx:
        click.echo(f"{home.drafts.expire(tx, home.now(), IDLE)} drafts erased")


@portal.group()
def staff() -> None:
    """Look after the accounts of council staff."""


@staff.command()
@click.option("--email", required=True)
@click.option("--name", required=True)
@click.option("--council", required=True, help="national short code, like COV")
@click.option("--role", type=click.Choice([role.value for role in Role]), default=Role.CASEWORKER.value)
@click.password_option(help="asked for when it is left out")
def add(email: str, name: str, council: str, role: str, password: str) -> None:
    """Add an account for a member of staff."""
    home = opened()
    if council not in {each.code for each in home.directory.all}:
        raise click.ClickException(f"No council here has the code {council}.")
    try:
        with home.database.writing() as tx:
            home.accounts.add(tx, email=email, name=name, role=Role(role), council=council, password=password)
    except EmailTaken:
        raise click.ClickException("There is an account with this email already.") from None
    except PasswordRefused as refused:
        raise click.ClickException(str(refused)) from None
    click.echo(f"Added {name}, {role} at {home.directory.by_code(council).name}.")


@portal.command()
def check() -> None:
    """Look for mistakes in the journey without running it; exit 1 if there are any."""
    home = opened()
    problems = check_journey(
        home.journey,
        blue_badge.RULES,
        circumstances=home.circumstances(),
        catalogues=CATALOGUES,
        fields=field_for.registry.keys(),
        macros={file.stem for file in (TEMPLATES / "answer").glob("*.html")},
    )
    for problem in problems:
        click.echo(problem)
    click.echo(f"{len(problems)} problems")
    sys.exit(bool(problems))


@portal.command("map")
@click.option("--diagram", is_flag=True, help="a Mermaid flowchart instead of a list")
@click.option("--voice", type=click.Choice(["you", "they"]), default="you")
def map_command(diagram: bool, voice: str) -> None:
    """Print the journey as a list a policy officer can read, or as a diagram."""
    say = Say("they" if voice == "they" else "you")
    journey = opened().journey
    click.echo(as_diagram(journey, say) if diagram else as_list(journey, blue_badge.RULES, say))


@portal.command()
@click.argument("persona", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--url", default="http://127.0.0.1:5000", help="a running portal")
@click.option("--json", "as_json", is_flag=True, help="for machines")
def walk(persona: Path, url: str, as_json: bool) -> None:
    """Walk a persona through a running portal by pressing the buttons a person presses."""
    sys.exit(walk_command(persona, url, as_json))


@portal.command()
@click.option("--cases", default=40, help="how many cases to have in all the queues together")
@click.option("--json", "as_json", is_flag=True, help="for machines")
def demo(cases: int, as_json: bool) -> None:
    """Fill the queues with believable invented cases, and make people to sign in as."""
    try:
        made = make_demo(opened(), cases)
    except DemoRefused as refused:
        raise click.ClickException(str(refused)) from None
    if as_json:
        click.echo(json.dumps({"cases": made.cases, "people": [list(one) for one in made.people]}))
        return
    click.echo(f"{made.cases} invented cases. Sign in at /office as:")
    for email, password, what in made.people:
        click.echo(f"  {email}  {password}  ({what})")


def main() -> None:
    """Run the command line tool."""
    try:
        portal(prog_name="portal")
    except SettingsError as wrong:
        sys.exit(str(wrong))
