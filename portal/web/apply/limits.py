"""What each page of an application asks of a helper's permit. One that is not named is the holder's alone."""

from enum import Enum

from portal.access import Level


class Beyond(Enum):
    """What no level of permit decides."""

    READ = "read"
    """Whoever may help at all may look."""
    HOLDER = "holder"
    """Nobody but the holder."""


READ, HOLDER = Beyond.READ, Beyond.HOLDER

Need = Level | Beyond

NEEDS: dict[str, Need] = {
    **dict.fromkeys(
        (
            *("apply.resume", "apply.question", "apply.entry", "apply.result", "apply.tasks", "apply.check"),
            *("apply.declaration", "apply.sent", "apply.print_sent", "apply.leaving", "apply.take_leaving"),
            *("helping.my_help", "helping.hand_back", "helping.take_hand_back"),
            *("back.save", "back.choose", "back.saved", "back.address", "back.take_address"),
            *("back.confirm", "back.take_confirm", "back.own_sign_in", "back.take_sign_in"),
        ),
        READ,
    ),
    **dict.fromkeys(("apply.answer", "apply.removal", "apply.take_entry", "apply.drop"), Level.FILL),
    **dict.fromkeys(
        (
            *("apply.file", "apply.take_file", "apply.part", "apply.remove_file"),
            *("apply.other_device", "apply.change_other_device", "apply.received"),
        ),
        Level.UPLOAD,
    ),
    **dict.fromkeys(("apply.confirm", "apply.send"), Level.SEND),
}


def allows(need: Need, level: Level) -> bool:
    """Say whether a level of permit meets a need."""
    return need is READ or (isinstance(need, Level) and level.reaches(need))
