"""Read the email and the name that an operator types for a new account."""

from email_validator import EmailNotValidError, validate_email


def an_email(text: str) -> str:
    """Return an email address in its normal form; raise ValueError for anything else."""
    try:
        return validate_email(text.strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        raise ValueError("An email address is like name@example.org.") from None


def a_name(text: str) -> str:
    """Return a name with single spaces; raise ValueError for one with no letter, an @, or signs unseen."""
    name = " ".join(text.split())
    if not name.isprintable() or "@" in name or not any(map(str.isalpha, name)):
        raise ValueError("A name has letters.")
    return name
