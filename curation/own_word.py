"""What a place says of itself through its link: all correct, corrected, closed, demands again, or no more messages.

Facts are written with the origin `owner`: no import overwrites them, and the history says that the place itself spoke.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from curation.correcting.together import Choice
from curation.correcting.writing import AsRead, Choices, ToChoose, Written, correct
from curation.freshness.acting import confirm, day_of, locked_upkeep
from curation.links import mark_used
from curation.models import PlaceLink
from curation.suggestions.closed_lists import Teller, Topic
from curation.suggestions.receiving import Told, receive
from places.editing import Authorship
from places.facts import Facts
from places.vocabulary import Origin
from referrals.opposing import take_back


def own(at: datetime) -> Authorship:
    """The place itself, at this moment."""
    return Authorship(origin=Origin.OWNER, at=at)


@transaction.atomic
def all_correct(link: PlaceLink, *, at: datetime) -> None:
    """The place vouches for what its page says. Raises MergedAway."""
    confirm(link.place, by=own(at))
    mark_used(link, at=at)


@transaction.atomic
def corrected(
    link: PlaceLink, facts: Facts, *, read: AsRead, at: datetime, chosen: Mapping[str, Choice] | None = None, chosen_at: int = 0
) -> Written | ToChoose:
    """What the place corrects, and it vouches for all the rest; or nothing yet, when someone wrote otherwise since it read its page.

    `chosen`: whose words to keep, by subject of a clash, seen at revision `chosen_at`. Raises MergedAway.
    """
    choices = Choices(chosen, chosen_at) if chosen else None
    outcome = correct(link.place, facts, read=read, by=own(at), choices=choices)
    if isinstance(outcome, Written):
        confirm(link.place, by=own(at))
        mark_used(link, at=at)
    return outcome


@transaction.atomic
def closed(link: PlaceLink, *, at: datetime) -> None:
    """The place says that it closed for good: the team is told, first of its list, and decides. Said twice, it is told once."""
    told = Told(topic=Topic.GONE, text="", teller=Teller.WORKS_THERE, contact="", form_key=f"lien-{link.pk}")
    receive(link.place, told, on=day_of(link.place, own(at)))
    mark_used(link, at=at)


@transaction.atomic
def demands_again(link: PlaceLink, *, at: datetime) -> bool:
    """The place refused demands, and wants them again; False, and nothing written, when it refused none."""
    if not take_back(link.place, at=at):
        return False
    mark_used(link, at=at)
    return True


@transaction.atomic
def no_more_messages(link: PlaceLink, *, at: datetime) -> None:
    """No reminder is sent to this place any more; it stays in the directory, and the team calls it instead."""
    upkeep = locked_upkeep(link.place)
    upkeep.opposed_on = upkeep.opposed_on or day_of(link.place, own(at))
    upkeep.save(update_fields=["opposed_on"])
    mark_used(link, at=at)
