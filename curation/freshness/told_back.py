"""Told back: what a place corrected on the telephone, noted on paper and typed later."""

from django.db import transaction

from curation.correcting.writing import AsRead, ToChoose, correct
from curation.freshness.acting import confirm
from places.editing import Authorship
from places.facts import Facts
from places.models import Place


@transaction.atomic
def corrected_on_the_phone(place: Place, facts: Facts, *, read: AsRead, by: Authorship) -> ToChoose | None:
    """Write these facts and say that the rest is right, since someone was asked; nothing at all when others wrote the same facts meanwhile.

    `read`: the place as the sheet had it. Raises MergedAway.
    """
    outcome = correct(place, facts, read=read, by=by)
    if isinstance(outcome, ToChoose):
        return outcome
    confirm(place, by=by)
    return None
