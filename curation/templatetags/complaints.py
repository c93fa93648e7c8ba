"""What the page of a place says of the complaints that the team took into account: one note, which accuses nobody."""

from django import template
from django.utils import timezone

from curation.suggestions.closed_lists import Topic
from curation.suggestions.complaints import complaint_to_tell
from places.models import Place
from places.presenting.words import day_words

register = template.Library()

HAPPENED = {
    Topic.WAS_CLOSED: "Une personne a trouvé ce lieu fermé.",
    Topic.NOT_HELPED: "Une personne n'a pas pu être aidée ici.",
}


@register.inclusion_tag("curation/_complaint.html")
def complaint_note(place: Place, ask: str) -> dict[str, str]:
    """The last complaint, its day, and `ask` (what to do before coming); nothing when there is none. One query."""
    complaint = complaint_to_tell(place, timezone.now().astimezone(place.zone).date())
    if complaint is None:
        return {"happened": "", "day": "", "ask": ""}
    return {"happened": HAPPENED[Topic(complaint.topic)], "day": day_words(complaint.created_on), "ask": ask}
