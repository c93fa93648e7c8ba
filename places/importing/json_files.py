"""JSON files: the objects of a file, and which of the published shapes they have."""

import json
import math
from collections.abc import Iterable
from typing import Any, Final

from places.importing.drafts import Repair, UnreadableFileError
from places.importing.formats import WHOLE_FILE
from places.importing.standard import Column

Json = dict[str, Any]

_LISTS: Final = ("structures", "services", "lieux", "results", "data", "items", "records")
"""Keys under which publishers put a list of rows."""

_INCLUSION_KEYS: Final = frozenset({"reseaux_porteurs", "horaires_accueil", "accessibilite_lieu", "lien_source", "siret"})
_STANDARD_KEYS: Final = frozenset({"pivot", "services", "contact", "localisation", "modalites_accompagnement", "typologie", "typologies"})

# The shape of the national library: what the flat file spreads over columns, it nests under these keys.
_NESTED: Final[dict[str, dict[str, str]]] = {
    "adresse": {
        "voie": Column.ADDRESS,
        "complement_adresse": Column.ADDRESS_DETAILS,
        "code_postal": Column.POSTAL_CODE,
        "code_insee": Column.INSEE,
        "commune": Column.CITY,
    },
    "localisation": {"latitude": Column.LATITUDE, "longitude": Column.LONGITUDE},
    "contact": {
        "telephone": Column.PHONE,
        "courriels": Column.EMAILS,
        "courriel": Column.EMAILS,
        "site_web": Column.WEBSITES,
    },
    "presentation": {"resume": Column.SUMMARY, "detail": Column.DESCRIPTION},
}
_RENAMED: Final = {"typologies": Column.TYPOLOGY}


def parse(text: str, name: str) -> tuple[Any, tuple[Repair, ...]]:
    """The value of a JSON file, and what had to be removed from it. Raises UnreadableFileError, naming the line at fault."""
    try:
        value = json.loads(text, strict=False, parse_constant=lambda name: None, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise UnreadableFileError(
            f"« {name} », ligne {error.lineno}, colonne {error.colno} : ce n'est pas du JSON correct.",
            "Le fichier est sans doute coupé : téléchargez-le de nouveau, ou corrigez cette ligne.",
        ) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(f"« {name} » contient un JSON démesuré.", "Est-ce le bon fichier ?") from error
    if "\\u" not in text:
        return value, ()
    storable = _storable(value)
    repairs = () if storable == value else (Repair(WHOLE_FILE, "", "", "caractères nuls ou incomplets retirés"),)
    return storable, repairs


def lists_of(value: Any, name: str) -> dict[str, list[Json]]:
    """The lists of objects of a file, by their key; "" for a file that is one list. Raises UnreadableFileError when there is none."""
    found: dict[str, list[Any]] = {"": value} if isinstance(value, list) else {}
    if isinstance(value, dict):
        found = {key: value[key] for key in _LISTS if isinstance(value.get(key), list)}
    if not found:
        raise UnreadableFileError(
            f"« {name} » ne contient pas de liste de lieux.",
            "Il faut une liste d'objets, ou un objet avec « structures » et « services » (data·inclusion).",
        )
    for rows in found.values():
        if wrong := next((rank for rank, row in enumerate(rows, start=1) if not isinstance(row, dict)), None):
            raise UnreadableFileError(f"« {name} », élément {wrong} : ce n'est pas un objet.", "Chaque lieu doit être un objet { … }.")
    if not any(found.values()):
        raise UnreadableFileError(f"« {name} » ne contient aucun lieu.", "Vérifiez que la source publie bien des lieux.")
    return found


def is_list_of_services(rows: Iterable[Json]) -> bool:
    """Whether the objects are services of data·inclusion."""
    return any("structure_id" in row for row in rows)


def is_list_of_structures(rows: Iterable[Json]) -> bool:
    """Whether the objects are structures of data·inclusion rather than national rows."""
    keys = {key for row in rows for key in row}
    return not keys.isdisjoint(_INCLUSION_KEYS) and keys.isdisjoint(_STANDARD_KEYS)


def flat(row: Json) -> Json:
    """A national row with the columns of the flat file, whichever of the two published shapes it came in."""
    if not any(isinstance(row.get(key), dict) for key in _NESTED) and _RENAMED.keys().isdisjoint(row):
        return row
    flattened: Json = {}
    for key, value in row.items():
        if key in _NESTED and isinstance(value, dict):
            flattened |= {_NESTED[key].get(inner, f"{key}.{inner}"): told for inner, told in value.items()}
        else:
            flattened[_RENAMED.get(key, key)] = value
    return flattened


def _finite(text: str) -> float | str:
    number = float(text)
    return number if math.isfinite(number) else text


def _storable(value: Any) -> Any:
    """The value without what PostgreSQL refuses in JSON: NUL characters and lone surrogates."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", errors="replace").decode("utf-8")
    if isinstance(value, list):
        return [_storable(item) for item in value]
    if isinstance(value, dict):
        return {_storable(key): _storable(item) for key, item in value.items()}
    return value
