"""Links to a place: a secret address by which one place does one thing, without an account.

Whoever holds the address may act for the place: it is sent to the address that the place published, works for a while, and can be revoked.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, QuerySet

from curation.models import PlaceLink
from curation.models.place_link import LinkPurpose
from places.models import Place
from places.tokens import hash_of, is_token, new_token
from places.vocabulary import Status

STOP_DAYS = 400
"""One may ask not to be written to again more than a year after the message."""


def issue(place: Place, purpose: LinkPurpose, *, at: datetime) -> tuple[PlaceLink, str]:
    """A new link, and its token, which is told here once and kept nowhere. One query."""
    token = new_token()
    days = settings.PLACE_LINK_DAYS if purpose == LinkPurpose.UPDATE else STOP_DAYS
    link = PlaceLink.objects.create(
        place=place, purpose=purpose, token_hash=hash_of(token), created_at=at, expires_at=at + timedelta(days=days)
    )
    return link, token


def link_of(token: str, purpose: LinkPurpose, *, at: datetime) -> PlaceLink | None:
    """The link of this token, with its place and commune; None when it is not for this purpose, forged, revoked or expired, or when its
    place is no longer open: nobody is told which. To stop being written to, the place need not be open. One query at most.
    """
    if not is_token(token):
        return None
    links = PlaceLink.objects.filter(token_hash=hash_of(token), purpose=purpose, revoked_at__isnull=True, expires_at__gt=at)
    if purpose == LinkPurpose.UPDATE:
        links = links.filter(place__status=Status.PUBLISHED)
    return links.select_related("place__commune").first()


def expired(token: str, *, at: datetime) -> PlaceLink | None:
    """The link of this token by which an open place could once answer, had nobody revoked it, and no longer can. One query at most."""
    if not is_token(token):
        return None
    links = PlaceLink.objects.filter(
        token_hash=hash_of(token),
        purpose=LinkPurpose.UPDATE,
        revoked_at__isnull=True,
        expires_at__lte=at,
        place__status=Status.PUBLISHED,
    )
    return links.select_related("place__commune").first()


def mark_used(link: PlaceLink, *, at: datetime) -> None:
    """An answer was given through it. It still works until it expires: whoever confirms in haste may correct at leisure. One query."""
    PlaceLink.objects.filter(pk=link.pk).update(used_at=at)


def working(place: Place, *, at: datetime) -> QuerySet[PlaceLink]:
    """The links by which this place may now answer, the last to expire first."""
    links = PlaceLink.objects.filter(place=place, purpose=LinkPurpose.UPDATE, revoked_at__isnull=True, expires_at__gt=at)
    return links.order_by("-expires_at", "-pk")


def revoke(place: Place, *, at: datetime, author_id: int | None = None) -> int:
    """Every link of this place to its facts stops working, at once. How many; one query."""
    return working(place, at=at).update(revoked_at=at, revoked_by_id=author_id)


@dataclass(frozen=True, slots=True)
class Revocation:
    """Links revoked together. `who`: the person, "" when the site itself did."""

    at: datetime
    who: str
    links: int


def revocations(place: Place) -> list[Revocation]:
    """What was revoked of this place, the last first. One query."""
    revoked = PlaceLink.objects.filter(place=place, revoked_at__isnull=False).order_by("-revoked_at")
    together = revoked.values_list("revoked_at", "revoked_by__name", "revoked_by__email").annotate(links=Count("pk"))
    return [Revocation(at, name or email or "", links) for at, name, email, links in together]
