"""Place list: the places of a territory that answer what someone of the team asks, in every state."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from django.db.models import Q

from accounts.models import User
from accounts.territories import within
from curation.freshness.queue import to_verify
from places.models import Place
from places.querysets import PlaceQuerySet
from places.text_keys import search_key


@dataclass(frozen=True, kw_only=True)
class PlaceQuestion:
    """Every field left empty asks nothing. `commune`: a name, an INSEE code or a postal code, as typed; `status`: a `Status` code."""

    text: str = ""
    commune: str = ""
    department: str = ""
    status: str = ""
    unverified: bool = False

    def places(self, user: User, today: date) -> PlaceQuerySet:
        """The places of this account's territory that answer, by name then key. No query yet."""
        found = within(user, Place.objects.all()).named(self.text).in_departments([self.department] if self.department else [])
        if self.commune:
            found = found.filter(self._in_commune())
        if self.status:
            found = found.filter(status=self.status)
        if self.unverified:
            found = found.filter(pk__in=to_verify(found, today=today).order_by().values("pk"))
        return found.order_by("name_key", "pk")

    def _in_commune(self) -> Q:
        typed = self.commune.strip()
        if typed[:1].isdigit():
            return Q(commune_id=typed.upper()) | Q(postal_code=typed)
        return Q(commune__name_key=search_key(typed))

    @classmethod
    def nothing(cls) -> Self:
        """The whole territory."""
        return cls()
