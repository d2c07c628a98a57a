"""Make what strangers upload safe: recognise it by its content, draw it anew, and look at it.

Everything that decodes a stranger's bytes runs in a child process with limits of memory and time, so that no
crash, bomb or flood takes the portal with it; code that took over the decoder could still signal us, since
both run as the same user. Nothing here knows a database, a page or a person.
"""

from portal.media.models import Box, Crop, Cut, Edge, Hint, Kind, Normal, Refusal, Refused
from portal.media.parent import badge_photo, normalise, page_picture

__all__ = [
    "Box",
    "Crop",
    "Cut",
    "Edge",
    "Hint",
    "Kind",
    "Normal",
    "Refusal",
    "Refused",
    "badge_photo",
    "normalise",
    "page_picture",
]
