"""What the conditions of the acceptance tables of people mean for a place: facts that satisfy one, facts that break it, and a check.

A value is that of the national schema; `local.*` are facts that it has no column for. `tests.orientation.personas` reads the tables.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from orientation.judging.answers import Answer
from orientation.judging.candidates import Candidate
from orientation.judging.criteria.means import months_since
from orientation.judging.moments import DATED_DAYS, LEAST_MINUTES, Hours, in_time
from orientation.outcomes import Suggestion
from places.hours import Schedule
from places.vocabulary import AccessMode, Fee, Itinerancy, Programme, Public, ServiceCategory, SpecialSupport, SupportMode, Training
from tests.orientation.candidates import AT

EMPTY = "vide"

ON_SERVICE = {
    "modalites_accompagnement": ("support_modes", SupportMode),
    "publics_specifiquement_adresses": ("publics", Public),
    "prise_en_charge_specifique": ("special_support", SpecialSupport),
    "frais_a_charge": ("fees", Fee),
}
ON_PLACE = {
    "modalites_acces": ("access_modes", AccessMode),
    "dispositif_programmes_nationaux": ("programmes", Programme),
    "formations_labels": ("trainings", Training),
    "itinerance": ("itinerancy", Itinerancy),
    "typologie": ("typologies", None),
    "local.langues_parlees": ("languages", None),
}
LISTS: dict[str, tuple[str, Any]] = {**ON_SERVICE, **ON_PLACE}

CONTRARIES = {
    "support_modes": ("autonomie", "distance"),
    "publics": ("seniors", "etudiants", "familles", "femmes"),
    "special_support": ("mental", "visuel"),
    "fees": ("payant", "conditionnel"),
    "access_modes": ("rdv-en-ligne", "courriel"),
    "programmes": ("croix-rouge", "bnr"),
    "trainings": ("arnia", "sud-labs"),
    "itinerancy": ("fixe", "itinerant"),
    "typologies": ("EPCI", "BIB"),
    "languages": ("fr",),
}
"""Codes that a place lists instead of what is asked for: the first that is none of it."""

PRESENT = {
    "telephone": ("phone", "+33199001122"),
    "courriels": ("emails", ["essai@example.org"]),
    "prise_rdv": ("booking_url", "https://rdv.example.org/"),
    "fiche_acces_libre": ("accessibility_url", "https://acceslibre.example.org/"),
}
LOCAL = {
    "local.a_domicile": "home_visits",
    "local.faire_a_la_place": "does_it_for_you",
    "local.sans_rdv": "walk_in",
    "local.sans_marche": "step_free",
    "local.imprimer": "printing",
    "local.impression_scan": "printing",
    "local.wifi": "wifi",
    "local.ordinateurs": "computers",
    "local.prise_de_recharge": "charging",
}
"""Three-valued facts: `=oui` or `=non`."""

DELAY = "local.delai_rdv_jours"
DAYS = {"lundi": "Mo", "mardi": "Tu", "mercredi": "We", "jeudi": "Th", "vendredi": "Fr", "samedi": "Sa", "dimanche": "Su"}
HOURS = {"ouvert_apres": "Mo-Fr 09:00-20:00", "ouvert_le": "", "horaires": "", "ouvert_avant_jours": "Mo-Fr 09:00-17:00"}
EVERYWHERE = frozenset({"services", "distance_km", "nombre_de_lieux"})
"""Fields that no fact of a place tells: the search itself holds them."""

FIELDS = frozenset({*LISTS, *PRESENT, *LOCAL, DELAY, *HOURS, *EVERYWHERE, "date_maj_mois"})
"""Every field that has a meaning here."""


@dataclass(frozen=True)
class Condition:
    """One `field operator value`, as written."""

    field: str
    operator: str
    value: str

    @property
    def is_empty(self) -> bool:
        """Whether it asks that nothing be told."""
        return self.value == EMPTY and self.operator == "="


def code_of(vocabulary: Any, label: str) -> str:
    """The code whose national label this is, or the first of which it is a part; the value itself for a list whose values are codes."""
    return codes_of(vocabulary, label)[0]


def codes_of(vocabulary: Any, label: str) -> list[str]:
    """The codes of which the national label is this, or else contains it."""
    if vocabulary is None:
        return [label]
    exactly = [one.value for one in vocabulary if one.label == label]
    found = exactly or [one.value for one in vocabulary if label.casefold() in one.label.casefold()]
    assert found, f"no value of {vocabulary.__name__} is {label}"
    return found


def satisfying(condition: Condition) -> dict[str, Any]:
    """Facts of a place that satisfy it; those of its service are under `service`. {} when the search itself holds it."""
    field, value = condition.field, condition.value
    if field in LISTS:
        return _listing(field, _code_wanted(condition))
    if field in PRESENT:
        name, told = PRESENT[field]
        return {name: type(told)() if condition.is_empty else told}
    if field in HOURS:
        return {"hours": f"{DAYS[value]} 09:00-12:00" if field == "ouvert_le" else HOURS[field]}
    if field in LOCAL:
        return {LOCAL[field]: value == "oui"}
    if field == DELAY:
        return {"appointment_delay_days": 0}
    if field == "date_maj_mois":
        days = 60 if condition.operator.startswith("<") else 900
        return {"source_date": (AT.date() - timedelta(days=days)).isoformat()}
    return {}


def _code_wanted(condition: Condition) -> str | None:
    """The code that the list of this condition holds; None for a list that nobody told."""
    name, vocabulary = LISTS[condition.field]
    if condition.value == EMPTY:
        return None if condition.is_empty else CONTRARIES[name][0]
    return code_of(vocabulary, condition.value) if condition.operator != "!=" else _another(name, codes_of(vocabulary, condition.value))


def _another(name: str, codes: Iterable[str]) -> str:
    return next(code for code in CONTRARIES[name] if code not in set(codes))


def _listing(field: str, code: str | None) -> dict[str, Any]:
    name = LISTS[field][0]
    codes = None if code is None else [code]
    # A door open to those whom a professional sends is open to others too, unless it says that it is the only way.
    told = {name: ["se-presenter", *codes] if codes == [AccessMode.PRESCRIPTION] else codes}
    return {"service": told} if field in ON_SERVICE else told


def breaking(clause: list[Condition]) -> list[dict[str, Any]]:
    """Ways of breaking a whole clause: saying nothing, where nothing is not an alternative, and saying otherwise."""
    if any(one.field in EVERYWHERE for one in clause):
        return []
    silent: dict[str, Any] = {}
    otherwise: dict[str, Any] = {}
    for condition in clause:
        unsaid, contrary = _broken(condition, clause)
        silent, otherwise = _together(silent, unsaid), _together(otherwise, contrary)
    return [silent, otherwise]


def _broken(condition: Condition, clause: list[Condition]) -> tuple[dict[str, Any], dict[str, Any]]:
    field, same = condition.field, [one for one in clause if one.field == condition.field]
    if field in LISTS:
        contrary = _listing(field, _contrary_code(field, clause))
        return contrary if any(one.is_empty for one in same) else _listing(field, None), contrary
    if field in HOURS:
        shut = "Mo-Fr 09:00-12:00" if field != "ouvert_avant_jours" else "week 20 Mo 09:00-12:00"
        return {"hours": shut if "horaires" in {one.field for one in clause} else ""}, {"hours": shut}
    if field == "date_maj_mois":
        days = 900 if condition.operator.startswith("<") else 60
        return {"source_date": None}, {"source_date": (AT.date() - timedelta(days=days)).isoformat()}
    if field in LOCAL:
        return {LOCAL[field]: None}, {LOCAL[field]: condition.value != "oui"}
    if field == DELAY:
        return {"appointment_delay_days": None}, {"appointment_delay_days": 60}
    name, told = PRESENT[field]
    absent = {name: told if condition.is_empty else type(told)()}
    return absent, absent


def _contrary_code(field: str, clause: list[Condition]) -> str:
    """Another code than all that the clause asks of this list. Who cannot telephone is given a number for all contrary."""
    name, vocabulary = LISTS[field]
    if name == "access_modes" and {"courriels", "prise_rdv"} & {one.field for one in clause}:
        return AccessMode.TELEPHONER.value
    asked = [one.value for one in clause if one.field == field and one.value != EMPTY]
    return _another(name, [code for value in asked for code in codes_of(vocabulary, value)])


def _together(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    services = {"service": {**first["service"], **second["service"]}} if "service" in first and "service" in second else {}
    return {**first, **second, **services}


def holds(condition: Condition, suggestion: Suggestion) -> bool:
    """Whether a place proposed satisfies a condition."""
    candidate, field = suggestion.candidate, condition.field
    if field == "services":
        return bool({*codes_of(ServiceCategory, condition.value)} & {one.category for one in candidate.offers})
    if field in LISTS:
        return _holds_in_list(condition, suggestion)
    if field in PRESENT:
        return bool(getattr(candidate, PRESENT[field][0])) is not condition.is_empty
    if field in LOCAL:
        return getattr(candidate, LOCAL[field]) is (condition.value == "oui")
    if field in HOURS:
        return _holds_in_hours(condition, candidate, suggestion)
    return _holds_in_numbers(condition, suggestion)


def _holds_in_list(condition: Condition, suggestion: Suggestion) -> bool:
    name, vocabulary = LISTS[condition.field]
    listed = getattr(suggestion.offer if condition.field in ON_SERVICE else suggestion.candidate, name) or frozenset()
    if condition.value == EMPTY:
        return bool(listed) is not condition.is_empty
    wanted = {*codes_of(vocabulary, condition.value)}
    if condition.operator == "=":
        return bool(listed) and listed <= wanted
    return bool(listed & wanted) is (condition.operator == "~")


def _holds_in_hours(condition: Condition, candidate: Candidate, suggestion: Suggestion) -> bool:
    hours, value = candidate.schedule_of(suggestion.offer), condition.value
    if condition.field == "horaires":
        return bool(candidate.hours) is not condition.is_empty
    if condition.field == "ouvert_apres":
        hour, minute = value.split(":")
        return _opens(hours, range(7), 60 * int(hour) + int(minute))
    if condition.field == "ouvert_le":
        return _opens(hours, [list(DAYS).index(value)], 0)
    days = timedelta(days=int(value))
    return (in_time(hours, candidate.temporary_closures, AT, AT.date() + days) == Answer.YES) is condition.operator.startswith("<")


def _opens(hours: Hours, weekdays: Iterable[int], minutes: int) -> bool:
    """Whether it is surely open, in the coming four weeks, on one of these weekdays and after these minutes of the day."""
    if not isinstance(hours, Schedule):
        return False
    coming = [AT.date() + timedelta(days=offset) for offset in range(DATED_DAYS)]
    spans = [span for day in coming if day.weekday() in weekdays for span in hours.on(day) if span.doubt is None]
    return any(span.end - max(span.start, minutes) >= LEAST_MINUTES for span in spans)


def _holds_in_numbers(condition: Condition, suggestion: Suggestion) -> bool:
    candidate = suggestion.candidate
    day = candidate.vouched_on
    known = {
        "distance_km": None if suggestion.distance_m is None else suggestion.distance_m / 1000,
        "date_maj_mois": months_since(day, AT.date()) if day else None,
        DELAY: candidate.appointment_delay_days,
        "nombre_de_lieux": 1,
    }
    told, limit = known[condition.field], float(condition.value)
    return told is not None and (told <= limit if condition.operator.startswith("<") else told >= limit)


def forbidden_facts(conditions: Iterable[Condition]) -> dict[str, Any]:
    """Facts of a place that holds these conditions together."""
    facts: dict[str, Any] = {}
    for one in conditions:
        facts = _together(facts, satisfying(one))
    return facts
