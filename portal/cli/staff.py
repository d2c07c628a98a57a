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
@click.option("--organisation", type=a_name, help="whom an adviser works for; only with it")
@click.password_option(help="asked for when it is left out")
def add(email: str, name: str, council: str, role: str, organisation: str | None, password: str) -> None:
    """Add an account for a member of staff, or for an adviser of an organisation that helps people."""
    home = opened()
    council = council.strip().upper()
    if (role == Role.ADVISER) is not bool(organisation):
        raise click.ClickException("An adviser, and nobody else, needs --organisation.")
    if council not in {each.code for each in home.directory.all}:
        raise click.ClickException(f"No council here has the code {council}.")
    try:
        with home.database.writing() as tx:
            organisation = as_spelt(home, tx, council, organisation or "")
            one = home.accounts.add(
                tx,
                email=email,
                name=name,
                role=Role(role),
                council=council,
                password=password,
                organisation=organisation,
            )
            note(home, tx, "staff_added", one)
    except EmailTaken:
        raise click.ClickException("There is an account with this email already.") from None
    except PasswordRefused as refused:
        raise click.ClickException(str(refused)) from None
    click.echo(f"Added {name}, {role} at {home.directory.by_code(council).name}.")


def as_spelt(home: Portal, tx: Tx, council: str, organisation: str) -> str:
    """Return an organisation as the council's first account of it has it, so that it is one team."""
    known = (one.organisation for one in home.accounts.of_council(tx, council))
    return next((one for one in known if one.casefold() == organisation.casefold()), organisation)


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
        works = f"{one.role} at {one.organisation}" if one.organisation else one.role
        click.echo(f"{one.council}  {one.email}  {one.name}, {works}{'' if one.active else ', closed'}")
