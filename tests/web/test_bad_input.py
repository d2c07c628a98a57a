"""Whatever is sent to whatever form, the portal answers with a page, and no case comes of it (N04)."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.web.browsing import tree
from tests.web.driving import WALKING, Applicant
from tests.web.mutations import METHODS, mutations
from tests.web.stored import cases_of

FORMS: dict[str, tuple[str, dict[str, str]]] = {
    "apply.begin": ("/apply", {"applying_for": "myself"}),
    "apply.answer": ("{draft}/name", {"name-first": "Nusrat", "name-last": "Example"}),
    "apply.answer date": ("{draft}/date-of-birth", {"date_of_birth-day": "27", "date_of_birth-month": "3"}),
    "apply.answer boxes": ("{draft}/benefits", {"benefits": "pip"}),
    "apply.answer list": ("{draft}/medicines", {"another": "no"}),
    "apply.answer exit": ("{draft}/outside-area", {}),
    "apply.answer files": ("{draft}/files-identity", {}),
    "apply.take_file": ("{draft}/files-identity/{file}", {"what": "passport"}),
    "apply.remove_file": ("{draft}/files-identity/{file}/remove", {"remove": "no"}),
    "apply.change_other_device": ("{draft}/files-identity/other-device", {"do": "start"}),
    "send.take_code": ("/send", {"code": "0000 0000 0000"}),
    "send.begin": ("/send/000000000000", {}),
    "send.take": ("/send/AAAAAAAAAAAAAAAAAAAAAA", {}),
    "apply.take_entry": ("{draft}/medicines/AAAAAAAA", {"medicines-name": "Tablets", "medicines-dose": "1"}),
    "apply.removal": ("{draft}/medicines/AAAAAAAA/remove", {"remove": "no"}),
    "apply.confirm": ("{draft}/check", {"shown": "no such hash"}),
    "pages.finish": ("/finish", {}),
    "back.choose": ("{draft}/way-back", {"way": "words"}),
    "back.choose remove": ("{draft}/way-back", {"remove": "AAAAAAAAAAAAAAAAAAAAAA"}),
    "back.take_address": ("{draft}/way-back/email", {"email": "nusrat@example.org"}),
    "back.take_address text": ("{draft}/way-back/text", {"phone": "07700 900461"}),
    "back.take_confirm": ("{draft}/way-back/text/code", {"code": "12345678"}),
    "back.take_how": ("/return", {"way": "words"}),
    "back.try_words": ("/return/words", {"words": "one two three four five", "born-day": "27"}),
    "back.take_ask": ("/return/email", {"email": "nusrat@example.org"}),
    "back.take_ask text": ("/return/text", {"phone": "07700 900461"}),
    "back.take_code": ("/return/email/code", {"code": "12345678"}),
    "back.spend_link": ("/return/link/AAAAAAAAAAAAAAAAAAAAAA", {}),
    "back.take_sign_in": ("/return/one-login/callback", {"code": "x", "state": "x"}),
    "pages.take_shared": ("/shared", {}),
    "pages.stay": ("/session/stay", {}),
    "pages.leave": ("/leave", {}),
    "apply.take_leaving": ("{draft}/leaving?next=name", {}),
    "helping.end": ("{draft}/helpers/end", {"permit": "AAAAAAAAAAAAAAAAAAAAAA"}),
    "helping.new_words": ("{draft}/helpers/words", {"permit": "AAAAAAAAAAAAAAAAAAAAAA"}),
    "helping.take_let_help": ("{draft}/helpers/new", {"helper-name": "Sam", "helper-level": "send"}),
    "helping.take_words": ("/help-somebody", {"words": "one two three four five"}),
    "helping.answer_offer": ("/help-somebody/answer", {"words": "one two three", "do": "accept"}),
    "helping.take_hand_back": ("{draft}/hand-back", {}),
    "helping.take_hand_over": ("{draft}/hand-over", {"words_way": "AAAAAAAAAAAAAAAAAAAAAA"}),
    "helping.open_application": ("/advisers/open", {"permit": "AAAAAAAAAAAAAAAAAAAAAA"}),
    "desk.take_sign_in": ("/desk/sign-in", {"email": "a@example.org"}),
    "desk.start": ("/desk/start", {}),
    "desk.come_back": ("/desk/return", {}),
    "office.take_key_in": ("/office/key-in", {"channel": "paper"}),
    "apply.take_wake": ("{draft}/wake", {"born-day": "27"}),
    "apply.drop": ("{draft}/unsaved", {"key": "name", "shown_on": "check"}),
    "apply.send": ("{draft}/declaration", {"accept": "no"}),
    "office.search": ("/office", {"search": "Example"}),
    "office.take_next": ("/office/next", {}),
    "office.take": ("/office/cases/AAAAAAAAAAAAAAAAAAAAAA/take", {}),
    "office.release": ("/office/cases/AAAAAAAAAAAAAAAAAAAAAA/release", {}),
    "office.take_sign_in": ("/office/sign-in", {"email": "a@example.org"}),
    "office.take_sign_out": ("/office/sign-out", {}),
}
"""A good form, or one that is good but for what would send an application, for every route that takes one."""

ENDING = ("pages.take_shared", "pages.leave", "apply.begin")
"""The routes that give the browser another session, another token, or none."""


@pytest.mark.slow
@pytest.mark.usefixtures("quick_files")
@pytest.mark.parametrize("route", FORMS)
def test_a_broken_form_gets_a_page(route: str, applicant: Applicant) -> None:
    """Forty and more broken versions of each form: never a failure, never a case, always a page."""
    address, fields = FORMS[route]
    applicant.begin_complete(**WALKING | {"paper_identity": "upload"})
    file = applicant.give("files_identity")
    applicant.check()
    url = address.format(draft=applicant.url(""), file=file.id)
    good = fields | {"csrf_token": applicant.token}
    tried = list(mutations(good))
    assert len(tried) >= 40
    session = applicant.session
    for name, request in tried:
        applicant.client.set_cookie("session", session)  # some form may have ended it
        response = applicant.client.open(url, **{"method": "POST"} | request)
        assert response.status_code in expected(name), (name, response.status_code)
        assert not re.search("evil|gopher", response.text + str(response.headers)), name
    applicant.client.set_cookie("session", session)
    assert cases_of(applicant.home) == []
    assert applicant.get("").status_code == (404 if route in ENDING else 303)


def expected(name: str) -> tuple[int, ...]:
    """Return the statuses that suit a broken form."""
    if name in METHODS:
        return (405,)
    if name in ("1,001 parts", "300,000 characters"):
        # A page for files says so itself; a route that reads no form, or not from this person, need not look.
        return (413, 404, 303, 422, 200)
    if "host" in name and name != "host with a port":
        return (400,)
    return (200, 204, 303, 400, 404, 409, 413, 422)


def test_every_form_is_tried(app: Flask) -> None:
    """A new route that takes a form has to be added above."""
    posts = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    assert posts == {route.split()[0] for route in FORMS}


@pytest.mark.parametrize(
    "address",
    ["/apply/%00", "/apply/%ED%A0%80/name", "/apply/" + "A" * 3000, "/apply/..%2f..%2f/x", "/%ff",
     "/apply/{draft}/name%00", "/apply/{draft}/NAME", "/apply/{draft}/medicines/%00%00%00%00%00%00%00%00",
     "/apply/{draft}/medicines/AAAAAAAA%0a", "/apply/{draft}%0a", "/static/..%2fapp.py", "/static/x",
     "/apply/{draft}/name?back_to=%ED%A0%80", "/?%ff=%ff", "/apply/{draft}/"],
)  # fmt: skip
def test_a_broken_address_gets_a_page(address: str, applicant: Applicant) -> None:
    """An address nobody would type leads to a page as well, and never out of the portal."""
    applicant.begin(applying_for="myself")
    response = applicant.client.get(address.replace("{draft}", applicant.draft_id))
    assert response.status_code in (200, 303, 404, 308)


NAUGHTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' OR 1=1; DROP TABLE cases; --",
    "{{ config }}{% for x in () %}",
    "</textarea></form><h1>Hacked</h1>",
    "&lt;b&gt; &amp;amp; &#x27;",
    "javascript:alert(1)",
    '=HYPERLINK("https://example.org")',
    "Zoë Łuczak-O’Brien ŵŷ",
    "مرحبا بكم في المكتبة",
    "👩‍👩‍👧‍👦 family",
    "नमस्ते क्षत्रिय",
    "line one\nline two\n\nline four",
    "undefined null None NaN %s %n $HOME",
    "\ue0000 name\ue002 marker",
)


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_words_stay_words(text: str, applicant: Applicant) -> None:
    """Any words come back intact and inert on the page itself, on check answers and on what was sent."""
    applicant.begin_complete(**WALKING)
    assert applicant.post("conditions", {"conditions": text}).status_code == 303
    assert applicant.draft.answers["conditions"] == text
    kept = page_words(applicant.get("conditions"), "textarea")
    assert text in kept
    applicant.check()
    shown = "".join(text.split())
    assert shown in page_words(applicant.get("check"), "main")
    applicant.send()
    printed = applicant.get("sent/print")
    assert shown in page_words(printed, "main")


def page_words(response: TestResponse, tag: str) -> str:
    """Return the words of the first element of a kind, without spaces unless it is a text box."""
    words = "".join(tree(response).all(tag)[0].itertext())
    return words if tag == "textarea" else "".join(words.split())
