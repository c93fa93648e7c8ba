"""The team's menu."""

from typing import Any

from django import template
from django.urls import reverse

from curation.navigation import entries_for

register = template.Library()


@register.inclusion_tag("curation/_menu.html", takes_context=True)
def team_menu(context: dict[str, Any]) -> dict[str, Any]:
    """The pages that whoever is signed in may open, the one shown marked. No query."""
    request = context["request"]
    entries = [(entry.label, reverse(entry.view)) for entry in entries_for(request.user)]
    # The longest address that the page's starts with; the home page's is the start of all.
    here = max((url for _, url in entries if request.path.startswith(url)), key=len, default="")
    return {"entries": entries, "here": here, "user": request.user, "csrf_token": context.get("csrf_token", "")}
