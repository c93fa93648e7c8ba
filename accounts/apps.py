"""The application that holds accounts, and Django's admin as they open it."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Comptes"
    default = True
    default_auto_field = "django.db.models.BigAutoField"


class TeamAdminConfig(admin_apps.AdminConfig):
    """Django's admin, entered by the same door as the team's pages."""

    default = False
    default_site = "accounts.views.admin_site.TeamAdminSite"
