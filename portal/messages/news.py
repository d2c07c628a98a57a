"""Messages about what has happened to an application, or will happen to it."""

from datetime import date

from portal.journey import DateInput, Say, Text
from portal.messages.words import ABOUT, Words, ending, put

_DATE = DateInput(noun=Text("Date"))


def reminder(say: Say, channel: str, *, day: date, site: str) -> Words:
    """Tell that an application that was not sent will be erased."""
    when = _in_words(say, day)
    if channel == "text":
        return put(
            say,
            ABOUT,
            say(
                Text(
                    "You have not sent your application. We will erase it on {day}. To go on: {site}",
                    they="You have not sent the application. We will erase it on {day}. To go on: {site}",
                ),
                day=when,
                site=site,
            ),
        )
    return put(
        say,
        ABOUT,
        say(
            Text(
                "You have started an application and not sent it.",
                they="You have started an application for somebody and not sent it.",
            )
        ),
        say(
            "We will erase it on {day}, with everything in it, if you do not go on with it before.", day=when
        ),
        say("To go on, open this page:"),
        site,
        say("If you do not want to go on, you do not need to do anything."),
        *ending(say, channel),
    )


def helper_sent(say: Say, channel: str, *, day: date, site: str) -> Words:
    """Tell the holder that a helper has sent their application."""
    when = _in_words(say, day)
    happened = say(
        Text(
            "Somebody who helps you sent your application on {day}.",
            they="Somebody who helps with the application sent it on {day}.",
        ),
        day=when,
    )
    return _unless_expected(say, channel, happened, site)


def permit_changed(say: Say, channel: str, *, site: str) -> Words:
    """Tell the holder that somebody may help from now on, may do something else, or may help no more."""
    happened = say(
        Text(
            "Who may help with your application has changed.",
            they="Who may help with the application has changed.",
        )
    )
    return _unless_expected(say, channel, happened, site)


def ways_changed(say: Say, channel: str, *, site: str) -> Words:
    """Tell that one can go back to an application in a new way, or no longer in one of before."""
    happened = say(
        Text(
            "The ways to go back to your application have changed.",
            they="The ways to go back to the application have changed.",
        )
    )
    return _unless_expected(say, channel, happened, site)


def _unless_expected(say: Say, channel: str, happened: str, site: str) -> Words:
    if channel == "text":
        return put(
            say, ABOUT, say("{happened} If you did not expect this: {site}", happened=happened, site=site)
        )
    return put(
        say,
        ABOUT,
        happened,
        say(
            "If you expected this, you do not need to do anything. If not, open this page to see whom to ask:"
        ),
        site,
        *ending(say, channel),
    )


def _in_words(say: Say, day: date) -> str:
    return _DATE.display(day.isoformat(), say)[0]
