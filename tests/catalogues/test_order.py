"""Names in a list stand where their reader's alphabet has them."""

from __future__ import annotations

from portal.catalogues import in_order

NAMES = [
    "Cerys",
    "Chloe",
    "Dafydd",
    "Ddu",
    "Gwyn",
    "Ngaio",
    "Huw",
    "Ifan",
    "Lowri",
    "Llinos",
    "Mair",
    "Rhys",
    "Siân",
]


def test_welsh_letters() -> None:
    """In Welsh "ch" follows every "c", "ng" follows "g", and "ll" follows every "l"."""
    mixed = NAMES[::-1]
    assert sorted(mixed, key=lambda name: in_order(name, "cy")) == NAMES


def test_english_letters() -> None:
    """In English they are pairs of letters; capitals and accents count in neither."""
    names = ["ash", "Ćerys", "Chloe", "Cory", "Llinos", "lowri"]
    mixed = names[::-1]
    assert sorted(mixed, key=lambda name: in_order(name, "en")) == names
