"""The lists of places that a person of the team keeps: keeping one, removing one. They are shown by the list itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.policy import Action
from accounts.views.guards import team_page
from curation.forms.saved_filter import SavedFilterForm
from curation.views.place_list import list_page


@team_page(Action.READ_TEAM)
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the filters sent under the name sent, then show that list; 400 when something is to repair, what was typed kept."""
    form = SavedFilterForm(request.POST, user=request.user)
    if not form.is_valid():
        return list_page(request, QueryDict(request.POST.get("filtres", "")[:2000]), form)
    kept = form.keep(at=timezone.now())
    messages.success(request, f"C'est gardé : « {kept.name} ». Retrouvez-la dans « Mes listes ».")
    return redirect(f"{reverse('curation:places')}?{kept.query}")


@team_page(Action.READ_TEAM)
@require_POST
def remove(request: HttpRequest, key: int) -> HttpResponse:
    """Remove a list from one's own; 404 for somebody else's. No place is touched."""
    kept = get_object_or_404(request.user.saved_filters.all(), pk=key)
    kept.delete()
    messages.success(request, f"La liste « {kept.name} » est enlevée. Aucun lieu n'a changé.")
    return redirect("curation:places")
