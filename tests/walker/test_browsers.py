"""Both browsers behave alike: cookies kept, redirects followed, errors are pages."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, make_response, redirect, request
from werkzeug.serving import make_server
from werkzeug.wrappers import Response as Answer

from portal.walker import Browser, CannotReach, ClientBrowser, HttpBrowser, Persona, walk, walk_command
from portal.walker.browser import Upload
from portal.walker.persona import Expect

PERSONA = 'name = "Ann Example"\nabout = "is sent elsewhere"\n[expect]\nexit = "sight"\n'


@pytest.fixture(scope="module")
def app() -> Flask:
    app = Flask("tiny")

    @app.get("/")
    def start() -> Answer:
        answer = make_response('<main><a class="govuk-button" href="/apply/d1/sight">Start</a></main>')
        answer.set_cookie("seen", "ŷes")
        return answer

    @app.get("/apply/d1/sight")
    def sight() -> str:
        return f"<main><h1>{request.cookies.get('seen')}</h1></main>"

    @app.post("/send")
    def send() -> Answer | tuple[str, int]:
        if request.form.getlist("a") != ["1", "2"]:
            return "wrong", 422
        return redirect("/apply/d1/sight", 303)

    @app.post("/files")
    def files() -> str:
        file = request.files["file"]
        return repr((request.form.getlist("a"), file.filename, file.read()))

    return app


@pytest.fixture(scope="module")
def served(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=["http", "client"])
def browser(request: pytest.FixtureRequest, app: Flask) -> tuple[Browser, str]:
    if request.param == "client":
        return ClientBrowser(app.test_client()), "http://localhost/"
    return HttpBrowser(), request.getfixturevalue("served")


def test_cookies_and_redirects(browser: tuple[Browser, str]) -> None:
    """A cookie comes along, and a post that redirects ends at the page it leads to."""
    it, url = browser
    assert it.get(url).status == 200
    sent = it.post(f"{url}send", [("a", "1"), ("a", "2")])
    assert (sent.status, sent.url) == (200, f"{url}apply/d1/sight")
    assert "ŷes" in sent.text
    assert sent.headers["content-type"] == "text/html; charset=utf-8"


def test_an_error_is_a_page(browser: tuple[Browser, str]) -> None:
    """A refusal or a missing page comes back with its status and words."""
    it, url = browser
    refused = it.post(f"{url}send", [("a", "1")])
    assert (refused.status, refused.text) == (422, "wrong")
    assert it.get(f"{url}nowhere").status == 404


@pytest.mark.parametrize(
    ("url", "words"),
    [("http://127.0.0.1:1/", "no answer from 127.0.0.1:1"), ("file:///etc/hosts", "not an http or https")],
)
def test_no_page_at_all(url: str, words: str) -> None:
    """An address where nothing answers, or that is no web address, is told as such."""
    with pytest.raises(CannotReach, match=words):
        HttpBrowser(patience=1).get(url)


def test_the_command(served: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints the walk and returns 0; with an expectation that fails, 1."""
    file = tmp_path / "ann.toml"
    file.write_text(PERSONA, "utf-8")
    assert walk_command(file, served, False) == 0
    assert "As expected. Ended at sight" in capsys.readouterr().out
    file.write_text(PERSONA.replace("sight", "benefits"), "utf-8")
    assert walk_command(file, served, True) == 1
    assert '"expected to end at benefits, but it ended at sight"' in capsys.readouterr().out


def test_the_command_without_a_persona(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no persona is told in one line, and the command returns 1."""
    assert walk_command(tmp_path / "gone.toml", "http://127.0.0.1:1/", False) == 1
    assert "gone.toml cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("url", ["http://[", "http://localhost:x/", "http://a..example/", "http://a b/"])
def test_an_address_nobody_can_read(url: str) -> None:
    """A bad address is one sentence of a walk that did not begin, and no error."""
    with pytest.raises(CannotReach):
        HttpBrowser().get(url)
    assert walk(Persona("Ann Example", "goes nowhere", {}, Expect()), HttpBrowser(), url).stopped


def test_a_file_travels_beside_what_was_typed(browser: tuple[Browser, str]) -> None:
    """A form with a file arrives with its fields and with the file, name and content whole."""
    client, site = browser
    fields = [("a", "1"), ("a", "ŷes"), ("file", Upload("page 1.png", b"\x89PNG\r\n--x"))]
    assert client.post(f"{site}files", fields).text == repr((["1", "ŷes"], "page 1.png", b"\x89PNG\r\n--x"))
