"""The door of the councils room: who issues badges here, what each council sets, and whose a postcode is."""

from portal.councils.clock import due_on
from portal.councils.council import Council, CouncilError, District
from portal.councils.directory import WEST_MIDLANDS, Directory
from portal.councils.postcodes import SOURCES

__all__ = ["SOURCES", "WEST_MIDLANDS", "Council", "CouncilError", "Directory", "District", "due_on"]
