"""The acceptance tables of people: their grammar read, each clause as facts that satisfy it, facts that break it, and a check.

One is in the repository, `data/personas.csv`; another may be beside it, and is read too where it is.

Conditions are joined by ` & `, alternatives by `|`. `field~value` contains, `field=value` is exactly, `=vide` is empty. A scope may come
first: `top1:` or `top3:`.
"""

import csv
import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from orientation.judging.answers import Answer
from orientation.judging.candidates import Candidate
from orientation.judging.criteria.people import is_reserved
from orientation.judging.moments import EVENING, in_time, slot_met
from orientation.outcomes import Suggestion
from places.vocabulary import AccessMode, Fee, Programme, Public, ServiceCategory, SpecialSupport, SupportMode, Training
from tests.orientation.candidates import AT

OURS = Path(__file__).resolve().parent / "data" / "personas.csv"
PERSONAS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "personas.csv"

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
    "typologie": ("typologies", None),
}
PRESENT = {
    "telephone": ("phone", "+33199001122"),
    "courriels": ("emails", ["essai@example.org"]),
    "prise_rdv": ("booking_url", "https://rdv.example.org/"),
}
LOCAL: dict[str, tuple[str, Any, Any]] = {
    "local.a_domicile": ("home_visits", True, False),
    "local.sans_marche": ("step_free", True, False),
    "local.imprimer": ("printing", True, False),
}
"""Field of a fact that the national schema cannot say → its name here, the value asked for, and the contrary."""

HOURS = {"ouvert_apres": "Mo-Fr 09:00-19:00", "ouvert_le": "Sa 09:00-12:00", "horaires": "", "ouvert_avant_jours": "Mo-Fr 09:00-17:00"}


@dataclass(frozen=True)
class Condition:
    """One `field operator value`, as written."""

    field: str
    operator: str
    value: str


def persons() -> list[dict[str, str]]:
    """Everyone who needs a place: ours, then those of the table beside the repository, where it is."""
    return [person for person in (*_rows(OURS), *_rows(PERSONAS)) if person["services"]]


def out_of_scope() -> list[dict[str, str]]:
    """Those of ours who need no place of this kind."""
    return [person for person in _rows(OURS) if not person["services"]]


def _rows(table: Path) -> list[dict[str, str]]:
    if not table.exists():
        return []
    with table.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


def clauses(text: str) -> list[list[Condition]]:
    """The clauses of a cell, each a list of alternatives; steps and prose that are not conditions are left out."""
    found = [[_condition(part) for part in clause.split("|")] for clause in text.split("&")]
    return [[one for one in clause if one] for clause in found if any(clause)]  # type: ignore[misc]


def _condition(text: str) -> Condition | None:
    match = re.fullmatch(r"(?:\w+:\s*)?([\w.]+)\s*(~|!=|<=|>=|=|>|<)\s*(.+)", text.strip())
    return Condition(match[1], match[2], match[3].strip()) if match else None


def code_of(vocabulary: Any, label: str) -> str:
    """The code whose national label this is; the value itself for a list whose values are codes."""
    return next(one.value for one in vocabulary if one.label == label) if vocabulary else label


def satisfying(condition: Condition) -> dict[str, Any]:
    """Facts of a place that satisfies it; those of its service are under `service`."""
    field, value = condition.field, condition.value
    if field in ON_SERVICE:
        name, vocabulary = ON_SERVICE[field]
        return {"service": {name: [code_of(vocabulary, value)]}}
    if field in ON_PLACE:
        name, vocabulary = ON_PLACE[field]
        code = code_of(vocabulary, value)
        # A door open to those whom a professional sends is open to others too, unless it says that it is the only way.
        return {name: ["se-presenter", code] if code == AccessMode.PRESCRIPTION else [code]}
    if field in PRESENT:
        return dict([PRESENT[field]])
    if field in HOURS:
        return {"hours": HOURS[field]}
    if field in LOCAL:
        return {LOCAL[field][0]: LOCAL[field][1]}
    if field == "date_maj_mois":
        return {"source_date": (AT.date() - timedelta(days=60)).isoformat()}
    return {}


def breaking(clause: list[Condition]) -> list[dict[str, Any]]:
    """Ways of breaking a whole clause: saying nothing, where nothing is not an alternative, and saying otherwise."""
    if clause[0].field in ("services", "distance_km", "nombre_de_lieux"):
        return []
    silent: dict[str, Any] = {}
    otherwise: dict[str, Any] = {}
    for condition in clause:
        unsaid, contrary = _broken(condition, clause)
        silent, otherwise = _together(silent, unsaid), _together(otherwise, contrary)
    return [silent, otherwise]


def _broken(condition: Condition, clause: list[Condition]) -> tuple[dict[str, Any], dict[str, Any]]:
    field, fields = condition.field, {one.field for one in clause}
    if field in ON_SERVICE:
        name, vocabulary = ON_SERVICE[field]
        wanted = {code_of(vocabulary, one.value) for one in clause if one.field == field}
        others = [code for code in ("autonomie", "payant", "mental", "familles") if code in vocabulary.values and code not in wanted]
        return {"service": {name: None}}, {"service": {name: others[:1]}}
    if field in ON_PLACE:
        name = ON_PLACE[field][0]
        only_telephone = name == "access_modes" and bool(fields & {"courriels", "prise_rdv"})
        contrary = {
            "access_modes": ["telephoner"] if only_telephone else ["rdv-en-ligne"],
            "programmes": ["croix-rouge"],
            "typologies": ["BIB"],
        }
        return {name: None}, {name: contrary.get(name, ["arnia"])}
    if field in HOURS:
        shut = "Mo-Fr 09:00-12:00" if field != "ouvert_avant_jours" else "week 20 Mo 09:00-12:00"
        return {"hours": shut if "horaires" in fields else ""}, {"hours": shut}
    if field == "date_maj_mois":
        return {"source_date": None}, {"source_date": (AT.date() - timedelta(days=900)).isoformat()}
    if field in LOCAL:
        return {LOCAL[field][0]: None}, {LOCAL[field][0]: LOCAL[field][2]}
    name = PRESENT[field][0]
    nothing = [] if field == "courriels" else ""
    return {name: nothing}, {name: nothing}


def _together(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    return {
        **first,
        **second,
        **({"service": {**first["service"], **second["service"]}} if "service" in first and "service" in second else {}),
    }


def holds(condition: Condition, suggestion: Suggestion) -> bool:
    """Whether a place proposed satisfies a condition."""
    candidate, offer, field = suggestion.candidate, suggestion.offer, condition.field
    if field == "services":
        return code_of(ServiceCategory, condition.value) in {one.category for one in candidate.offers}
    if field in {**ON_SERVICE, **ON_PLACE}:
        name, vocabulary = {**ON_SERVICE, **ON_PLACE}[field]
        listed = getattr(offer if field in ON_SERVICE else candidate, name) or frozenset()
        wanted = code_of(vocabulary, condition.value)
        return listed == {wanted} if condition.operator == "=" else wanted in listed
    if field in PRESENT:
        return bool(getattr(candidate, PRESENT[field][0])) is (condition.operator == "!=")
    if field in LOCAL:
        return bool(getattr(candidate, LOCAL[field][0]) == LOCAL[field][1])
    return _holds_in_time(condition, candidate, suggestion)


def _holds_in_time(condition: Condition, candidate: Candidate, suggestion: Suggestion) -> bool:
    hours = candidate.schedule_of(suggestion.offer)
    if condition.field == "horaires":
        return not candidate.hours
    if condition.field == "ouvert_apres":
        assert condition.value == f"{EVENING // 60}:00"
        return bool(slot_met(hours, ["soir"], AT))
    if condition.field == "ouvert_le":
        return bool(slot_met(hours, [condition.value], AT))
    if condition.field == "ouvert_avant_jours":
        return in_time(hours, candidate.temporary_closures, AT, AT.date() + timedelta(days=int(condition.value))) == Answer.YES
    raise AssertionError(f"no meaning is known for {condition}")


def forbidden(text: str) -> list[tuple[int, Condition]]:
    """Each condition that no place proposed so high may hold: the last rank that it concerns, and the condition. Those about publics and
    départements have their own readers; prose is left out."""
    said = [re.fullmatch(r"\s*top(\d):\s*(\S.*?)\s*", part) for part in text.split("&")]
    read = [(int(match[1]), one) for match in said if match and (one := _condition(match[2]))]
    return [(last, one) for last, one in read if one.field in {**ON_SERVICE, **ON_PLACE, **PRESENT}]


def forbidden_facts(condition: Condition) -> dict[str, Any]:
    """Facts of a place that holds such a condition."""
    if condition.value == "vide":
        name, value = PRESENT[condition.field]
        return {name: type(value)()}
    return satisfying(condition)


def only_department(text: str) -> str:
    """The département of `code_insee hors 973`; "" when nothing is said of it."""
    said = re.search(r"code_insee hors (\w+)", text)
    return said[1] if said else ""


def excluded_publics(text: str) -> frozenset[str] | None:
    """The publics of `publics_exclusifs_hors(…)`: places kept for others must not be proposed. None when nothing is said of it."""
    said = re.search(r"publics_exclusifs_hors\(([^)]*)\)", text)
    return frozenset(code_of(Public, label.strip()) for label in said[1].split(",") if label.strip()) if said else None


def is_kept_for_others(suggestion: Suggestion, allowed: frozenset[str]) -> bool:
    """Whether a place proposed is only for publics that are none of these."""
    return is_reserved(suggestion.offer) and not (suggestion.offer.publics or frozenset()) & allowed
