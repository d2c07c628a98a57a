"""The commands that look after the accounts of staff, desks and advisers."""

import pytest

from portal.web.portal import Portal
from tests import test_cli
from tests.test_cli import ADA, Run, events_of

home, place, run = test_cli.home, test_cli.place, test_cli.run


def test_staff_are_added_and_closed(home: Portal, run: Run) -> None:
    """An operator adds, lists and closes an account: its sessions end, and the audit trail tells."""
    added = run("staff", "add", *ADA)
    assert added.output == "Added Ada Example, caseworker at Coventry City Council.\n"
    with home.database.stepping() as tx:
        ada = home.accounts.of_email(tx, "ada@example.org")
        assert ada is not None
        assert ada.council == "COV"
        token = home.accounts.begin_session(tx, ada, home.now())
    assert run("staff", "list").output == "COV  ada@example.org  Ada Example, caseworker\n"
    assert (
        run("staff", "close", "--email", "ADA@example.org").output == "Closed the account of Ada Example.\n"
    )
    with home.database.stepping() as tx:
        assert home.accounts.staff_of(tx, token, home.now()) is None
        assert home.accounts.authenticate(tx, "ada@example.org", "correct horse", home.now()) is None
    assert run("staff", "list").output == "COV  ada@example.org  Ada Example, caseworker, closed\n"
    by = ("cli", "operator")
    assert events_of(home, "COV", ada.id) == [(*by, "staff_added"), (*by, "staff_closed")]


def test_a_branch_gets_a_desk(home: Portal, run: Run) -> None:
    """A desk is added by the name of its branch, and the list says that it is one."""
    done = run("staff", "add", *ADA, "--role", "desk")
    assert done.exit_code == 0
    assert run("staff", "list").output == "COV  ada@example.org  Ada Example, desk\n"


def test_an_adviser_has_an_organisation(home: Portal, run: Run) -> None:
    """An adviser needs the name of an organisation, nobody else may have one, and the list shows it."""
    where = ("--organisation", "Example  Advice Centre")
    for refused in (("--role", "adviser"), where):
        done = run("staff", "add", *ADA, *refused)
        assert "An adviser, and nobody else, needs --organisation." in done.output
    assert run("staff", "list").output == ""
    assert run("staff", "add", *ADA, "--role", "adviser", *where).exit_code == 0
    assert "Ada Example, adviser at Example Advice Centre" in run("staff", "list").output
    with home.database.reading() as tx:
        ada = home.accounts.of_email(tx, "ada@example.org")
    assert ada
    assert ada.organisation == "Example Advice Centre"
    bo = ("--email", "bo@example.org", *ADA[2:])
    run("staff", "add", *bo, "--role", "adviser", "--organisation", "EXAMPLE advice centre")
    with home.database.reading() as tx:
        colleague = home.accounts.of_email(tx, "bo@example.org")
    assert colleague
    assert colleague.team == ada.team, "one team, however it is spelt"


def test_closing_nobody_is_refused(run: Run) -> None:
    """An unknown email and an account closed already each end in a sentence."""
    run("staff", "add", *ADA)
    assert (
        "There is no account with this email." in run("staff", "close", "--email", "eve@example.org").output
    )
    assert run("staff", "close", "--email", "ada@example.org").exit_code == 0
    again = run("staff", "close", "--email", "ada@example.org")
    assert (again.exit_code, again.output) == (1, "Error: This account is closed already.\n")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--email", "ada"),
        ("--email", "ada@"),
        ("--email", "Ada Example"),
        ("--name", " "),
        ("--name", "12"),
        ("--name", "ada@example.org"),
        ("--name", "Ada\u202e"),
        ("--council", "COVE"),
    ],
)
def test_an_account_needs_a_name_an_email_and_a_council(
    home: Portal, run: Run, option: str, value: str
) -> None:
    """What is not a name, an email address or a council's code is refused and adds nobody."""
    done = run("staff", "add", *ADA, option, value)
    assert done.exit_code != 0
    assert "Error" in done.output
    assert run("staff", "list").output == ""
