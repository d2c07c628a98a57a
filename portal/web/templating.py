"""Render the design system's macros fast: the stock ones cost four milliseconds a page.

Every change made here is held by the design system's own fixtures: each still gives the same document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from flask import Flask
from flask.sansio.app import App
from flask.templating import Environment
from jinja2 import BaseLoader, FileSystemLoader, PackageLoader, Undefined
from jinja2 import Environment as JinjaEnvironment
from markupsafe import Markup, escape

from portal.web.spool import SealingRequest

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"

PACKAGE = "govuk_frontend_jinja"
IMPORT = re.compile(r'\{%-? from "[^"]+" import \w+ -?%\}\n?')
MISSING = object()
DICT_METHODS = frozenset(dir(dict))


class PortalEnvironment(Environment):
    """A Flask template environment for templates that pass large, mostly empty dicts of options about."""

    def __init__(self, app: App, **options: Any) -> None:
        super().__init__(app, **{"trim_blocks": True, "lstrip_blocks": True} | options)
        self.globals["govukAttributes"] = attributes
        # Indenting nested HTML adds spaces to what people typed in a textarea, at every save.
        self.filters["indent"] = lambda html, *_: html

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Look into a dict before asking for a Python attribute, which raises for every option not given."""
        if type(obj) is dict:
            value = obj.get(attribute, MISSING)
            if value is not MISSING:
                return value
            if attribute not in DICT_METHODS:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Share one dict of globals, so that nested imports do not compare chains of them."""
        return super().make_globals(d) if d else self.globals


class PortalLoader(BaseLoader):
    """Load our templates from a folder, and the design system's macros from their package."""

    def __init__(self, folder: Path) -> None:
        self.own = FileSystemLoader(folder)
        self.design_system = PackageLoader(PACKAGE)

    def get_source(
        self, environment: JinjaEnvironment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return source, file name and freshness check; raise TemplateNotFound."""
        package, _, name = template.partition("/")
        if package != PACKAGE:
            return self.own.get_source(environment, template)
        source, filename, fresh = self.design_system.get_source(environment, name)
        return quickened(source), filename, fresh


class PortalFlask(Flask):
    """A Flask application with this environment and loader; it serves no folder of static files by itself."""

    jinja_environment = PortalEnvironment
    request_class = SealingRequest

    def __init__(self, import_name: str, templates: Path = TEMPLATES) -> None:
        super().__init__(import_name, static_folder=None, template_folder=str(templates))
        self.config["TEMPLATES_AUTO_RELOAD"] = False

    def create_global_jinja_loader(self) -> BaseLoader:  # type: ignore[override]
        """Return the one loader; the portal's blueprints have no template folders of their own."""
        return PortalLoader(Path(self.root_path) / str(self.template_folder))


def quickened(source: str) -> str:
    """Return a macro file with its imports once, at the top, and a textarea that keeps a first empty line."""
    imports = dict.fromkeys(found.strip() for found in IMPORT.findall(source))
    wanted = [one for one in imports if "import govukAttributes" not in one]
    # A browser drops one line break right after <textarea>: give it one of ours to drop.
    body = IMPORT.sub("", source).replace("{{ params.value }}</textarea>", "\n{{ params.value }}</textarea>")
    return "".join(wanted) + body


def attributes(given: Mapping[str, Any] | str | Undefined | None = None) -> Markup:
    """Return HTML attributes, each with a leading space; an optional one without a value is left out."""
    if isinstance(given, str):
        return Markup(given)
    if not given or not isinstance(given, Mapping):
        return Markup()
    return Markup().join(attribute(name, value) for name, value in given.items())


def attribute(name: str, given: Any) -> Markup:
    """Return one attribute from a plain value, or from a mapping with `value` and `optional`."""
    options = given if isinstance(given, Mapping) else {"value": given}
    value, optional = options.get("val", options.get("value")), options.get("optional") is True
    nothing = value is None or isinstance(value, Undefined)
    if optional and value is True:
        return Markup(" ") + escape(name)
    if optional and (nothing or value is False):
        return Markup()
    text = "" if nothing else str(value).lower() if isinstance(value, bool) else value
    return Markup(' {}="{}"').format(name, text)
