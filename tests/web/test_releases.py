"""A draft that another release has left opens, shows what still fits, and asks again for the rest."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.driving import PIP, WALKING, Applicant


def test_unknown_keys_are_passed_over(applicant: Applicant) -> None:
    """Answers, kept words and versions of questions that are no longer asked do no harm and are not sent."""
    answers = applicant.known.complete(PIP)
    applicant.begin(**answers | {"asked_once": "Long ago", "": {"a": [1]}})
    applicant.overwrite(
        journey_version=0, kept={"asked_once": {"asked_once": ["Half"]}}, recorded={"asked_once": 7}
    )
    assert applicant.get("check").status_code == 200
    applicant.check()
    assert applicant.send().location == applicant.url("sent")
    assert "Long ago" not in applicant.get("sent/print").text


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("benefits", ["a_benefit_that_is_gone"]),
        ("has_badge", "perhaps"),
        ("postcode", {"line": "CV1 3BH"}),
        ("name", "Nusrat Farooq"),
        ("name", {"full": "Nusrat Farooq"}),
        ("address", None),
        ("date_of_birth", "27/03/1951"),
        ("date_of_birth", 1951),
        ("medicines", "Example tablets"),
        ("medicines", ["Example tablets"]),
        ("medicines", [{"name": "Example tablets"}]),
        ("medicines", [{"id": "AAAAAAAA", "name": "Example tablets"}]),
    ],
)
def test_what_no_longer_fits_is_asked_again(key: str, value: Any, applicant: Applicant) -> None:
    """A removed choice or another shape is no answer: its page opens and takes a new one."""
    answers = applicant.known.complete(WALKING)
    applicant.begin(**answers | {key: value})
    assert not applicant.path.complete
    assert applicant.get("check").status_code == 303
    if key == "medicines":
        applicant.get(key)
        applicant.get("medicines/AAAAAAAA")
        entry = answers[key][0]
        applicant.post("medicines/AAAAAAAA", applicant.entry(key, entry))
    else:
        applicant.get(key, follow_redirects=True)
        assert applicant.answer(key, answers[key], seen=0).status_code == 303
    assert applicant.path.complete


def test_the_entries_of_a_list_that_still_fit_are_kept(applicant: Applicant) -> None:
    """One entry of another shape takes no other with it: the rest stays, and the list can be left."""
    answers = applicant.known.complete(WALKING)
    good = answers["medicines"][0]
    applicant.begin(**answers | {"medicines": [good, {"id": "AAAAAAAA", "name": "Half"}]})
    assert applicant.get("medicines").status_code == 200
    assert applicant.post("medicines", {"another": "no"}).location == applicant.url("has_professionals")
    assert applicant.draft.answers["medicines"] == [good]
    assert applicant.path.complete


def test_kept_words_of_another_shape_do_no_harm(applicant: Applicant) -> None:
    """Kept words are shown if they still fit the form, and dropped if not."""
    applicant.begin_complete(**PIP)
    applicant.overwrite(
        kept={"name": {"name": ["Nusrat"], "name-first": ["Kept"]}, "email": {}, "phone": {"phone": []}}
    )
    assert 'value="Kept"' in applicant.get("name").text
    assert applicant.get("email").status_code == 200
    assert applicant.get("phone").status_code == 200
