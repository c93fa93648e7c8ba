"""Counters: the figures of the team's home page, each leading to the list it counts. One line in `COUNTERS` adds one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.http import urlencode

from accounts.answering import requests_within
from accounts.models import User
from accounts.policy import Action, may
from accounts.territories import within
from curation.duplicates.queue import waiting_count
from curation.freshness.queue import to_verify
from curation.imports.queue import conflicts_within, runs_awaiting
from curation.suggestions.queue import to_decide
from curation.unmet_needs import RECENT_DAYS, searches_within
from places.models import Place


@dataclass(frozen=True, slots=True)
class Counter:
    """One figure. `count(user, today)` counts, in the territory of the account, what the page `view` (with `query`) lists."""

    label: str
    hint: str
    view: str
    count: Callable[[User, date], int]
    action: Action = Action.READ_TEAM
    query: tuple[tuple[str, str], ...] = ()

    def url(self) -> str:
        """The list it counts."""
        return reverse(self.view) + (f"?{urlencode(self.query)}" if self.query else "")


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure of the page, read."""

    label: str
    hint: str
    url: str
    number: int


def places_to_verify(user: User, today: date) -> int:
    """One query."""
    return to_verify(within(user, Place.objects.all()), today=today).count()


def suggestions_to_decide(user: User, today: date) -> int:
    """One query."""
    return to_decide(user).count()


def imports_awaiting(user: User, today: date) -> int:
    """One query."""
    return runs_awaiting(user).count()


def conflicts_awaiting(user: User, today: date) -> int:
    """One query."""
    return conflicts_within(user).count()


def accounts_asked_for(user: User, today: date) -> int:
    """One query."""
    return requests_within(user).count()


COUNTERS: Final[tuple[Counter, ...]] = (
    Counter(
        "Lieux à vérifier",
        "chacun selon sa fréquence",
        "curation:verify",
        places_to_verify,
    ),
    Counter("Suggestions", "à traiter", "curation:suggestions", suggestions_to_decide, Action.ANSWER_SUGGESTIONS),
    Counter("Doublons possibles", "fiches qui pourraient n'en faire qu'une", "curation:duplicates", waiting_count, Action.MERGE),
    Counter("Imports", "à vérifier ou à finir", "curation:imports", imports_awaiting, Action.IMPORT, query=(("liste", "attente"),)),
    Counter("Désaccords avec une source", "à régler", "curation:conflicts", conflicts_awaiting, Action.IMPORT),
    Counter("Recherches sans résultat", f"depuis {RECENT_DAYS} jours", "curation:unmet", searches_within),
    Counter("Demandes de compte", "à accepter ou à refuser", "curation:account-requests", accounts_asked_for, Action.INVITE),
)


def counted_for(user: User, today: date) -> list[Counted]:
    """The figures that this account may see. Queries: those of each counter, one for most."""
    shown = [counter for counter in COUNTERS if may(user, counter.action)]
    return [Counted(one.label, one.hint, one.url(), one.count(user, today)) for one in shown]
