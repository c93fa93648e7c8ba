"""Commune: the towns of the gazetteer, the names and codes they used to have, and which file the tables were filled from."""

from django.db import models
from django.db.models import Q

from places.gazetteer.rows import CommuneKind, PointSource


class Commune(models.Model):
    """One commune of today, or one arrondissement of Paris, Lyon or Marseille. Filled by `places.gazetteer.loading` only.

    Facts and sources: docs/gazetteer.md. A commune that ceases to exist stays here, because places may refer to it; its code and name
    then also become a `CommuneAlias` of the commune that took its place.
    """

    code = models.CharField("code INSEE", max_length=5, primary_key=True)
    name = models.CharField("nom", max_length=60)
    name_key = models.CharField(max_length=60, db_index=True, editable=False, help_text="search_key(name), for searching")
    kind = models.CharField("nature", max_length=14, choices=CommuneKind, default=CommuneKind.COMMUNE)
    parent_code = models.CharField(
        "commune de l'arrondissement", max_length=5, blank=True, help_text="75056 for 75112; blank for a commune"
    )
    postal_codes = models.JSONField("codes postaux", default=list)
    department = models.CharField("département", max_length=3, db_index=True)
    region = models.CharField("région", max_length=3, help_text="INSEE code; overseas collectivities have none and repeat the department's")
    population = models.PositiveIntegerField("population", null=True, blank=True)
    epci_code = models.CharField("SIREN de l'intercommunalité", max_length=9, blank=True, db_index=True)
    epci_name = models.CharField("intercommunalité", max_length=120, blank=True)
    latitude = models.FloatField("latitude", null=True, blank=True, help_text="degrees, WGS 84")
    longitude = models.FloatField("longitude", null=True, blank=True, help_text="degrees, WGS 84")
    point_source = models.CharField("origine du point", max_length=9, choices=PointSource, blank=True)
    phone = models.CharField("téléphone de la mairie", max_length=16, blank=True, help_text="E.164")

    class Meta:
        verbose_name = "commune"
        verbose_name_plural = "communes"
        ordering = ["name_key", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True, point_source="")
                | (
                    Q(latitude__isnull=False, longitude__isnull=False)  # a comparison with null is not false, so it would pass
                    & Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180)
                    & Q(point_source__in=PointSource.values)
                ),
                name="commune_point_has_a_source",
            ),
            models.CheckConstraint(
                condition=Q(kind=CommuneKind.ARRONDISSEMENT) & ~Q(parent_code="") | ~Q(kind=CommuneKind.ARRONDISSEMENT) & Q(parent_code=""),
                name="commune_only_arrondissements_have_a_parent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.department})"


class CommuneAlias(models.Model):
    """A name, and often a code, that a commune or a part of it has or had: former, delegated and associated communes.

    `code` is the INSEE code of the former commune, blank when the commune of today kept it ("Évry" for Évry-Courcouronnes).
    """

    code = models.CharField("ancien code INSEE", max_length=5, blank=True, db_index=True)
    name = models.CharField("nom", max_length=60, blank=True)
    name_key = models.CharField(max_length=60, db_index=True, editable=False, help_text="search_key(name), for searching")
    commune = models.ForeignKey(Commune, models.CASCADE, verbose_name="commune d'aujourd'hui", related_name="aliases")

    class Meta:
        verbose_name = "ancienne commune"
        verbose_name_plural = "anciennes communes"
        ordering = ["name_key", "pk"]
        constraints = [models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="commune_alias_code_is_unique")]

    def __str__(self) -> str:
        return f"{self.name or self.code} → {self.commune_id}"


class GazetteerVersion(models.Model):
    """Which gazetteer file the tables hold: one row at most, absent until the first loading."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    fingerprint = models.CharField("empreinte", max_length=64)

    class Meta:
        verbose_name = "version du répertoire des communes"
        verbose_name_plural = "version du répertoire des communes"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="gazetteer_version_is_one_row")]

    def __str__(self) -> str:
        return self.fingerprint[:12]
