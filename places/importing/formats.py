"""Formats: what kind of file some bytes are, unpacked and decoded, or an honest word on why they cannot be read."""

import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from places.importing.drafts import Repair, UnreadableFileError
from places.importing.texts import UNREADABLE

WHOLE_FILE: Final = "fichier"
"""Stands for a column in the repairs that touch the file as a whole."""

LARGEST_UNPACKED_MB: Final = 500

_GZIP = b"\x1f\x8b"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_FOREIGN = {
    b"%PDF": ("un document PDF", "Demandez à la source le fichier CSV ou le classeur d'origine."),
    b"\x89PNG": ("une image", "Donnez un fichier CSV, JSON, XLSX ou ODS."),
    b"\xff\xd8\xff": ("une image", "Donnez un fichier CSV, JSON, XLSX ou ODS."),
    b"Rar!": ("une archive", "Extrayez-en le fichier, puis importez-le."),
    b"7z\xbc\xaf": ("une archive", "Extrayez-en le fichier, puis importez-le."),
    b"SQLite format 3": ("une base de données", "Exportez-en la table en CSV."),
    b"PAR1": ("un fichier Parquet", "Demandez à la source le fichier CSV ou JSON."),
}


class Kind(StrEnum):
    """What a file holds, as far as reading it goes."""

    CSV = "csv"
    JSON = "json"
    WORKBOOK = "workbook"


@dataclass(frozen=True, slots=True)
class Content:
    """An unpacked file: its text, or the bytes of a workbook; what had to be done to get there."""

    kind: Kind
    text: str
    packed: bytes
    repairs: tuple[Repair, ...]


def unpack(raw: bytes, name: str) -> Content:
    """Recognise and decode a file by its content, whatever its name says. Raises UnreadableFileError, naming the file by `name`."""
    unzipped = _gunzip(raw, name) if raw.startswith(_GZIP) else raw
    if not unzipped.strip():
        raise UnreadableFileError(f"« {name} » est vide.", "Téléchargez-le de nouveau, ou demandez-le à la source.")
    for magic, (what, fix) in _FOREIGN.items():
        if unzipped.startswith(magic):
            raise UnreadableFileError(f"« {name} » est {what}, pas un tableau.", fix)
    if unzipped.startswith(_WORKBOOKS):
        return Content(Kind.WORKBOOK, "", unzipped, ())
    text, repairs = _decode(unzipped, name)
    opening = text.lstrip()[:200].lower()
    if opening.startswith("<"):
        what = "une page web" if "<html" in opening or "<!doctype html" in opening else "un document XML"
        raise UnreadableFileError(
            f"« {name} » est {what}, pas un tableau.", "L'adresse est sans doute celle de la page : prenez celle du lien de téléchargement."
        )
    return Content(Kind.JSON if opening[:1] in ("{", "[") else Kind.CSV, text, b"", repairs)


def _gunzip(raw: bytes, name: str) -> bytes:
    """Every member of a gzip file, within bounds."""
    largest = LARGEST_UNPACKED_MB * 1_000_000
    content, rest = bytearray(), raw
    while rest.startswith(_GZIP):
        member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            content += member.decompress(rest, largest + 1 - len(content))
        except zlib.error as error:
            raise _damaged(name) from error
        if len(content) > largest:
            raise UnreadableFileError(f"« {name} », décompressé, pèse plus de {LARGEST_UNPACKED_MB} Mo.", "Est-ce le bon fichier ?")
        if not member.eof:
            raise _damaged(name)
        rest = member.unused_data
    return bytes(content)


def _damaged(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"« {name} » est un fichier compressé abîmé ou incomplet.", "Le téléchargement s'est sans doute interrompu : recommencez-le."
    )


def _decode(raw: bytes, name: str) -> tuple[str, tuple[Repair, ...]]:
    """The text: UTF-8 (or UTF-16 that says so), else Windows-1252, which is then said. NUL characters, which no database keeps, go."""
    bom = next((encoding for mark, encoding in _BOMS if raw.startswith(mark)), None)
    if bom != "utf-16" and _looks_binary(raw):
        raise UnreadableFileError(f"« {name} » n'est pas un fichier de texte.", "Donnez un fichier CSV, JSON, XLSX ou ODS.")
    try:
        text = raw.decode(bom or "utf-8")
        repairs: tuple[Repair, ...] = (_said(bom, "encodage UTF-16 reconnu"),) if bom == "utf-16" else ()
    except UnicodeDecodeError:
        text, repairs = _decode_otherwise(raw, name)
    if "\x00" in text:
        text = text.replace("\x00", "")
        repairs += (_said("", "caractères nuls retirés"),)
    return text, repairs


def _decode_otherwise(raw: bytes, name: str) -> tuple[str, tuple[Repair, ...]]:
    """UTF-8 with a few broken characters when most of its accents are right, else Windows-1252."""
    text = raw.decode("utf-8", errors="replace")
    broken = text.count(UNREADABLE)
    right = sum(letter > "\x7f" for letter in text) - broken
    if right > broken:
        return text, (_said("UTF-8", f"{broken} caractères illisibles remplacés par U+FFFD"),)
    try:
        return raw.decode("cp1252"), (_said("Windows-1252", "encodage deviné : le fichier n'est pas en UTF-8"),)
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            f"« {name} » est dans un encodage inconnu (octet {error.start}).", "Enregistrez-le de nouveau en « CSV UTF-8 »."
        ) from error


def _looks_binary(raw: bytes) -> bool:
    """Whether the first bytes hold more control characters than any text would."""
    sample = raw[:4096]
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c" for byte in sample)
    return controls > len(sample) // 100


def _said(encoding: str | None, reason: str) -> Repair:
    return Repair(WHOLE_FILE, "", encoding or "", reason)
