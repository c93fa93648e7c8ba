"""The referrals application."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "referrals"
    verbose_name = "orientations envoyées"
    default_auto_field = "django.db.models.BigAutoField"
