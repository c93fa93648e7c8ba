"""Streets: from a street address to its exact point, by the geocoder when it can be believed, else to the town hall of its commune."""

import re
from collections.abc import Sequence
from dataclasses import replace

from orientation.needs import Precision, Spot
from orientation.whereabouts.addresses import POSTAL_CODE, Address
from orientation.whereabouts.findings import Finding, Perhaps, Several, Unknown, choice_of
from orientation.whereabouts.geocoding import Geocoded, find_addresses
from orientation.whereabouts.spots import communes_of, spot_of_address
from orientation.whereabouts.territory import serves
from orientation.whereabouts.towns import communes_named, find_town, most_populated_first
from places.departments import department_of_code, department_of_postal_code
from places.directory.where import MOST_CHOICES, InCommune
from places.models import Commune
from places.text_keys import search_key

PLAIN_TOWN = 10_000
"""Inhabitants from which the last words of an address are taken for a town without asking. Streets bear names that small communes have too:
Gabriel Péri (Peri, 2,000 inhabitants), Louis Aragon, Danielle Casanova, Paul Bert."""

FARTHEST_FROM_TOWN_HALL_M = 50_000.0
"""No address is farther from its town hall: 99 in 100 real places are within 10 km of it. A point beyond is a mistake, or a lie."""

SCORE_MARGIN = 0.1
"""Answers whose scores differ by less are as good as one another: when they are in several communes, the person says which."""

_ARRONDISSEMENT = re.compile(r" \d+er? Arrondissement$")

Town = Spot | Several | Perhaps | None


def find_address(address: Address, chosen: Spot | None) -> Finding:
    """The point of the address; else its commune, which says that the street is lost, or those to choose from; `Unknown` when nothing
    tells the commune.

    `chosen`: the commune chosen among those that the same words led to. The geocoder is asked once. At most 14 queries.
    """
    name, homonyms = _named(address)
    is_guess = bool(homonyms) and not address.hint and (homonyms[0].population or 0) < PLAIN_TOWN
    if is_guess:
        found: Finding = Perhaps(address.whole, tuple(map(choice_of, homonyms[:MOST_CHOICES])))
    else:
        found = find_town(address.town or _with_hint(name, address.hint))
    town = _chosen_town(found, chosen, address, is_guess=is_guess)
    answers = _placed(find_addresses(_question(address, _commune_of(town), name)) or ())
    agreed = [one for one in answers if _agrees(one[1], town)]
    # The name of a small town that the geocoder does not confirm was the name of the street.
    believed = answers if town is found and is_guess and not agreed else agreed
    return _settled(believed, town, address) or _without_street(town) or Unknown(address.whole)


def _named(address: Address) -> tuple[str, list[Commune]]:
    """The name of a town that the address ends with, and the communes of that name; of the département of the hint, when there is one."""
    name, communes = communes_named(() if address.town else address.ends)
    department = department_of_code(address.hint) or department_of_postal_code(address.hint)
    if department:
        communes = [commune for commune in communes if commune.department == department.code]
    return (name, communes) if communes else ("", [])


def _with_hint(name: str, hint: str) -> str:
    """As `find_town` reads it. Two figures after no town are those of a street: "rue du 19 mars 62"."""
    return f"{name} {hint}".strip() if name or POSTAL_CODE.fullmatch(hint) else ""


def _commune_of(town: Finding | None) -> Commune | None:
    """The commune of a spot, None for anything else. One query."""
    code = town.commune if isinstance(town, Spot) else ""
    return communes_of([code]).get(code) if code else None


def _chosen_town(found: Finding, chosen: Spot | None, address: Address, *, is_guess: bool) -> Town:
    """What the words lead to, or the choice made when they lead to a doubt that it settles, to a guess, or to nothing."""
    if isinstance(found, Spot):
        return found
    if not isinstance(found, Several | Perhaps):
        return chosen
    if chosen and (is_guess or (chosen.commune or chosen.department) in [choice.code for choice in found.choices]):
        return chosen
    return found if is_guess else type(found)(address.whole, found.choices)


def _question(address: Address, commune: Commune | None, name: str) -> str:
    """What is sent to the geocoder: the address, with its commune spelt out when it is known and no postal code was typed."""
    if commune is None or POSTAL_CODE.search(address.whole):
        return address.whole
    street = search_key(address.street).removesuffix(name).removesuffix(" a ").strip() if name else address.street
    code = commune.postal_codes[0] if len(commune.postal_codes) == 1 else ""
    city = _ARRONDISSEMENT.sub("", commune.name)
    return " ".join(filter(None, (street, code, city)))


def _placed(answers: Sequence[Geocoded]) -> list[tuple[Geocoded, Commune]]:
    """The answers with their commune, best first; those of an unknown commune, or too far from its town hall, are left out. Two queries."""
    communes = communes_of([answer.insee for answer in answers]) if answers else {}
    placed = [(answer, communes[answer.insee]) for answer in answers if answer.insee in communes]
    return sorted((one for one in placed if _is_near(*one)), key=lambda one: -one[0].score)


def _is_near(answer: Geocoded, commune: Commune) -> bool:
    hall = InCommune(commune).point
    return hall is None or hall.distance_m(answer.point) <= FARTHEST_FROM_TOWN_HALL_M


def _agrees(commune: Commune, town: Town) -> bool:
    """Whether a commune is the one said, one of its arrondissements, or one of those that it may be; any, when none was said."""
    if town is None:
        return True
    codes = [town.commune or town.department] if isinstance(town, Spot) else [choice.code for choice in town.choices]
    return not {commune.code, commune.parent_code, commune.department}.isdisjoint(codes)


def _without_street(town: Town) -> Town:
    """The same, saying that the town hall of a commune stands for a street."""
    return replace(town, street_lost=True) if isinstance(town, Spot) and town.precision == Precision.COMMUNE else town


def _settled(believed: Sequence[tuple[Geocoded, Commune]], town: Town, address: Address) -> Spot | Several | None:
    """The point of the best answer, or the communes to choose from when none was said and the best are in several; None for no answer."""
    best = [one for one in believed if one[0].score >= believed[0][0].score - SCORE_MARGIN]
    best = [one for one in best if serves(one[1].code)] or best
    communes = {commune.code: commune for _, commune in best}
    if len(communes) > 1 and not isinstance(town, Spot):
        return Several(address.whole, tuple(map(choice_of, most_populated_first([*communes.values()])[:MOST_CHOICES])))
    return spot_of_address(best[0][0].point, best[0][1]) if best else None
