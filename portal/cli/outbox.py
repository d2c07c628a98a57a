"""The command that looks after messages which could not be delivered."""

import click

from portal.cli.opening import opened
from portal.delivery import Waiting
from portal.web.portal import Portal

ERASE = "Erase {} messages that were refused for good? Nobody will ever get them."


@click.command()
@click.option("--again", is_flag=True, help="try those once more that need a person")
@click.option("--drop", is_flag=True, help="erase those that need a person, after asking")
def outbox(again: bool, drop: bool) -> None:
    """Say how many messages wait, and how many were refused for good and need a person; exit 1 if any do."""
    home = opened()
    if again:
        with home.database.writing() as tx:
            click.echo(f"{home.delivery.again(tx, home.now())} messages will be tried again")
    waiting = count(home)
    if drop and waiting.needs_person and click.confirm(ERASE.format(waiting.needs_person)):
        with home.database.writing() as tx:
            click.echo(f"{home.delivery.give_up(tx)} messages are erased")
        home.database.scrub()
        waiting = count(home)
    click.echo(f"{waiting.soon} messages wait, {waiting.needs_person} need a person")
    raise SystemExit(bool(waiting.needs_person))


def count(home: Portal) -> Waiting:
    """Return how many messages have not left."""
    with home.database.reading() as tx:
        return home.delivery.waiting(tx)
