"""Who the badge is for, and in what authority somebody else applies (scheme A13, A14)."""

from portal.journey import (
    Bullets,
    Choice,
    ExitPage,
    Fact,
    Link,
    Question,
    Radios,
    Section,
    Text,
    given,
)

HELPING = given("helped", "yes")
"""Somebody applies for somebody else, so every page speaks about "them"."""

APPLYING_FOR = Question(
    key="applying_for",
    ask=Text("Who are you applying for?"),
    answer=Radios(
        (
            Choice("myself", Text("Myself")),
            Choice("child", Text("A child"), Text("For example, your son, daughter or a child you foster")),
            Choice(
                "someone_else", Text("Somebody else"), Text("For example, a parent, a friend or a client")
            ),
            Choice("organisation", Text("An organisation"), Text("For example, a care home or a hospice")),
        )
    ),
    missing=Text("Select who you are applying for"),
)

ORGANISATION = ExitPage(
    key="organisation",
    title=Text("Ask your council about a badge for an organisation"),
    body=(
        Text(
            "You cannot apply for an organisation’s badge here yet. Your council takes these applications itself."
        ),
        Text("An organisation may get a badge if it does both of these things:"),
        Bullets(
            (
                Text("cares for people who would qualify for a Blue Badge themselves"),
                Text("drives those people about as part of that care"),
            )
        ),
        Text(
            "It must also show why the people’s own badges are not enough. "
            "Taxis, private hire and community transport do not usually qualify."
        ),
        Text("Contact your council and ask for the Blue Badge form for organisations."),
        Link(Text("Contact details of the councils that use this service"), "/help"),
        Link(Text("Find another council on GOV.UK"), "https://www.gov.uk/find-local-council"),
    ),
    when=given("applying_for", "organisation"),
)

AUTHORITY = Question(
    key="authority",
    ask=Text("How are you connected to the person you are applying for?"),
    answer=Radios(
        (
            Choice("parent", Text("I am their parent or guardian")),
            Choice(
                "attorney",
                Text("I am their attorney or deputy"),
                Text("You have a lasting power of attorney, or the Court of Protection appointed you"),
                when=given("applying_for", "someone_else"),
            ),
            Choice(
                "appointee",
                Text("I am their appointee"),
                Text("The Department for Work and Pensions (DWP) lets you deal with their benefits"),
            ),
            Choice("friend", Text("I am a relative, carer or friend")),
            Choice(
                "professional",
                Text("I am helping as part of my job"),
                Text("For example, an adviser, a social worker or library staff"),
            ),
        )
    ),
    missing=Text("Select how you are connected to the person you are applying for"),
    row=Text("Connection to the applicant"),
    leave=True,
    when=HELPING,
)

HELPED = Fact(
    key="helped",
    cases=(("yes", given("applying_for", "child", "someone_else")), ("no", given("applying_for", "myself"))),
)

WHO = Section(
    key="who",
    title=Text("Who is applying"),
    stage="route",
    items=(APPLYING_FOR, ORGANISATION, HELPED, AUTHORITY),
)
