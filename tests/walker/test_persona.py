"""Reading a persona, and refusing what is not one."""

from datetime import date
from pathlib import Path

import pytest

from portal.walker import Persona, PersonaError, read_persona

TODAY = date(2027, 3, 31)
HEAD = 'name = "Ann Example"\nabout = "tries things"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def read(folder: Path, text: str, *, keys: tuple[str, ...] | None = None) -> Persona:
    (folder / "ann.toml").write_text(HEAD + text, "utf-8")
    return read_persona(folder / "ann.toml", TODAY, keys)


def test_each_kind_of_answer(folder: Path) -> None:
    """Text, several values, parts and entries of a list are each kept as such."""
    answers = read(
        folder,
        '[answers]\nsight = "no"\nreasons = ["walking"]\nname = { first = "Ann", last = "Example" }\n'
        '[[answers.aids]]\nwhat = "Stick"\n',
    ).answers
    assert answers == {
        "sight": "no",
        "reasons": ("walking",),
        "name": {"first": "Ann", "last": "Example"},
        "aids": ({"what": "Stick"},),
    }


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("{ years_ago = 2, months_ago = 3 }", "31 12 2024"),
        ("{ years_ago = 2 }", "31 3 2025"),
        ("{ months_ago = 1 }", "28 2 2027"),
        ("{ in_years = 1, in_months = 9 }", "31 12 2028"),
    ],
)
def test_dates_count_from_today(folder: Path, value: str, day: str) -> None:
    """A relative date is a day that exists, that many years and months from today."""
    assert read(folder, f"[answers]\nborn = {value}").answers == {"born": day}


def test_text_of_a_length(folder: Path) -> None:
    """Text of which only the length matters has that length and no blank end, also as a part."""
    answers = read(
        folder, "[answers]\npain = { characters = 2000 }\nwalk = { place = { characters = 45 } }"
    ).answers
    pain, walk = answers["pain"], answers["walk"]
    assert isinstance(pain, str)
    assert isinstance(walk, dict)
    assert (len(pain), len(walk["place"])) == (2000, 45)
    assert pain == pain.strip()


def test_based_on_another(folder: Path) -> None:
    """A persona has what the one it is based on answers and expects, and its own instead where given."""
    (folder / "base.toml").write_text(
        HEAD + '[answers]\na = "1"\nb = "1"\n[expect]\nsent = true\nvoice = "you"', "utf-8"
    )
    ann = read(folder, 'based_on = "base.toml"\n[answers]\nb = "2"\n[expect]\nvoice = "they"')
    assert ann.answers == {"a": "1", "b": "2"}
    assert (ann.expect.sent, ann.expect.voice) == (True, "they")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("answer = 3", "ann.toml: there is no key answer; did you mean answers?"),
        ("[expect]\noutcom = 'automatic'", "there is no expectation outcom; did you mean outcome?"),
        ("[answers]\nsigth = 'no'", "there is no page sigth; did you mean sight?"),
        ("[answers]\nsight = 3", "sight is neither text, a list, parts nor a list of parts"),
        ("[answers]\nsight = []", "sight is neither"),
        ("[answers]\nsight = { years = 3 }", "sight is neither"),
        ("answers = 'none'", "answers is not a table"),
        ("based_on = 'ann.toml'", "ann.toml is based on itself"),
        ("based_on = 'bob.toml'", "bob.toml cannot be read"),
        ("not toml", "ann.toml cannot be read"),
    ],
)
def test_a_mistake_is_refused(folder: Path, text: str, words: str) -> None:
    """A mistake is refused with the file, the place and the nearest right word."""
    with pytest.raises(PersonaError) as refused:
        read(folder, text, keys=("sight", "reasons"))
    assert words in str(refused.value)


def test_a_persona_has_a_name(folder: Path) -> None:
    """A file without a name or a line about the person is refused."""
    (folder / "nobody.toml").write_text('name = "Ann Example"', "utf-8")
    with pytest.raises(PersonaError, match=r"nobody\.toml needs about"):
        read_persona(folder / "nobody.toml", TODAY)


def test_unknown_pages_pass_without_a_list(folder: Path) -> None:
    """Without the keys of a journey at hand, any page may be answered: the walk will tell."""
    assert read(folder, "[answers]\nsigth = 'no'").answers == {"sigth": "no"}
