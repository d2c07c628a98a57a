"""The field that files are chosen with. What comes of them is for whoever keeps files to say."""

from collections.abc import Iterator
from typing import Any

from wtforms import Field

from portal.catalogues import forms_of
from portal.forms import words
from portal.forms.asked import Asked
from portal.forms.field import AnswerField
from portal.forms.view import Look, Size, View
from portal.forms.wrong import FieldError
from portal.journey import Files, Say

PICTURES = "image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif"
"""For the browser's chooser. No browser is believed: files are recognised by what is in them."""
PICTURES_AND_PDF = f"{PICTURES},application/pdf"


class FilesField(AnswerField, Field):
    """Files to send. A form only says that some are missing: `data` holds those that are kept already."""

    kind = "files"

    def __init__(self, asked: Asked, answer: Files, **kwargs: Any) -> None:
        super().__init__(asked, **kwargs)
        accept = PICTURES if answer.photo else PICTURES_AND_PDF
        self.look = Look("file", accept=accept, multiple=not answer.photo)

    def process_data(self, value: Any) -> None:
        """Take the files that are kept, or nothing."""
        self.data = value if isinstance(value, list) else []

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take nothing: files travel apart from what is typed."""

    def judge(self) -> Iterator[FieldError]:
        """Accept what is kept."""
        yield from ()

    def view(self, size: Size) -> View:
        """Return the chooser."""
        return View(**self.drawn, size=size, look=self.look, strings=_strings(self.asked))


def _strings(asked: Asked) -> dict[str, Any]:
    """Return what the script that makes the chooser nicer says, by the names of GOV.UK's macro."""
    say = asked.say
    return {
        "chooseFilesButtonText": say(words.CHOOSE_FILE),
        "dropInstructionText": say(words.DROP_FILE),
        "noFileChosenText": say(words.NO_FILE_CHOSEN),
        "multipleFilesChosenText": _counted(say),
        "enteredDropZoneText": say(words.OVER_DROP_ZONE),
        "leftDropZoneText": say(words.OFF_DROP_ZONE),
    }


def _counted(say: Say) -> dict[str, str]:
    """Return how many files were chosen, by the names that browsers have for the forms of a language."""
    said = {
        form: say.count("{count} file chosen", "{count} files chosen", number).replace(
            str(number), "%{count}"
        )
        for form, number in forms_of(say.language).items()
    }
    return {form: words for form, words in said.items() if form == "other" or words != said["other"]}
