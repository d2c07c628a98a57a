"""Helpers with limits: the holder's pages about permits, and the helper's."""

from flask import Blueprint

helping = Blueprint("helping", __name__)
