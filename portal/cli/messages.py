"""The command that holds the catalogues of other languages against the texts of the portal."""

import sys

import click

from portal.app import open_journey
from portal.catalogues import LANGUAGES, translated
from portal.catalogues.comparing import Texts, bring_up_to_date, faults
from portal.catalogues.extracting import Found, extract
from portal.councils import Directory
from portal.journey.wording import texts
from portal.services import blue_badge
from portal.settings import Settings

TRANSLATED = tuple(code for code in LANGUAGES if code != "en")


@click.command()
@click.option("--write", is_flag=True, help="write new texts into the catalogues, put unused ones by")
def messages(write: bool) -> None:
    """Say what the catalogues lack, do not need, or have wrongly; exit 1 if anything."""
    found = every_text()
    if write:
        for language in TRANSLATED:
            bring_up_to_date(language, found)
    problems = [problem for language in TRANSLATED for problem in faults(language, found)]
    for problem in problems:
        click.echo(problem)
    languages = ", ".join(TRANSLATED)
    click.echo(f"{len(found)} texts, held against {languages}: {len(problems)} problems")
    sys.exit(bool(problems))


def every_text() -> Texts:
    """Return every text of the portal: those in code and templates, and those the journey puts together."""
    directory, journey = open_journey(Settings.read({}))
    found = extract()
    names = {council.name for council in directory.all}
    for said in texts(journey, blue_badge.RULES):
        for words in {said.text.you, said.text.in_voice("they")} - found.keys() - names:
            found[words] = [Found(words, f"journey:{said.where}")]
    return found


def translations(directory: Directory) -> dict[str, dict[str, str]]:
    """Return the words of each language with a catalogue, by the English ones; councils keep their names."""
    names = {council.name: council.name for council in directory.all}
    return {language: {**translated(language), **names} for language in TRANSLATED}
