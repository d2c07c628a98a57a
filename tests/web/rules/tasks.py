"""TASK: the list of what is to be done."""

from __future__ import annotations

from collections.abc import Iterator

from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree, has_class, holds
from tests.web.rules.words import words


@rule("TASK-1")
def a_task_is_a_link_with_its_state(page: PageTree) -> Iterator[str]:
    """The name of a task is its link, which is described by how far it is; the whole row can be pressed."""
    for item in page.all("li", css="govuk-task-list__item"):
        links = [one for one in item.iter("a") if has_class(one, "govuk-task-list__link")]
        if len(links) > 1 or bool(links) != has_class(item, "govuk-task-list__item--with-link"):
            yield f"the task {page.text(item)[:30]!r} is not one link"
        for link in links:
            states = [page.ids[name] for name in link.get("aria-describedby", "").split() if name in page.ids]
            if not states or not all(page.around(one, tag="li") is item for one in states):
                yield f"the task {page.text(link)!r} does not say how far it is"
            if not all(page.text(one) for one in states):
                yield f"the task {page.text(link)!r} has no words for how far it is"


@rule("TASK-1")
def what_is_done_is_quiet(page: PageTree) -> Iterator[str]:
    """What is completed is plain text; what is still to do has a tag, and no tag is red but for a problem."""
    for status in page.all("div", css="govuk-task-list__status"):
        tagged = holds(status, "strong")
        if tagged == (page.text(status) == words(page, "Completed")):
            yield f"the state {page.text(status)!r} is {'a tag' if tagged else 'no tag'}"
    for tag in page.all(css="govuk-tag--red"):
        if page.text(tag) != words(page, "There is a problem"):
            yield f"the tag {page.text(tag)!r} is red"


@rule("TASK-1")
def hints_of_tasks_lead_nowhere(page: PageTree) -> Iterator[str]:
    """What is said below a task has no link of its own inside the row that is one."""
    for hint in page.all(css="govuk-task-list__hint"):
        if holds(hint, "a", "button"):
            yield f"a link in the hint {page.text(hint)!r}"


@rule("TASK-2")
def nobody_declares_a_section_done(page: PageTree) -> Iterator[str]:
    """A section is complete when its answers are there; nobody is asked whether it is."""
    asked = words(page, "Have you completed this section?")
    if any(page.text(one) == asked for one in page.inside("main", "h1", "legend", "label")):
        yield "somebody is asked whether a section is complete"
