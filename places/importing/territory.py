"""Territory: what an import may touch when whoever runs it answers for some départements only."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import QuerySet

from places.departments import department_of_code, department_of_insee
from places.importing.drafts import Draft, Rejection
from places.importing.matching import match_drafts
from places.importing.standard import Column
from places.models import Place, SourceRecord

CHUNK = 500

_ASK = "demander l'import de cette ligne à une personne qui s'occupe de ce département"


def keep_inside(drafts: Sequence[Draft], *, source_id: str, departments: Collection[str]) -> tuple[list[Draft], list[Rejection]]:
    """Drafts that speak of places of these départements (INSEE codes), before and after; the others refused, saying why.

    A row whose commune nobody knows is refused: it could be anywhere. At most five queries per 500 drafts.
    """
    matches = list(match_drafts(drafts, source_id=source_id))
    held = _departments_of(match.place_id for match in matches if match.place_id)
    kept: list[Draft] = []
    refused: list[Rejection] = []
    for match in matches:
        concerned = [_department(match.draft), *([held[match.place_id] or ""] if match.place_id else [])]
        strangers = [department for department in concerned if department not in departments]
        if strangers:
            refused.append(_refused(match.draft, strangers[0]))
        else:
            kept.append(match.draft)
    return kept, refused


def records_within(source_id: str, departments: Collection[str] | None) -> QuerySet[SourceRecord]:
    """The rows of a source that stand and tell of places of these départements; all that stand when None. No query yet."""
    live = SourceRecord.objects.filter(source_id=source_id, withdrawn_at__isnull=True)
    return live if departments is None else live.filter(place__department__in=departments)


def _departments_of(place_ids: Iterable[int]) -> dict[int, str | None]:
    known = sorted(set(place_ids))
    found: dict[int, str | None] = {}
    for start in range(0, len(known), CHUNK):
        found |= dict(Place.objects.filter(pk__in=known[start : start + CHUNK]).values_list("pk", "department"))
    return found


def _department(draft: Draft) -> str:
    """The code of its département; blank when its commune is unknown."""
    found = department_of_insee(draft.facts.get("commune") or "")
    return found.code if found else ""


def _refused(draft: Draft, department: str) -> Rejection:
    if not department:
        reason, fix = "le département de ce lieu est inconnu, et vous ne vous occupez pas de tous", "indiquer la commune et le code postal"
        return Rejection(draft.line, draft.external_id, str(Column.INSEE), "", reason, fix)
    named = department_of_code(department)
    reason = f"hors de votre territoire : {named.name if named else department}"
    return Rejection(draft.line, draft.external_id, str(Column.INSEE), draft.facts.get("commune") or "", reason, _ASK)
