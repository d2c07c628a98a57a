"""Every command but those about staff, and the way in."""

import json
import logging
import os
import sys
from functools import cache
from pathlib import Path

import click

from portal.app import circumstances_today, create_app, open_journey
from portal.cli.messages import messages, translations
from portal.cli.opening import opened
from portal.cli.outbox import outbox
from portal.cli.staff import close_account, staff
from portal.councils import CouncilError
from portal.demo import DemoRefused, make_demo, open_staff
from portal.forms import field_for
from portal.journey import Say
from portal.journey.check import check as check_journey
from portal.journey.describe import as_diagram, as_list
from portal.media import normalise
from portal.services import blue_badge
from portal.settings import Settings, SettingsError
from portal.walker import walk_command
from portal.web.portal import Portal
from portal.web.serving import serve_app
from portal.web.templating import TEMPLATES
from portal.worker import JOBS, attempt, told_to_end, work


@click.group()
def portal() -> None:
    """Serve and look after a Blue Badge portal."""


portal.add_command(messages)
portal.add_command(outbox)
portal.add_command(staff)


@portal.command()
def serve() -> None:
    """Serve the portal until it is stopped."""
    home = opened()
    close_demonstration(home)
    begin_log()
    click.echo(f"The portal is at {home.settings.origin}; staff sign in at {home.settings.origin}/office")
    if home.settings.development:
        click.echo(f"Messages stay in {home.settings.origin}/dev/mailbox; a library signs in at /desk")
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


@portal.command()
def check() -> None:
    """Look for mistakes in the journey without running it; exit 1 if there are any."""
    directory, journey = open_journey(Settings.read())
    problems = check_journey(
        journey,
        blue_badge.RULES,
        circumstances=circumstances_today(directory),
        catalogues=translations(directory),
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
