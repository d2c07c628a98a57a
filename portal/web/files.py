"""Send a file that somebody uploaded: to be saved, or drawn in a page of ours, and never opened as one."""

from flask import Response

from portal.media import Kind

SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
"""The content security policy of a file: whatever is in it, it runs nothing and loads nothing."""

FORMS: dict[Kind, tuple[str, str]] = {"image": ("image/jpeg", "jpg"), "pdf": ("application/pdf", "pdf")}
"""The type and the ending of a normal file, which are ours to say and not the sender's."""


def file_response(data: bytes, kind: Kind, name: str) -> Response:
    """
    Return a normal file, or a part of one, as an attachment; a picture in a page is drawn all the same.

    `name` is what the browser calls it when it is saved: our own words in ASCII, never a person's, without
    the ending.
    """
    mimetype, ending = FORMS[kind]
    response = Response(data, mimetype=mimetype)
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.{ending}")
    return response
