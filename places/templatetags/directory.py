"""Addresses of the list of places that a template needs for one choice among several."""

from django import template

from places.directory.asked import Asked
from places.directory.where import Choice

register = template.Library()


@register.simple_tag
def chosen(asked: Asked, choice: Choice) -> str:
    """The same list from the commune, or in the département, that is chosen."""
    where = {"where": choice.code, "commune": ""} if choice.is_department else {"where": "", "commune": choice.code}
    return asked.but(**where).url()


@register.simple_tag
def by_name(asked: Asked, name: str) -> str:
    """The places of this name, wherever they are."""
    return asked.but(where="", commune="", name=name).url()
