"""Everybody there is, and what each gets from every route there is. A new route needs a row here."""

from __future__ import annotations

NOBODY, OTHER, OWNER = "nobody", "another citizen", "the citizen whose draft it is"
STAFF, ELSEWHERE, HEAD = "caseworker", "caseworker of another council", "service owner"
DESK, ADVISER = "library desk", "adviser of an organisation"
WHO = (NOBODY, OTHER, OWNER, STAFF, ELSEWHERE, HEAD, DESK, ADVISER)
CITIZENS = (NOBODY, OTHER, OWNER)
GUESTS = (DESK, ADVISER)
"""Who signs in as staff do, and works for no council."""

PAGES = ("start", "questions", "rules", "help_page", "accessibility", "privacy", "cookies", "terms", "health",
         "finished")  # fmt: skip
Row = dict[str, tuple[int, ...]]


def everybody(*statuses: int) -> Row:
    return dict.fromkeys(WHO, statuses)


def only_the_owner(*statuses: int) -> Row:
    return everybody(404) | {OWNER: statuses}


def only_staff(staff: int, head: int, elsewhere: int | None = None) -> Row:
    """Citizens are sent to sign in; who signs in for no council finds no page."""
    inside = {STAFF: (staff,), ELSEWHERE: (elsewhere or staff,), HEAD: (head,)}
    return dict.fromkeys(CITIZENS, (303,)) | inside | dict.fromkeys(GUESTS, (404,))


def only_desks(status: int) -> Row:
    """Others are sent to sign in, or find no page if they have."""
    return only_staff(404, 404) | {DESK: (status,)}


def only_advisers(status: int) -> Row:
    """Others are sent to sign in, or find no page if they have."""
    return only_staff(404, 404) | {ADVISER: (status,)}


GUESTS_ON = dict.fromkeys(GUESTS, (303,))
"""They are led to their own pages."""

TABLE: dict[tuple[str, str], Row] = {
    **{("GET", f"pages.{page}"): everybody(200) for page in (*PAGES, "static")},
    ("GET", "pages.language"): everybody(303),
    ("GET", "apply.first"): everybody(200),
    ("POST", "apply.begin"): everybody(422),
    ("GET", "dev.mailbox"): everybody(200),  # where no other machine can come: see test_mailbox.py
    ("GET", "apply.resume"): only_the_owner(303),
    ("GET", "apply.wake"): only_the_owner(303),  # it is awake
    ("POST", "apply.take_wake"): only_the_owner(303),
    ("GET", "apply.question"): only_the_owner(200),
    ("POST", "apply.answer"): only_the_owner(422),
    ("GET", "apply.entry"): only_the_owner(200),
    ("GET", "apply.removal"): only_the_owner(200),
    ("POST", "apply.removal"): only_the_owner(422),
    ("GET", "apply.result"): only_the_owner(200),
    ("GET", "apply.tasks"): only_the_owner(200),
    ("GET", "apply.check"): only_the_owner(200),
    ("POST", "apply.confirm"): only_the_owner(409),
    ("GET", "apply.declaration"): only_the_owner(200),
    ("POST", "apply.send"): only_the_owner(422),
    ("GET", "apply.sent"): only_the_owner(404),  # not sent yet
    ("GET", "apply.print_sent"): only_the_owner(404),
    ("POST", "apply.take_entry"): only_the_owner(422),  # after the sending, which its kept words would stop
    ("POST", "apply.drop"): only_the_owner(303),
    ("GET", "apply.file"): only_the_owner(200),
    ("POST", "apply.take_file"): only_the_owner(422),
    ("GET", "apply.part"): only_the_owner(200),
    ("GET", "apply.remove_file"): only_the_owner(200),
    ("POST", "apply.remove_file"): only_the_owner(422),
    ("GET", "apply.other_device"): only_the_owner(200),
    ("POST", "apply.change_other_device"): only_the_owner(303),
    ("GET", "apply.received"): only_the_owner(200),
    ("GET", "send.enter_code"): everybody(200),
    ("POST", "send.take_code"): everybody(422),
    ("GET", "send.upload"): everybody(404),  # not taken yet
    ("POST", "send.take"): everybody(404),
    ("GET", "send.landing"): everybody(200),
    ("POST", "send.begin"): everybody(303),
    ("GET", "back.save"): only_the_owner(200),
    ("POST", "back.choose"): only_the_owner(422),
    ("GET", "back.saved"): only_the_owner(303),  # nothing is saved yet
    ("GET", "back.address"): only_the_owner(200),
    ("POST", "back.take_address"): only_the_owner(422),
    ("GET", "back.confirm"): only_the_owner(303),  # there is no code to wait for
    ("POST", "back.take_confirm"): only_the_owner(303),
    ("GET", "back.ask_how"): everybody(200),
    ("POST", "back.take_how"): everybody(422),
    ("GET", "back.words"): everybody(200),
    ("POST", "back.try_words"): everybody(422),
    ("GET", "back.ask_address"): everybody(200),
    ("POST", "back.take_ask"): everybody(422),
    ("GET", "back.code"): everybody(200),
    ("POST", "back.take_code"): everybody(422),
    ("GET", "back.link"): everybody(404),  # no such link
    ("POST", "back.spend_link"): everybody(404),
    ("GET", "back.applications"): everybody(200),
    ("GET", "back.own_sign_in"): everybody(404),  # nobody has set it up: see test_back_one_login.py
    ("GET", "back.sign_in"): everybody(404),
    ("GET", "back.signed_in"): everybody(404),
    ("POST", "back.take_sign_in"): everybody(404),
    ("GET", "pages.ask_to_finish"): everybody(303) | {OTHER: (200,), OWNER: (200,)},
    ("POST", "pages.finish"): everybody(303),
    ("GET", "pages.shared"): everybody(200),
    ("POST", "pages.take_shared"): everybody(303),
    ("GET", "pages.left"): everybody(200),
    ("POST", "pages.stay"): everybody(409) | {OTHER: (204,), OWNER: (204,)},
    ("POST", "pages.leave"): everybody(200),
    ("GET", "apply.leaving"): only_the_owner(200),
    ("POST", "apply.take_leaving"): only_the_owner(303),
    ("GET", "helping.helpers"): only_the_owner(200),
    ("POST", "helping.end"): only_the_owner(404),  # it names no permit
    ("POST", "helping.new_words"): only_the_owner(404),
    ("GET", "helping.words_were_shown"): only_the_owner(303),
    ("GET", "helping.let_help"): only_the_owner(200),
    ("POST", "helping.take_let_help"): only_the_owner(422),
    ("GET", "helping.paper_form"): everybody(200),
    ("GET", "helping.ask_words"): everybody(200),
    ("POST", "helping.take_words"): everybody(422),
    ("POST", "helping.answer_offer"): everybody(422),
    ("GET", "helping.my_help"): only_the_owner(303),  # to the page about all who help
    ("GET", "helping.hand_back"): only_the_owner(303),
    ("POST", "helping.take_hand_back"): only_the_owner(303),
    ("GET", "helping.hand_over"): only_the_owner(303),  # it is about the owner
    ("POST", "helping.take_hand_over"): only_the_owner(303),
    ("GET", "helping.advisers"): only_advisers(200),
    ("POST", "helping.open_application"): only_advisers(404),  # it names no permit
    ("GET", "desk.sign_in"): only_staff(303, 303) | dict.fromkeys(CITIZENS, (200,)) | GUESTS_ON,
    ("POST", "desk.take_sign_in"): everybody(422),
    ("GET", "desk.home"): only_desks(200),
    ("POST", "desk.start"): only_desks(303),
    ("POST", "desk.come_back"): only_desks(303),
    ("GET", "office.sign_in"): only_staff(303, 303) | dict.fromkeys(CITIZENS, (200,)) | GUESTS_ON,
    ("POST", "office.take_sign_in"): everybody(422),
    ("GET", "office.sign_out"): only_staff(200, 200) | dict.fromkeys(GUESTS, (200,)),
    ("POST", "office.take_sign_out"): only_staff(200, 200) | dict.fromkeys(GUESTS, (200,)),
    ("GET", "office.key_in"): only_staff(200, 404),
    ("POST", "office.take_key_in"): only_staff(422, 404),
    ("GET", "office.queue"): only_staff(200, 303) | GUESTS_ON,
    ("POST", "office.search"): only_staff(303, 404),
    ("GET", "office.mine"): only_staff(200, 404),
    ("POST", "office.take_next"): only_staff(303, 404),  # to one's own cases
    ("GET", "office.figures"): only_staff(200, 200),
    ("GET", "office.case"): only_staff(200, 404, elsewhere=404),
    ("POST", "office.take"): only_staff(303, 404, elsewhere=404),
    ("POST", "office.release"): only_staff(303, 404, elsewhere=404),
    ("GET", "office.file"): only_staff(200, 404, elsewhere=404),
    ("GET", "office.picture"): only_staff(200, 404, elsewhere=404),
    ("GET", "office.thumb"): only_staff(200, 404, elsewhere=404),
    ("GET", "office.download"): only_staff(200, 404, elsewhere=404),
    ("GET", "office.badge"): only_staff(200, 404, elsewhere=404),
    ("GET", "office.download_badge"): only_staff(200, 404, elsewhere=404),
}  # fmt: skip
"""The status each route answers each person with; a POST has a good form token and nothing else."""

LAST = (
    *("pages.take_shared", "pages.finish", "pages.leave", "desk.start", "desk.come_back"),
    *("office.sign_out", "office.take_sign_out"),
)
"""What ends a session is tried when nobody needs it any more."""

FOR_FILES = (
    *("apply.file", "apply.take_file", "apply.part", "apply.remove_file"),
    *("apply.other_device", "apply.change_other_device", "apply.received"),
)
"""What there is only where a paper is uploaded."""


def when(endpoint: str) -> int:
    """Return when an endpoint is tried: what ends a session at the end, and signing out last of all."""
    return LAST.index(endpoint) + 1 if endpoint in LAST else 0
