"""What somebody typed into the form of this request, to show it where it could not be kept."""

from flask import request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from portal.forms import QuestionForm, clean
from portal.web.cookies import SWITCH_FIELD, TOKEN_FIELD, TYPED
from portal.web.problems import was_judged

MOST_READ = 1024 * 1024
"""Bytes of a form that are read only to show them again: more than a page takes, and a long letter pasted."""

OURS = (
    TOKEN_FIELD,
    "version",
    "shown",
    "shown_on",
    "draft",
    "key",
    "accept",
    "later",
    "afresh",
    "permit",
    "words_way",
    "do",
    SWITCH_FIELD,
    "wrong",
    "seen",
)
"""Fields that nobody typed."""


def seen_again(form: QuestionForm) -> QuestionForm:
    """Return a form as its page showed it, to draw the page in another language: judged only if it was."""
    if was_judged():
        form.validate()
    return form


def show_too_much() -> None:
    """Refuse a form that is too large, but read it first where that can be, so that its words are shown.

    Before anything else looks into the form.
    """
    most = request.max_content_length or 0
    too_much = most < (request.content_length or 0) <= MOST_READ
    if too_much and request.mimetype == TYPED:
        request.max_content_length = request.max_form_memory_size = MOST_READ
        raise RequestEntityTooLarge


def typed_words() -> tuple[str, ...]:
    """Return what was typed into an application or about a helper, so that the person can copy it."""
    if request.method != "POST" or request.blueprint not in ("apply", "helping"):
        return ()
    try:
        given = request.form.items(multi=True)
    except HTTPException:  # more than a form may hold
        return ()
    return tuple(clean(value) for name, value in given if name not in OURS and value)
