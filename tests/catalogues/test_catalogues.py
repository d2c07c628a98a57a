"""Every text there is has its words in every language, and the catalogues hold nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.catalogues import LANGUAGES, catalogue_of, drafted, forms_of, translated
from portal.catalogues.comparing import SAME, bring_up_to_date, faults
from portal.catalogues.extracting import Found
from portal.cli.messages import TRANSLATED, every_text

EMPTY = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a Welsh catalogue of a test's own."""
    path = tmp_path / "cy.po"
    path.write_bytes(EMPTY)
    for name in ("reading", "comparing"):
        monkeypatch.setattr(f"portal.catalogues.{name}.path_of", lambda language: path)
    return path


def texts(*words: str, one: str = "") -> dict[str, list[Found]]:
    """Return texts as they are found."""
    return {each: [Found(each, "a/place.html", one)] for each in words}


def fill(path: Path, english: str, other: str) -> None:
    """Translate a text."""
    empty = f'msgid "{english}"\nmsgstr '
    path.write_text(path.read_text().replace(f'{empty}""', f'{empty}"{other}"'))


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_missing(language: str) -> None:
    """No text is without its translation, unused, the same as in English by accident, or lacks a name."""
    assert list(faults(language, every_text())) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_file_is_as_the_command_writes_it(language: str, small: Path) -> None:
    """`portal messages --write` changes nothing in the catalogue as it is."""
    kept = Path("portal/catalogues") / f"{language}.po"
    small.write_bytes(kept.read_bytes())
    bring_up_to_date(language, every_text())
    assert small.read_bytes() == kept.read_bytes()


def test_what_is_wrong_is_said(small: Path) -> None:
    """A new text, an unused one, an English one, and one that lost a name each get a sentence."""
    bring_up_to_date("cy", texts("Gone", "Yes", "Hello {name}"))
    filled = small.read_text().replace('"Gone"\nmsgstr ""', '"Gone"\nmsgstr "Wedi mynd"')
    filled = filled.replace('"Yes"\nmsgstr ""', '"Yes"\nmsgstr "Yes"')
    small.write_text(filled.replace('"Hello {name}"\nmsgstr ""', '"Hello {name}"\nmsgstr "Helo"'))
    found = list(faults("cy", texts("Yes", "Hello {name}", "New")))
    for said, wrong in zip(found, ("English", "braces", "not translated", "nowhere else"), strict=True):
        assert wrong in said
    small.write_text(small.read_text().replace('msgid "Yes"', f'# {SAME}\nmsgid "Yes"'))
    assert not [said for said in faults("cy", texts("Yes")) if "English" in said]


def test_writing_keeps_what_is_there(small: Path) -> None:
    """New texts come in empty, and what translators wrote stays with its marks."""
    bring_up_to_date("cy", texts("Yes", "Gone"))
    fill(small, "Yes", "Ie")
    bring_up_to_date("cy", texts("New", "Yes"))
    written = small.read_text()
    assert '#, fuzzy\nmsgid "Yes"\nmsgstr "Ie"' in written
    assert '#, fuzzy\nmsgid "New"\nmsgstr ""' in written
    assert "Gone" not in written


def test_a_translation_is_put_by(small: Path) -> None:
    """What nobody says any more is kept as an obsolete entry, and is back, to be read, with its text."""
    bring_up_to_date("cy", texts("A words") | texts("{count} days", one="1 day"))
    fill(small, "A words", "Geiriau")
    small.write_text(small.read_text().replace('#, fuzzy\nmsgid "A', 'msgid "A'))
    for _ in range(2):
        bring_up_to_date("cy", texts("Some words"))
        assert '#~ msgid "A words"\n#~ msgstr "Geiriau"' in small.read_text()
    assert [said for said in faults("cy", texts("Some words")) if "Some" not in said] == []
    bring_up_to_date("cy", texts("A words"))
    assert '#, fuzzy\nmsgid "A words"\nmsgstr "Geiriau"' in small.read_text()
    assert "#~" not in small.read_text()


def test_a_counted_phrase_has_five_forms(small: Path) -> None:
    """Welsh has a form for one, two, three, six, and any other number, and each has to be there."""
    bring_up_to_date("cy", texts("{count} days", one="1 day"))
    assert [*faults("cy", texts("{count} days", one="1 day"))] != []
    written = small.read_text()
    for place, form in enumerate(("{count} diwrnod", "1 diwrnod", "2 ddiwrnod", "3 diwrnod", "6 diwrnod")):
        written = written.replace(f'msgstr[{place}] ""', f'msgstr[{place}] "{form}"')
    small.write_text(written)
    assert list(faults("cy", texts("{count} days", one="1 day"))) == []


def test_english_for_one_counts_too(small: Path) -> None:
    """A counted phrase is at fault if a form is the English for one, or if that is another one by now."""
    bring_up_to_date("cy", texts("{count} days", one="1 day"))
    small.write_text(re.sub(r'(msgstr\[.\]) ""', r'\1 "{count} diwrnod"', small.read_text()))
    assert list(faults("cy", texts("{count} days", one="1 day"))) == []
    (said,) = faults("cy", texts("{count} days", one="One day"))
    assert "One day" in said
    small.write_text(small.read_text().replace('msgstr[1] "{count} diwrnod"', 'msgstr[1] "1 day"'))
    (said,) = faults("cy", texts("{count} days", one="1 day"))
    assert "English" in said


def test_what_nobody_has_read(small: Path) -> None:
    """A new text counts as not read, and so does a counted phrase without its forms, whatever its mark."""
    bring_up_to_date("cy", texts("{count} days", one="1 day") | texts("New", "Yes"))
    small.write_text(small.read_text().replace("#, fuzzy, python-brace-format\n", ""))
    fill(small, "Yes", "Ie")
    small.write_text(small.read_text().replace('#, fuzzy\nmsgid "Yes', 'msgid "Yes'))
    assert "fuzzy" in small.read_text()
    assert drafted.__wrapped__("cy") == (2, 3)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", {"one": 1, "other": 0}),
        ("en-x-long", {"one": 1, "other": 0}),
        ("cy", {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 6, "other": 4}),
        ("pl", {"one": 1, "few": 2, "many": 0, "other": 0}),
        ("ar", {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}),
        ("xx", {"other": 0}),
    ],
)
def test_each_form_has_a_number(language: str, forms: dict[str, int]) -> None:
    """A language has its own forms, each with the first number that it is for, and always "other"."""
    assert forms_of(language) == forms


def test_welsh_counts() -> None:
    """The number decides which of its forms a phrase has."""
    welsh = catalogue_of("cy")
    assert welsh
    said = [welsh.counted("1 day", "{count} days", number) for number in (0, 1, 2, 3, 6, 20)]
    assert said[2] != said[5]
    assert said[0] == said[5]


def test_every_language_is_written_down() -> None:
    """Each language but English has a catalogue; how much of it a machine drafted is known."""
    for code in LANGUAGES:
        assert (catalogue_of(code) is None) is (code == "en")
    some, all_of_them = drafted("cy")
    assert 0 <= some <= all_of_them
    assert len(translated("cy")) <= all_of_them


def test_a_text_stands_once() -> None:
    """A text has one entry, whatever number of places says it, and the entry names them all."""
    assert len({each.place for each in every_text()["Continue"]}) > 1
