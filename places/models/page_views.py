"""PageViews: about how often the page of a place was looked at in a month. Nothing else is ever kept of a visit."""

from django.db import models

from places.models.place import Place


class PageViews(models.Model):
    """One row for each place and month in which a visit was drawn; written by `places.page_views` only. An estimate: a multiple of ten.

    It counts pages answered, not people (docs/adr/0037). The row of a place that was merged stays its own: readers follow the merge.
    """

    # No constraint in the database: checking it would take a lock on the place, and the page would wait for whoever edits that place.
    place = models.ForeignKey(Place, models.CASCADE, related_name="+", db_constraint=False, db_index=False, verbose_name="lieu")
    month = models.DateField("mois", help_text="its first day")
    count = models.PositiveIntegerField("consultations")

    class Meta:
        verbose_name = "consultations d'une fiche"
        verbose_name_plural = "consultations des fiches"
        ordering = ["-month", "-count", "pk"]
        constraints = [models.UniqueConstraint(fields=["place", "month"], name="page_views_are_counted_once")]
        # The queue of places to verify reads the counts of the last months, and no row.
        indexes = [models.Index(fields=["month", "count"], name="page_views_of_a_month")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.place_id} × {self.count}"
