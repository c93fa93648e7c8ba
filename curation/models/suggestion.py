"""Suggestion: what one person said is wrong with one place, and what the team decided."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from curation.suggestions.closed_lists import Proof, Refusal, State, Teller, Topic
from places.models import Batch, Place

LONGEST_TEXT = 500
"""Characters of the message."""


class Suggestion(models.Model):
    """Received by `curation.suggestions.receiving`, decided by `curation.suggestions.reviewing`, and by nothing else.

    `facts` is what the message says in the words of the directory (path → value, as in `places.facts`), empty when only a person can tell;
    `before` is what the place said of the same paths when the message came. The day is kept, not the hour.
    """

    place = models.ForeignKey(Place, models.PROTECT, related_name="suggestions", verbose_name="lieu")
    topic = models.CharField("sujet", max_length=12, choices=Topic)
    text = models.CharField("message", max_length=LONGEST_TEXT, blank=True)
    facts = models.JSONField("faits proposés", default=dict, encoder=DjangoJSONEncoder)
    before = models.JSONField("faits d'alors", default=dict, encoder=DjangoJSONEncoder)
    teller = models.CharField("qui le dit", max_length=12, choices=Teller)
    contact = models.CharField("courriel", max_length=254, blank=True, help_text="erased once answered: curation.suggestions.lifetimes")
    created_on = models.DateField("reçue le", db_index=True)
    form_key = models.CharField(max_length=32, unique=True, help_text="of the form that sent it: sent twice, it is received once")

    state = models.CharField("état", max_length=8, choices=State, default=State.OPEN)
    reason = models.CharField("motif du refus", max_length=15, choices=Refusal, blank=True)
    proof = models.CharField("preuve", max_length=4, choices=Proof, blank=True)
    decided_at = models.DateTimeField("traitée le", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="traitée par", null=True, blank=True, related_name="+"
    )
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, blank=True, related_name="+", help_text="what it changed, if anything")

    class Meta:
        verbose_name = "suggestion"
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "id"], name="suggestion_queue")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.OPEN, decided_at__isnull=True) | (~Q(state=State.OPEN) & Q(decided_at__isnull=False)),
                name="suggestion_decided_means_dated",
            ),
            models.CheckConstraint(
                condition=(Q(state=State.REFUSED) & ~Q(reason="")) | (~Q(state=State.REFUSED) & Q(reason="")),
                name="suggestion_refused_means_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_topic_display()} ({self.place_id})"
