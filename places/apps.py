"""The application that holds facts: which places exist, what they offer, for whom, when, and where each fact came from."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "places"
    verbose_name = "Lieux"
