"""The citizen's way through: questions, result, tasks, check, declaration, confirmation."""

from flask import Blueprint

apply = Blueprint("apply", __name__, url_prefix="/apply")
