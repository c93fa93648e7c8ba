"""SharedAddress: two places with one door: a France services desk in a library. Two services, not a duplicate."""

from curation.models.pair_decision import PairDecision, pair_rules


class SharedAddress(PairDecision):
    """Two services, not a duplicate."""

    class Meta:
        verbose_name = "adresse partagée"
        verbose_name_plural = "adresses partagées"
        ordering = ["pk"]
        constraints = pair_rules("shared_address")
