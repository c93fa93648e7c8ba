"""Fact words: the name and the value of any fact as the team reads them, in a history, a clash, a suggestion or a comparison."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Field

from places import plain_words
from places.changes import split_path
from places.facts import SERVICE_FIELDS
from places.hours_gloss import in_french
from places.languages import language_name
from places.models import Place, Service
from places.phones import spoken
from places.presenting.exceptional import sentence_of
from places.presenting.words import day_words, listed
from places.typologies import Typology
from places.vocabulary import Itinerancy, Origin, PositionPrecision, ServiceCategory, Status, Training

UNTOLD = "Nous ne savons pas"
NONE = "Aucun"
NO_OTHER = "Aucune autre fiche"

_CODES: dict[str, Mapping[Any, str]] = {
    "typologies": dict(Typology.choices),
    "programmes": {code: name for code, (name, _) in plain_words.PROGRAMMES.items()},
    "trainings": dict(Training.choices),
    "access_modes": plain_words.ACCESS_MODES,
    "itinerancy": dict(Itinerancy.choices),
    "support_modes": plain_words.SUPPORT_MODES,
    "publics": plain_words.PUBLICS,
    "special_support": plain_words.SPECIAL_SUPPORT,
    "fees": plain_words.FEES,
    "devices": plain_words.DEVICES,
    "level": plain_words.LEVELS,
    "status": dict(Status.choices),
    "verified_by": dict(Origin.choices),
    "position_precision": dict(PositionPrecision.choices),
    "category": {code: words.title for code, words in plain_words.SERVICES.items()},
}
"""Facts whose values are codes, and the words of each code."""

_PHONES = frozenset({"phone", "other_phones"})
_HOURS = frozenset({"hours", "schedule"})
_DAYS = frozenset({"source_date", "verified_on"})


def name_of_fact(path: str) -> str:
    """What a path speaks of: "téléphone", "Faire une démarche : prix". The category stands for a service; its key when it is none."""
    key, fact = split_path(path)
    if key is None:
        return _label(Place, path)
    service = _service_name(key)
    return service if fact is None else f"{service} : {_label(Service, fact)}"


def words_of_fact(path: str, value: Any) -> str:
    """A value in words. Blank never: what nobody told us is said to be so."""
    key, fact = split_path(path)
    if key is not None and fact is None:
        return _service_words(value)
    return _words(fact or path, value)


def _label(model: type[Place] | type[Service], fact: str) -> str:
    field = model._meta.get_field(fact)
    return str(field.verbose_name) if isinstance(field, Field) else fact


def _service_name(key: str) -> str:
    return plain_words.SERVICES[ServiceCategory(key)].title if key in ServiceCategory.values else f"Aide « {key} »"


def _service_words(facts: Mapping[str, Any] | None) -> str:
    """A whole service: what is known of it, line by line."""
    if facts is None:
        return "Cette aide n'est pas proposée"
    told = [f"{_label(Service, name)} : {_words(name, facts[name])}" for name in SERVICE_FIELDS if facts.get(name) not in (None, "")]
    return "\n".join(told) or UNTOLD


def _words(fact: str, value: Any) -> str:
    if fact == "merged_into":  # the number of another place says nothing to anyone
        return "Une autre fiche" if value else NO_OTHER
    if value is None or value == "":
        return UNTOLD
    if value == []:
        return NONE
    if isinstance(value, bool):
        return "Oui" if value else "Non"
    if fact == "temporary_closures":
        return "\n".join(_closure(one) for one in value)
    if fact == "exceptional_hours":
        return "\n".join(sentence_of(one) for one in value)
    if isinstance(value, list):
        return listed([_one(fact, each) for each in value])
    return _one(fact, value)


def _one(fact: str, value: Any) -> str:
    if fact in _CODES:
        return str(_CODES[fact].get(value, value))
    if fact in _PHONES:
        return spoken(str(value))
    if fact in _HOURS:
        return in_french(str(value))
    if fact in _DAYS:
        return day_words(date.fromisoformat(value))
    return language_name(str(value)) if fact == "languages" else str(value)


def _closure(closure: Mapping[str, str | None]) -> str:
    start, until, why = closure.get("from"), closure.get("until"), closure.get("reason")
    days = [f"du {day_words(date.fromisoformat(start))}" if start else "", f"au {day_words(date.fromisoformat(until))}" if until else ""]
    return " ".join(part for part in ("Fermé", *days, f"({why})" if why else "") if part)
