"""What every page says to a form that comes too late: its token is not, or no longer, this browser's."""

from portal.journey import Text
from portal.web.problems import remembered

_LATE = "This page was open for a long time, or your browser does not accept cookies"

STALE_FORM = remembered(
    "stale_form", Text(f"{_LATE}. What you typed is still here: check it and continue again")
)
STALE_BUTTON = remembered("stale_button", Text(f"{_LATE}, so nothing has changed. Press the button again"))
STALE_FILES = Text(f"{_LATE}, so nothing was uploaded. Choose the file again")
STALE_PASSWORD = remembered("stale_password", Text(f"{_LATE}. Enter your password again"))
