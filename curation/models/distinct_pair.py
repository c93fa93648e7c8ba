"""DistinctPair: two places that look alike and are two: they are never proposed again."""

from curation.models.pair_decision import PairDecision, pair_rules


class DistinctPair(PairDecision):
    """They are never proposed again."""

    class Meta:
        verbose_name = "deux lieux distincts"
        verbose_name_plural = "lieux distincts"
        ordering = ["pk"]
        constraints = pair_rules("distinct_pair")
