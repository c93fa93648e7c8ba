"""The queue: the suggestions that someone of the team may decide, those of the places of their territory, the oldest first."""

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.policy import covers_everything
from accounts.territories import territory_of
from curation.models import Suggestion
from curation.suggestions.closed_lists import State


def suggestions_within(user: User) -> QuerySet[Suggestion]:
    """Every suggestion about a place of their territory, or merged into one, whatever became of it. Adds no query."""
    everywhere = Suggestion.objects.select_related("place__merged_into")
    mine = Q(place__merged_into__department__in=territory_of(user))
    mine |= Q(place__merged_into__isnull=True, place__department__in=territory_of(user))
    return everywhere if covers_everything(user) else everywhere.filter(mine)


def to_decide(user: User) -> QuerySet[Suggestion]:
    """Those that wait for a decision."""
    return suggestions_within(user).filter(state=State.OPEN)


def answers_kept(user: User) -> QuerySet[Suggestion]:
    """Those decided whose answer could not leave."""
    return suggestions_within(user).exclude(state=State.OPEN).exclude(contact="")


def decided(user: User) -> QuerySet[Suggestion]:
    """Those decided, the last first."""
    return suggestions_within(user).exclude(state=State.OPEN).order_by("-decided_at", "-pk")
