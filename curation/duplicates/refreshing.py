"""Refreshing what is proposed: search the whole directory again, and put the pairs found in the place of the former ones."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from curation.duplicates.deciding import decided_pairs
from curation.duplicates.finding import Candidate, find_duplicates
from curation.duplicates.judging import Tier
from curation.models import DuplicatePair
from places.models import Place

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Counts:
    """`places` compared; pairs `sure` and to `look` at; `new` ones, never proposed before; `decided` ones, left out."""

    places: int
    sure: int
    look: int
    new: int
    decided: int

    def __str__(self) -> str:
        return " ".join(f"{name}={count}" for name, count in asdict(self).items())


@transaction.atomic
def refresh_duplicates(*, at: datetime, write: bool) -> Counts:
    """Search all published places. Without `write`, only say what would be proposed.

    Four queries, and one for each CHUNK pairs written. Seconds for 6,000 places: tests/benchmarks/duplicates.py.
    """
    places = Place.objects.published()
    decided = decided_pairs()
    found = find_duplicates(places)
    open_pairs = [pair for pair in found if (pair.first, pair.second) not in decided]
    before = set(DuplicatePair.objects.values_list("first_id", "second_id"))
    if write:
        _replace(open_pairs, at)
    tiers = Counter(pair.judgement.tier for pair in open_pairs)
    return Counts(
        places=places.count(),
        sure=tiers[Tier.SURE],
        look=tiers[Tier.LOOK],
        new=sum((pair.first, pair.second) not in before for pair in open_pairs),
        decided=len(found) - len(open_pairs),
    )


def _replace(pairs: Sequence[Candidate], at: datetime) -> None:
    DuplicatePair.objects.all().delete()
    DuplicatePair.objects.bulk_create(
        [
            DuplicatePair(
                first_id=pair.first,
                second_id=pair.second,
                sure=pair.judgement.tier == Tier.SURE,
                score=pair.judgement.score,
                reasons=list(pair.judgement.reasons),
                found_at=at,
            )
            for pair in pairs
        ],
        batch_size=CHUNK,
    )
