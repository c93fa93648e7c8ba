"""The name of the site for error pages, which have no context."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def site_name() -> str:
    """From the settings alone: it cannot fail."""
    return str(settings.SITE_NAME)
