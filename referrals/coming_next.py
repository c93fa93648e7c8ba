"""Coming next: the places that followed one in the plan, as they stand today. A merged one is the one that stays, named once.

Codes are kept as the plan gave them, and read through merges: undone, a merge leaves everything as it was (docs/adr/0036).
"""

from places.models import Place
from referrals.following import Followed
from referrals.presenting.words import standing_place


def coming_next(one: Followed) -> dict[int, list[Place]]:
    """Key of each sending that needs something → the places to try next, best first. One query; none when nothing came next.

    Left out: a place that is no longer in the directory, and one that this demand went to already, even before it was merged.
    """
    codes = {code for sending in one.needs for code in sending.alternatives}
    found = Place.objects.published_or_merged().filter(code__in=codes).select_related("commune", "merged_into__commune")
    standing = {place.code: place.merged_into or place for place in found}
    asked = {standing_place(sending).pk for sending in one.transmissions}
    able = {code: place for code, place in standing.items() if place.is_public and place.pk not in asked}
    return {sending.pk: _once([able[code] for code in sending.alternatives if code in able]) for sending in one.needs}


def standing_under(code: str) -> Place | None:
    """The place of this code, or the one that it was merged into, if it is in the directory; None otherwise. One query."""
    found = Place.objects.published_or_merged().filter(code=code).select_related("commune", "merged_into__commune").first()
    standing = (found.merged_into or found) if found else None
    return standing if standing and standing.is_public else None


def _once(places: list[Place]) -> list[Place]:
    """Each place where it first comes."""
    return list({place.pk: place for place in places}.values())
