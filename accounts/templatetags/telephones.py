"""Telephone numbers of people, as they are said."""

from django import template

from places.phones import spoken as spoken_number

register = template.Library()


@register.filter
def spoken(e164: str) -> str:
    """The number as it is written in France; "" for none."""
    return spoken_number(e164) if e164 else ""
