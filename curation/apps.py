"""The application that keeps facts true."""

from django.apps import AppConfig


class CurationConfig(AppConfig):
    name = "curation"
    verbose_name = "Tenue à jour"
    default_auto_field = "django.db.models.BigAutoField"
