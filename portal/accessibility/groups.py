"""The groups of pages that the statement speaks of. The id of each is its place: /accessibility#questions."""

from dataclasses import dataclass

from portal.journey import Files, Page, Question, Repeat, Text


@dataclass(frozen=True, slots=True)
class Group:
    """Some pages that are alike for the person who uses them."""

    id: str
    title: Text


START = Group("start", Text("Start and help"))
QUESTIONS = Group("questions", Text("Questions"))
LISTS = Group("lists", Text("Lists, for example of medicines"))
PAPERS = Group("papers", Text("Papers and photos"))
OTHER_DEVICE = Group("other-device", Text("Sending from another phone or tablet"))
CHECK_AND_SEND = Group("check-and-send", Text("Result, list of tasks, checking and sending"))
SENT = Group("sent", Text("After sending"))
COME_BACK = Group("come-back", Text("Coming back to an application"))
HELPING = Group("helping", Text("Helping somebody, and being helped"))
THIS_COMPUTER = Group("this-computer", Text("Shared computers, and leaving quickly"))
SMALL_PRINT = Group("small-print", Text("Accessibility, privacy, cookies and terms"))
ERRORS = Group("errors", Text("Pages that say something went wrong"))
DESK = Group("desk", Text("Library desks"))
OFFICE = Group("office", Text("Pages for council staff"))
TRYING_OUT = Group("trying-out", Text("Pages of a demonstration"))

GROUPS: tuple[Group, ...] = (
    START,
    QUESTIONS,
    LISTS,
    PAPERS,
    OTHER_DEVICE,
    CHECK_AND_SEND,
    SENT,
    COME_BACK,
    HELPING,
    THIS_COMPUTER,
    SMALL_PRINT,
    ERRORS,
    DESK,
    OFFICE,
    TRYING_OUT,
)

BLUEPRINTS = {
    "back": COME_BACK,
    "desk": DESK,
    "dev": TRYING_OUT,
    "errors": ERRORS,
    "helping": HELPING,
    "office": OFFICE,
    "send": OTHER_DEVICE,
}
"""Groups of the blueprints that are of one group as a whole; errors have none, and this name."""

ENDPOINTS: dict[Group, tuple[str, ...]] = {
    START: ("pages.start", "pages.questions", "pages.rules", "pages.help_page"),
    SMALL_PRINT: (
        "pages.accessibility",
        "pages.privacy",
        "pages.cookies",
        "pages.terms",
        "pages.health",
        "pages.language",
        "pages.static",
    ),
    THIS_COMPUTER: (
        "pages.shared",
        "pages.take_shared",
        "pages.ask_to_finish",
        "pages.finish",
        "pages.finished",
        "pages.leave",
        "pages.left",
        "pages.stay",
        "apply.leaving",
        "apply.take_leaving",
    ),
    QUESTIONS: ("apply.first", "apply.begin", "apply.question", "apply.answer", "apply.drop"),
    LISTS: ("apply.entry", "apply.take_entry", "apply.removal"),
    PAPERS: ("apply.file", "apply.take_file", "apply.part", "apply.remove_file"),
    OTHER_DEVICE: ("apply.other_device", "apply.change_other_device", "apply.received"),
    CHECK_AND_SEND: (
        "apply.result",
        "apply.tasks",
        "apply.check",
        "apply.confirm",
        "apply.declaration",
        "apply.send",
    ),
    SENT: ("apply.sent", "apply.print_sent"),
    COME_BACK: ("apply.resume", "apply.wake", "apply.take_wake"),
}

_OF_ENDPOINT = {endpoint: group for group, endpoints in ENDPOINTS.items() for endpoint in endpoints}


def group_of(endpoint: str, page: Page | None = None) -> Group:
    """
    Return the group of an endpoint, `page` being the page of the journey that it shows, if any.

    The endpoint of questions shows lists and papers too. Raise KeyError for an endpoint without a group.
    """
    group = BLUEPRINTS.get(endpoint.partition(".")[0]) or _OF_ENDPOINT[endpoint]
    if group is not QUESTIONS:
        return group
    if isinstance(page, Repeat):
        return LISTS
    return PAPERS if isinstance(page, Question) and isinstance(page.answer, Files) else QUESTIONS
