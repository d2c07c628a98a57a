"""GOV.UK One Login as it looks from here, on this machine: it signs in whoever asks, and may misbehave."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey
from werkzeug.test import TestResponse

from tests.web.browsing import InspectingClient, hidden, tree
from tests.web.driving import Applicant

CLIENT = "the-portals-client-id"
LASTS = 300
START, CALLBACK = "/return/one-login", "/return/one-login/callback"


def private_key() -> str:
    """Return a private key as a file holds it."""
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode("ascii")


class FakeOneLogin:
    """The issuer. `person` signs in; `claims` change what the id token says; `trouble` makes it misbehave."""

    def __init__(self, client_key: str) -> None:
        self.client_key = RSAKey.import_key(client_key)
        self.key = self.new_key()
        self.signs_with = self.key
        self.person = "urn:fdc:gov.uk:2022:nusrat"
        self.claims: dict[str, Any] = {}
        self.trouble = ""
        self.wait = 0.0
        self.given: dict[str, dict[str, str]] = {}
        self.used: set[str] = set()
        self.asked: list[str] = []
        self.url = ""

    @staticmethod
    def new_key() -> ECKey:
        """Return a key to sign with."""
        return ECKey.generate_key("P-256", {"use": "sig", "alg": "ES256"}, private=True, auto_kid=True)

    def sign_in(self, address: str) -> str:
        """Do what a person does who opens the link to sign in; return where they are sent back to."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["response_type"] == "code"
        assert (asked["client_id"], asked["scope"], asked["vtr"]) == (CLIENT, "openid", '["Cl.Cm"]')
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_hex(16)
        self.given[code] = asked
        back = urlsplit(asked["redirect_uri"])
        return f"{back.path}?{urlencode({'code': code, 'state': asked['state']})}"

    def about(self) -> dict[str, Any]:
        """Return what it says of itself."""
        return {
            "issuer": "https://elsewhere.example.org/" if self.trouble == "another issuer" else self.url,
            "authorization_endpoint": f"{self.url}authorize",
            "token_endpoint": f"{self.url}token",
            "jwks_uri": f"{self.url}jwks",
        }

    def token(self, form: dict[str, str]) -> tuple[int, Any]:
        """Return status and answer to somebody who brings a code: who they are is proved by their key."""
        asked = self.given.get(form.get("code", ""))
        if asked is None or form["code"] in self.used or not self.is_our_client(form):
            return 400, {"error": "invalid_grant", "error_description": "no such code"}
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return 400, {"error": "invalid_grant", "error_description": "not who asked"}
        if form["redirect_uri"] != asked["redirect_uri"]:
            return 400, {"error": "invalid_grant", "error_description": "elsewhere"}
        self.used.add(form["code"])
        now = int(time.time())
        claims = {
            "iss": self.url,
            "sub": self.person,
            "aud": CLIENT,
            "iat": now,
            "exp": now + LASTS,
            "nonce": asked["nonce"],
            "vot": "Cl.Cm",
        }
        claims = {name: value for name, value in (claims | self.claims).items() if value is not None}
        header = {"alg": "ES256", "kid": self.key.kid}
        signed = jwt.encode(header, claims, self.signs_with, algorithms=["ES256"])
        return 200, {
            "access_token": "x" * 20,
            "token_type": "Bearer",
            "expires_in": LASTS,
            "id_token": signed,
        }

    def is_our_client(self, form: dict[str, str]) -> bool:
        """Check the signature of the portal, and that it is new, for this address and short-lived."""
        try:
            claims = jwt.decode(form["client_assertion"], self.client_key, algorithms=["RS256"]).claims
        except (JoseError, KeyError):
            return False
        fresh = claims["jti"] not in self.used and claims["exp"] - claims["iat"] <= LASTS
        self.used.add(claims["jti"])
        told = (claims["iss"], claims["sub"], claims["aud"])
        return fresh and told == (CLIENT, CLIENT, f"{self.url}token")

    def answer(self, path: str, form: dict[str, str]) -> tuple[int, Any]:
        """Return status and answer to a request."""
        self.asked.append(path)
        time.sleep(self.wait)
        if self.trouble == f"fails at {path}":
            return 500, {}
        if self.trouble == f"nonsense at {path}":
            return 200, "<html>"
        match path:
            case "/.well-known/openid-configuration":
                return 200, self.about()
            case "/jwks":
                return 200, {"keys": [self.key.as_dict(private=False)]}
            case "/token":
                return self.token(form)
        return 404, {}


@contextmanager
def serving(fake: FakeOneLogin) -> Iterator[None]:
    """Serve it on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answer."""
            self.reply({})

        def do_POST(self) -> None:
            """Answer a form."""
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.reply({name: values[0] for name, values in parse_qs(body).items()})

        def reply(self, form: dict[str, str]) -> None:
            """Send what the fake says."""
            status, answer = fake.answer(self.path, form)
            body = (answer if isinstance(answer, str) else json.dumps(answer)).encode()
            try:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except ConnectionError:
                pass  # whoever asked has not waited

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake.url = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def leave(client: InspectingClient, start: str = START) -> str:
    """Open the page that leads to One Login, and return the address that its link leads to."""
    page = tree(client.get(start))
    return next(one.get("href") for one in page.all("a") if "GOV.UK One Login" in page.text(one))


def come(client: InspectingClient, back: str) -> TestResponse:
    """Come back from there, and press the button."""
    return client.post(CALLBACK, data=hidden(client.get(back)))


def state_in(address: str) -> str:
    """Return the state in an address."""
    return address.partition("state=")[2].partition("&")[0]


def saved(holder: Applicant, fake: FakeOneLogin) -> TestResponse:
    """Make the sign-in a way back."""
    start = holder.post("way-back", {"way": "one_login"}).location
    return come(holder.client, fake.sign_in(leave(holder.client, start)))
