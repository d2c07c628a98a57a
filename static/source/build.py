"""Build static/portal.<hash>.css, portal-rtl.<hash>.css and portal.<hash>.js, and the same of stay.

A developer act: run `npm ci` here first, then this file with the project's Python. What it writes is
committed, so that running and testing the portal needs no Node.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess
from pathlib import Path

import brotli

HERE = Path(__file__).resolve().parent
STATIC = HERE.parent
TOOLS = HERE / "node_modules" / ".bin"

# Selectors of GOV.UK Frontend that no page of ours has, so their rules need not travel.
LEFT_OUT = re.compile(
    r"--(inverse|small|muted|text-colour|disabled|full-width|extra-letter-spacing|interruption|no-underline)"
    r"|__(conditional|prefix|suffix|active-fallback)|service-navigation__toggle"
    r"|pagination__(item|list)|grid-column-(full|one-half|one-third|.*quarter|.*-from-desktop)|main-wrapper--"
    r"|section-break|summary-card|exit-this-page|clearfix|drop-zone|radios__divider|no-visited-state|no-border"
    r"|tag--(?!blue|purple|turquoise)|(__caption|__legend|label|heading|caption)-{1,2}xl|__caption--l|caption-m"
    r"|body-(lead|[lms])\b|width-[35]\b|banner__(heading|link)|hidden-focusable|cannot-start-yet"
    r"|:disabled|\[disabled\]|spin-button|\[type=.?number|\]\.govuk-link|moz-focus-inner|link-image|until-tablet"
)
# Rules for Internet Explorer only, which cannot run this sheet anyway.
OLD_BROWSER = re.compile(r"\\[09]|\ufffd|\x00|-ms-high-contrast:none|caret-color")
# The template names the fonts once, from where everything inherits them.
INHERITED = re.compile(r"(font-family:inherit|-(webkit|moz-osx)-font-smoothing:\w+);?")
FALLBACK = re.compile(r"var\((--govuk-[\w-]+),[^()]+\)")

NOTICE = """\
The stylesheets and scripts are built by static/source/build.py from:

  govuk-frontend {govuk-frontend}   (the components listed in portal.scss and portal.mjs)
  sass {sass}
  rtlcss {rtlcss}   (the sheets called -rtl, for languages that run from right to left)
  esbuild {esbuild}

The licence of GOV.UK Frontend is in LICENCE-govuk-frontend.txt. No font, crown, crest or logotype of GOV.UK
is in here. The portal's own rules and script are under the licence of this project.
"""


def run(tool: str, *arguments: str, text: str = "") -> str:
    """Run one of the build tools on a text and return what it prints; stop the build if it fails."""
    done = subprocess.run([TOOLS / tool, *arguments], input=text, capture_output=True, text=True, cwd=HERE)
    if done.returncode:
        raise SystemExit(f"{tool}: {done.stderr}")
    return done.stdout


def pruned(css: str) -> str:
    """Return compressed CSS without the rules that only LEFT_OUT selectors match."""
    kept, at = [], 0
    while at < len(css):
        brace = css.find("{", at)
        if brace < 0:
            break
        head, end = css[at:brace], closing(css, brace)
        body = css[brace + 1 : end]
        at = end + 1
        if OLD_BROWSER.search(head):
            continue
        if head.startswith("@"):
            kept.append(block(head, pruned(body)))
        else:
            wanted = [one for one in head.split(",") if not LEFT_OUT.search(one)]
            kept.append(block(",".join(wanted), INHERITED.sub("", body)))
    return "".join(kept)


def closing(css: str, brace: int) -> int:
    """Return the position of the brace that closes the one at this position."""
    depth = 0
    for found in re.finditer(r"[{}]", css[brace:]):
        depth += 1 if found[0] == "{" else -1
        if not depth:
            return brace + found.start()
    raise SystemExit("unbalanced braces in the stylesheet")


def block(head: str, body: str) -> str:
    """Return one rule, or nothing when its selector or its body is empty."""
    return f"{head}{{{body}}}" if head and body else ""


def stylesheet(name: str) -> str:
    """Return the finished CSS of one source."""
    load = "--load-path=node_modules/govuk-frontend/dist"
    css = run("sass", load, "--style=compressed", "--no-source-map", "--no-error-css", f"{name}.scss")
    css = FALLBACK.sub(r"var(\1)", css.lstrip("\ufeff"))
    return run("esbuild", "--loader=css", "--minify", text=pruned(css)).strip()


def mirrored(css: str) -> str:
    """Return finished CSS as pages need it that run from right to left."""
    return run("rtlcss", "--silent", "-", text=css).strip()


def script(name: str) -> str:
    """Return the finished ES module of one source."""
    return run("esbuild", f"{name}.mjs", "--bundle", "--minify", "--format=esm", "--target=es2017").strip()


def publish(source: str, ending: str, text: str) -> None:
    """Replace the built file of this ending, with a .br and a .gz beside it, and print the sizes in bytes."""
    for old in STATIC.glob(f"{source}.*.{ending}*"):
        old.unlink()
    data = text.encode()
    name = f"{source}.{hashlib.sha256(data).hexdigest()[:8]}.{ending}"
    small, zipped = brotli.compress(data, quality=11), gzip.compress(data, 9, mtime=0)
    for suffix, content in (("", data), (".br", small), (".gz", zipped)):
        (STATIC / f"{name}{suffix}").write_bytes(content)
    print(f"{name}: {len(data)} bytes, {len(small)} brotli, {len(zipped)} gzip")


def main() -> None:
    """Build what every page has, and what pages with a session have, and write down what with."""
    for source, besides in (("portal", stylesheet("mirrored")), ("stay", "")):
        css = stylesheet(source)
        publish(source, "css", css)
        publish(f"{source}-rtl", "css", mirrored(css) + besides)
        publish(source, "js", script(source))
    versions = json.loads((HERE / "package.json").read_text())["devDependencies"]
    (STATIC / "VERSION.txt").write_text(NOTICE.format_map(versions))


if __name__ == "__main__":
    main()
