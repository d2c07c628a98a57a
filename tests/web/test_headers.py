"""The headers every response carries."""

from __future__ import annotations

from werkzeug.wrappers import Response

from portal.web.headers import secure


def directives(response: Response) -> dict[str, str]:
    policy = response.headers["Content-Security-Policy"]
    return dict(directive.strip().split(" ", 1) for directive in policy.split(";"))


def test_nothing_is_allowed_but_our_own() -> None:
    """No other origin, no inline script, no inline style, no frame, no base, no posting elsewhere."""
    assert directives(secure(Response())) == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


def test_a_style_element_is_allowed_by_its_hash() -> None:
    """The sources given, and only they, join our own stylesheets."""
    assert directives(secure(Response(), ["'sha256-abc='"]))["style-src"] == "'self' 'sha256-abc='"


def test_errors_are_as_strict_as_pages() -> None:
    """A response for an error gets the same headers."""
    page, error = secure(Response()), secure(Response(status=500))
    assert dict(page.headers) == dict(error.headers)
    assert error.headers["X-Content-Type-Options"] == "nosniff"
    assert error.headers["Referrer-Policy"] == "same-origin"
    assert error.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert error.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in error.headers["Permissions-Policy"]


def test_pages_are_not_stored_and_files_keep_their_own_rule() -> None:
    """A page is never kept by a cache; a response that says how long it may be kept is left alone."""
    assert secure(Response()).headers["Cache-Control"] == "no-store"
    file = Response(headers={"Cache-Control": "public, immutable"})
    assert secure(file).headers["Cache-Control"] == "public, immutable"


def test_https_is_remembered_only_where_it_is_served() -> None:
    """HSTS is sent when the origin is https, and not from a laptop's http."""
    assert "Strict-Transport-Security" not in secure(Response()).headers
    assert secure(Response(), https=True).headers["Strict-Transport-Security"].startswith("max-age=31536000")
