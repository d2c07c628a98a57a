"""What is known of how accessible the portal is: what passed the checks, what people found, what is wrong.

The statement at /accessibility says it to everybody, and the tests ask here what they may excuse.
"""

from portal.accessibility.checks import CHECKS, TOPICS, Check, Topic
from portal.accessibility.excuses import Excuse, ExcuseError, excused, read_excuses
from portal.accessibility.groups import ERRORS, GROUPS, Group, group_of
from portal.accessibility.promises import OF_OURS, OF_THE_DESIGN_SYSTEM, PROMISES, Fault, Promise
from portal.accessibility.record import PageRecord, Record, RecordError, read_record, the_record
from portal.accessibility.rounds import (
    IN_LANGUAGE,
    RESULTS,
    SCRIPTS,
    Round,
    RoundError,
    Script,
    read_rounds,
    the_rounds,
)
from portal.accessibility.statement import Line, Passed, Standing, issue_name, passed, standings

__all__ = [
    "CHECKS",
    "ERRORS",
    "GROUPS",
    "IN_LANGUAGE",
    "OF_OURS",
    "OF_THE_DESIGN_SYSTEM",
    "PROMISES",
    "RESULTS",
    "SCRIPTS",
    "TOPICS",
    "Check",
    "Excuse",
    "ExcuseError",
    "Fault",
    "Group",
    "Line",
    "PageRecord",
    "Passed",
    "Promise",
    "Record",
    "RecordError",
    "Round",
    "RoundError",
    "Script",
    "Standing",
    "Topic",
    "excused",
    "group_of",
    "issue_name",
    "passed",
    "read_excuses",
    "read_record",
    "read_rounds",
    "standings",
    "the_record",
    "the_rounds",
]
