"""Filling in a form: what is sent is what a browser would send."""

from portal.walker.filling import fill, press
from portal.walker.page import read_page

(FORM,) = read_page(
    """<form method="post"><input type="hidden" name="needs" value="">
    <input type="hidden" name="version" value="2">
    <input type="checkbox" name="needs" value="braille">
    <input type="checkbox" name="needs" value="audio" checked>
    <input name="town" value="Coventry">
    <input name="born-day"><input name="born-month"><input name="born-year">
    <button name="otherwise" value="yes">No</button><button name="go" value="on">Continue</button></form>"""
).forms
UNTOUCHED = [("needs", ""), ("version", "2"), ("needs", "audio"), ("town", "Coventry")]
NO_DATE = [("born-day", ""), ("born-month", ""), ("born-year", "")]


def test_untouched() -> None:
    """A button sends every field as the page has it, only the boxes that are ticked, and its own name."""
    assert list(press(FORM)) == [*UNTOUCHED, *NO_DATE, ("go", "on")]
    assert list(fill(FORM, "born", "")) == [*UNTOUCHED, *NO_DATE, ("otherwise", "yes")]


def test_boxes() -> None:
    """Ticking boxes leaves only those ticked, in the order of the page, and hidden inputs as they are."""
    sent = list(fill(FORM, "needs", ("audio", "braille")))
    assert [value for name, value in sent if name == "needs"] == ["", "braille", "audio"]
    assert [value for name, value in fill(FORM, "needs", ("braille",)) if name == "needs"] == ["", "braille"]


def test_a_date_or_its_parts() -> None:
    """A date goes into its three boxes word by word, or part by part as told."""
    date = [("born-day", "9"), ("born-month", "March"), ("born-year", "1951")]
    assert list(fill(FORM, "born", "9 March 1951"))[4:7] == date
    assert list(fill(FORM, "born", {"day": "9", "month": "March", "year": "1951"}))[4:7] == date
