"""Talk to GOV.UK One Login: where somebody signs in there, and who has come back from there."""

import logging
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from requests import RequestException

from portal.settings import OneLogin
from portal.web.portal import Portal

PATIENCE = 5
"""Seconds that each answer from there may take."""
STRENGTH = "Cl.Cm"
"""Signing in with a password and a second factor. We ask nobody to prove who they are."""
ASSERTION_LASTS = 300
LEEWAY = 60
"""Seconds by which two clocks may differ."""

_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")

log = logging.getLogger("portal")


class Unreachable(Exception):
    """GOV.UK One Login does not answer, or not as it should."""


class NotSignedIn(Exception):
    """What came back proves nobody's sign-in."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties a sign-in to one browser and one purpose; made again from its token when it is needed."""

    state: str
    nonce: str
    verifier: str = field(repr=False)


def tie(home: Portal, token: str, purpose: str) -> Tie:
    """Return the tie of a browser; `purpose` is the draft that the sign-in is to be a way back to, or ""."""
    state, nonce, *verifier = (
        home.sign(f"one login {part} {purpose} {token}")
        for part in ("state", "nonce", "verifier", "and more")
    )
    return Tie(state, nonce, "".join(verifier))


def sign_in_url(home: Portal, tied: Tie, redirect: str) -> str:
    """Return where to sign in; raise Unreachable."""
    one = _settings(home)
    client = _client(one, redirect)
    url, _ = client.create_authorization_url(
        _discover(one, client)["authorization_endpoint"],
        state=tied.state,
        nonce=tied.nonce,
        code_verifier=tied.verifier,
        vtr=f'["{STRENGTH}"]',
    )
    return str(url)


def subject_of(home: Portal, code: str, tied: Tie, redirect: str) -> str:
    """Return who signed in, for a code that came back; raise NotSignedIn or Unreachable."""
    one = _settings(home)
    client = _client(one, redirect)
    found = _discover(one, client)
    now = int(home.now().timestamp())
    lasting = {"iat": now, "exp": now + ASSERTION_LASTS}
    client.register_client_auth_method(PrivateKeyJWT(found["token_endpoint"], claims=lasting))
    try:
        given = client.fetch_token(found["token_endpoint"], code=code, code_verifier=tied.verifier)
        keys = KeySet.import_key_set(_get(client, found["jwks_uri"]))
        signed = jwt.decode(given["id_token"], keys, algorithms=["ES256"])
        expected = {"iss": found["issuer"], "aud": one.client, "nonce": tied.nonce, "vot": STRENGTH}
        options = {name: {"essential": True, "value": value} for name, value in expected.items()}
        options["sub"] = {"essential": True}
        params = {"client_id": one.client, "access_token": given.get("access_token")}
        claims = CodeIDToken(signed.claims, signed.header, options=options, params=params)
        claims.validate(now=now, leeway=LEEWAY)
    except RequestException as error:
        raise _unreachable(error) from error
    except (OAuthError, JoseError, KeyError, TypeError, ValueError) as error:
        log.warning("One Login gave no sign-in: %s", type(error).__name__)
        raise NotSignedIn from error
    return str(claims["sub"])


def _settings(home: Portal) -> OneLogin:
    assert home.settings.one_login
    return home.settings.one_login


def _client(one: OneLogin, redirect: str) -> Any:
    return OAuth2Session(
        client_id=one.client,
        client_secret=one.key_file.read_text("ascii"),
        token_endpoint_auth_method=PrivateKeyJWT.name,
        scope="openid",
        redirect_uri=redirect,
        code_challenge_method="S256",
        default_timeout=PATIENCE,
    )


def _discover(one: OneLogin, client: Any) -> dict[str, str]:
    """Return what the issuer says about itself; its addresses have to be as safe as its own."""
    try:
        found = _get(client, f"{one.issuer.rstrip('/')}/.well-known/openid-configuration")
        addresses = [urlsplit(found[name]) for name in _ENDPOINTS]
        good = found["issuer"].rstrip("/") == one.issuer.rstrip("/")
    except (RequestException, AttributeError, KeyError, TypeError, ValueError) as error:
        raise _unreachable(error) from error
    if not good or any(each.scheme != urlsplit(one.issuer).scheme for each in addresses):
        raise _unreachable(ValueError())
    return {name: str(found[name]) for name in ("issuer", *_ENDPOINTS)}


def _get(client: Any, url: str) -> Any:
    answer = client.get(url, withhold_token=True, allow_redirects=False)
    answer.raise_for_status()
    return answer.json()


def _unreachable(error: Exception) -> Unreachable:
    log.warning("One Login is out of reach: %s", type(error).__name__)
    return Unreachable()
