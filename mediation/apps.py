"""The assembly: settings, addresses, and the pages that belong to no other application."""

from django.apps import AppConfig
from django.core import checks

from mediation.checks import check_settings


class MediationConfig(AppConfig):
    name = "mediation"
    verbose_name = "Assemblage"

    def ready(self) -> None:
        checks.register(check_settings)
