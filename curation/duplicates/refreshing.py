"""Refreshing what is proposed: search the whole directory again, and put the pairs found in the place of the former ones."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import connection, transaction

from curation.duplicates.deciding import decided_pairs
from curation.duplicates.finding import Candidate, find_duplicates
from curation.duplicates.judging import Tier
from curation.models import DuplicatePair
from places.models import Place
from places.progress import Progress, Silence

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


def refresh_duplicates(
    *, at: datetime, write: bool, progress: Progress | None = None, inside: Callable[[Counts], None] | None = None
) -> Counts:
    """Search all published places. Without `write`, only say what would be proposed.

    Nothing is locked while places are compared, most of the time. `inside` is told what was found, in the transaction that writes it.
    Four queries, and one for each CHUNK pairs written; one more on PostgreSQL. Seconds for 6,000 places: tests/benchmarks/duplicates.py.
    """
    watch = progress or Silence()
    watch.start("Comparaison des lieux", 0)
    places = Place.objects.published()
    found = find_duplicates(places)
    watch.start("Écriture", 0)
    with transaction.atomic():
        decided = decided_pairs()
        open_pairs = [pair for pair in found if (pair.first, pair.second) not in decided]
        before = set(DuplicatePair.objects.values_list("first_id", "second_id"))
        if write:
            _replace(open_pairs, at)
            _have_them_counted()
        tiers = Counter(pair.judgement.tier for pair in open_pairs)
        counts = Counts(
            places=places.count(),
            sure=tiers[Tier.SURE],
            look=tiers[Tier.LOOK],
            new=sum((pair.first, pair.second) not in before for pair in open_pairs),
            decided=len(found) - len(open_pairs),
        )
        if inside:
            inside(counts)
    return counts


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


def _have_them_counted() -> None:
    """PostgreSQL counts the rows of its tables when it pleases, up to a minute later. Until then, a search that follows the first import
    leaves it to believe both tables nearly empty: it tries each pair with each place, and the team's home page takes half a minute.
    """
    if connection.vendor == "postgresql":
        tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in (Place, DuplicatePair))
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {tables}")
