"""Whatever is sent to whatever form, the portal answers with a page, and no case comes of it (N04)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.web.browsing import tree
from tests.web.driving import WALKING, Applicant, cases_of

PART = b'--x\r\nContent-Disposition: form-data; name="%d"\r\n\r\n1\r\n'
URLENCODED = "application/x-www-form-urlencoded"
Request = dict[str, Any]
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

VALUES = {
    "empty": "",
    "blank": " \t\u3000",
    "NUL": "a\x00b",
    "controls": "\x01\x1b[2J\x7f",
    "override": "\u202egnp.exe",
    "long": "x" * 10_000,
    "accents": "e" + "\u0301" * 9_000,
    "markup": "<script>alert(1)</script>\"'`",
    "braces": "{{ 7*7 }}{% raw %}${7*7}#{7}",
    "marker": "\ue0000 name\ue002",
    "number": "1e309",
    "huge": "9" * 400,
    "digits": "٣٤",
    "list": "[]",
    "object": '{"a": 1}',
    "none": "None",
    "foreign": "no_such_choice",
    "lines": "a\r\nb: c",
}
BODIES: dict[str, Request] = {
    "nothing": {"data": b""},
    "json": {"json": {"name-first": ["x"]}},
    "xml": {"data": b"<a/>", "content_type": "application/xml"},
    "no type": {"data": b"name-first=x", "headers": {"Content-Type": ""}},
    "nonsense type": {"data": b"a=b", "content_type": "multipart/form-data"},
    "broken multipart": {"data": b"--x\r\nnot a part", "content_type": "multipart/form-data; boundary=x"},
    "cut multipart": {
        "data": b'--x\r\nContent-Disposition: form-data; name="name-first"\r\n\r\nab',
        "content_type": "multipart/form-data; boundary=x",
    },
    "long boundary": {"data": b"--", "content_type": "multipart/form-data; boundary=" + "x" * 5000},
    "a file": {
        "data": PART.replace(b"%d", b'name-first"; filename="a') + b"--x--\r\n",
        "content_type": "multipart/form-data; boundary=x",
    },
    "1,001 parts": {
        "data": b"".join(PART % number for number in range(1001)) + b"--x--\r\n",
        "content_type": "multipart/form-data; boundary=x",
    },
    "1,001 fields": {"data": b"&".join(b"a%d=1" % n for n in range(1001)), "content_type": URLENCODED},
    "300,000 characters": {"data": b"name-first=" + b"x" * 300_000, "content_type": URLENCODED},
    "surrogates": {"data": b"name-first=%ED%A0%80&csrf_token=%ED%A0%80.x", "content_type": URLENCODED},
    "not UTF-8": {"data": b"name-first=%FF%FE&\xff\xfe=\xff", "content_type": URLENCODED},
    "half an escape": {"data": b"name-first=%&%=%4&csrf_token=%zz", "content_type": URLENCODED},
    "another charset": {"data": b"name-first=x", "content_type": URLENCODED + "; charset=utf-7"},
}
HEADERS = {
    "foreign host": {"Host": "evil.example.org"},
    "host with a port": {"Host": "localhost:99999"},
    "no host": {"Host": ""},
    "nonsense host": {"Host": "a b/c@d"},
    "forwarded": {"X-Forwarded-Host": "evil.example.org", "X-Forwarded-Proto": "gopher"},
    "language": {"Accept-Language": "\xff;q=x,,;"},
    "coding": {"Accept-Encoding": "br;q=nan, gzip;q=-1"},
}
METHODS = ("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND")


def mutations(fields: dict[str, str]) -> Iterator[tuple[str, Request]]:
    """Yield broken versions of a form, each with a name."""
    for name in fields:
        yield f"without {name}", {"data": {key: value for key, value in fields.items() if key != name}}
        yield f"{name} twice", {"data": {**fields, name: [fields[name], fields[name]]}}
        yield f"{name} 70 times", {"data": {**fields, name: ["x"] * 70}}
        yield f"{name} renamed", {"data": {f"{key}[]" if key == name else key: fields[key] for key in fields}}
        yield f"{name} with parts", {"data": {f"{key}-day": fields[key] for key in fields}}
    for name in [key for key in fields if key != "csrf_token"] or ["csrf_token"]:
        yield from ((f"{name} {kind}", {"data": fields | {name: value}}) for kind, value in VALUES.items())
    for version in ("-1", "9" * 30, "1.5", "٣", "²", "x", ""):
        yield f"version {version[:3]}", {"data": fields | {"version": version}}
    yield (
        "more fields",
        {"data": fields | {"otherwise": "yes", "__proto__": "x", "route": "pip", "answers": "x"}},
    )
    yield from BODIES.items()
    yield from ((name, {"data": fields, "headers": headers}) for name, headers in HEADERS.items())
    yield from ((method, {"data": fields, "method": method}) for method in METHODS)


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
    assert applicant.get("").status_code == 303


def expected(name: str) -> tuple[int, ...]:
    """Return the statuses that suit a broken form."""
    if name in METHODS:
        return (405,)
    if name in ("1,001 parts", "300,000 characters"):
        # A page for files says so itself; a route that reads no form, or not from this person, need not look.
        return (413, 404, 303, 422)
    if "host" in name and name != "host with a port":
        return (400,)
    return (200, 303, 400, 404, 409, 413, 422)


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
