"""Leaving quickly, on pages that know nothing of what the person answered: those of places. Their templates ask for it by a tag."""

from typing import Any

from django import template

from orientation.views.keeping import kept_in

register = template.Library()


@register.inclusion_tag("orientation/_leaving.html", takes_context=True)
def leaving(context: dict[str, Any]) -> dict[str, bool]:
    """The way out when the answers kept tell of a danger at home, and nothing otherwise. The page must then be stored by nobody:
    `mediation.leaving`. No query."""
    kept = kept_in(context["request"])
    return {"quick_exit": bool(kept and kept.in_danger), "quietly": bool(kept and kept.perhaps_in_danger)}
