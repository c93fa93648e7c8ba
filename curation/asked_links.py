"""Asked links: a place whose link has expired asks for another. It goes to the address that the place published, and nowhere else.

Whoever asks is told the same whatever happens: whether the link existed, whether anything left, and to whom.
"""

from datetime import datetime, timedelta

from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from curation.freshness.acting import locked_upkeep
from curation.links import expired, issue
from curation.models import PlaceLink, Reminder
from curation.models.place_link import LinkPurpose
from curation.models.reminder import ReminderState
from curation.reminders import deliver, message_to
from places.models import Place

ONE_EACH = timedelta(days=1)
"""However many ask, a place is sent one link a day: an old mail in many hands floods nobody."""


def send_another(token: str, *, at: datetime) -> bool:
    """Send a new link to the place of this expired one; whether it left.

    Nothing leaves for a token that is forged, revoked or still good, for a place that is no longer open, has no address, does not want to
    be written to, or was sent a link within ONE_EACH. A mail server that fails is noted, and raises nothing.
    """
    old = expired(token, at=at)
    if old is None:
        return False
    reminder, message = _prepared(old.place, at=at)
    return reminder is not None and not deliver(reminder, message, get_connection())


@transaction.atomic
def _prepared(place: Place, *, at: datetime) -> tuple[Reminder | None, EmailMessage]:
    """The message and its reminder, written down as pending before it leaves; None when nothing is to leave. The place is locked."""
    upkeep = locked_upkeep(place)
    lately = PlaceLink.objects.filter(place=place, purpose=LinkPurpose.UPDATE, created_at__gt=at - ONE_EACH)
    received = lately.exclude(reminder__state=ReminderState.FAILED).exists()
    if upkeep.opposed_on or received or not place.emails:
        return None, EmailMessage()
    link, token = issue(place, LinkPurpose.UPDATE, at=at)
    _, stop = issue(place, LinkPurpose.STOP, at=at)
    return Reminder.objects.create(place=place, link=link, at=at), message_to(place, token=token, stop=stop, asked=True)
