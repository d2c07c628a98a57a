"""Come back: by words, by an address, by a sign-in; and the list of one's applications."""

from flask import Blueprint

back = Blueprint("back", __name__)
