"""Addresses that a code can be sent to, and how they are shown to whoever may look over a shoulder."""

import re

from portal.access import Kind
from portal.web.apply.visit import Visit

_MOBILE = re.compile(r"\+447[0-9]{9}|\+(?!44)[1-9][0-9]{7,14}")
_EXTENDED = re.compile("[^0-9 +()./\u2010-\u2015\u2212-]")
"""What is in a number only if it has an extension, which no text message reaches."""

_OWN = {("you", Kind.EMAIL): "email", ("you", Kind.TEXT): "phone", ("they", Kind.EMAIL): "helper_email",
        ("they", Kind.TEXT): "helper_phone"}  # fmt: skip
"""The question whose answer is the address of whoever fills in the application."""


def address_of(kind: Kind, typed: str) -> str:
    """Return an address as it is kept; "" for a phone number that gets no text messages."""
    return typed if kind == Kind.EMAIL else mobile_number(typed)


def mobile_number(typed: str) -> str:
    """Return a number that text messages can go to, as +447700900461; "" for any other, like a landline's."""
    if _EXTENDED.search(typed):
        return ""
    number = re.sub("[^0-9+]", "", typed.replace("(0)", ""))
    number = re.sub("^00", "+", number)
    number = re.sub(r"^(0|\+440)", "+44", number)
    return number if _MOBILE.fullmatch(number) else ""


def suggested(visit: Visit, kind: Kind) -> str:
    """Return the address that the application has of whoever fills it in; "" to a helper with a permit."""
    answer = "" if visit.permit else visit.path.answers.get(_OWN[visit.voice, kind], "")
    return answer if address_of(kind, answer) else ""


def masked(kind: Kind, address: str) -> str:
    """Return enough of an address for its owner to know it: s…@example.org, or the end of a number."""
    if kind == Kind.EMAIL:
        name, _, domain = address.rpartition("@")
        return f"{name[:1]}…\u2060@{domain}"  # so that no line ends there
    return address[-3:]
