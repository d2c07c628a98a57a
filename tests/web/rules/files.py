"""FILE: the box that files are chosen with."""

from __future__ import annotations

from collections.abc import Iterator

from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree
from tests.web.rules.words import words

STRINGS = {
    "choose-files-button": "Choose file",
    "no-file-chosen": "No file chosen",
    "drop-instruction": "or drop file",
    "entered-drop-zone": "Entered drop zone",
    "left-drop-zone": "Left drop zone",
}


@rule("FILE-1")
def a_file_is_chosen_with_or_without_a_script(page: PageTree) -> Iterator[str]:
    """The box works by itself, says what it takes, and lets people choose a picture that they have."""
    for box in page.of_type("file"):
        if not page.within(box, css="govuk-file-upload-wrapper"):
            yield "the box for files is not wrapped for the script"
        if not box.get("accept"):
            yield "the box for files does not say what it takes"
        if box.get("capture") is not None:
            yield "the box for files takes nothing but a new photo"
        form = page.around(box, tag="form")
        if form is None or form.get("enctype") != "multipart/form-data":
            yield "the form does not send files"


@rule("FILE-1")
def the_script_speaks_the_language(page: PageTree) -> Iterator[str]:
    """What the script says about files is in the language of the page."""
    for wrapper in page.all(css="govuk-file-upload-wrapper"):
        if wrapper.get("data-module") != "govuk-file-upload":
            yield "the script does not know the box for files"
        for key, english in STRINGS.items():
            if wrapper.get(f"data-i18n.{key}") != words(page, english):
                yield f"the script says {wrapper.get(f'data-i18n.{key}')!r} for {english!r}"
        many = [one for one in wrapper.keys() if one.startswith("data-i18n.multiple-files-chosen.")]  # noqa: SIM118
        if not any(one.endswith(".other") for one in many):
            yield "the script has no words for several files"
