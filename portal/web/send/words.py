"""What both screens say about a button that is pressed too late."""

from portal.journey import Text

STALE_BUTTON = Text(
    "This page was open for a long time, or your browser does not accept cookies, so nothing has changed. "
    "Press the button again"
)
