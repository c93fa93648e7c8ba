"""Tagged wishes: whether a reading holds what a tag of a phrase file says ("public:senior", "urgence:date")."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from orientation.needs import Slot, Wishes
from orientation.understanding import Reading
from places.vocabulary import Programme, Public, SpecialSupport, SupportMode

_PUBLICS = {
    "senior": Public.SENIORS,
    "jeune": Public.JEUNES,
    "etudiant": Public.ETUDIANTS,
    "famille": Public.FAMILLES,
    "femme": Public.FEMMES,
}
_SUPPORTS = {
    "illettrisme": SpecialSupport.ILLETTRISME,
    "surdite": SpecialSupport.SURDITE,
    "deficience_visuelle": SpecialSupport.VISUEL,
    "handicap_mental": SpecialSupport.MENTAL,
}
_CONSTRAINTS: Mapping[str, Callable[[Wishes], bool]] = {
    "handicap_moteur": lambda wishes: wishes.step_free or SpecialSupport.MOTEUR in wishes.special_support,
    "domicile": lambda wishes: wishes.cannot_move,
    "mobilite": lambda wishes: wishes.cannot_move or wishes.step_free,
    "gratuit": lambda wishes: wishes.free,
    "sans_adresse": lambda wishes: wishes.free and wishes.walk_in,
}
_SLOTS = {"matin": Slot.MATIN, "apres_midi": Slot.APRES_MIDI, "soir": Slot.SOIR, "samedi": Slot.SAMEDI}


def is_held(tag: str, reading: Reading, today: date) -> bool | None:
    """Whether the reading says what the tag says; None when the tag asks nothing of it ("style:sms", "contrainte:petit_budget")."""
    key, _, value = tag.partition(":")
    check = _CHECKS.get(key)
    return check(value, reading, today) if check else None


def _public(value: str, reading: Reading, today: date) -> bool | None:
    if value == "mineur":
        return reading.wishes.minor
    return _PUBLICS[value] in reading.wishes.publics if value in _PUBLICS else None


def _constraint(value: str, reading: Reading, today: date) -> bool | None:
    wishes = reading.wishes
    if value.startswith("langue_"):
        return wishes.language == value.removeprefix("langue_")
    if value in _SUPPORTS:
        return _SUPPORTS[value] in wishes.special_support
    return _CONSTRAINTS[value](wishes) if value in _CONSTRAINTS else None


def _urgency(value: str, reading: Reading, today: date) -> bool | None:
    wishes = reading.wishes
    if value == "aujourdhui":
        return wishes.urgent or wishes.deadline == today
    if value == "semaine":
        return wishes.deadline is not None and wishes.deadline <= today + timedelta(days=7)
    return wishes.deadline is not None if value == "date" else None


def _mode(value: str, reading: Reading, today: date) -> bool | None:
    return reading.wishes.mode == value if value in SupportMode.values else None


def _slot(value: str, reading: Reading, today: date) -> bool | None:
    return _SLOTS[value] in reading.wishes.slots if value in _SLOTS else None


def _access(value: str, reading: Reading, today: date) -> bool | None:
    return reading.wishes.walk_in if value == "sans_rdv" else None


def _programme(value: str, reading: Reading, today: date) -> bool | None:
    code = value.replace("_", "-")
    return reading.wishes.programme == code if code in Programme.values else None


def _safety(value: str, reading: Reading, today: date) -> bool | None:
    return value in reading.alerts


_CHECKS: Mapping[str, Callable[[str, Reading, date], bool | None]] = {
    "public": _public,
    "contrainte": _constraint,
    "urgence": _urgency,
    "modalite": _mode,
    "horaire": _slot,
    "acces": _access,
    "dispositif": _programme,
    "securite": _safety,
}
