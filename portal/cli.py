"""The `portal` command: thin commands over the rooms."""

import json
import logging
import os
import sys
from functools import cache
from pathlib import Path

import click

from portal.accounts import EmailTaken, PasswordRefused, Role, Staff, a_name, an_email
from portal.app import (
    circumstances_today,
    create_app,
    open_database_of,
    open_journey,
    open_portal,
    root_key_of,
)
from portal.audit import Event
from portal.councils import CouncilError
from portal.demo import DemoRefused, make_demo, open_staff
from portal.evidence import Normaliser
from portal.forms import field_for
from portal.journey import Say
from portal.journey.check import check as check_journey
from portal.journey.describe import as_diagram, as_list
from portal.media import normalise
from portal.services import blue_badge
from portal.settings import Settings, SettingsError
from portal.storage import RootKeyLost, Tx, Unreadable, migrate
from portal.walker import walk_command
from portal.web.language import CATALOGUES
from portal.web.portal import Portal
from portal.web.serving import serve_app
from portal.web.templating import TEMPLATES
from portal.worker import JOBS, attempt, told_to_end, work


@click.group()
def portal() -> None:
    """Serve and look after a Blue Badge portal."""


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


@portal.command()
def serve() -> None:
    """Serve the portal until it is stopped."""
    home = opened()
    close_demonstration(home)
    begin_log()
    click.echo(f"The portal is at {home.settings.origin}; staff sign in at {home.settings.origin}/office")
    serve_app(create_app(home), home.settings.port)


def begin_log() -> None:
    """Write the log to standard error."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")


def close_demonstration(home: Portal) -> None:
    """Close the invented staff's accounts unless this is a demonstration: their password is published."""
    if home.settings.demo and not home.settings.secure:
        return
    with home.database.writing() as tx:
        closed = open_staff(home, tx)
        for one in closed:
            close_account(home, tx, one)
    for one in closed:
        click.echo(f"Closed {one.email}: it is a demonstration's, with a password known to everyone.")


@portal.command("migrate")
def migrate_command() -> None:
    """Bring the database up to date."""
    opened()


@portal.command("work")
@click.option("--once", is_flag=True, help="do each job once, from a timer; exit 1 if one failed")
@click.option("--beside", type=int, metavar="PID", help="end when this process, which started it, has ended")
def work_command(once: bool, beside: int | None) -> None:
    """Do what is due: release checked files, erase, sweep. ./run starts this by itself."""
    home = opened()
    begin_log()
    if once:
        results = [attempt(job, home) for job in JOBS]
        for what, count in (each for counts in results if counts for each in counts.items()):
            click.echo(f"{count} {what}")
        sys.exit(None in results)
    told = told_to_end()
    click.echo("The worker releases checked files, erases what is due, and sweeps.")
    work(home, lambda: told() or beside not in (None, os.getppid()))


@portal.command()
def audit() -> None:
    """Check that no council's audit trail was changed or cut; exit 1 if one was."""
    home = opened()
    faults = 0
    for council in home.directory.all:
        with home.database.reading() as tx:
            number = home.audit.verify(tx, council.code)
        faults += number is not None
        click.echo(f"{council.code}  {f'event {number} was changed or is missing' if number else 'whole'}")
    sys.exit(bool(faults))


@portal.group()
def staff() -> None:
    """Look after the accounts of council staff."""


def note(home: Portal, tx: Tx, action: str, one: Staff) -> None:
    """Write down what the operator did to an account."""
    home.audit.record(tx, Event(one.council, "cli", "operator", action, one.id, home.now()))


def close_account(home: Portal, tx: Tx, one: Staff) -> None:
    """Close an account and end its sessions."""
    home.accounts.deactivate(tx, one.id)
    note(home, tx, "staff_closed", one)


@staff.command()
@click.option("--email", required=True, type=an_email, help="like name@example.org")
@click.option("--name", required=True, type=a_name)
@click.option("--council", required=True, help="national short code, like COV")
@click.option("--role", type=click.Choice([role.value for role in Role]), default=Role.CASEWORKER.value)
@click.password_option(help="asked for when it is left out")
def add(email: str, name: str, council: str, role: str, password: str) -> None:
    """Add an account for a member of staff."""
    home = opened()
    council = council.strip().upper()
    if council not in {each.code for each in home.directory.all}:
        raise click.ClickException(f"No council here has the code {council}.")
    try:
        with home.database.writing() as tx:
            one = home.accounts.add(
                tx, email=email, name=name, role=Role(role), council=council, password=password
            )
            note(home, tx, "staff_added", one)
    except EmailTaken:
        raise click.ClickException("There is an account with this email already.") from None
    except PasswordRefused as refused:
        raise click.ClickException(str(refused)) from None
    click.echo(f"Added {name}, {role} at {home.directory.by_code(council).name}.")


@staff.command()
@click.option("--email", required=True)
def close(email: str) -> None:
    """Close the account of somebody who has left; whoever is signed in with it is out at once."""
    home = opened()
    with home.database.writing() as tx:
        one = home.accounts.of_email(tx, email)
        if one is None:
            raise click.ClickException("There is no account with this email.")
        if not one.active:
            raise click.ClickException("This account is closed already.")
        close_account(home, tx, one)
    click.echo(f"Closed the account of {one.name}.")


@staff.command("list")
def list_staff() -> None:
    """List the accounts of every council served here, those closed included."""
    home = opened()
    with home.database.reading() as tx:
        found = [one for council in home.directory.all for one in home.accounts.of_council(tx, council.code)]
    for one in found:
        click.echo(f"{one.council}  {one.email}  {one.name}, {one.role}{'' if one.active else ', closed'}")


@portal.command()
def check() -> None:
    """Look for mistakes in the journey without running it; exit 1 if there are any."""
    directory, journey = open_journey(Settings.read())
    problems = check_journey(
        journey,
        blue_badge.RULES,
        circumstances=circumstances_today(directory),
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
    _, journey = open_journey(Settings.read())
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
        made = make_demo(opened(cache(normalise)), cases)  # the same few drawings, again and again
    except DemoRefused as refused:
        raise click.ClickException(str(refused)) from None
    if as_json:
        click.echo(json.dumps({"cases": made.cases, "people": [list(one) for one in made.people]}))
        return
    click.echo(f"{made.cases} invented cases. Sign in at /office as:")
    if not made.people:
        click.echo("  nobody: the invented staff are of other councils, or their accounts were closed")
    for email, password, what in made.people:
        click.echo(f"  {email}  {password}  ({what})")


def main() -> None:
    """Run the command line tool."""
    try:
        portal(prog_name="portal")
    except (SettingsError, CouncilError) as wrong:
        sys.exit(str(wrong))
