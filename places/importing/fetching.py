"""Fetching: the bytes of a file, from this machine or from an https address, within bounds of size and time."""

import http.client
import re
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from places.importing.drafts import UnreadableFileError

LARGEST_MB: Final = 200
"""The whole national directory weighs about 20 MB; ten times that is a mistake."""

SILENCE_S: Final = 30.0
"""Longest wait for the next bytes, in seconds."""

WHOLE_S: Final = 600.0
"""Longest whole download, in seconds."""

USER_AGENT: Final = "coup-de-main-numerique (import de lieux)"

_CHUNK = 1 << 18
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def fetch(location: str, *, silence_s: float = SILENCE_S, whole_s: float = WHOLE_S, largest_mb: int = LARGEST_MB) -> bytes:
    """The content of a path or an https address (http on this machine only). Raises UnreadableFileError."""
    if _URL.match(location):
        return _download(location, silence_s=silence_s, whole_s=whole_s, largest_mb=largest_mb)
    return _read_path(Path(location), largest_mb)


def short(location: str) -> str:
    """A location fit for a message: without user name, password or query string, which may hold a secret."""
    if not _URL.match(location):
        return location
    try:
        parts = urlsplit(location)
    except ValueError:
        return location.split("?", 1)[0]
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def _read_path(path: Path, largest_mb: int) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableFileError(f"« {path} » est un dossier.", "Donnez le chemin d'un fichier de ce dossier.")
        with path.open("rb") as file:
            return _read_bounded(file.read, str(path), largest_mb)
    except FileNotFoundError as error:
        raise UnreadableFileError(f"Le fichier « {path} » n'existe pas.", "Vérifiez le chemin, depuis le dossier où vous êtes.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableFileError(f"Le fichier « {path} » ne s'ouvre pas : {reason}.", "Vérifiez le chemin et vos droits.") from error


def _download(url: str, *, silence_s: float, whole_s: float, largest_mb: int) -> bytes:
    _check_address(url)
    try:
        request = urllib.request.Request(url, headers={"User-Agent": USER_AGENT, "Accept": "*/*"})  # noqa: S310 (checked above)
        with _opener().open(request, timeout=silence_s) as response:
            content = _read_bounded(response.read1, short(url), largest_mb, deadline=time.monotonic() + whole_s)
            expected = response.headers.get("Content-Length", "")
    except UnreadableFileError:
        raise
    except urllib.error.HTTPError as error:
        error.close()
        fix = _REDIRECTED if error.code < 400 else _FIX_BY_STATUS.get(error.code, _TRY)
        raise UnreadableFileError(f"{short(url)} répond {error.code}.", fix) from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise UnreadableFileError(f"{short(url)} ne répond pas : {_reason(error)}.", _TRY) from error
    if expected.isdigit() and len(content) < int(expected):
        raise UnreadableFileError(f"{short(url)} : téléchargement interrompu ({len(content)} octets sur {expected}).", "Recommencez.")
    return content


_TRY = "Ouvrez cette adresse dans un navigateur ; si le fichier s'y télécharge, enregistrez-le et importez-le depuis votre machine."
_REDIRECTED = "L'adresse renvoie ailleurs, sans fin ou vers une adresse interdite : donnez celle où le fichier se trouve vraiment."
_FIX_BY_STATUS = {
    401: "L'adresse demande un mot de passe : téléchargez le fichier vous-même, puis importez-le.",
    403: "L'accès est refusé : téléchargez le fichier vous-même, puis importez-le.",
    404: "L'adresse n'existe pas ou plus : retrouvez-la sur la page de la source.",
    410: "Le fichier a été retiré : retrouvez-le sur la page de la source.",
}


def _reason(error: Exception) -> str:
    """What went wrong, in French for the usual cases."""
    cause = getattr(error, "reason", error)
    if isinstance(cause, TimeoutError):
        return "délai dépassé"
    if isinstance(cause, ssl.SSLError):
        return "le certificat du site n'est pas valide"
    return str(cause) or type(cause).__name__


def _read_bounded(read: Callable[[int], bytes], location: str, largest_mb: int, *, deadline: float | None = None) -> bytes:
    content = bytearray()
    while chunk := read(_CHUNK):
        content += chunk
        if len(content) > largest_mb * 1_000_000:
            raise UnreadableFileError(f"« {location} » pèse plus de {largest_mb} Mo.", "Est-ce le bon fichier ? Sinon, découpez-le.")
        if deadline and time.monotonic() > deadline:
            raise UnreadableFileError(f"« {location} » arrive trop lentement.", "Téléchargez-le vous-même, puis importez-le.")
    return bytes(content)


def _check_address(url: str) -> None:
    """Raise UnreadableFileError unless the address is https, or http on this very machine."""
    try:
        parts = urlsplit(url)
        allowed = parts.scheme.lower() == "https" or (parts.scheme.lower() == "http" and parts.hostname in _LOOPBACK)
    except ValueError:
        allowed = False
    if not allowed:
        raise UnreadableFileError(
            f"L'adresse {short(url)} n'est pas acceptée.",
            "Utilisez une adresse qui commence par https:// : sans elle, n'importe qui sur le chemin peut changer le fichier.",
        )


class _CheckedRedirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to acceptable addresses only."""

    def redirect_request(self, *told: Any) -> urllib.request.Request | None:
        _, response, *_, address = told
        try:
            _check_address(address)
        except UnreadableFileError:
            response.close()
            raise
        return super().redirect_request(*told)


def _opener() -> urllib.request.OpenerDirector:
    """Knows http and https only: neither file:// nor ftp:// exists for it."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        _CheckedRedirects(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener
