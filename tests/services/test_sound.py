"""The Blue Badge journey has none of the faults that can be found by reading it."""

from portal.journey import Circumstances, Group, Journey, Question, Repeat
from portal.journey.check import check
from portal.services.blue_badge import RULES


class Every:
    """Has everything: fields and templates are the business of the rooms that make them."""

    def __contains__(self, what: object) -> bool:
        return True

    def __iter__(self) -> None:
        raise NotImplementedError

    def __len__(self) -> int:
        return 1


def test_the_journey_is_sound(journey: Journey, circumstances: Circumstances) -> None:
    """No fault is found in the questions, the rules or their words."""
    every = Every()
    assert check(journey, RULES, circumstances=circumstances, catalogues={}, fields=every, macros=every) == []


def test_no_page_asks_for_two_things(journey: Journey) -> None:
    """Only small groups put several fields on one page, and none has more than four."""
    for _, page in journey.pages:
        answer = (
            page.answer if isinstance(page, Question) else page.item if isinstance(page, Repeat) else None
        )
        if isinstance(answer, Group):
            assert len(answer.parts) <= 4, page.key
