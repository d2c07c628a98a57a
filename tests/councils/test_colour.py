"""Colours that white text can be read on."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.councils.colour import contrast_with_white, nearest_readable

COLOURS = st.binary(min_size=3, max_size=3).map(lambda channels: "#" + channels.hex())


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#ff0000", 4.0), ("#0000ff", 8.59)],
)
def test_contrast_is_that_of_wcag(colour: str, ratio: float) -> None:
    """The ratio agrees with published values of WCAG's formula."""
    assert contrast_with_white(colour) == pytest.approx(ratio, abs=0.01)


@given(COLOURS)
def test_the_suggested_colour_passes_and_is_no_lighter(colour: str) -> None:
    """Whatever the colour, the suggestion carries white text and no channel of it is brighter."""
    shade = nearest_readable(colour)
    assert contrast_with_white(shade) >= 4.5
    channels = zip(bytes.fromhex(shade[1:]), bytes.fromhex(colour[1:]), strict=True)
    assert all(new <= old for new, old in channels)


def test_the_suggested_colour_is_no_darker_than_it_must_be() -> None:
    """One shade lighter than the suggestion would fail."""
    assert nearest_readable("#00ffff") == "#008484"
    assert contrast_with_white("#008484") >= 4.5 > contrast_with_white("#008585")


@given(COLOURS)
@example("#0000ff")
def test_a_colour_that_passes_is_left_alone(colour: str) -> None:
    """A readable colour is its own nearest readable colour."""
    assert (nearest_readable(colour) == colour) == (contrast_with_white(colour) >= 4.5)
