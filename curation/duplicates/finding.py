"""Finding duplicates among the places of the directory: from rows to judged pairs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from curation.duplicates.addresses import read_address
from curation.duplicates.blocking import pairs
from curation.duplicates.comparing import Comparison, Subject, compare
from curation.duplicates.judging import Judgement, judge
from curation.duplicates.names import read_name
from places.geography import Point
from places.querysets import PlaceQuerySet
from places.vocabulary import Itinerancy, PositionPrecision

_COLUMNS = (
    "pk",
    "name",
    "address",
    "postal_code",
    "city",
    "commune_id",
    "commune__name",
    "latitude",
    "longitude",
    "position_precision",
    "phone",
    "other_phones",
    "pivot",
    "itinerancy",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two places that may be one. `first` has the lower primary key."""

    first: int
    second: int
    found: Comparison
    judgement: Judgement


def find_duplicates(places: PlaceQuerySet) -> list[Candidate]:
    """Every pair of these places to propose, the likeliest first. One query; about 2 s for 6,000 places."""
    return list(judged(subjects_of(places)))


def judged(subjects: list[Subject]) -> Iterator[Candidate]:
    """The pairs of these to propose, by tier, then score, then age. Pure."""
    found = []
    for one, other in pairs(subjects):
        first, second = sorted((subjects[one], subjects[other]), key=lambda subject: subject.pk)
        comparison = compare(first, second)
        judgement = judge(comparison)
        if judgement is not None:
            found.append(Candidate(first.pk, second.pk, comparison, judgement))
    yield from sorted(found, key=lambda pair: (pair.judgement.tier != "sure", -pair.judgement.score, pair.first, pair.second))


def subjects_of(places: PlaceQuerySet) -> list[Subject]:
    """What is compared of each of these places, oldest first. One query."""
    return [_subject(row) for row in places.order_by("pk").values(*_COLUMNS).iterator(chunk_size=2000)]


def _subject(row: dict[str, Any]) -> Subject:
    towns = [row["city"], row["commune__name"] or ""]
    own_point = row["latitude"] is not None and row["position_precision"] != PositionPrecision.COMMUNE
    name = read_name(row["name"], *towns)
    return Subject(
        pk=row["pk"],
        name=name,
        address=read_address(row["address"], *towns),
        postal_code=row["postal_code"],
        town=row["commune_id"] or row["postal_code"],
        point=Point(row["latitude"], row["longitude"]) if own_point else None,
        phones=frozenset(_phones(row["phone"], row["other_phones"] or ())),
        pivot=row["pivot"],
        itinerant="bus" in name.kinds or (row["itinerancy"] or []) == [Itinerancy.ITINERANT],
    )


def _phones(phone: str, others: Iterable[str]) -> Iterator[str]:
    if phone:
        yield phone
    yield from others
