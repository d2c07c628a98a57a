"""The design system's own fixtures, rendered by our quicker environment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest

from portal.web.templating import PortalEnvironment, PortalFlask

FIXTURES = Path(__file__).parents[1] / "fixtures" / "govuk"
COMPONENTS = sorted(file.stem for file in FIXTURES.glob("*.json"))
MARKER = "<b>&marker"

Options = dict[str, Any]


@pytest.fixture(scope="module")
def environment() -> PortalEnvironment:
    environment = PortalFlask("portal").jinja_env
    assert isinstance(environment, PortalEnvironment)
    return environment


def cases(component: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads((FIXTURES / f"{component}.json").read_text())
    return loaded


def macro_of(environment: PortalEnvironment, component: str) -> Any:
    name = "govuk" + component.title().replace("-", "")
    template = environment.get_template(f"govuk_frontend_jinja/components/{component}/macro.html")
    return getattr(template.module, name)


def tree(html: str) -> Any:
    """Return what a browser would build, without the white space around words."""
    return outline(html5lib.parseFragment(html, namespaceHTMLElements=False))


def outline(node: Any) -> Any:
    words = [node.text or "", *(child.tail or "" for child in node)]
    text = words if node.tag == "textarea" else [" ".join(word.split()) for word in words]
    return (str(node.tag), sorted(node.attrib.items()), text, [outline(child) for child in node])


@pytest.mark.parametrize("component", COMPONENTS)
def test_component_builds_the_document_its_fixtures_expect(
    component: str, environment: PortalEnvironment
) -> None:
    """Each of the 657 fixtures of GOV.UK Frontend 6.3.0 gives the same document as upstream."""
    macro = macro_of(environment, component)
    for case in cases(component):
        assert tree(str(macro(case["options"]))) == tree(case["html"]), case["name"]


def test_all_fixtures_are_here() -> None:
    """No fixture got lost from our copy."""
    assert sum(len(cases(component)) for component in COMPONENTS) == 657


def marked(options: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield the options once for every string in them, with the marker in its place."""
    pairs = options.items() if isinstance(options, dict) else enumerate(options)
    for key, value in pairs:
        here = (*path, str(key))
        if isinstance(value, str) and value:
            yield here, replaced(options, key, MARKER)
        elif isinstance(value, (dict, list)):
            yield from ((at, replaced(options, key, inner)) for at, inner in marked(value, here))


def replaced(options: Any, key: Any, value: Any) -> Any:
    copy = options.copy()
    copy[key] = value
    return copy


@pytest.mark.parametrize("component", COMPONENTS)
def test_only_html_options_pass_unescaped(component: str, environment: PortalEnvironment) -> None:
    """Text given to any option whose name does not end in html comes out escaped."""
    macro = macro_of(environment, component)
    seen: set[tuple[str, ...]] = set()
    for case in cases(component):
        for path, options in marked(case["options"]):
            if path in seen or path[-1].lower().endswith("html") or path[0] == "slots":
                continue
            seen.add(path)
            assert MARKER not in str(macro(options)), path


@pytest.mark.parametrize("written", ["plain", "\n\nfirst lines empty", "two\n    lines", ""])
def test_textarea_gives_back_every_line_break(written: str, environment: PortalEnvironment) -> None:
    """A textarea, even deep inside other components, shows again exactly what somebody wrote."""
    area = macro_of(environment, "textarea")({"name": "a", "label": {"text": "A"}, "value": written})
    nested = macro_of(environment, "radios")(
        {
            "name": "b",
            "fieldset": {"legend": {"text": "B"}},
            "items": [{"value": "c", "text": "C", "conditional": {"html": area}}],
        }
    )
    [shown] = html5lib.parseFragment(str(nested), namespaceHTMLElements=False).iter("textarea")
    assert (shown.text or "") == written
