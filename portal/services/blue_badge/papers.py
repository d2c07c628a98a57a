"""The papers each route asks for (scheme A4, A5; dft-service 5). Every one may come later; none is a gate.

Near the end of life only form SR1 is asked for; the council says later what else it cannot do without.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.journey import (
    Answers,
    Choice,
    Condition,
    Files,
    Question,
    Radios,
    Section,
    Text,
    all_of,
    given,
    includes,
)
from portal.services.blue_badge.benefits import ADULT
from portal.services.blue_badge.eligibility import FAST_LANE
from portal.services.blue_badge.health import ASSESSED
from portal.services.blue_badge.reasons import UNDER_3

ONE_KIND = Files()
OTHER = Choice("other", Text("Something else, or I am not sure"))
CHILDS_IDENTITY = (
    Choice("passport", Text("Passport")),
    Choice("birth", Text("Birth or adoption certificate")),
    OTHER,
)
IDENTITY = (
    *CHILDS_IDENTITY[:-1],
    Choice("driving_licence", Text("Driving licence")),
    Choice("marriage", Text("Certificate of marriage, civil partnership, divorce or dissolution")),
    OTHER,
)
ADDRESS = (
    Choice("council_tax", Text("Council Tax bill")),
    Choice("government", Text("Letter from a government department")),
    Choice("driving_licence", Text("Driving licence"), when=ADULT),
    Choice("school", Text("Letter from school"), when=~ADULT),
    OTHER,
)
SUPPORTING = (
    Choice("diagnosis", Text("Letter about a diagnosis, or from a clinic")),
    Choice("prescriptions", Text("List of prescriptions")),
    Choice("care_plan", Text("Care plan or assessment")),
    Choice("professional", Text("Letter from a professional")),
    OTHER,
)
LOOKS = (
    Choice("shoulders", Text("Head and shoulders")),
    Choice("close", Text("Closer: mostly the face")),
    Choice("wide", Text("Wider: more around the face")),
    Choice("middle", Text("The middle of the picture")),
    Choice("upper", Text("The upper part of the picture")),
    Choice("closer", Text("Closer: only the middle of the picture")),
    Choice("as_is", Text("Use the photo as it is")),
    Choice("help", Text("Ask the council to help with the photo")),
)
"""What may become of a photo: one of the crops that `portal.media` suggests, or one of the last two."""

UPLOAD = "upload"
"""The answer to how a paper will come that leads to the page for its files."""

BY_UPLOAD = Choice(UPLOAD, Text("Upload it, from this device or another one"))
POST = Choice("post", Text("I will send a copy by post"))
BRING = Choice("bring", Text("I will take it to the council"))
LATER = Choice("later", Text("I do not have it yet, I will send it later"))
HELP = Choice("help", Text("I cannot get it and would like the council’s help"))


BY_POST = Text("By post, send a copy and keep the original.")
BY_POST_PHOTO = Text("By post, send a printed photo.")


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper to get ready: what it is, what is accepted, how it will come, and the files of it."""

    title: Text
    accepted: Text
    question: Question
    upload: Question


def _paper(
    key: str, title: Text, it: str, accepted: Text, when: Condition, *first: Choice, files: Files = ONE_KIND
) -> Paper:
    question = Question(
        key=f"paper_{key}",
        ask=Text(f"How will you send {it}?"),
        about=(accepted, BY_POST_PHOTO if files.photo else BY_POST),
        answer=Radios((BY_UPLOAD, *first, POST, BRING, LATER, HELP)),
        missing=Text("Select how you will send it"),
        when=when,
        row=title,
    )
    upload = Question(
        key=f"files_{key}",
        ask=Text(f"Upload {it}"),
        about=(accepted,),
        answer=files,
        missing=Text(f"Select a photo or file of {it}, or choose another way to send it"),
        when=given(question.key, UPLOAD),
        row=Text("Photo uploaded" if files.photo else f"{title.you}: files"),
        whereabouts=not files.photo,  # letters, certificates and licences may all show an address
    )
    return Paper(title, accepted, question, upload)


SR1 = _paper(
    "end_of_life",
    Text("Form SR1"), "form SR1",
    Text("A copy, if there is one. A doctor or nurse fills it in; it used to be called DS1500. "
         "It may have gone straight to the Department for Work and Pensions (DWP)."),
    FAST_LANE,
    Choice("dwp", Text("Nothing to send: it went straight to DWP")),
    Choice("none", Text("There is no such form, or I am not sure")),
)  # fmt: skip

PAPERS = (
    SR1,
    _paper("award", Text("Benefit award letter"), "the benefit award letter",
           Text("All pages of the latest letter. For Personal Independence Payment (PIP) that is usually the page with "
                "the entitlement and the two pages with the scores. For Disability Living Allowance (DLA) it is the "
                "page with the mobility rate."),
           given("route", "pip", "dla")),
    _paper("forces", Text("Letter from the Ministry of Defence"), "the letter from the Ministry of Defence",
           Text("For the compensation scheme it must show the tariff level and the certificate about walking. "
                "For War Pensioners’ Mobility Supplement, send the latest letter."),
           given("route", "afrfcs", "wpms")),
    _paper("sight", Text("Proof of sight registration"), "proof of the sight registration",
           Text("A certificate of vision impairment, or nothing if the council may look at the register."),
           given("route", "sight"),
           Choice("look_up", Text("Nothing to send: the council may look at the register"))),
    _paper("supporting", Text("Letters about the condition"), "letters about the condition",
           Text("For example, a diagnosis, a clinic letter, a care plan or a prescription list. "
                "The law does not let the GP be the assessor, so letters from somebody else count too."),
           ASSESSED,
           Choice("none", Text("I do not have any letters")), files=Files(SUPPORTING)),
    _paper("identity_child", Text("Proof of the child’s identity"), "proof of the child’s identity",
           Text("One of: passport, birth or adoption certificate."),
           all_of(~ADULT, ~FAST_LANE), files=Files(CHILDS_IDENTITY)),
    _paper("identity", Text("Proof of identity"), "proof of identity",
           Text("A passport, a driving licence, or a birth or adoption certificate. Or a certificate of marriage, "
                "civil partnership, divorce or dissolution."),
           all_of(ADULT, ~FAST_LANE), files=Files(IDENTITY)),
    _paper("address", Text("Proof of address"), "proof of address",
           Text("One of: a recent Council Tax bill, a recent letter from a government department, or a driving licence. "
                "Under 16: a recent letter from school."),
           all_of(~UNDER_3, ~FAST_LANE),
           Choice("look_up", Text("The council may look at its Council Tax or school records")), files=Files(ADDRESS)),
    _paper("photo", Text("A photo for the badge"), "a photo for the badge",
           Text("Recent, digital and in colour: head and shoulders, face clear, a plain light background, nobody else in it. "
                "Head coverings for religious or medical reasons are fine."),
           ~FAST_LANE, files=Files(looks=LOOKS)),
)  # fmt: skip

PAPERS_SECTION = Section(
    key="papers",
    title=Text("Papers and photo"),
    items=tuple(page for paper in PAPERS if paper is not SR1 for page in (paper.question, paper.upload)),
)

AIDS_LIST = Text("The names of medicines, treatments, aids and the professionals who know you",
                 they="The names of medicines, treatments, aids and the professionals who know them")  # fmt: skip
NATIONAL_INSURANCE = Text("The National Insurance number, if there is one")
AIDS_WHEN = all_of(ASSESSED, includes("reasons", "walking", "non_visible"))
NATIONAL_INSURANCE_WHEN = all_of(ADULT, ~FAST_LANE)


def papers_for(known: Answers) -> Iterator[Paper]:
    """Yield the papers these answers ask for, in the order of the journey."""
    return (paper for paper in PAPERS if paper.question.when.holds(known))


def paper_of(upload: str) -> Paper:
    """Return the paper whose files the page of this key takes. Raise KeyError for any other page."""
    return {paper.upload.key: paper for paper in PAPERS}[upload]


def to_hand(known: Answers) -> Iterator[Text]:
    """Yield what is worth having beside you while you fill in the form."""
    if NATIONAL_INSURANCE_WHEN.holds(known):
        yield NATIONAL_INSURANCE
    if AIDS_WHEN.holds(known):
        yield AIDS_LIST


def to_send(answers: Answers) -> Iterator[Paper]:
    """Yield the papers that the person has said they will send, now or later, or want help to get."""
    coming = {choice.value for choice in (POST, BRING, LATER, HELP)}
    return (paper for paper in PAPERS if answers.get(paper.question.key) in coming)
