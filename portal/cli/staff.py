"""The commands that look after the accounts of council staff."""

import click

from portal.accounts import EmailTaken, PasswordRefused, Role, Staff, a_name, an_email
from portal.audit import Event
from portal.cli.opening import opened
from portal.storage import Tx
from portal.web.portal import Portal


@click.group()
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
