"""Faults in what is asked, and in how it is said that an answer is wrong."""

from tests.web.planted.fault import Planted

QUESTIONS = (
    Planted("START-1", "the start tells of", "start", "<h2>What you need</h2>", ""),
    Planted("START-1", "does not lead to /return", "start", "/return", "/back"),
    Planted("START-2", "2 start buttons", "start", "<h1>", '<a class="govuk-button--start">Now</a><h1>'),
    Planted("START-2", "no link with the role", "start", ' role="button"', ""),
    Planted("TIME-1", "after how many minutes", "start", "30 minutes", "a while"),
    Planted("Q-1", "without a way back", "question", "govuk-back-link", "govuk-link"),
    Planted("Q-1", "says ['Go on']", "question", "Save and continue", "Go on"),
    Planted("Q-1", "a button says 'Next'", "code", "Continue", "Next"),
    Planted("Q-2", "not the label", "insurance", "<h1><label", "<h1>Number</h1><p><label"),
    Planted("Q-2", "is said 2 times", "question", ">Yes</label>", ">Do you have a badge?</label>"),
    Planted(
        "Q-3", "a part of the heading", "question", "<h1>", '<h1><span class="govuk-caption-l">You</span>'
    ),
    Planted(
        "Q-3", "below the heading", "check", "<h2>About", '<span class="govuk-caption-l">You</span><h2>About'
    ),
    Planted("Q-4", "a hint ends", "question", "an old one", "an old one."),
    Planted("Q-4", "a hint has 43 words", "question", "an old one", "old " * 41),
    Planted(
        "Q-4", "a link in the hint", "question", "an old one", '<a class="govuk-link" href="/help">this</a>'
    ),
    Planted("Q-5", "a star", "details", "First name", "First name *"),
    Planted("Q-5", "not at the end", "details", "line 2 (optional)", "line 2 (optional) of it"),
    Planted("Q-6", "a bar of progress", "code", "<h1>", '<progress value="1" max="3"></progress><h1>'),
    Planted("Q-8", "input has placeholder", "code", 'name="code"', 'name="code" placeholder="1234"'),
    Planted("Q-8", "input has maxlength", "code", 'name="code"', 'name="code" maxlength="4"'),
    Planted("Q-8", "input has required", "code", 'name="code"', 'name="code" required'),
    Planted("Q-8", "input has pattern", "code", 'name="code"', 'name="code" pattern="[0-9]"'),
    Planted("Q-8", "a form without novalidate", "code", " novalidate", ""),
    Planted("Q-9", "an input of type range", "code", 'type="text"', 'type="range"'),
    Planted("Q-9", "input has onpaste", "code", 'name="code"', 'name="code" onpaste="a()"'),
    Planted("Q-9", "input has autofocus", "code", 'name="code"', 'name="code" autofocus'),
    Planted(
        "BACK-1",
        "more than one way back",
        "check",
        "<main",
        '<a class="govuk-back-link" href="/">Back</a><main',
    ),
    Planted("BACK-1", "leads to '#main-content'", "check", "/apply/1/postcode", "#main-content"),
    Planted(
        "BACK-1", "not above the content", "tasks", "<h1>", '<a class="govuk-back-link" href="/">Back</a><h1>'
    ),
    Planted("BACK-1", "says 'Go back'", "check", ">Back<", ">Go back<"),
    Planted("VAL-1", "status 200 does not go", "question", "<main", "<main", status=200),
    Planted("VAL-1", "status 422 does not go", "tasks", "<main", "<main", status=422),
    Planted(
        "VAL-1",
        "not the first thing",
        "question",
        '<div class="govuk-error-s',
        '<p>Wait</p><div class="govuk-error-s',
    ),
    Planted("VAL-1", "heading of the error summary", "question", "There is a problem", "Problem"),
    Planted("VAL-3", "nothing that takes the focus", "question", 'href="#badge"', 'href="#badge-hint"'),
    Planted("VAL-3", "not lead to the first choice", "question", 'href="#badge"', 'href="#badge-2"'),
    Planted("VAL-3", "without a link", "file", '<a href="#letter">Select a file</a>', "Select a file"),
    Planted(
        "VAL-4", "no field says 'Choose a file'", "file", 'href="#letter">Select', 'href="#letter">Choose'
    ),
    Planted(
        "VAL-4",
        "what the summary does not",
        "file",
        "<label ",
        f"{'<p id=x-error class='}govuk-error-message>Error: B</p><label ",
    ),
    Planted("VAL-4", "a message begins 'Wrong:", "file", "Error:</span>", "Wrong:</span>"),
    Planted("VAL-4", "no hidden word", "file", "govuk-visually-hidden", "other"),
    Planted("VAL-4", "nothing is described by", "file", ' aria-describedby="letter-error"', ""),
    Planted("VAL-5", "the script knows", "file", ' data-module="govuk-error-summary"', ""),
    Planted("VAL-5", "not read out", "file", ' role="alert"', ""),
    Planted("VAL-6", "has 'valid'", "file", "Select a file", "Select a valid file"),
    Planted("VAL-6", "repeats the example", "question", "if you have a badge", "if you have an old one"),
    Planted(
        "VAL-7",
        "beside an error summary",
        "file",
        "<h1>",
        '<div class="govuk-notification-banner"></div><h1>',
    ),
    Planted("VAL-8", "decides: 'eligible'", "file", "Select a file", "You are not eligible"),
    Planted("RAD-3", "not begin with Select", "question", "Select yes if you", "Say if you"),
    Planted("RAD-3", "Select yes if", "question", "Select yes if you", "Select that you"),
)
