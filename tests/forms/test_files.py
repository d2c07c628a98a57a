"""The chooser of files: a form only says that some are missing; what comes of them is said elsewhere."""

from collections.abc import Callable

import pytest

from portal.forms import QuestionForm
from portal.forms.files import _counted
from portal.journey import Choice, Files, Say, Text, size_words

PHOTO = Files(looks=(Choice("as_is", Text("As it is")),))
KEPT = [{"id": "A" * 22, "name": "scan.jpg", "what": "", "chosen": "", "size": 2048}]


def test_files_are_missing_until_some_are_kept(ask: Callable[..., QuestionForm]) -> None:
    """FILE-2: with no file kept the form says what to select; with one it is answered."""
    empty = ask(Files(), {})
    assert not empty.validate()
    assert [error.anchor for error in empty.errors] == ["thing"]
    assert ask(Files(), stored=KEPT).answer == KEPT


def test_a_name_typed_for_a_file_is_no_file(ask: Callable[..., QuestionForm]) -> None:
    """Words posted where a file belongs are nobody's answer."""
    form = ask(Files(), {"thing": ["letter.pdf"]})
    assert not form.validate()


@pytest.mark.parametrize(("answer", "pdf", "several"), [(Files(), True, True), (PHOTO, False, False)])
def test_the_chooser_offers_what_is_taken(
    ask: Callable[..., QuestionForm], answer: Files, pdf: bool, several: bool
) -> None:
    """FILE-1: papers may be several pictures or PDFs, a photo is one picture; HEIC is named for iPhones."""
    look = ask(answer).view().look
    assert ("application/pdf" in (look.accept or "")) is pdf
    assert look.multiple is several
    assert "image/heic" in (look.accept or "")


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 KB"),
        (2048, "2 KB"),
        (250_000, "244 KB"),
        (1024 * 1024, "1 MB"),
        (1_300_000, "1.2 MB"),
        (10 * 1024 * 1024, "10 MB"),
    ],
)
def test_a_size_is_said_as_people_read_it(size: int, words: str) -> None:
    """Never a number of bytes, never nought."""
    assert size_words(size, Say()) == words


def test_the_chooser_counts_as_the_language_does() -> None:
    """Each form that a language has is asked for with a number it is for."""
    counted = _counted(Say(language="pl", catalogue=Counting()))
    assert counted == {"one": "%{count} plik", "few": "%{count} pliki", "other": "%{count} plików"}


class Counting:
    """A catalogue of one phrase."""

    def words(self, english: str) -> str:
        """Return the English words."""
        return english

    def counted(self, one: str, other: str, number: int) -> str:
        """Return the Polish for files."""
        return "{count} plik" if number == 1 else "{count} pliki" if 2 <= number <= 4 else "{count} plików"
