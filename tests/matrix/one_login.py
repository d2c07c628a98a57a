"""An installation that has GOV.UK One Login, which answers or does not."""

from __future__ import annotations

import atexit
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from pathlib import Path

from portal.settings import OneLogin
from portal.web.back.one_login import tie
from tests.matrix.citizens import holder, own
from tests.matrix.house import House
from tests.matrix.stages import Stage, stage
from tests.web.fake_one_login import CLIENT, FakeOneLogin, private_key, serving

NOBODY_THERE = "http://127.0.0.1:9"


@cache
def _key() -> Path:
    folder = ExitStack()
    path = Path(folder.enter_context(tempfile.TemporaryDirectory())) / "one-login.pem"
    atexit.register(folder.close)
    path.write_text(private_key(), "ascii")
    return path


@cache
def _served() -> str:
    fake, kept = FakeOneLogin(_key().read_text("ascii")), ExitStack()
    kept.enter_context(serving(fake))
    atexit.register(kept.close)
    return fake.url.rstrip("/")


def _with(at: House, language: str, address: str) -> Stage:
    person = own(holder(at, "you", language))
    there = replace(at.home, settings=replace(at.home.settings, one_login=OneLogin(address, CLIENT, _key())))
    person.client.home = there
    assert person.applicant
    state = tie(there, person.applicant.session, "").state
    return replace(person, queries={"back.signed_in": f"?code=1234&state={state}"})


@stage("self", "you", state="with One Login")
def one_login(at: House, voice: str, language: str) -> Stage:
    """Somebody who may come back by a sign-in."""
    return _with(at, language, _served())


@stage("self", "you", state="with One Login away")
def away(at: House, voice: str, language: str) -> Stage:
    """Somebody who may come back by a sign-in, which does not answer."""
    person = _with(at, language, NOBODY_THERE)
    person.client.may_fail = True  # which the page says
    return replace(person, queries={})
