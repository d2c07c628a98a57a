"""Broken versions of a form: no browser sends them, and somebody always does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

PART = b'--x\r\nContent-Disposition: form-data; name="%d"\r\n\r\n1\r\n'
URLENCODED = "application/x-www-form-urlencoded"
Request = dict[str, Any]

VALUES = {
    "empty": "",
    "blank": " \t\u3000",
    "NUL": "a\x00b",
    "controls": "\x01\x1b[2J\x7f",
    "override": "\u202egnp.exe",
    "long": "x" * 10_000,
    "accents": "e" + "\u0301" * 9_000,
    "markup": "<script>alert(1)</script>\"'`",
    "braces": "{{ 7*7 }}{% raw %}${7*7}#{7}",
    "marker": "\ue0000 name\ue002",
    "number": "1e309",
    "huge": "9" * 400,
    "digits": "٣٤",
    "list": "[]",
    "object": '{"a": 1}',
    "none": "None",
    "foreign": "no_such_choice",
    "lines": "a\r\nb: c",
}
BODIES: dict[str, Request] = {
    "nothing": {"data": b""},
    "json": {"json": {"name-first": ["x"]}},
    "xml": {"data": b"<a/>", "content_type": "application/xml"},
    "no type": {"data": b"name-first=x", "headers": {"Content-Type": ""}},
    "nonsense type": {"data": b"a=b", "content_type": "multipart/form-data"},
    "broken multipart": {"data": b"--x\r\nnot a part", "content_type": "multipart/form-data; boundary=x"},
    "cut multipart": {
        "data": b'--x\r\nContent-Disposition: form-data; name="name-first"\r\n\r\nab',
        "content_type": "multipart/form-data; boundary=x",
    },
    "long boundary": {"data": b"--", "content_type": "multipart/form-data; boundary=" + "x" * 5000},
    "a file": {
        "data": PART.replace(b"%d", b'name-first"; filename="a') + b"--x--\r\n",
        "content_type": "multipart/form-data; boundary=x",
    },
    "1,001 parts": {
        "data": b"".join(PART % number for number in range(1001)) + b"--x--\r\n",
        "content_type": "multipart/form-data; boundary=x",
    },
    "1,001 fields": {"data": b"&".join(b"a%d=1" % n for n in range(1001)), "content_type": URLENCODED},
    "300,000 characters": {"data": b"name-first=" + b"x" * 300_000, "content_type": URLENCODED},
    "surrogates": {"data": b"name-first=%ED%A0%80&csrf_token=%ED%A0%80.x", "content_type": URLENCODED},
    "not UTF-8": {"data": b"name-first=%FF%FE&\xff\xfe=\xff", "content_type": URLENCODED},
    "half an escape": {"data": b"name-first=%&%=%4&csrf_token=%zz", "content_type": URLENCODED},
    "another charset": {"data": b"name-first=x", "content_type": URLENCODED + "; charset=utf-7"},
}
HEADERS = {
    "foreign host": {"Host": "evil.example.org"},
    "host with a port": {"Host": "localhost:99999"},
    "no host": {"Host": ""},
    "nonsense host": {"Host": "a b/c@d"},
    "forwarded": {"X-Forwarded-Host": "evil.example.org", "X-Forwarded-Proto": "gopher"},
    "language": {"Accept-Language": "\xff;q=x,,;"},
    "coding": {"Accept-Encoding": "br;q=nan, gzip;q=-1"},
}
METHODS = ("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND")


def mutations(fields: dict[str, str]) -> Iterator[tuple[str, Request]]:
    """Yield broken versions of a form, each with a name."""
    for name in fields:
        yield f"without {name}", {"data": {key: value for key, value in fields.items() if key != name}}
        yield f"{name} twice", {"data": {**fields, name: [fields[name], fields[name]]}}
        yield f"{name} 70 times", {"data": {**fields, name: ["x"] * 70}}
        yield f"{name} renamed", {"data": {f"{key}[]" if key == name else key: fields[key] for key in fields}}
        yield f"{name} with parts", {"data": {f"{key}-day": fields[key] for key in fields}}
    for name in [key for key in fields if key != "csrf_token"] or ["csrf_token"]:
        yield from ((f"{name} {kind}", {"data": fields | {name: value}}) for kind, value in VALUES.items())
    for version in ("-1", "9" * 30, "1.5", "٣", "²", "x", ""):
        yield f"version {version[:3]}", {"data": fields | {"version": version}}
    yield (
        "more fields",
        {"data": fields | {"otherwise": "yes", "__proto__": "x", "route": "pip", "answers": "x"}},
    )
    yield from BODIES.items()
    yield from ((name, {"data": fields, "headers": headers}) for name, headers in HEADERS.items())
    yield from ((method, {"data": fields, "method": method}) for method in METHODS)
