"""Former names: under which codes and names each commune of today, or a part of it, has been known."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from places.gazetteer.rows import FormerName
from places.text_keys import search_key

REMEMBERED_SINCE = "2000-01-01"
"""A name that a commune left before this date, keeping its code, is no longer met in addresses ("Bourg" for Bourg-en-Bresse, 1955)."""

# The two islands had these codes until they left Guadeloupe, on 15 July 2007.
_LEFT_GUADELOUPE = {"97123": "97701", "97127": "97801"}

_NAMED_KINDS = {"COM", "COMD", "COMA"}


def former_names(communes: Iterable[dict[str, Any]], history: Iterable[dict[str, Any]]) -> dict[str, list[FormerName]]:
    """Commune of today → its former names, by code then name. Each former code appears once; a name equal to today's is left blank.

    Former codes are those INSEE lists since 1943, with the last name each had, and those of delegated and associated communes. Former
    names under today's code are those of its delegated communes, and those the commune gave up since `REMEMBERED_SINCE`.
    """
    communes, history = list(communes), list(history)
    today = {one["code"]: one["nom"] for one in communes if one["type"] in ("commune-actuelle", "arrondissement-municipal")}
    parts = [one for one in communes if one["type"] in ("commune-deleguee", "commune-associee")]
    holders = _holders(communes, parts)
    last_names = _last_names(history) | {part["code"]: part["nom"] for part in parts}
    codes: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for former_code, code in holders.items():
        codes[code][former_code] = last_names.get(former_code, "")
    names: defaultdict[str, set[str]] = defaultdict(set)
    for part in parts:
        if part["code"] == part["chefLieu"]:
            names[part["code"]].add(part["nom"])
    for one in history:
        if one["code"] in today and one["type"] in _NAMED_KINDS and one.get("dateFin", "9999") >= REMEMBERED_SINCE:
            names[one["code"]].add(one["nom"])
    return {code: _sorted_names(today[code], codes[code], names[code]) for code in codes.keys() | names.keys()}


def _holders(communes: Iterable[dict[str, Any]], parts: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Former code → commune of today. A part of a commune is its own, whoever else lists its code (55273, 60455 moved after a split)."""
    listed = {former_code: one["code"] for one in communes for former_code in one.get("anciensCodes", ())}
    delegated = {part["code"]: part["chefLieu"] for part in parts if part["code"] != part["chefLieu"]}
    return listed | delegated | _LEFT_GUADELOUPE


def _last_names(history: Iterable[dict[str, Any]]) -> dict[str, str]:
    """The last name of every code that was a commune's."""
    dated = sorted((one.get("dateDebut", ""), one["code"], one["nom"]) for one in history if one["type"] == "COM")
    return {code: name for _, code, name in dated}


def _sorted_names(today: str, codes: dict[str, str], kept_codes: set[str]) -> list[FormerName]:
    """Former codes with their names, then former names under today's code; a name that reads like today's is not repeated."""
    own = search_key(today)
    found = [FormerName(code, "" if search_key(name) == own else name) for code, name in sorted(codes.items())]
    seen = {own}
    for name in sorted(kept_codes):
        key = search_key(name)
        if key not in seen:
            seen.add(key)
            found.append(FormerName("", name))
    return found
