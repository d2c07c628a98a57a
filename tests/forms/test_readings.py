"""What each answer type takes and refuses: the boundary table of dft-service.md Annex C, and forgiveness."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from portal.forms import QuestionForm, form_for
from portal.journey import (
    AnswerType,
    BadgeNumber,
    DateInput,
    EmailAddress,
    Group,
    Name,
    NationalInsuranceNumber,
    Part,
    Postcode,
    Question,
    Say,
    TelephoneNumber,
    Text,
    Textarea,
    TextInput,
)

POSTCODES = {
    "SW1A 2AA": "SW1A 2AA",
    "sw1a2aa": "SW1A 2AA",
    "SW1A   2AA": "SW1A 2AA",
    "M4 1FS": "M4 1FS",
    "W1A 0AX": "W1A 0AX",
    "BT1 5GS": "BT1 5GS",
    "JE2 3AB": "JE2 3AB",
    "GIR 0AA": "GIR 0AA",
    " cv1 2ab.": "CV1 2AB",
    "CV1-2AB": "CV1 2AB",
    "CV1–2AB": "CV1 2AB",
    "c v 1 2 a b": "CV1 2AB",
    "cv12ab full stop": "CV1 2AB",
    "(CV1) 2AB": "CV1 2AB",
    "CV1\u200b 2AB\ufeff": "CV1 2AB",
    "CV1\xa02AB": "CV1 2AB",
    "ＣＶ１ ２ＡＢ": "CV1 2AB",
    "1234": None,
    "CV1": None,
    "ZZ99 9ZZ": None,
    "CV1 2ABC": None,
    "CV1 2A<": None,
}
NUMBERS = {
    "SN123456C": "SN123456C",
    "sn 12 34 56 c": "SN123456C",
    "ab 12 34 56 A": "AB123456A",
    "JG-10-37-59-A": "JG103759A",
    "J.G.103759.A.": "JG103759A",
    "S N123456C": "SN123456C",
    "1234": None,
    "QQ123456C": None,
    "BG123456A": None,
    "SN123456E": None,
    "SN123456": None,
    "SN12345C": None,
}
PHONES = {
    "01632 960 001": "01632 960 001",
    "020 1221 2123": "020 1221 2123",
    "+44 78 133 45456": "+44 78 133 45456",
    " 0123 45 67 89 ": "0123 45 67 89",
    "(01632) 960001": "(01632) 960001",
    "01632 960001 #123": "01632 960001 #123",
    "01632 960001 ext 12": "01632 960001 ext 12",
    "07700-900461": "07700-900461",
    "07700.900.461": "07700.900.461",
    "0044 7700 900123": "0044 7700 900123",
    "+1 202 555 0100": "+1 202 555 0100",
    "18001 07700 900461": "18001 07700 900461",
    "+44 (0)1632 960 001 ext 123": "+441632960001x123",
    "٠٧٧٠٠ ٩٠٠٤٦١": "07700 900461",
    "afaf123": None,
    "07700 90046": "07700 90046",
    "07700 9004": None,
    "0770 090 0461 0770 0900": None,
    "07700 900461 or 07700 900462": None,
}
EMAILS = {
    "nusrat@example.org": "nusrat@example.org",
    " Nusrat@EXAMPLE.org. ": "Nusrat@example.org",
    "nusrat at example dot org": "nusrat@example.org",
    "nusrat dot farooq At example Dot org": "nusrat.farooq@example.org",
    "nusrat @ example.org": "nusrat@example.org",
    "nusrat@example dot org": "nusrat@example.org",
    "nusrat dot farooq@example.org": "nusrat.farooq@example.org",
    f"{'a' * 60}@{'b' * 27}.example.org": f"{'a' * 60}@{'b' * 27}.example.org",
    f"{'a' * 60}@{'b' * 28}.example.org": None,
    "test testmail.com": None,
    "@": None,
    "a@b": None,
    "nusrat farooq@example.org": None,
    "a" * 5000: None,
}
BADGES = {
    "AB 12 CD": "AB12CD",
    "242G48": "242G48",
    "kj3h0a 0 0121x0325": "KJ3H0A",
    "ABC-1234": "ABC123",
    "ABCD5": None,
    "AB12C£": None,
}
NAMES = {
    "Bob": "Bob",
    "Bob.Jones": "Bob.Jones",
    "Zoë O'Neill-Smith": "Zoë O'Neill-Smith",
    "O’Neill": "O'Neill",
    "Siân  Llŷr": "Siân Llŷr",
    "Ŵ": "Ŵ",
    "Łukasz–Nguyễn": "Łukasz-Nguyễn",
    "محمد": "محمد",
    "नी\u200dल": "नी\u200dल",
    "李": "李",
    "a" * 40: "a" * 40,
    "a" * 41: None,
    "123": None,
    "Bob 1": None,
    "Bob ,": None,
    "<b>": None,
    "-": None,
}
TABLE = [
    (answer, typed, expected)
    for answer, rows in (
        (Postcode(), POSTCODES),
        (NationalInsuranceNumber(), NUMBERS),
        (TelephoneNumber(), PHONES),
        (EmailAddress(), EMAILS),
        (BadgeNumber(), BADGES),
        (TextInput(), {"a" * 100: "a" * 100, "a" * 101: None, "one\ntwo": "one two"}),
        (Textarea(), {"a" * 2000: "a" * 2000, "a" * 2001: None, "é" * 2000: "é" * 2000}),
        (Textarea(), {"\r\n".join("a" * 1000): "\n".join("a" * 1000), "\r\n".join("a" * 1001): None}),
        (Textarea(), {" " * 30_000 + "a": "a"}),
        (Textarea(most=9000), {"x": "x", "a" * 9000: "a" * 9000, "a" * 9001: None}),
        (Textarea(most=3), {"👩🏽": "👩🏽", "a\r\nb": "a\nb", "abcd": None}),
    )
    for typed, expected in rows.items()
]


@pytest.mark.parametrize(("answer", "text", "expected"), TABLE)
def test_text_is_read_or_refused(
    ask: Callable[..., QuestionForm], answer: AnswerType, text: str, expected: Any
) -> None:
    """Each way of writing is taken as the one answer it means, or refused with one message."""
    form = ask(answer, {"thing": [text]})
    assert form.validate() is (expected is not None), (form.answer, form.errors)
    if expected is None:
        assert len(form.errors) == 1
    else:
        assert form.answer == expected
        assert answer.accepts(form.answer, {})


@pytest.mark.parametrize(("name", "expected"), NAMES.items())
def test_a_name_of_any_script_is_read(ask: Callable[..., QuestionForm], name: str, expected: Any) -> None:
    """A name keeps its letters, whatever their script; only the signs a badge cannot hold are refused."""
    form = ask(Name(), {"thing-first": [name], "thing-last": ["Farooq"]})
    assert form.validate() is (expected is not None), form.errors
    assert expected is None or form.answer == {"first": expected, "last": "Farooq"}


DATES = {
    ("9", "3", "1951"): "1951-03-09",
    ("09", "03", "1951"): "1951-03-09",
    ("9th", "March", "1951"): "1951-03-09",
    ("9.", "mar.", " 1951 "): "1951-03-09",
    ("9fed", "Mawrth", "1951"): "1951-03-09",
    ("27", "Gorffennaf", "1951"): "1951-07-27",
    ("21ain", "Fehefin", "1951"): "1951-06-21",
    ("9 o Fawrth 1951", "", ""): "1951-03-09",
    ("1 o Orffennaf 1951", "", ""): "1951-07-01",
    ("1af o Fai, 1951", "", ""): "1951-05-01",
    ("31ain o Ragfyr 1951", "", ""): "1951-12-31",
    ("2 o Dach. 1951", "", ""): "1951-11-02",
    ("y 3ydd o Fedi 1951", "", ""): "1951-09-03",
    ("27", "Rhag", "1951"): "1951-12-27",
    ("27", "SEPT", "1951"): "1951-09-27",
    ("٩", "٣", "١٩٥١"): "1951-03-09",
    ("9 March 1951", "", ""): "1951-03-09",
    ("9th of March, 1951", "", ""): "1951-03-09",
    ("March 9 1951", "", ""): "1951-03-09",
    ("09/03/1951", "", ""): "1951-03-09",
    ("09.03.1951", "", ""): "1951-03-09",
    ("1951-03-09", "", ""): "1951-03-09",
    ("09031951", "", ""): "1951-03-09",
    ("22", "11", "2026"): "2026-11-22",
    ("1", "1", "1900"): "1900-01-01",
    ("29", "2", "2024"): "2024-02-29",
}


@pytest.mark.usefixtures("on_monday")
@pytest.mark.parametrize(("boxes", "expected"), DATES.items())
def test_a_date_is_read(ask: Callable[..., QuestionForm], boxes: tuple[str, ...], expected: Any) -> None:
    """A date may be in numbers or words, English or Welsh, or whole in the first box."""
    born = DateInput(noun=Text("Date of birth"), must_be="past", birthday=True)
    names = ("thing-day", "thing-month", "thing-year")
    form = ask(born, {name: [box] for name, box in zip(names, boxes, strict=True)})
    assert form.validate(), form.errors
    assert form.answer == expected


@pytest.mark.usefixtures("on_monday")
def test_a_future_date_is_from_tomorrow(ask: Callable[..., QuestionForm]) -> None:
    """Tomorrow is in the future, today is not."""
    ends = DateInput(noun=Text("The day it ends"), must_be="future")
    for day, good in (("23", False), ("24", True)):
        assert (
            ask(ends, {"thing-day": [day], "thing-month": ["11"], "thing-year": ["2026"]}).validate() is good
        )


@pytest.mark.usefixtures("on_monday")
@pytest.mark.parametrize("grouped", [False, True])
def test_the_day_to_measure_by_may_be_given(grouped: bool) -> None:
    """Past midnight where the council is, a date is measured by the day there, in a group too."""
    ends = DateInput(noun=Text("The day it ends"), must_be="future")
    answer = Group((Part("end", Text("End"), ends, Text("Enter it")),)) if grouped else ends
    question = Question(key="thing", ask=Text("When?"), answer=answer, missing=Text("Enter it"))
    name = "thing-end" if grouped else "thing"
    raw = {f"{name}-day": ["24"], f"{name}-month": ["11"], f"{name}-year": ["2026"]}
    good = [
        form_for(question, {}, Say("you"), raw=raw, today=date(2026, 11, day)).validate() for day in (23, 24)
    ]
    assert good == [True, False]
