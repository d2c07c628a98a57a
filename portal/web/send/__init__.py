"""The other device's pages: whoever holds a code may add files to one question, and sees nothing else."""

from flask import Blueprint

send = Blueprint("send", __name__, url_prefix="/send")
