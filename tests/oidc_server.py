"""A real OpenID Connect provider on this machine, as ProConnect is: signed userinfo, a code that serves once, PKCE. It can lie."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from pytest_django import Settings

CLIENT, SECRET = "site-d-essai", "secret-d-essai"
ALLOWED = {
    "response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "code_challenge", "code_challenge_method",
}  # fmt: skip
"""ProConnect refuses a parameter that it does not know."""


def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


KEY, ANOTHER_KEY = key(), key()


@dataclass
class Provider:
    """What it answers. `email`: who identifies themselves there. The rest: how it lies or fails."""

    url: str = ""
    email: str = "pro@essai.example"
    id_token: dict[str, Any] = field(default_factory=dict)
    """Claims said instead of the true ones; None leaves one out."""
    userinfo: dict[str, Any] = field(default_factory=dict)
    signs_with: rsa.RSAPrivateKey = KEY
    algorithm: str = "RS256"
    is_signed: bool = True
    fails: str = ""
    """The path that answers 500."""
    waits: str = ""
    """The path that answers only when the test is over."""
    over: threading.Event = field(default_factory=threading.Event)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to, once the person identified themselves."""
        assert set(asked) == ALLOWED, asked
        assert (asked["client_id"], asked["response_type"], asked["code_challenge_method"]) == (CLIENT, "code", "S256")
        assert min(len(asked["state"]), len(asked["nonce"])) >= 32
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state'], 'iss': self.url})}"

    def token(self, told: dict[str, str]) -> tuple[int, dict[str, Any]]:
        asked = self.codes.pop(told.get("code", ""), None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(told.get("code_verifier", "").encode()).digest()).rstrip(b"=").decode()
        known = (told.get("client_id"), told.get("client_secret")) == (CLIENT, SECRET)
        if not (asked and known and asked["code_challenge"] == challenge and asked["redirect_uri"] == told.get("redirect_uri")):
            return 400, {"error": "invalid_grant"}
        claims = {**self._claims(), "nonce": asked["nonce"], "acr": "eidas1", **self.id_token}
        return 200, {"access_token": "acces", "token_type": "Bearer", "expires_in": 60, "id_token": self.signed(claims)}

    def signed(self, claims: dict[str, Any]) -> str:
        kept = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(kept, SECRET * 4 if self.algorithm == "HS256" else self.signs_with, self.algorithm, {"kid": "essai"})

    def who(self) -> dict[str, Any]:
        return {**self._claims(), "email": self.email, **self.userinfo}

    def _claims(self) -> dict[str, Any]:
        now = int(time.time())
        return {"iss": self.url, "aud": CLIENT, "sub": "personne", "iat": now, "exp": now + 60}


class _Handler(BaseHTTPRequestHandler):
    """One call. `provider` is given by the class made for each server."""

    provider: Provider

    def do_GET(self) -> None:
        path, query = urlsplit(self.path).path, urlsplit(self.path).query
        pages = {
            "/authorize": lambda: self._send_back({name: one[0] for name, one in parse_qs(query).items()}),
            "/userinfo": self._userinfo,
            "/jwks": self._jwks,
            "/.well-known/openid-configuration": self._discovery,
        }
        if not self._stopped(path):
            pages.get(path, lambda: self._answer(404, "{}"))()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if not self._stopped(self.path):
            status, told = self.provider.token({name: one[0] for name, one in parse_qs(body).items()})
            self._answer(status, json.dumps(told))

    def _send_back(self, asked: dict[str, str]) -> None:
        self.send_response(302)
        self.send_header("Location", self.provider.authorize(asked))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _userinfo(self) -> None:
        assert self.headers["Authorization"] == "Bearer acces"
        who = self.provider.who()
        if self.provider.is_signed:
            self._answer(200, self.provider.signed(who), "application/jwt")
        else:
            self._answer(200, json.dumps(who))

    def _jwks(self) -> None:
        public = jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
        self._answer(200, json.dumps({"keys": [{**public, "kid": "essai", "alg": "RS256", "use": "sig"}]}))

    def _discovery(self) -> None:
        pages = {"authorization": "authorize", "token": "token", "userinfo": "userinfo", "end_session": "session/end"}
        places = {f"{name}_endpoint": f"{self.provider.url}/{page}" for name, page in pages.items()}
        self._answer(200, json.dumps({"issuer": self.provider.url, "jwks_uri": f"{self.provider.url}/jwks", **places}))

    def _stopped(self, path: str) -> bool:
        self.provider.asked.append(path)
        if path == self.provider.waits:
            self.provider.over.wait(20)
        if path == self.provider.fails:
            self._answer(500, "{}")
        return path in (self.provider.waits, self.provider.fails)

    def _answer(self, status: int, body: str, kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args: Any) -> None:
        """Quiet."""


@contextmanager
def oidc_server() -> Iterator[Provider]:
    """The provider, while it answers."""
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"provider": provider}))
    server.daemon_threads = True
    provider.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield provider
    finally:
        provider.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def proconnect_on(settings: Settings) -> Iterator[Provider]:
    """This site where ProConnect is on, and is that provider."""
    with oidc_server() as one:
        settings.ROOT_URLCONF = "tests.accounts.proconnect_site"
        settings.PROCONNECT, settings.PROCONNECT_URL, settings.PROCONNECT_TIMEOUT = True, one.url, 3
        settings.PROCONNECT_CLIENT_ID, settings.PROCONNECT_CLIENT_SECRET = CLIENT, SECRET
        yield one
