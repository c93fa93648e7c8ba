"""Locating: where someone is, from the words they typed about it, on our own gazetteer; the geocoder is asked for street addresses only.

This is the door: what lies behind is in `orientation.whereabouts` and `orientation.whereabouts.geocoding`.
"""

from orientation.needs import Spot
from orientation.whereabouts.addresses import LONGEST_TYPED, read_address
from orientation.whereabouts.findings import Abroad, Blank, Finding, Outside, Perhaps, Several, Unknown
from orientation.whereabouts.only_towns import says_only_towns
from orientation.whereabouts.spots import spot_of_address, spot_of_commune, spot_of_department, spot_of_position
from orientation.whereabouts.streets import find_address
from orientation.whereabouts.territory import holds
from orientation.whereabouts.towns import find_town

__all__ = [
    "Abroad",
    "Blank",
    "Finding",
    "Outside",
    "Perhaps",
    "Several",
    "Unknown",
    "locate",
    "locate_town",
    "says_only_towns",
    "spot_of_address",
    "spot_of_commune",
    "spot_of_department",
    "spot_of_position",
]


def locate(text: str, *, commune: str = "") -> Finding:
    """Where the words lead, or the choice made among those they led to. Never raises, whatever is typed and whatever the geocoder does.

    `commune`: code of the choice made (INSEE, or that of a département), "" for none. It decides when the words are blank, when it is one
    of the choices they lead to, or when they are a street without its town; words that lead elsewhere are newer than the choice, and win.
    Only the first 200 characters are read.

    At most 16 queries, 1 for the name of a town; in a territory, one more for each of its départements when the name is doubtful.
    A street address may take the time of a geocoder, `GEOCODER_TIMEOUT` seconds at most.
    """
    typed = " ".join(text[: LONGEST_TYPED * 2].split())[:LONGEST_TYPED]
    chosen = _chosen(commune)
    if not typed:
        return _in_territory(chosen, "") if chosen else Blank()
    address = read_address(typed)
    return _in_territory(find_address(address, chosen) if address else _settled(find_town(typed), chosen), typed)


def locate_town(text: str) -> Finding:
    """The same for the name or the postal code of a town: no street is looked for, nor anything asked of the network."""
    typed = " ".join(text[: LONGEST_TYPED * 2].split())[:LONGEST_TYPED]
    return _in_territory(find_town(typed), typed) if typed else Blank()


def _chosen(code: str) -> Spot | None:
    """The spot of the choice made; None when none was, or its code is unknown."""
    return (spot_of_department(code) or spot_of_commune(code)) if code.strip() else None


def _settled(found: Finding, chosen: Spot | None) -> Finding:
    """The choice made, when it is one of those proposed for the words; else what the words lead to."""
    proposed = [choice.code for choice in found.choices] if isinstance(found, Several | Perhaps | Abroad) else []
    return chosen if chosen and (chosen.commune or chosen.department) in proposed else found


def _in_territory(found: Finding, typed: str) -> Finding:
    return Outside(found.label, typed) if isinstance(found, Spot) and not holds(found) else found
