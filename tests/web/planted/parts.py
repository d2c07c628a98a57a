"""Faults in lists, endings, buttons and pages for errors."""

from tests.web.planted.fault import Planted

PARTS = (
    Planted("SUM-1", "does not say of what", "check", '<span class="govuk-visually-hidden"> Name</span>', ""),
    Planted("SUM-1", "not marked", "check", " govuk-summary-list__row--no-actions", ""),
    Planted("SUM-1", "not a name and a value", "check", '<dt class="govuk-summary-list__key">Born</dt>', ""),
    Planted("SUM-1", "has no answer", "check", "Jo Example", ""),
    Planted("CYA-1", "under no heading", "check", "<h2>About you</h2>", ""),
    Planted("CYA-1", "the button below the answers", "check", "Confirm and continue", "Continue"),
    Planted("CYA-1", "the button below the declaration", "declaration", ">Agree and send<", ">Continue<"),
    Planted("TASK-1", "is not one link", "tasks", "task-list__item--with-link", "task-list__item--plain"),
    Planted("TASK-1", "not say how far", "tasks", ' aria-describedby="task-1"', ""),
    Planted("TASK-1", "no words for how far", "tasks", ">Completed<", "><"),
    Planted("TASK-1", "is no tag", "tasks", ">Completed<", ">Done<"),
    Planted("TASK-1", "is a tag", "tasks", "Not yet started", "Completed"),
    Planted("TASK-1", "is red", "tasks", "govuk-tag--blue", "govuk-tag--red"),
    Planted(
        "TASK-1",
        "a link in the hint",
        "tasks",
        "Name and address",
        '<a class="govuk-link" href="/help">A</a>',
    ),
    Planted(
        "TASK-2",
        "whether a section is complete",
        "boxes",
        "What makes walking hard?",
        "Have you completed this section?",
    ),
    Planted("CONF-1", "no h1", "sent", "govuk-panel__title", "title"),
    Planted(
        "CONF-1", "to press in the panel", "sent", "<strong>", '<a class="govuk-link" href="/">A</a><strong>'
    ),
    Planted("CONF-1", "no reference", "sent", "<strong>BB-1234</strong>", ""),
    Planted("CONF-1", "what happens next", "sent", "<h2>What happens next</h2>", ""),
    Planted("CONF-1", "no tel: link", "sent", "tel:01922", "/phone"),
    Planted("CONF-1", "no link to /print", "sent", "/sent/print", "/sent"),
    Planted(
        "BAN-1",
        "2 notification banners",
        "check",
        "<h1>",
        '<div class="govuk-notification-banner"></div><h1>',
    ),
    Planted(
        "BAN-1", "not just before", "tasks", "</main>", '<div class="govuk-notification-banner"></div></main>'
    ),
    Planted(
        "BAN-1",
        "has the role region",
        "check",
        'notification-banner" ',
        'notification-banner govuk-notification-banner--success" ',
    ),
    Planted("BAN-1", "is called 'Look'", "check", ">Important<", ">Look<"),
    Planted(
        "INT-1",
        "an interruption panel",
        "sent",
        '<div class="govuk-panel"',
        '<div class="govuk-panel govuk-interruption-panel"',
    ),
    Planted(
        "EXIT-1",
        "not there twice",
        "details",
        '<button class="govuk-skip-link">Exit',
        '<button class="link">Exit',
    ),
    Planted("EXIT-1", "is not called", "details", "Exit this page in an emergency", "Emergency"),
    Planted(
        "EXIT-1",
        "below the content",
        "details",
        "</main>",
        '</main><form action="/leave" method="post"></form>',
    ),
    Planted(
        "EXIT-1",
        "not end the session",
        "details",
        'method="post" action="/leave"',
        'method="get" action="/leave"',
    ),
    Planted(
        "COOK-1", "a banner asks", "tasks", "<header>", '<div class="govuk-cookie-banner"></div><header>'
    ),
    Planted("COOK-1", "the cookies listed", "cookies", ">staff<", ">tracker<"),
    Planted(
        "COOK-1",
        "no purpose or no end",
        "cookies",
        "Finds your answers<br>It goes at the end",
        "Finds your answers",
    ),
    Planted(
        "DET-1",
        "hidden in details",
        "tasks",
        "<ul class",
        "<details><summary>More</summary></details><ul class",
    ),
    Planted(
        "SEL-1", "from a menu", "code", "<h1>", '<select aria-label="One"><option>1</option></select><h1>'
    ),
    Planted("TAB-1", "behind a tab", "tasks", '<ul class="', '<ul class="govuk-tabs '),
    Planted("STEP-1", "step by step", "tasks", '<ul class="', '<ul class="gem-c-step-nav '),
    Planted("EQ-1", "'religion' is asked for", "details", "First name", "Religion"),
    Planted(
        "BTN-1", "2 primary buttons", "code", "</form>", '<button class="govuk-button">Or</button></form>'
    ),
    Planted("BTN-1", "0 primary buttons", "code", "govuk-button", "govuk-button govuk-button--secondary"),
    Planted("BTN-1", "is disabled", "code", "<button type", "<button disabled type"),
    Planted("BTN-1", "can be pressed twice", "code", ' data-prevent-double-click="true"', ""),
    Planted(
        "BTN-1", "no button of a form", "tasks", 'govuk-button" ', 'govuk-button govuk-button--warning" '
    ),
    Planted(
        "LINK-1",
        "not say that it opens",
        "missing",
        'href="/">Go',
        'target="_blank" rel="noreferrer noopener" href="/">Go',
    ),
    Planted("LINK-1", "where it came from", "missing", 'href="/">Go', 'target="_blank" href="/">Go'),
    Planted("LINK-1", "not look like a link", "missing", "govuk-link", "other"),
    Planted("LINK-1", "looks like a button", "away", ' role="button"', ""),
    Planted("404-1", "what was not found is called", "missing", "Page not found", "Nothing here"),
    Planted("404-1", "leads nowhere", "missing", '<a class="govuk-link" href="/">Go to the start</a>', "Go"),
    Planted("404-1", "says '404'", "missing", "Go to the start", "Error 404"),
    Planted("404-1", "in red", "missing", "<p>", '<p class="govuk-error-message">'),
    Planted("500-1", "a failure is called", "failed", "Sorry, there is a problem", "There is a problem"),
    Planted("500-1", "become of the answers", "failed", "Answers are still there.", "Try again."),
    Planted("503-1", "nothing has changed", "away", "Nothing has changed.", ""),
    Planted("503-1", "no way round", "away", "/return", "/help"),
)
