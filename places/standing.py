"""Standing: what became of the place whose code someone kept: still there, withdrawn, merged into another, or never known to the public."""

from dataclasses import dataclass

from places.models import Place
from places.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Standing:
    """`place`: the one to speak of now, None for a draft and a code we never gave. `moved`: it is not the one that had this code."""

    place: Place | None
    moved: bool = False

    @property
    def withdrawn(self) -> bool:
        """Whether it left the directory."""
        return self.place is not None and self.place.status == Status.WITHDRAWN


def standing_of(code: str) -> Standing:
    """The standing of a public code, in capitals or not. One query, with the commune; one more for each merge."""
    place = Place.objects.select_related("commune").filter(code=code.lower()).first() if code.isalnum() else None
    kept = _kept(place) if place else None
    if kept is None or kept.status == Status.DRAFT:
        return Standing(None)
    return Standing(kept, moved=kept != place)


def _kept(place: Place) -> Place | None:
    """The place itself, or the one it was merged into, through several merges if need be; None when they turn in a circle."""
    seen: set[int] = set()
    while place.merged_into_id:
        if place.pk in seen:
            return None
        seen.add(place.pk)
        place = Place.objects.get(pk=place.merged_into_id)
    return place
