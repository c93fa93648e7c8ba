"""Where to go on to, from the pages of one's account."""

from django import template

from accounts.landing import landing_of
from accounts.policy import Someone

register = template.Library()


@register.simple_tag
def landing(user: Someone) -> str:
    """The address where this account begins. No query."""
    return landing_of(user)
