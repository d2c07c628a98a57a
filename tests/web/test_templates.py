"""Every name that a template uses is given to it: an unknown one would silently be nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Flask, template_rendered
from jinja2 import Environment, meta, nodes

from portal.web.portal import Portal
from tests.web.driving import PIP, WALKING, Applicant

SMALL_PRINT = ("accessibility", "privacy", "cookies", "terms")
EVERY_PAGE = ("", "questions", "rules", "help", *SMALL_PRINT, "finished", "nope", "apply", "office/sign-in")
OF_A_DRAFT = (
    "name",
    "medicines",
    "medicines/AAAAAAAA",
    "result",
    "tasks",
    "check",
    "declaration",
    "way-back",
    "way-back/email",
    "helpers",
    "helpers/new",
    "leaving",
)


def family(environment: Environment, name: str) -> Iterator[str]:
    """Yield one of our templates and those it extends, includes or imports."""
    yield name
    tree = environment.parse(environment.loader.get_source(environment, name)[0])  # type: ignore[union-attr]
    for other in meta.find_referenced_templates(tree):
        if other and not other.startswith("govuk_frontend_jinja/"):
            yield from family(environment, other)


def own(tree: nodes.Template) -> Iterator[str]:
    """Yield what a template sets, loops over, defines or imports, which its blocks and includes may use."""
    yield from (macro.name for macro in tree.find_all(nodes.Macro))
    for node in tree.find_all((nodes.FromImport, nodes.Import, nodes.Assign, nodes.AssignBlock, nodes.For)):
        if isinstance(node, nodes.FromImport):
            yield from (name if isinstance(name, str) else name[1] for name in node.names)
        else:
            target = node.target if isinstance(node, nodes.Import) else getattr(node.target, "name", "")
            yield target


def unknown(environment: Environment, name: str, given: set[str]) -> set[str]:
    """Return the names that a template and its family use and nobody gives."""
    used: set[str] = set()
    for one in family(environment, name):
        tree = environment.parse(environment.loader.get_source(environment, one)[0])  # type: ignore[union-attr]
        used |= meta.find_undeclared_variables(tree)
        given |= set(own(tree))
    return used - given - environment.globals.keys()


COMING_AND_GOING = (
    *("return", "return/words", "return/email", "applications", "shared", "finish", "finished"),
    *("help-somebody", "helpers/form"),
)


def visit_every_kind_of_page(applicant: Applicant) -> None:
    """Open each of the citizens' pages once, and each page of an error."""
    client = applicant.client
    for address in EVERY_PAGE:
        client.get(f"/{address}")
    applicant.begin_complete(**WALKING)
    applicant.post("name", {"name-first": "Half"})
    for page in OF_A_DRAFT:
        applicant.get(page)
    applicant.post("conditions", {"conditions": "Another tab was faster"}, seen=0)
    applicant.post("check", {"csrf_token": "old"})
    client.post("/leave", headers={"Sec-Fetch-Site": "cross-site"})
    client.get(f"/apply/{'A' * 22}/name")
    for address in COMING_AND_GOING:
        client.get(f"/{address}")
    applicant.post("way-back", {"way": "words"})
    client.post("/apply", data={"applying_for": "x" * 300_000})
    applicant.begin(applying_for="myself", postcode="SW1A 2AA")
    applicant.get("outside_area")
    applicant.sent(**PIP)
    applicant.get("sent/print")


def test_every_name_in_a_template_is_given(app: Flask, home: Portal, applicant: Applicant) -> None:
    """No page of a citizen uses a name that its view, its frame or the environment does not give."""
    found: dict[str, set[str]] = {}

    def look(_: Flask, template: Any, context: dict[str, Any], **__: Any) -> None:
        found.setdefault(template.name, set()).update(unknown(app.jinja_env, template.name, set(context)))

    home.pages.pages.clear()  # what is folded already would not be rendered
    with template_rendered.connected_to(look, app):
        visit_every_kind_of_page(applicant)
    assert len(found) >= 34
    assert {name: names for name, names in found.items() if names} == {}
