"""Landmarks: where someone is, told by what is near: "à côté de la gare de Lens". A landmark names a town, or says nothing. Pure.

It also knows the names of islands and quarters that are no commune, and which everybody uses.
"""

import re

from places.text_keys import search_key

_PLACES = (
    r"(?:mairie|hotel de ville|gare(?: sncf| routiere| tgv)?|eglise|mosquee|cathedrale|poste|hopital|marche|ecole|college|lycee|caf"
    r"|prefecture|sous prefecture|france travail|pole emploi|france services?|centre ville|centre commercial|centre|mediatheque"
    r"|bibliotheque|pharmacie|supermarche|stade|port|plage|metro|tram|arret de bus|parc|pont|chateau|commissariat|gendarmerie|ccas)"
)
_THE = r"(?:(?:l|la|le|les) )?"
_NEAR = (
    r"(?:a cote|pres|tout pres|proche|non loin|en face|derriere|devant|autour|au niveau|a deux pas|au dessus) (?:(?:de|d|du|des) )?" + _THE
)
_SAID = r"(?:(?:je suis|je|j|on est|nous sommes) )?(?:(?:habite|vis|loge|reside|suis|dors) )?(?:(?:a|au|aux|vers|dans|sur) )?" + _THE
_OF = r" (?:(?:de|d|du|des|a|au|aux) )?(?:(?:la|les|l) (?=\w))?"

_ONLY = re.compile(rf"(?:{_SAID}{_NEAR}{_PLACES}|{_SAID}(?:mairie|gare|centre ville))")
_OF_TOWN = re.compile(rf"(?:{_SAID}|.* )(?:{_NEAR})?{_PLACES}{_OF}(?P<town>\S.*)")

_OF_PARIS = {"nord", "est", "l est", "saint lazare", "montparnasse", "austerlitz", "d austerlitz", "bercy"}
"""Stations of Paris whose name is not that of their town. That of Lyon may be in either: it is asked about."""

_KNOWN_AS = {
    "ile de re": "Saint-Martin-de-Ré",
    "belle ile": "Le Palais (56)",
    "belle ile en mer": "Le Palais (56)",
    "ile d oleron": "Saint-Pierre-d'Oléron",
    "oleron": "Saint-Pierre-d'Oléron",
    "ile de noirmoutier": "Noirmoutier-en-l'Île",
    "ile de groix": "Groix",
    "ile d ouessant": "Ouessant",
    "la defense": "Courbevoie",
    "paris la defense": "Courbevoie",
    "montmartre": "Paris 18",
    "vieux lyon": "Lyon 5",
    "la croix rousse": "Lyon 4",
}
"""Islands of several communes and quarters: the main commune, whose town hall is near enough to measure from."""


def is_only_landmark(text: str) -> bool:
    """Whether the words say what is near and no town: "près de la mairie"."""
    return bool(_ONLY.fullmatch(search_key(text)))


def landmark_town(key: str) -> str:
    """The town that a landmark is said to be of, in a search key; "" when there is none."""
    found = _OF_TOWN.fullmatch(key)
    if not found:
        return ""
    town = found["town"]
    if " gare " in f" {key[: found.start('town')]} ":
        return "" if town == "lyon" else "Paris" if town in _OF_PARIS else town
    return town


def known_as(key: str) -> str:
    """The commune by whose town hall an island or a quarter is found; "" for any other search key."""
    return _KNOWN_AS.get(key, "")
